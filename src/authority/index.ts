export { loadDay, RegisterCache, type RegisterDay } from './cache.ts';
export { type Change, changeSchema, type Draft, draftSchema } from './change.ts';
export type { Finding, Severity } from './finding.ts';
export { holdRegister, loadRegister, loadSlice } from './load.ts';
export { may, mayDecide, type Proof } from './may.ts';
export type { Authority, CaseFacts, Link, Question, Signer } from './model.ts';
export { type Register, registerSchema } from './register.ts';
export {
  attachScan,
  changeRegister,
  makeChanges,
  post,
  recordTraining,
  registerCompetences,
} from './service.ts';
export { type Posted, postingsOf, scanOf } from './store.ts';
export { fingerprint, who } from './who.ts';
