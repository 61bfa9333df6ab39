import { calendarFor, type Due, dueOf } from '../calendar/index.ts';
import type { ProcedureVersion } from '../catalogue/index.ts';
import type { Queryable } from '../kernel/database.ts';
import { oneStopById } from '../organization/index.ts';
import type { DossierRow } from './store.ts';

/**
 * How the due moment of a dossier came about: by the hours of the one-stop that received it, wherever it is now.
 * A transfer changes nothing of it.
 */
export async function dueAsReceived(
  db: Queryable,
  { receivedOneStopId, receivedAt }: DossierRow,
  version: ProcedureVersion,
): Promise<Due> {
  const receiver = (await oneStopById(db, receivedOneStopId))!;
  return dueOf(receivedAt, version.term, await calendarFor(db, receiver.hours));
}
