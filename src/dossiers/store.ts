import type { CaseFacts, Proof } from '../authority/index.ts';
import type { Fragment, Queryable, Transaction } from '../kernel/database.ts';
import { fold } from '../kernel/text.ts';
import { type Day, dayOf } from '../kernel/time.ts';
import type { CommandContext } from '../ledger/index.ts';
import type { Filed } from './events.ts';
import type { Applicant, Receive } from './input.ts';
import { secretMatches, slipSecret } from './secret.ts';
import { type Dossier, type IntakeChannel, type Office, running } from './state.ts';

/** The next number of a one-stop's day: 1, 2, 3 … without gaps, one transaction at a time. */
export async function nextNumber(tx: Transaction, oneStopId: string, on: Day): Promise<number> {
  const [row] = await tx<{ last: number }[]>`
    INSERT INTO dossier_number (one_stop_id, day, last, line)
    VALUES (${oneStopId}, ${on}, 1, ${lineBefore(tx, oneStopId, on)})
    ON CONFLICT (one_stop_id, day) DO UPDATE SET last = dossier_number.last + 1 RETURNING last`;
  return row!.last;
}

/** The next line of a one-stop's register, which begins anew every year. */
export async function nextLine(tx: Transaction, oneStopId: string, on: Day): Promise<number> {
  const [row] = await tx<{ line: number }[]>`
    INSERT INTO dossier_number (one_stop_id, day, last, line)
    VALUES (${oneStopId}, ${on}, 0, ${lineBefore(tx, oneStopId, on)} + 1)
    ON CONFLICT (one_stop_id, day) DO UPDATE SET line = dossier_number.line + 1 RETURNING line`;
  return row!.line;
}

/** The last line before this day, in the same year; where one-stop and day are columns, of each row. */
export const lineBefore = (tx: Transaction, oneStopId: string | Fragment, on: Day | Fragment) => {
  const day = typeof on === 'string' ? tx`${on}::date` : on;
  return tx`coalesce((
    SELECT b.line FROM dossier_number b
    WHERE b.one_stop_id = ${oneStopId} AND b.day < ${day} AND b.day >= date_trunc('year', ${day})::date
    ORDER BY b.day DESC LIMIT 1), 0)`;
};

/** The next number of a kind of paper that a one-stop gives out, per year. */
export async function nextPaperNumber(
  { tx, at }: Pick<CommandContext, 'tx' | 'at'>,
  oneStopId: string,
  series: 'supplement' | 'apology' | 'stop',
): Promise<number> {
  const year = Number(dayOf(at).slice(0, 4));
  const [row] = await tx<{ last: number }[]>`
    INSERT INTO paper_number (one_stop_id, series, year, last) VALUES (${oneStopId}, ${series}, ${year}, 1)
    ON CONFLICT (one_stop_id, series, year) DO UPDATE SET last = paper_number.last + 1 RETURNING last`;
  return row!.last;
}

export async function nextResultNumber(tx: Transaction, unitId: string, year: number): Promise<number> {
  const [row] = await tx<{ last: number }[]>`
    INSERT INTO result_number (unit_id, year, last) VALUES (${unitId}, ${year}, 1)
    ON CONFLICT (unit_id, year) DO UPDATE SET last = result_number.last + 1 RETURNING last`;
  return row!.last;
}

/** What begins with reception, beside the limit. */
export interface Reception {
  readonly regime: string;
  readonly line: number;
  readonly processVersionId: string | null;
}

export interface NewDossier extends Dossier {
  readonly id: string;
  readonly filed: Filed;
  readonly reception: Reception | null;
  /** Its place in an interlinked dossier. */
  readonly part: {
    readonly leadId: string;
    readonly group: string;
    readonly no: number;
    readonly after: readonly number[];
  } | null;
}

export async function insertDossier(tx: Transaction, d: NewDossier): Promise<void> {
  const { filed, part, reception } = d;
  await tx`
    INSERT INTO dossier (id, code, one_stop_id, procedure_version_id, unit_id, channel, state, received_at, due_at,
      appointed_at, last_at, standing, version, facts, regime, register_line, process_version_id,
      lead_id, group_slug, part_no, part_after)
    VALUES (${d.id}, ${filed.code}, ${filed.oneStopId}, ${filed.procedureVersionId}, ${filed.unitId}, ${filed.channel},
      ${d.state}, ${d.receivedAt}, ${d.dueAt}, ${d.appointedAt}, ${d.lastAt}, ${tx.json(d.standing as never)},
      ${d.version}, ${tx.json(filed.facts as never)}, ${reception?.regime ?? null}, ${reception?.line ?? null},
      ${reception?.processVersionId ?? null},
      ${part?.leadId ?? null}, ${part?.group ?? null}, ${part?.no ?? null}, ${(part?.after ?? []) as number[]})`;
}

