import type { Term } from '../calendar/index.ts';
import { periodText, type Queryable, type Transaction } from '../kernel/database.ts';
import type { Text } from '../kernel/refusal.ts';
import type { Day, Instant, Period } from '../kernel/time.ts';
import type { Limit, Place } from './facts.ts';
import type { Process } from './model.ts';

/** A process of one procedure at one one-stop, over a period. */
export interface ProcessVersion {
  readonly id: string;
  readonly procedureId: string;
  readonly oneStopId: string;
  /** National code. */
  readonly procedure: string;
  /** Slug. */
  readonly oneStop: string;
  readonly no: number;
  readonly period: Period;
  readonly steps: Process;
  readonly status: 'draft' | 'published' | 'withdrawn';
  readonly writtenBy: string | null;
  readonly writtenAt: Instant;
  readonly publishedBy: string | null;
  readonly publishedAt: Instant | null;
  /** Goes up with everything that happens to it. */
  readonly version: number;
}

const columns = (db: Queryable) => db`
  v.id, v.procedure_id AS "procedureId", v.one_stop_id AS "oneStopId", p.code AS procedure, o.slug AS "oneStop", v.no,
  v.validity AS period, v.steps, v.status, v.written_by AS "writtenBy", v.written_at AS "writtenAt",
  v.published_by AS "publishedBy", v.published_at AS "publishedAt", v.version`;
const tables = (db: Queryable) => db`
  process_version v JOIN procedure p ON p.id = v.procedure_id JOIN one_stop o ON o.id = v.one_stop_id`;

/** The process under which a dossier is received on a day; null where none was published. */
export async function processOn(
  db: Queryable,
  { procedureId, oneStopId, on }: { procedureId: string; oneStopId: string; on: Day },
): Promise<ProcessVersion | null> {
  const [found] = await db<ProcessVersion[]>`
    SELECT ${columns(db)} FROM ${tables(db)}
    WHERE v.procedure_id = ${procedureId} AND v.one_stop_id = ${oneStopId} AND v.validity @> ${on}::date
      AND v.status = 'published'`;
  return found ?? null;
}

/** Whatever became of it: what an old dossier was received under, too. */
export async function processById(db: Queryable, id: string): Promise<ProcessVersion | null> {
  const [found] = await db<ProcessVersion[]>`
    SELECT ${columns(db)} FROM ${tables(db)} WHERE v.id = ${id}`;
  return found ?? null;
}

/** Held until the transaction ends; missing ones are left out. */
export const lockProcesses = (tx: Transaction, ids: readonly string[]): Promise<ProcessVersion[]> =>
  tx<ProcessVersion[]>`
    SELECT ${columns(tx)} FROM ${tables(tx)} WHERE v.id = ANY(${[...ids]}) ORDER BY v.id FOR UPDATE OF v`;

export interface Listed extends Omit<ProcessVersion, 'steps'> {
  readonly name: Text;
  readonly steps: number;
}

/** Every process of a one-stop that was not given up, by procedure, the newest first. */
export const processesAt = (db: Queryable, oneStop: string): Promise<Listed[]> =>
  db<Listed[]>`
    SELECT ${columns(db)}, jsonb_array_length(v.steps) AS steps,
      (SELECT name FROM procedure_version n WHERE n.procedure_id = v.procedure_id ORDER BY n.validity DESC LIMIT 1) AS name
    FROM ${tables(db)} WHERE o.slug = ${oneStop} AND v.status <> 'withdrawn' ORDER BY p.code, v.no DESC`;

/** @throws when the procedure or the one-stop does not exist: `procedure_id` or `one_stop_id` is null. */
export async function insertDraft(
  tx: Transaction,
  draft: Place & {
    id: string;
    period: Period;
    steps: Process;
    writtenBy: string | null;
    writtenAt: Instant;
  },
): Promise<number> {
  const [row] = await tx<{ no: number }[]>`
    INSERT INTO process_version (id, procedure_id, one_stop_id, no, validity, steps, written_by, written_at)
    SELECT ${draft.id}, p.id, o.id,
      coalesce((SELECT max(no) FROM process_version WHERE procedure_id = p.id AND one_stop_id = o.id), 0) + 1,
      ${periodText(draft.period)}, ${tx.json(draft.steps as never)}, ${draft.writtenBy}, ${draft.writtenAt}
    FROM procedure p, one_stop o WHERE p.code = ${draft.procedure} AND o.slug = ${draft.oneStop}
    RETURNING no`;
  return row!.no;
}

