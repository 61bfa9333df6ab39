export { type ActKind, actKinds, rules } from './acts.ts';
export { changeWorkingCalendar } from './calendar-change.ts';
export { calendarOf, clockOf, deadlineOfDossier } from './clock.ts';
export { type CourseStep, courseOf } from './course.ts';
export { correctDossier, decideDossier, sendBackDossier, stopDossier } from './deciding.ts';
export { type Duplicate, openDossiersOf } from './duplicates.ts';
export type { DossierEvent, EventKind, FactData } from './events.ts';
export { expectedParts } from './expected.ts';
export { broughtBy } from './filed.ts';
export { fileDossier, receiveFiled, refuseIntake } from './filing.ts';
export { type OfferedPaper, papersOf } from './forms.ts';
export {
  type Group,
  type GroupPart,
  groupOn,
  groupsAt,
  groupsSchema,
  nearestOneStop,
  registerGroups,
} from './groups.ts';
export { oneStopHead } from './heads.ts';
export { type Applicant, type Receive, returnShape } from './input.ts';
export { type Receipt, receiveDossier } from './intake.ts';
export { receiveInterlinked } from './interlinked.ts';
export { apologise, resumeDossier, suspendDossier } from './limits.ts';
export {
  countLists,
  type DossierList,
  type ListCounts,
  type ListedDossier,
  type ListName,
  listDossiers,
  listNames,
} from './lists.ts';
export { eventText, stateText } from './messages.ts';
export { type NationalStatus, nationalStatus } from './national-status.ts';
export { type Action, actions } from './offers.ts';
export { abbreviate } from './papers.ts';
export { type Looking, lookAt, lookAway, lookersOf } from './presence.ts';
export type { Printing } from './printing.ts';
export { type Regime, regimeBySlug, regimeOn } from './regime.ts';
export { type RegisterQuery, registerRows } from './register.ts';
export {
  closeDossier,
  dispatchResult,
  reopenDossier,
  reportUndelivered,
  returnResult,
  withdrawDossier,
} from './returning.ts';
export { resultPass, resultPassHolds } from './secret.ts';
export {
  type Dossier,
  inHand,
  isLate,
  type Outcome,
  paused,
  running,
  type Standing,
  type State,
  states,
} from './state.ts';
export { dossiersByUnit } from './statistics.ts';
export {
  type Decision,
  type DossierRow,
  decisionsOf,
  dossierByCode,
  dossierMarks,
  filesOf,
  partsOf,
  partyOf,
  secretOpens,
  slipKey,
} from './store.ts';
export {
  approveSupplement,
  askAtIntake,
  declineSupplement,
  draftSupplement,
  supplementDossier,
} from './supplement.ts';
export { moveStranded, transferDossiers } from './transfer.ts';
export type { Consultation, UnderWay } from './under-way.ts';
export { type DossierView, dossierView, lookable, type Part } from './view.ts';
export {
  acceptDossier,
  answerConsultation,
  assignDossier,
  closeConsultation,
  consultUnit,
  declineDossier,
  handOverDossier,
  inspectSite,
  proposeDossier,
  takeDossier,
} from './work.ts';
