export { check, type Facts } from './check.ts';
export type { Finding, FindingCode } from './finding.ts';
export { type Longest, layersOf, longestWay, remainingHours } from './graph.ts';
export { changeSchema, draftSchema, processSchema, type Trial, trialSchema } from './input.ts';
export { limitHours } from './limit.ts';
export { moveRefusal, outcomeText, receiverText } from './messages.ts';
export {
  active,
  advance,
  begin,
  hasEnded,
  type Moved,
  type MoveRefusal,
  type Next,
  type Outcome,
  outcomesOf,
  type Position,
  type Process,
  type Receiver,
  type Step,
  stepOf,
} from './model.ts';
export { changeProcess, draftProcess, publishProcesses, tryProcess, withdrawProcess } from './service.ts';
export {
  type Listed,
  limitOn,
  notControlled,
  type ProcessVersion,
  processById,
  processesAt,
  processOn,
} from './store.ts';