export async function updateDraft(
  tx: Transaction,
  { id, period, steps }: { id: string; period: Period; steps: Process },
): Promise<void> {
  await tx`
    UPDATE process_version SET validity = ${periodText(period)}, steps = ${tx.json(steps as never)},
      version = version + 1 WHERE id = ${id}`;
}

export async function endProcess(tx: Transaction, id: string, period: Period): Promise<void> {
  await tx`
    UPDATE process_version SET validity = ${periodText(period)}, version = version + 1 WHERE id = ${id}`;
}

export async function setWithdrawn(tx: Transaction, id: string): Promise<void> {
  await tx`UPDATE process_version SET status = 'withdrawn', version = version + 1 WHERE id = ${id}`;
}

export async function setPublished(
  tx: Transaction,
  ids: readonly string[],
  by: string | null,
  at: Instant,
): Promise<void> {
  await tx`
    UPDATE process_version SET status = 'published', published_by = ${by}, published_at = ${at},
      version = version + 1 WHERE id = ANY(${[...ids]})`;
}

/** Published processes of the same places whose time a new one would take, with the new one's id. */
export const publishedBeside = (
  tx: Transaction,
  ids: readonly string[],
): Promise<(Pick<ProcessVersion, 'id' | 'period' | 'version'> & { beside: string })[]> =>
  tx`
    SELECT v.id, v.validity AS period, v.version, n.id AS beside
    FROM process_version n
    JOIN process_version v ON v.procedure_id = n.procedure_id AND v.one_stop_id = n.one_stop_id
      AND v.status = 'published' AND v.validity && n.validity
    WHERE n.id = ANY(${[...ids]}) ORDER BY v.id FOR UPDATE OF v`;

/** What the law gives a procedure on a day, and the hours of the one-stop; null where it is not in force. */
export async function limitOn(db: Queryable, { procedure, oneStop, on }: Place): Promise<Limit | null> {
  const [row] = await db<{ term: Term; hours: unknown }[]>`
    SELECT v.term, o.hours FROM procedure p
    JOIN procedure_version v ON v.procedure_id = p.id AND v.validity @> ${on}::date
    CROSS JOIN one_stop o WHERE p.code = ${procedure} AND o.slug = ${oneStop}`;
  return row ?? null;
}

/**
 * Of these one-stops, those whose processes a person may not write: who controls procedures does so for the committee
 * of the own unit, or above whose office it is, and for all below it.
 */
export async function notControlled(
  db: Queryable,
  personId: string,
  oneStops: readonly string[],
  on: Day,
): Promise<string[]> {
  const rows = await db<{ slug: string }[]>`
    WITH RECURSIVE controlled AS (
      SELECT CASE WHEN u.kind = 'committee' THEN u.unit_id ELSE u.parent_id END AS unit_id
      FROM assignment a
      JOIN position n ON n.id = a.position_id AND n.validity @> ${on}::date AND n.rank = 'procedure-control'
      JOIN unit_version u ON u.unit_id = n.unit_id AND u.validity @> ${on}::date
      WHERE a.person_id = ${personId} AND a.validity @> ${on}::date
      UNION
      SELECT v.unit_id FROM controlled c JOIN unit_version v ON v.parent_id = c.unit_id AND v.validity @> ${on}::date)
    SELECT asked.slug FROM unnest(${[...oneStops]}::text[]) AS asked (slug)
    WHERE NOT EXISTS (
      SELECT FROM one_stop o JOIN controlled c ON c.unit_id = o.unit_id WHERE o.slug = asked.slug)`;
  return rows.map(({ slug }) => slug);
}

/** Places of which the procedure or the one-stop does not exist. */
export const unknownPlaces = (
  db: Queryable,
  places: readonly { procedure: string; oneStop: string }[],
): Promise<{ procedure: string; oneStop: string }[]> =>
  db`
    SELECT asked.procedure, asked."oneStop"
    FROM unnest(${places.map((p) => p.procedure)}::text[], ${places.map((p) => p.oneStop)}::text[])
      AS asked (procedure, "oneStop")
    WHERE NOT EXISTS (SELECT FROM procedure WHERE code = asked.procedure)
      OR NOT EXISTS (SELECT FROM one_stop WHERE slug = asked."oneStop")`;
