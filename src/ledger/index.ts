export { canonicalJson, firstBreak, sha256 } from './chain.ts';
export {
  type Actor,
  type Command,
  type CommandContext,
  type Envelope,
  execute,
  invalidInput,
  type System,
  systemActor,
} from './command.ts';
export { personIdOf } from './person.ts';
export { eventsInChain, eventsOf } from './store.ts';
