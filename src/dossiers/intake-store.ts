import type { CaseFacts } from '../authority/index.ts';
import type { ProcedureVersion } from '../catalogue/index.ts';
import { batched } from '../kernel/batched.ts';
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

export interface Asked {
  readonly personId: string;
  readonly oneStop: string;
  readonly procedure: string;
  readonly files: readonly string[];
  readonly on: Day;
}

/** Everything that is asked before a dossier is taken in, in one statement for all that come at once. */
export const groundOf = batched(async (tx: Transaction, asked: readonly Asked[]): Promise<Ground[]> => {
  return tx<Ground[]>`
    SELECT
      (SELECT coalesce(jsonb_agg(jsonb_build_object('rank', n.rank, 'oneStop', jsonb_build_object('id', o.id,
          'slug', o.slug, 'name', o.name))), '[]')
        FROM assignment a JOIN position n ON n.id = a.position_id AND ${standsOn(tx, 'n', tx`q."on"`)}
        WHERE a.person_id = q."personId" AND ${standsOn(tx, 'a', tx`q."on"`)} AND n.one_stop_id = o.id) AS positions,
      CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('id', o.id, 'slug', o.slug, 'identifier', o.identifier,
        'name', o.name, 'hours', o.hours) END AS "oneStop",
      CASE WHEN v.id IS NOT NULL THEN jsonb_build_object('id', v.id, 'term', v.term, 'components', v.components)
        END AS version,
      r.unit_id AS "unitId",
      w.id AS "processVersionId",
      ARRAY(SELECT f.id FROM jsonb_array_elements_text(q.files) AS f(id)
        WHERE NOT EXISTS (SELECT FROM blob WHERE sha256 = decode(f.id, 'hex'))) AS "unknownFiles",
      (SELECT slug FROM regime ORDER BY validity @> q."on" DESC, validity LIMIT 1) AS regime,
      i.slip_key AS "slipKey"
    FROM ROWS FROM (jsonb_to_recordset(${tx.json(asked as never)})
      AS ("personId" uuid, "oneStop" text, procedure text, files jsonb, "on" date)) WITH ORDINALITY
      AS q("personId", "oneStop", procedure, files, "on", place)
    CROSS JOIN installation i
    LEFT JOIN one_stop o ON o.slug = q."oneStop"
    LEFT JOIN procedure p ON p.code = q.procedure
    LEFT JOIN procedure_version v ON v.procedure_id = p.id AND ${standsOn(tx, 'v', tx`q."on"`)}
    LEFT JOIN route r ON r.procedure_id = p.id AND r.one_stop_id = o.id AND ${standsOn(tx, 'r', tx`q."on"`)}
    LEFT JOIN process_version w ON w.procedure_id = p.id AND w.one_stop_id = o.id AND w.status = 'published'
      AND ${standsOn(tx, 'w', tx`q."on"`)}
    ORDER BY q.place`;
});

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
 * Writes dossiers under the next numbers of their one-stops' days and the next lines of their years' registers: 1, 2,
 * 3 … without gaps, one transaction at a time; one-stops in one order, so that two transactions never wait for each
 * other.
 */
export const insertReceived = batched(
  async (tx: Transaction, received: readonly Received[]): Promise<{ code: string; line: number }[]> => {
    const lines = received.map((d) => ({
      ...d,
      salt: d.salt.toString('hex'),
      note: d.note ?? null,
      nameFolded: fold(d.applicant.fullName),
      files: d.components.flatMap((component) =>
        component.files.map(({ id, name }, index) => ({ component: component.no, no: index + 1, id, name })),
      ),
    }));
    return tx<{ code: string; line: number }[]>`
      WITH given AS MATERIALIZED (
        SELECT d.*, row_number() OVER same_day AS nth, count(*) OVER (PARTITION BY "oneStopId", "receivedOn") AS many
        FROM ROWS FROM (jsonb_to_recordset(${tx.json(lines as never)}) AS (id uuid, "codeBeforeNumber" text,
          "oneStopId" uuid, "procedureVersionId" uuid, "unitId" uuid, "processVersionId" uuid, regime text,
          "receivedAt" timestamptz, "receivedOn" date, "dueAt" timestamptz, salt text, applicant jsonb,
          "nameFolded" text, note text, facts jsonb, files jsonb)) WITH ORDINALITY AS d(id, "codeBeforeNumber",
          "oneStopId", "procedureVersionId", "unitId", "processVersionId", regime, "receivedAt", "receivedOn", "dueAt",
          salt, applicant, "nameFolded", note, facts, files, place)
        WINDOW same_day AS (PARTITION BY "oneStopId", "receivedOn" ORDER BY place)),
      number AS (
        INSERT INTO dossier_number AS n (one_stop_id, day, last, line)
        SELECT "oneStopId", "receivedOn", many, many + ${lineBefore(tx, tx`"oneStopId"`, tx`"receivedOn"`)}
        FROM given WHERE nth = 1 ORDER BY "oneStopId", "receivedOn"
        ON CONFLICT (one_stop_id, day)
          DO UPDATE SET last = n.last + (SELECT many FROM given g
              WHERE g."oneStopId" = n.one_stop_id AND g."receivedOn" = n.day LIMIT 1),
            line = n.line + (SELECT many FROM given g
              WHERE g."oneStopId" = n.one_stop_id AND g."receivedOn" = n.day LIMIT 1)
        RETURNING one_stop_id, day, last, line),
      numbered AS (
        SELECT g.*, (n.last - g.many + g.nth)::text AS number, n.line - g.many + g.nth AS line
        FROM given g JOIN number n ON n.one_stop_id = g."oneStopId" AND n.day = g."receivedOn"),
      written AS (
        INSERT INTO dossier (id, code, one_stop_id, procedure_version_id, unit_id, channel, state, received_at, due_at,
          appointed_at, last_at, standing, version, facts, regime, register_line, process_version_id)
        SELECT id, "codeBeforeNumber" || lpad(number, greatest(4, length(number)), '0'), "oneStopId",
          "procedureVersionId", "unitId", 'counter', 'received', "receivedAt", "dueAt", "dueAt", "receivedAt",
          ${tx.json(nothingUnderWay as never)}, 1, facts, regime, line, "processVersionId"
        FROM numbered RETURNING id, code, register_line AS line),
      party AS (
        INSERT INTO dossier_party (dossier_id, salt, applicant, name_folded, note)
        SELECT id, decode(salt, 'hex'), applicant, "nameFolded", note FROM given),
      file AS (
        INSERT INTO dossier_file (dossier_id, component_no, no, sha256, name)
        SELECT g.id, f.component, f.no, decode(f.id, 'hex'), f.name
        FROM given g, jsonb_to_recordset(g.files) AS f(component integer, no integer, id text, name text))
      SELECT w.code, w.line FROM given g JOIN written w ON w.id = g.id ORDER BY g.place`;
  },
);
