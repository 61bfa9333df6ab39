import type { Queryable } from '../kernel/database.ts';
import { addMinutes, type Instant } from '../kernel/time.ts';

/** A page says every half minute that somebody looks at it; some of these may get lost. */
const FRESH_MINUTES = 2;

export interface Looking {
  readonly id: string;
  readonly name: string;
}

/**
 * Says that a person looks at a dossier now, and who else does. No event and no command: nothing of a dossier changes,
 * and nobody asks tomorrow who looked today.
 */
export async function lookAt(
  db: Queryable,
  { dossierId, personId, now }: { dossierId: string; personId: string; now: Instant },
): Promise<Looking[]> {
  await db`
    INSERT INTO dossier_presence (dossier_id, person_id, seen_at) VALUES (${dossierId}, ${personId}, ${now})
    ON CONFLICT (dossier_id, person_id) DO UPDATE SET seen_at = excluded.seen_at`;
  return db<Looking[]>`
    SELECT p.id, p.name FROM dossier_presence s JOIN person p ON p.id = s.person_id
    WHERE s.dossier_id = ${dossierId} AND s.person_id <> ${personId}
      AND s.seen_at > ${addMinutes(now, -FRESH_MINUTES)}
    ORDER BY p.name`;
}

/** Who else looks at which of these dossiers now; those at which nobody looks are left out. */
export async function lookersOf(
  db: Queryable,
  { codes, personId, now }: { codes: readonly string[]; personId: string; now: Instant },
): Promise<{ code: string; names: string[] }[]> {
  return db<{ code: string; names: string[] }[]>`
    SELECT d.code, array_agg(p.name ORDER BY p.name) AS names
    FROM dossier d JOIN dossier_presence s ON s.dossier_id = d.id JOIN person p ON p.id = s.person_id
    WHERE d.code = ANY(${[...codes]}) AND s.person_id <> ${personId}
      AND s.seen_at > ${addMinutes(now, -FRESH_MINUTES)}
    GROUP BY d.code`;
}

/** The page was closed. */
export async function lookAway(
  db: Queryable,
  { dossierId, personId }: { dossierId: string; personId: string },
): Promise<void> {
  await db`DELETE FROM dossier_presence WHERE dossier_id = ${dossierId} AND person_id = ${personId}`;
}
