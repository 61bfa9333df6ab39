/** Annexes of delegation decisions, from tables as offices keep them to rows with findings. Pure. */
export type {
  AnnexReading,
  AnnexRow,
  Column,
  Finding,
  FindingCode,
  Mapping,
  NamedUnit,
  Role,
  Severity,
  SkippedRow,
  Source,
  Vocabulary,
} from './model.ts';
export { ROLES } from './model.ts';
export { type Options, readAnnex } from './read.ts';