/** What was filed is received: under which version and regime, and its line in the register. */
export async function setReception(
  tx: Transaction,
  id: string,
  { regime, line, processVersionId, procedureVersionId }: Reception & { readonly procedureVersionId: string },
): Promise<void> {
  await tx`
    UPDATE dossier SET regime = ${regime}, register_line = ${line}, procedure_version_id = ${procedureVersionId},
      process_version_id = ${processVersionId}
    WHERE id = ${id}`;
}

export interface NewParty {
  readonly id: string;
  readonly salt: Buffer;
  readonly applicant: Applicant;
  readonly note: string | undefined;
  readonly components: Receive['components'];
}

/** The personal data of a dossier and the names of its scans, apart from the ledger. */
export async function insertParty(
  tx: Transaction,
  { id, salt, applicant, note, components }: NewParty,
): Promise<void> {
  await tx`
    INSERT INTO dossier_party (dossier_id, salt, applicant, name_folded, note)
    VALUES (${id}, ${salt}, ${tx.json(applicant as never)}, ${fold(applicant.fullName)}, ${note ?? null})`;
  await addFiles(tx, id, components);
}

/** Scans go behind those that are there. */
export async function addFiles(
  tx: Transaction,
  id: string,
  components: Receive['components'],
): Promise<void> {
  const files = components.flatMap(({ no, files }) => files.map((file) => ({ no, ...file })));
  if (files.length === 0) return;
  const there = await filesOf(tx, id);
  const last = new Map<number, number>();
  for (const { componentNo } of there) last.set(componentNo, (last.get(componentNo) ?? 0) + 1);
  for (const file of files) {
    const no = (last.get(file.no) ?? 0) + 1;
    last.set(file.no, no);
    await tx`
      INSERT INTO dossier_file (dossier_id, component_no, no, sha256, name)
      VALUES (${id}, ${file.no}, ${no}, ${Buffer.from(file.id, 'hex')}, ${file.name})`;
  }
}

export interface DossierRow extends Dossier {
  readonly id: string;
  readonly code: string;
  readonly oneStopId: string;
  /** Slug: also the name of the office's chain in the ledger. */
  readonly oneStop: string;
  /** Where it was received; it may have moved on since. */
  readonly receivedOneStopId: string;
  readonly procedureVersionId: string;
  /** The process that it follows, since it was received; null where none was published then. */
  readonly processVersionId: string | null;
  readonly unitId: string;
  readonly channel: IntakeChannel;
  readonly regime: string | null;
  readonly registerLine: number | null;
  readonly facts: CaseFacts;
  /** The dossier that leads an interlinked one, which may be this. */
  readonly leadId: string | null;
  readonly group: string | null;
  readonly partNo: number | null;
  readonly partAfter: readonly number[];
}

const columns = (db: Queryable) => db`
  d.id, d.code, d.one_stop_id AS "oneStopId", o.slug AS "oneStop",
  coalesce(d.received_one_stop_id, d.one_stop_id) AS "receivedOneStopId",
  d.procedure_version_id AS "procedureVersionId", d.process_version_id AS "processVersionId", d.unit_id AS "unitId", d.channel, d.regime,
  d.register_line AS "registerLine", d.state, d.outcome, d.reason, d.assignee_id AS "assigneeId",
  d.received_at AS "receivedAt", d.due_at AS "dueAt", d.appointed_at AS "appointedAt", d.last_at AS "lastAt",
  d.decided_at AS "decidedAt", d.returned_at AS "returnedAt", d.version, d.facts, d.standing,
  d.lead_id AS "leadId", d.group_slug AS "group", d.part_no AS "partNo", d.part_after AS "partAfter"`;

export async function dossierByCode(db: Queryable, code: string): Promise<DossierRow | null> {
  const [row] = await db<DossierRow[]>`
    SELECT ${columns(db)} FROM dossier d JOIN one_stop o ON o.id = d.one_stop_id WHERE d.code = ${code}`;
  return row ?? null;
}

/** What changes whenever anything happens to a dossier or to a part of its interlinked one; by code. */
export async function dossierMarks(db: Queryable, codes: readonly string[]): Promise<Map<string, string>> {
  const rows = await db<{ code: string; mark: string }[]>`
    SELECT d.code, concat_ws('+', d.version, (SELECT sum(p.version) FROM dossier p WHERE p.lead_id = d.lead_id)) AS mark
    FROM dossier d WHERE d.code = ANY(${[...codes]})`;
  return new Map(rows.map(({ code, mark }) => [code, mark]));
}

/**
 * The dossier, held until the transaction ends: acts on one dossier come one after the other. The parts of an
 * interlinked dossier act upon each other, so its lead is held first.
 */
