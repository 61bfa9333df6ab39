export { type Decision, type Proposal, periodOf, proposeDelegation } from './annex-import.ts';
export { annexOf } from './annex-print.ts';
export { type Dossiers, noDossiers } from './caught.ts';
export { differenceOf } from './difference.ts';
export { type DocumentState, documentDetail, listDocuments } from './documents.ts';
export type { DraftAct, DraftState } from './draft.ts';
export { draftAnnexes } from './draft-annex.ts';
export { registerFile, rowsAsCsv } from './export.ts';
export { findingsOf } from './findings.ts';
export { changeBody, sendBackBody, stepBody, writeBody } from './input.ts';
export { linksAsXml } from './links-xml.ts';
export { type MatrixCell, matrixOf } from './matrix.ts';
export { oneStopName, procedureName, unitName } from './names.ts';
export { dossiersOf } from './open-dossiers.ts';
export {
  approveDraft,
  changeDraft,
  sendBackDraft,
  submitDraft,
  withdrawDraft,
  writeDraft,
} from './service.ts';
export { listDrafts, standingOf } from './store.ts';
export { type Trial, tryOut } from './trial.ts';
export { type DraftView, draftView } from './view.ts';
