import type postgres from 'postgres';
import { type CaseFacts, mayDecide, type Register, who } from '../authority/index.ts';
import type { SignedIn } from '../identity/index.ts';
import { dutiesOf } from '../identity/index.ts';
import type { Database } from '../kernel/database.ts';
import type { Text } from '../kernel/refusal.ts';
import { fold } from '../kernel/text.ts';
import { addDays, at, dayOf, type Instant } from '../kernel/time.ts';
import type { System } from '../ledger/index.ts';
import { inHand, type Outcome, running, type State } from './state.ts';

/** The lists of work: each the dossiers that wait for something of this person or their office. */
export const listNames = [
  'mine',
  'unit',
  'one-stop',
  'to-decide',
  'to-return',
  'today',
  'late',
  'done',
] as const;
export type ListName = (typeof listNames)[number];

export interface ListedDossier {
  readonly code: string;
  readonly procedure: { readonly code: string; readonly name: Text };
  readonly applicantName: string;
  readonly state: State;
  readonly outcome: Outcome | null;
  readonly receivedAt: Instant | null;
  readonly dueAt: Instant | null;
  /** What the applicant was told last. */
  readonly appointedAt: Instant | null;
  readonly late: boolean;
  readonly unit: { readonly id: string; readonly name: Text };
  readonly assignee: { readonly id: string; readonly name: string } | null;
}

export interface DossierList {
  readonly items: readonly ListedDossier[];
  readonly total: number;
  readonly counts: Readonly<Record<Exclude<ListName, 'done'>, number>>;
  readonly page: number;
  readonly pageSize: number;
}

export const PAGE_SIZE = 50;

/** What this person may see at all, and the condition of each list on top of it. */
interface Scope {
  readonly personId: string;
  readonly units: readonly string[];
  readonly oneStops: readonly string[];
  /** Kinds of dossier, `procedureId/oneStopId/facts`, that this person may decide today. */
  readonly decides: readonly string[];
  readonly now: Instant;
  readonly dayEnd: Instant;
}

async function scopeOf(system: System, registers: Registers, person: SignedIn): Promise<Scope> {
  const now = system.clock.now();
  const duties = dutiesOf(person.positions);
  const worksOn = person.positions.filter((p) => p.rank !== 'administrator' && !p.oneStop);
  return {
    personId: person.personId,
    units: worksOn.map((p) => p.unit.id),
    oneStops: person.positions.flatMap((p) => (p.oneStop ? [p.oneStop.id] : [])),
    decides: duties.includes('decide') ? await decidable(system, registers, person) : [],
    now,
    dayEnd: at(addDays(dayOf(now), 1), 0),
  };
}

/** Asked of the register for every kind of dossier that waits for a decision, not stored anywhere. */
async function decidable({ db, clock }: System, registers: Registers, person: SignedIn): Promise<string[]> {
  const waiting = await db<Waiting[]>`
    SELECT v.procedure_id || '/' || d.one_stop_id || '/' || d.facts AS key, p.code AS procedure, o.slug AS "oneStop",
      d.facts
    FROM dossier d JOIN procedure_version v ON v.id = d.procedure_version_id JOIN procedure p ON p.id = v.procedure_id
    JOIN one_stop o ON o.id = d.one_stop_id
    WHERE d.state = 'proposed'
    GROUP BY v.procedure_id, d.one_stop_id, d.facts, p.code, o.slug`;
  if (waiting.length === 0) return [];
  const register = await registers.register();
  const at = clock.now();
  return waiting
    .filter((kind) => mayDecide(who(register, { ...kind, at }), person.personId))
    .map(({ key }) => key);
}

/** One kind of dossier that waits for a decision. */
interface Waiting {
  readonly key: string;
  readonly procedure: string;
  readonly oneStop: string;
  readonly facts: CaseFacts;
}

/** Where the register is kept. */
interface Registers {
  register(): Promise<Register>;
}

