import type { CaseFacts, Proof } from '../authority/index.ts';
import type { Queryable, Transaction } from '../kernel/database.ts';
import type { Day, Instant } from '../kernel/time.ts';
import type { Applicant } from './input.ts';
import type { Dossier, Office } from './model.ts';
import { secretMatches, slipSecret } from './secret.ts';

export async function nextResultNumber(tx: Transaction, unitId: string, year: number): Promise<number> {
  const [row] = await tx<{ last: number }[]>`
    INSERT INTO result_number (unit_id, year, last) VALUES (${unitId}, ${year}, 1)
    ON CONFLICT (unit_id, year) DO UPDATE SET last = result_number.last + 1 RETURNING last`;
  return row!.last;
}

export interface DossierRow extends Dossier {
  readonly id: string;
  readonly code: string;
  readonly oneStopId: string;
  /** Where it was received; it may have moved on since. */
  readonly receivedOneStopId: string;
  readonly procedureVersionId: string;
  readonly unitId: string;
  readonly receivedAt: Instant;
  readonly dueAt: Instant;
  readonly facts: CaseFacts;
}

const columns = (db: Queryable) => db`
  id, code, one_stop_id AS "oneStopId", coalesce(received_one_stop_id, one_stop_id) AS "receivedOneStopId",
  procedure_version_id AS "procedureVersionId", unit_id AS "unitId", state,
  outcome, assignee_id AS "assigneeId", received_at AS "receivedAt", due_at AS "dueAt",
  decided_at AS "decidedAt", returned_at AS "returnedAt", version, facts, null AS reason`;

export async function dossierByCode(db: Queryable, code: string): Promise<DossierRow | null> {
  const [row] = await db<DossierRow[]>`SELECT ${columns(db)} FROM dossier WHERE code = ${code}`;
  return row ?? null;
}

/** The dossier, held until the transaction ends: acts on one dossier come one after the other. */
export async function lockDossier(tx: Transaction, code: string): Promise<DossierRow | null> {
  const [row] = await tx<DossierRow[]>`SELECT ${columns(tx)} FROM dossier WHERE code = ${code} FOR UPDATE`;
  return row ?? null;
}

export async function project(tx: Transaction, id: string, d: Dossier): Promise<void> {
  await tx`
    UPDATE dossier SET state = ${d.state}, outcome = ${d.outcome}, assignee_id = ${d.assigneeId},
      decided_at = ${d.decidedAt}, returned_at = ${d.returnedAt}, version = ${d.version}
    WHERE id = ${id}`;
}

/** An open dossier, or one whose result waits, at an office that is not there any more. */
export interface Stranded extends DossierRow {
  readonly procedure: string;
  readonly oneStop: string;
  readonly unit: string;
}

/** Held until the transaction ends. */
export async function strandedDossiers(tx: Transaction, on: Day): Promise<Stranded[]> {
  return tx<Stranded[]>`
    WITH closed AS (
      SELECT o.id FROM one_stop o WHERE NOT (o.validity @> ${on}::date AND EXISTS (
        SELECT FROM unit_version v WHERE v.unit_id = o.unit_id AND v.validity @> ${on}::date))),
    ended AS (
      SELECT u.id FROM unit u WHERE NOT EXISTS (
        SELECT FROM unit_version v WHERE v.unit_id = u.id AND v.validity @> ${on}::date))
    SELECT d.id, d.code, d.one_stop_id AS "oneStopId",
      coalesce(d.received_one_stop_id, d.one_stop_id) AS "receivedOneStopId", d.procedure_version_id AS "procedureVersionId",
      d.unit_id AS "unitId", d.state, d.outcome, d.assignee_id AS "assigneeId", d.received_at AS "receivedAt",
      d.due_at AS "dueAt", d.decided_at AS "decidedAt", d.returned_at AS "returnedAt", d.version, d.facts,
      null AS reason, p.code AS procedure, o.slug AS "oneStop", u.slug AS unit
    FROM dossier d
    JOIN procedure_version v ON v.id = d.procedure_version_id
    JOIN procedure p ON p.id = v.procedure_id
    JOIN one_stop o ON o.id = d.one_stop_id
    JOIN unit u ON u.id = d.unit_id
    WHERE d.state <> 'returned'
      AND (d.one_stop_id IN (SELECT id FROM closed) OR d.unit_id IN (SELECT id FROM ended))
    ORDER BY d.id FOR UPDATE OF d`;
}

export async function moveDossier(tx: Transaction, id: string, to: Office, version: number): Promise<void> {
  await tx`
    UPDATE dossier SET one_stop_id = ${to.oneStopId}, unit_id = ${to.unitId}, version = ${version},
      received_one_stop_id = coalesce(received_one_stop_id, one_stop_id)
    WHERE id = ${id}`;
}

export async function insertDecision(
  tx: Transaction,
  d: { dossierId: string; number: string; proof: Proof; resultSha256: Buffer; decidedBy: string },
): Promise<void> {
  await tx`
    INSERT INTO dossier_decision (dossier_id, number, authority, result_sha256, decided_by)
    VALUES (${d.dossierId}, ${d.number}, ${tx.json(d.proof as never)}, ${d.resultSha256}, ${d.decidedBy})`;
}

export interface Decision {
  readonly number: string;
  readonly proof: Proof;
  readonly resultSha256: Buffer;
}

export async function decisionOf(db: Queryable, dossierId: string): Promise<Decision | null> {
  const [row] = await db<Decision[]>`
    SELECT number, authority AS proof, result_sha256 AS "resultSha256"
    FROM dossier_decision WHERE dossier_id = ${dossierId}`;
  return row ?? null;
}

export async function partyOf(db: Queryable, dossierId: string) {
  const [row] = await db<{ applicant: Applicant; note: string | null }[]>`
    SELECT applicant, note FROM dossier_party WHERE dossier_id = ${dossierId}`;
  return row!;
}

export async function filesOf(db: Queryable, dossierId: string) {
  return db<{ componentNo: number; id: string; name: string; type: string; size: number }[]>`
    SELECT f.component_no AS "componentNo", encode(f.sha256, 'hex') AS id, f.name, b.media_type AS type, b.size
    FROM dossier_file f JOIN blob b USING (sha256)
    WHERE f.dossier_id = ${dossierId} ORDER BY f.component_no, f.no`;
}

export async function slipKey(db: Queryable): Promise<Buffer> {
  const [row] = await db<{ key: Buffer }[]>`SELECT slip_key AS key FROM installation`;
  return row!.key;
}

/** The second secret belongs to the dossier: whoever knows it holds the slip. */
export async function secretOpens(db: Queryable, dossierId: string, given: string): Promise<boolean> {
  return secretMatches(given, slipSecret(await slipKey(db), dossierId));
}
