import type { CaseFacts } from '../authority/index.ts';
import type { ProcedureVersion } from '../catalogue/index.ts';
import type { Transaction } from '../kernel/database.ts';
import { fold } from '../kernel/text.ts';
import type { Day, Instant } from '../kernel/time.ts';
import { type HeldPosition, heldPositions, type OneStop } from '../organization/index.ts';
import type { Applicant, Receive } from './input.ts';

/** What taking a dossier in depends on, as it stands on the day. */
export interface Ground {
  readonly positions: readonly HeldPosition[];
  readonly oneStop: Pick<OneStop, 'id' | 'slug' | 'identifier' | 'name' | 'hours'> | null;
  readonly version: Pick<ProcedureVersion, 'id' | 'term' | 'components'> | null;
  /** The unit that works on it; null when it is not received at this one-stop. */
  readonly unitId: string | null;
  /** Of the files asked for, those that were never uploaded. */
  readonly unknownFiles: readonly string[];
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
    SELECT ${heldPositions(tx, tx`${personId}`, on)} AS positions,
      CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('id', o.id, 'slug', o.slug, 'identifier', o.identifier,
        'name', o.name, 'hours', o.hours) END AS "oneStop",
      CASE WHEN v.id IS NOT NULL THEN jsonb_build_object('id', v.id, 'term', v.term, 'components', v.components)
        END AS version,
      r.unit_id AS "unitId",
      ARRAY(SELECT id FROM unnest(${files}::text[]) id
        WHERE NOT EXISTS (SELECT FROM blob WHERE sha256 = decode(id, 'hex'))) AS "unknownFiles",
      i.slip_key AS "slipKey"
    FROM installation i
    LEFT JOIN one_stop o ON o.slug = ${oneStop}
    LEFT JOIN procedure p ON p.code = ${procedure}
    LEFT JOIN procedure_version v ON v.procedure_id = p.id AND v.validity @> ${on}::date
    LEFT JOIN route r ON r.procedure_id = p.id AND r.one_stop_id = o.id AND r.validity @> ${on}::date`;
  return ground;
}

/** The next number of a one-stop's day: 1, 2, 3 … without gaps, one transaction at a time. */
export async function nextNumber(tx: Transaction, oneStopId: string, on: Day): Promise<number> {
  const [row] = await tx<{ last: number }[]>`
    INSERT INTO dossier_number (one_stop_id, day, last) VALUES (${oneStopId}, ${on}, 1)
    ON CONFLICT (one_stop_id, day) DO UPDATE SET last = dossier_number.last + 1 RETURNING last`;
  return row!.last;
}

export interface NewDossier {
  readonly id: string;
  readonly code: string;
  readonly oneStopId: string;
  readonly procedureVersionId: string;
  readonly unitId: string;
  readonly receivedAt: Instant;
  readonly dueAt: Instant;
  readonly salt: Buffer;
  readonly applicant: Applicant;
  readonly note: string | undefined;
  readonly facts: CaseFacts;
  readonly components: Receive['components'];
}

export async function insertDossier(tx: Transaction, d: NewDossier): Promise<void> {
  const files = d.components.flatMap((component) =>
    component.files.map(({ id, name }, index) => ({ component: component.no, no: index + 1, id, name })),
  );
  await tx`
    WITH dossier AS (
      INSERT INTO dossier (id, code, one_stop_id, procedure_version_id, unit_id, state, received_at, due_at, version,
        facts)
      VALUES (${d.id}, ${d.code}, ${d.oneStopId}, ${d.procedureVersionId}, ${d.unitId}, 'received', ${d.receivedAt},
        ${d.dueAt}, 1, ${tx.json(d.facts as never)})),
    party AS (
      INSERT INTO dossier_party (dossier_id, salt, applicant, name_folded, note)
      VALUES (${d.id}, ${d.salt}, ${tx.json(d.applicant as never)}, ${fold(d.applicant.fullName)}, ${d.note ?? null}))
    INSERT INTO dossier_file (dossier_id, component_no, no, sha256, name)
    SELECT ${d.id}, component, no, decode(id, 'hex'), name
    FROM jsonb_to_recordset(${tx.json(files)}) AS file(component integer, no integer, id text, name text)`;
}
