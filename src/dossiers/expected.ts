import { dueOf } from '../calendar/index.ts';
import { versionById } from '../catalogue/index.ts';
import type { SlipPart } from '../documents/index.ts';
import type { Queryable } from '../kernel/database.ts';
import type { Instant } from '../kernel/time.ts';
import { oneStopById } from '../organization/index.ts';
import { calendarOf } from './clock.ts';
import { partsOf } from './store.ts';

/**
 * The parts of an interlinked dossier with the moment by which each is ready: that of its own limit, or, of one whose
 * turn has not come, its limit counted from when the parts before it are due. That is the latest; it may be sooner.
 */
export async function expectedParts(db: Queryable, leadId: string): Promise<SlipPart[]> {
  const dues = new Map<number, Instant>();
  const parts: SlipPart[] = [];
  for (const part of await partsOf(db, leadId)) {
    const version = (await versionById(db, part.procedureVersionId))!;
    const oneStop = (await oneStopById(db, part.oneStopId))!;
    const begins = [part.lastAt, ...part.partAfter.map((no) => dues.get(no)!)].sort().at(-1)!;
    const dueAt = part.dueAt ?? dueOf(begins, version.term, await calendarOf(db, part)).due;
    dues.set(part.partNo!, dueAt);
    parts.push({ procedure: version.name.vi, office: oneStop.name.vi, dueAt });
  }
  return parts;
}
