import type { CaseFacts } from '../authority/index.ts';
import type { ProcedureVersion } from '../catalogue/index.ts';
import { standsOn, type Transaction } from '../kernel/database.ts';
import { fold } from '../kernel/text.ts';
import type { Day, Instant } from '../kernel/time.ts';
import type { HeldPosition, OneStop } from '../organization/index.ts';
import type { Applicant, Receive } from './input.ts';
import { nothingUnderWay } from './state.ts';
import { lineBefore } from './store.ts';

/** What taking a dossier in depends on, as it stands on the day. */
export interface Ground {
  /** Those that the person holds at this one-stop. */
  readonly positions: readonly Pick<HeldPosition, 'rank' | 'oneStop'>[];
  readonly oneStop: Pick<OneStop, 'id' | 'slug' | 'identifier' | 'name' | 'hours'> | null;
  readonly version: Pick<ProcedureVersion, 'id' | 'term' | 'components'> | null;
  /** The unit that works on it; null when it is not received at this one-stop. */
  readonly unitId: string | null;
  /** The process in force; null where none is published. */
  readonly processVersionId: string | null;
  /** Of the files asked for, those that were never uploaded. */
  readonly unknownFiles: readonly string[];
  /** The rules of the day. */
  readonly regime: string;
  readonly slipKey: Buffer;
}

/** Everything that is asked before a dossier is taken in, in one statement. */
export async function groundOf(
  tx: Transaction,
  asked: {
    readonly personId: string;
    readonly oneStop: string;
    readonly procedure: string;
    readonly files: readonly string[];
    readonly on: Day;
  },
): Promise<Ground> {
  const { personId, oneStop, procedure, files, on } = asked;
  const [ground] = await tx<[Ground]>`
    SELECT
      (SELECT coalesce(jsonb_agg(jsonb_build_object('rank', n.rank, 'oneStop', jsonb_build_object('id', o.id,
          'slug', o.slug, 'name', o.name))), '[]')
        FROM assignment a JOIN position n ON n.id = a.position_id AND ${standsOn(tx, 'n', on)}
        WHERE a.person_id = ${personId} AND ${standsOn(tx, 'a', on)} AND n.one_stop_id = o.id) AS positions,
      CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('id', o.id, 'slug', o.slug, 'identifier', o.identifier,
        'name', o.name, 'hours', o.hours) END AS "oneStop",
      CASE WHEN v.id IS NOT NULL THEN jsonb_build_object('id', v.id, 'term', v.term, 'components', v.components)
        END AS version,
      r.unit_id AS "unitId",
      w.id AS "processVersionId",
      ARRAY(SELECT id FROM unnest(${files}::text[]) id
        WHERE NOT EXISTS (SELECT FROM blob WHERE sha256 = decode(id, 'hex'))) AS "unknownFiles",
      (SELECT slug FROM regime ORDER BY validity @> ${on}::date DESC, validity LIMIT 1) AS regime,
      i.slip_key AS "slipKey"
    FROM installation i
    LEFT JOIN one_stop o ON o.slug = ${oneStop}
    LEFT JOIN procedure p ON p.code = ${procedure}
    LEFT JOIN procedure_version v ON v.procedure_id = p.id AND ${standsOn(tx, 'v', on)}
    LEFT JOIN route r ON r.procedure_id = p.id AND r.one_stop_id = o.id AND ${standsOn(tx, 'r', on)}
    LEFT JOIN process_version w ON w.procedure_id = p.id AND w.one_stop_id = o.id AND ${standsOn(tx, 'w', on)}
      AND w.status = 'published'`;
  return ground;
}

export interface Received {
  readonly id: string;
  readonly codeBeforeNumber: string;
  readonly oneStopId: string;
  readonly procedureVersionId: string;
  readonly unitId: string;
  readonly processVersionId: string | null;
  readonly regime: string;
  readonly receivedAt: Instant;
  readonly receivedOn: Day;
  readonly dueAt: Instant;
  readonly salt: Buffer;
  readonly applicant: Applicant;
  readonly note: string | undefined;
  readonly facts: CaseFacts;
  readonly components: Receive['components'];
}

/**
 * Writes a dossier under the next number of its one-stop's day and the next line of its year's register: 1, 2, 3 …
 * without gaps, one transaction at a time.
 */
export async function insertReceived(
  tx: Transaction,
  d: Received,
): Promise<{ readonly code: string; readonly line: number }> {
  const files = d.components.flatMap((component) =>
    component.files.map(({ id, name }, index) => ({ component: component.no, no: index + 1, id, name })),
  );
  const [written] = await tx<[{ code: string; line: number }]>`
    WITH number AS (
      INSERT INTO dossier_number AS n (one_stop_id, day, last, line)
      VALUES (${d.oneStopId}, ${d.receivedOn}, 1, ${lineBefore(tx, d.oneStopId, d.receivedOn)} + 1)
      ON CONFLICT (one_stop_id, day) DO UPDATE SET last = n.last + 1, line = n.line + 1
      RETURNING last::text AS last, line),
    written AS (
      INSERT INTO dossier (id, code, one_stop_id, procedure_version_id, unit_id, channel, state, received_at, due_at,
        appointed_at, last_at, standing, version, facts, regime, register_line,
        process_version_id)
      SELECT ${d.id}, ${d.codeBeforeNumber} || lpad(last, greatest(4, length(last)), '0'), ${d.oneStopId},
        ${d.procedureVersionId}, ${d.unitId}, 'counter', 'received', ${d.receivedAt}, ${d.dueAt}, ${d.dueAt},
        ${d.receivedAt}, ${tx.json(nothingUnderWay as never)}, 1, ${tx.json(d.facts as never)}, ${d.regime}, line,
        ${d.processVersionId}::uuid
      FROM number RETURNING code, register_line AS line),
    party AS (
      INSERT INTO dossier_party (dossier_id, salt, applicant, name_folded, note)
      VALUES (${d.id}, ${d.salt}, ${tx.json(d.applicant as never)}, ${fold(d.applicant.fullName)}, ${d.note ?? null})),
    file AS (
      INSERT INTO dossier_file (dossier_id, component_no, no, sha256, name)
      SELECT ${d.id}, component, no, decode(id, 'hex'), name
      FROM jsonb_to_recordset(${tx.json(files)}) AS f(component integer, no integer, id text, name text))
    SELECT code, line FROM written`;
  return written;
}