function conditions(db: Database, s: Scope): Record<ListName | 'any', postgres.PendingQuery<postgres.Row[]>> {
  const decides = db`(d.state = 'proposed' AND v.procedure_id || '/' || d.one_stop_id || '/' || d.facts = ANY(${s.decides as string[]}))`;
  const any = db`(d.assignee_id = ${s.personId} OR d.unit_id = ANY(${s.units as string[]}::uuid[])
    OR d.one_stop_id = ANY(${s.oneStops as string[]}::uuid[]) OR ${decides})`;
  const unfinished = db`d.state = ANY(${[...inHand]})`;
  const limitRuns = db`d.state = ANY(${[...running]})`;
  return {
    any,
    mine: db`d.assignee_id = ${s.personId} AND d.state IN ('received', 'processing', 'supplementing', 'suspended')`,
    unit: db`d.unit_id = ANY(${s.units as string[]}::uuid[]) AND ${unfinished}`,
    'one-stop': db`d.one_stop_id = ANY(${s.oneStops as string[]}::uuid[]) AND d.state = ANY(${['filed', ...inHand, 'decided']})`,
    'to-decide': decides,
    'to-return': db`d.one_stop_id = ANY(${s.oneStops as string[]}::uuid[]) AND d.state = 'decided'`,
    today: db`${any} AND ${limitRuns} AND d.due_at >= ${s.now} AND d.due_at < ${s.dayEnd}`,
    late: db`${any} AND ${limitRuns} AND d.due_at < ${s.now}`,
    done: db`${any} AND d.state IN ('decided', 'returned', 'closed')`,
  };
}

/** One page of a list, the most urgent first, with how many every list holds. */
export async function listDossiers(
  system: System,
  registers: Registers,
  person: SignedIn,
  { list, q, page }: { list: ListName; q: string; page: number },
): Promise<DossierList> {
  const { db } = system;
  const scope = await scopeOf(system, registers, person);
  const where = conditions(db, scope);
  const words = fold(q);
  const searched = words
    ? db`(strpos(x.name_folded, ${words}) > 0 OR strpos(lower(d.code), ${q.trim().toLowerCase()}) > 0)`
    : db`true`;
  const from = db`
    FROM dossier d JOIN dossier_party x ON x.dossier_id = d.id
    JOIN procedure_version v ON v.id = d.procedure_version_id`;
  const order = list === 'done' ? db`d.decided_at DESC` : db`d.due_at, d.code`;
  const [rows, [count], [counts]] = await Promise.all([
    db<ListedDossier[]>`
      SELECT d.code, jsonb_build_object('code', p.code, 'name', v.name) AS procedure,
        x.applicant->>'fullName' AS "applicantName", d.state, d.outcome, d.received_at AS "receivedAt",
        d.due_at AS "dueAt", d.appointed_at AS "appointedAt",
        coalesce(d.decided_at, CASE WHEN d.state = ANY(${[...running]}) THEN ${scope.now}::timestamptz END) > d.due_at AS late,
        jsonb_build_object('id', d.unit_id, 'name', u.name) AS unit,
        CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'name', a.name) END AS assignee
      ${from}
      JOIN procedure p ON p.id = v.procedure_id
      JOIN LATERAL (
        SELECT name FROM unit_version v WHERE v.unit_id = d.unit_id
        ORDER BY v.validity @> ${dayOf(scope.now)}::date DESC, v.validity DESC LIMIT 1) u ON true
      LEFT JOIN person a ON a.id = d.assignee_id
      WHERE ${where.any} AND ${where[list]} AND ${searched}
      ORDER BY ${order} LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`,
    db<
      { total: number }[]
    >`SELECT count(*) AS total ${from} WHERE ${where.any} AND ${where[list]} AND ${searched}`,
    db<Record<Exclude<ListName, 'done'>, number>[]>`
      SELECT count(*) FILTER (WHERE ${where.mine}) AS mine, count(*) FILTER (WHERE ${where.unit}) AS unit,
        count(*) FILTER (WHERE ${where['one-stop']}) AS "one-stop",
        count(*) FILTER (WHERE ${where['to-decide']}) AS "to-decide",
        count(*) FILTER (WHERE ${where['to-return']}) AS "to-return",
        count(*) FILTER (WHERE ${where.today}) AS today, count(*) FILTER (WHERE ${where.late}) AS late
      ${from} WHERE ${where.any}`,
  ]);
  return { items: rows, total: count!.total, counts: counts!, page, pageSize: PAGE_SIZE };
}
