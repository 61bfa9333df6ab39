export { applyChanges } from './apply.ts';
export { loadDay, RegisterCache, type RegisterDay } from './cache.ts';
export { type Change, changeSchema, type Draft, draftSchema } from './change.ts';
export { casesAt, differenceBetween } from './difference.ts';
export type { Finding, Severity } from './finding.ts';
export type { Handover } from './handovers.ts';
export { changesSchema } from './input.ts';
export { type LintFinding, lint } from './lint.ts';
export { holdRegister, loadRegister, lockRegister } from './load.ts';
export { lookupOf } from './lookup.ts';
export { may, mayDecide, type Proof } from './may.ts';
export type { Authority, CaseFacts, GapCode, Link, Question, Signer } from './model.ts';
export {
  type DocumentEntry,
  type Effect,
  emptyRegister,
  entryOn,
  type OneStopEntry,
  type PostingEntry,
  type ProcedureEntry,
  periodOn,
  type Register,
  type Row,
  registerSchema,
} from './register.ts';
export {
  attachScan,
  changeRegister,
  makeChanges,
  post,
  recordTraining,
  registerCompetences,
} from './service.ts';
export { loadSlice } from './slice.ts';
export { type Posted, postingsOf, scanOf } from './store.ts';
export { type Destination, destinationOf, endOfOneStop, successorOneStops } from './succession.ts';
export { type Summary, summaryOf } from './summary.ts';
export { timelineOf } from './timeline.ts';
export { concerns, type OpenDossiers, whatIf } from './what-if.ts';
export { fingerprint, who } from './who.ts';
