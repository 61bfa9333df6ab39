import type { Queryable, Transaction } from '../kernel/database.ts';
import type { Day, Instant } from '../kernel/time.ts';
import type { Draft, Standing } from './draft.ts';

const columns = (db: Queryable) => db`
  id, title, changes, state, written_by AS "writtenBy", written_at AS "writtenAt", approved_by AS "approvedBy",
  decided_at AS "decidedAt", version`;

export async function insertDraft(tx: Transaction, d: Draft): Promise<void> {
  await tx`
    INSERT INTO authority_draft (id, title, changes, state, written_by, written_at, approved_by, decided_at, version)
    VALUES (${d.id}, ${d.title}, ${tx.json(d.changes as never)}, ${d.state}, ${d.writtenBy}, ${d.writtenAt},
      ${d.approvedBy}, ${d.decidedAt}, ${d.version})`;
}

/** The draft, held until the transaction ends. */
export async function lockDraft(tx: Transaction, id: string): Promise<Draft | null> {
  const [draft] = await tx<Draft[]>`SELECT ${columns(tx)} FROM authority_draft WHERE id = ${id} FOR UPDATE`;
  return draft ?? null;
}

export async function draftById(db: Queryable, id: string): Promise<Draft | null> {
  const [draft] = await db<Draft[]>`SELECT ${columns(db)} FROM authority_draft WHERE id = ${id}`;
  return draft ?? null;
}

export async function updateDraft(tx: Transaction, d: Draft): Promise<void> {
  await tx`
    UPDATE authority_draft SET title = ${d.title}, changes = ${tx.json(d.changes as never)}, state = ${d.state},
      approved_by = ${d.approvedBy}, decided_at = ${d.decidedAt}, version = ${d.version}
    WHERE id = ${d.id}`;
}

export interface ListedDraft {
  readonly id: string;
  readonly title: string;
  readonly state: Draft['state'];
  /** Names of persons. */
  readonly writtenBy: string;
  readonly writtenAt: Instant;
  readonly approvedBy: string | null;
  readonly decidedAt: Instant | null;
  readonly version: number;
}

/** All drafts, what waits first, then the newest. */
export async function listDrafts(db: Queryable): Promise<ListedDraft[]> {
  return db<ListedDraft[]>`
    SELECT d.id, d.title, d.state, w.name AS "writtenBy", d.written_at AS "writtenAt", a.name AS "approvedBy",
      d.decided_at AS "decidedAt", d.version
    FROM authority_draft d JOIN person w ON w.id = d.written_by LEFT JOIN person a ON a.id = d.approved_by
    ORDER BY d.state = 'submitted' DESC, d.state = 'draft' DESC, d.written_at DESC, d.id`;
}

/** What a person's positions of a day allow on drafts. */
export async function standingOf(db: Queryable, personId: string, on: Day): Promise<Standing> {
  const [row] = await db<{ controls: boolean; approves: boolean }[]>`
    SELECT coalesce(bool_or(n.rank = 'procedure-control'), false) AS controls,
      coalesce(bool_or(n.rank = 'procedure-control'
        OR (n.rank IN ('head', 'deputy') AND n.one_stop_id IS NULL AND u.kind = 'committee')), false) AS approves
    FROM assignment a
    JOIN position n ON n.id = a.position_id AND n.validity @> ${on}::date
    JOIN unit_version u ON u.unit_id = n.unit_id AND u.validity @> ${on}::date
    WHERE a.person_id = ${personId} AND a.validity @> ${on}::date`;
  return { personId, controls: row?.controls ?? false, approves: row?.approves ?? false };
}
