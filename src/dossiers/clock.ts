import {
  type ClockFact,
  type Deadline,
  type DossierClock,
  deadlineOf,
  officeCalendar,
  type WorkingCalendar,
} from '../calendar/index.ts';
import { type ProcedureVersion, versionById } from '../catalogue/index.ts';
import type { Queryable } from '../kernel/database.ts';
import type { Instant } from '../kernel/time.ts';
import { oneStopById } from '../organization/index.ts';
import type { DossierRow } from './store.ts';

/** The hours by which a dossier's limit runs: of the one-stop that received it, wherever it is now. */
export async function calendarOf(
  db: Queryable,
  { receivedOneStopId }: Pick<DossierRow, 'receivedOneStopId'>,
): Promise<WorkingCalendar> {
  const receiver = (await oneStopById(db, receivedOneStopId))!;
  return officeCalendar(db, receiver);
}

/** What happened to a dossier's limit so far, and `next` on top of it. */
export const clockOf = (
  { standing }: Pick<DossierRow, 'standing'>,
  receivedAt: Instant,
  { term }: Pick<ProcedureVersion, 'term'>,
  ...next: ClockFact[]
): DossierClock => ({ receivedAt, term, facts: [...standing.clock, ...next] });

/** How the due moment of a dossier came about. Null for what is not received. */
export async function deadlineOfDossier(
  db: Queryable,
  dossier: DossierRow,
  version: ProcedureVersion,
  ...next: ClockFact[]
): Promise<Deadline | null> {
  if (dossier.receivedAt === null) return null;
  return deadlineOf(clockOf(dossier, dossier.receivedAt, version, ...next), await calendarOf(db, dossier));
}

/** When the limit ends once one more thing happened to it; the dossier must have been received. */
export async function dueAfter(db: Queryable, dossier: DossierRow, next: ClockFact): Promise<Instant> {
  const version = (await versionById(db, dossier.procedureVersionId))!;
  const deadline = await deadlineOfDossier(db, dossier, version, next);
  if (!deadline?.legal) throw new Error(`no limit runs after ${next.kind} of ${dossier.code}`);
  return deadline.legal;
}