export async function lockDossier(tx: Transaction, code: string): Promise<DossierRow | null> {
  const [row] = await tx<DossierRow[]>`
    WITH lead AS MATERIALIZED (
      SELECT id FROM dossier WHERE id = (SELECT coalesce(lead_id, id) FROM dossier WHERE code = ${code}) FOR UPDATE)
    SELECT ${columns(tx)} FROM lead, dossier d JOIN one_stop o ON o.id = d.one_stop_id
    WHERE d.code = ${code} FOR UPDATE OF d`;
  return row ?? null;
}

/** The parts of an interlinked dossier, in order; held if its lead is. */
export async function lockParts(tx: Transaction, leadId: string): Promise<DossierRow[]> {
  return tx<DossierRow[]>`
    SELECT ${columns(tx)} FROM dossier d JOIN one_stop o ON o.id = d.one_stop_id
    WHERE d.lead_id = ${leadId} ORDER BY d.part_no FOR UPDATE OF d`;
}

/** Everything whose limit runs, received at these one-stops or anywhere; held, in one order. */
export async function lockRunning(
  tx: Transaction,
  oneStopIds: readonly string[] | null,
): Promise<DossierRow[]> {
  return tx<DossierRow[]>`
    SELECT ${columns(tx)} FROM dossier d JOIN one_stop o ON o.id = d.one_stop_id
    WHERE d.state = ANY(${[...running]})
      AND (${oneStopIds === null} OR coalesce(d.received_one_stop_id, d.one_stop_id) = ANY(${[...(oneStopIds ?? [])]}::uuid[]))
    ORDER BY d.id FOR UPDATE OF d`;
}

export async function partsOf(db: Queryable, leadId: string): Promise<DossierRow[]> {
  return db<DossierRow[]>`
    SELECT ${columns(db)} FROM dossier d JOIN one_stop o ON o.id = d.one_stop_id
    WHERE d.lead_id = ${leadId} ORDER BY d.part_no`;
}

/** The row is what the events made of it. */
export async function project(tx: Transaction, d: DossierRow): Promise<void> {
  await tx`
    UPDATE dossier SET state = ${d.state}, outcome = ${d.outcome}, reason = ${d.reason}, assignee_id = ${d.assigneeId},
      unit_id = ${d.unitId}, received_at = ${d.receivedAt}, due_at = ${d.dueAt}, appointed_at = ${d.appointedAt},
      last_at = ${d.lastAt}, decided_at = ${d.decidedAt}, returned_at = ${d.returnedAt},
      standing = ${tx.json(d.standing as never)}, version = ${d.version}
    WHERE id = ${d.id}`;
}

/** An open dossier, or one whose result waits, at an office that is not there any more. */
export interface Stranded extends DossierRow {
  readonly procedure: string;
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
    SELECT ${columns(tx)}, p.code AS procedure, u.slug AS unit
    FROM dossier d
    JOIN procedure_version v ON v.id = d.procedure_version_id
    JOIN procedure p ON p.id = v.procedure_id
    JOIN one_stop o ON o.id = d.one_stop_id
    JOIN unit u ON u.id = d.unit_id
    WHERE d.state NOT IN ('returned', 'closed')
      AND (d.one_stop_id IN (SELECT id FROM closed) OR d.unit_id IN (SELECT id FROM ended))
    ORDER BY d.id FOR UPDATE OF d`;
}

/** Where the dossier is now; the row itself follows with `project`. */
export async function moveDossier(tx: Transaction, id: string, to: Office): Promise<void> {
  await tx`
    UPDATE dossier SET one_stop_id = ${to.oneStopId},
      received_one_stop_id = coalesce(received_one_stop_id, one_stop_id)
    WHERE id = ${id}`;
}

export async function insertDecision(
  tx: Transaction,
  d: {
    dossierId: string;
    no: number;
    number: string;
    proof: Proof;
    resultSha256: Buffer;
    decidedBy: string;
  },
): Promise<void> {
  await tx`
    INSERT INTO dossier_decision (dossier_id, no, number, authority, result_sha256, decided_by)
    VALUES (${d.dossierId}, ${d.no}, ${d.number}, ${tx.json(d.proof as never)}, ${d.resultSha256}, ${d.decidedBy})`;
}

export interface Decision {
  readonly number: string;
  readonly proof: Proof;
  readonly resultSha256: Buffer;
}

/** Every version of the result, the one that counts last. */
export async function decisionsOf(db: Queryable, dossierId: string): Promise<Decision[]> {
  return db<Decision[]>`
    SELECT number, authority AS proof, result_sha256 AS "resultSha256"
    FROM dossier_decision WHERE dossier_id = ${dossierId} ORDER BY no`;
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
