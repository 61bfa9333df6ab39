export { type CourseStep, courseOf } from './course.ts';
export { dueAsReceived } from './due.ts';
export type { Applicant, Receive } from './input.ts';
export { type Receipt, receiveDossier } from './intake.ts';
export { type DossierList, type ListedDossier, type ListName, listDossiers, listNames } from './lists.ts';
export { eventText, stateText } from './messages.ts';
export { type Act, type DossierEvent, isLate, type Outcome, type State } from './model.ts';
export { abbreviate, printSlip } from './papers.ts';
export { resultPass, resultPassHolds } from './secret.ts';
export {
  decideDossier,
  proposeDossier,
  returnResult,
  sendBackDossier,
  takeDossier,
} from './service.ts';
export { dossiersByUnit } from './statistics.ts';
export {
  type Decision,
  type DossierRow,
  decisionOf,
  dossierByCode,
  filesOf,
  partyOf,
  secretOpens,
  slipKey,
} from './store.ts';
export { moveStranded, transferDossiers } from './transfer.ts';
export { type DossierView, dossierView } from './view.ts';
