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
  /** Whether another page follows. */
  readonly more: boolean;
  readonly page: number;
  readonly pageSize: number;
}

/** How many each list holds; what is finished is not counted. */
export type ListCounts = Readonly<Record<Exclude<ListName, 'done'>, number>>;

export const PAGE_SIZE = 50;

/** Lists for which it has to be known what waits for this person's decision. */
const asksWhoDecides: ReadonlySet<ListName> = new Set(['to-decide', 'today', 'late']);

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

async function scopeOf(
  system: System,
  registers: Registers,
  person: SignedIn,
  list: ListName,
): Promise<Scope> {
  const now = system.clock.now();
  const duties = dutiesOf(person.positions);
  const worksOn = person.positions.filter((p) => p.rank !== 'administrator' && !p.oneStop);
  return {
    personId: person.personId,
    units: worksOn.map((p) => p.unit.id),
    oneStops: person.positions.flatMap((p) => (p.oneStop ? [p.oneStop.id] : [])),
    decides:
      duties.includes('decide') && asksWhoDecides.has(list) ? await decidable(system, registers, person) : [],
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
    WHERE d.state = 'proposed' AND d.is_open
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

/** Which dossiers are a person's at all: by four ways, each with an index of its own. */
function ways(db: Database, s: Scope) {
  return {
    assignee: db`d.assignee_id = ${s.personId}`,
    units: s.units.length > 0 ? db`d.unit_id = ANY(${s.units as string[]}::uuid[])` : null,
    oneStops: s.oneStops.length > 0 ? db`d.one_stop_id = ANY(${s.oneStops as string[]}::uuid[])` : null,
    decides:
      s.decides.length > 0
        ? db`d.state = 'proposed' AND (SELECT v.procedure_id FROM procedure_version v WHERE v.id = d.procedure_version_id)
            || '/' || d.one_stop_id || '/' || d.facts = ANY(${s.decides as string[]})`
        : null,
  };
}
type Way = keyof ReturnType<typeof ways>;
const everyWay: readonly Way[] = ['assignee', 'units', 'oneStops', 'decides'];

/** Each list: by which ways, and the condition on top. `is_open` is what has not been returned, refused or stopped. */
function listsOf(db: Database, s: Scope): Record<ListName, { by: readonly Way[]; where: Part }> {
  const limitRuns = db`d.is_open AND d.state = ANY(${[...running]})`;
  return {
    mine: {
      by: ['assignee'],
      where: db`d.is_open AND d.state IN ('received', 'processing', 'supplementing', 'suspended')`,
    },
    unit: { by: ['units'], where: db`d.is_open AND d.state = ANY(${[...inHand]})` },
    'one-stop': {
      by: ['oneStops'],
      where: db`d.is_open AND d.state = ANY(${['filed', ...inHand, 'decided']})`,
    },
    'to-decide': { by: ['decides'], where: db`d.is_open` },
    'to-return': { by: ['oneStops'], where: db`d.is_open AND d.state = 'decided'` },
    today: { by: everyWay, where: db`${limitRuns} AND d.due_at >= ${s.now} AND d.due_at < ${s.dayEnd}` },
    late: { by: everyWay, where: db`${limitRuns} AND d.due_at < ${s.now}` },
    done: { by: ['assignee', 'units', 'oneStops'], where: db`d.decided_at IS NOT NULL` },
  };
}
type Part = postgres.PendingQuery<postgres.Row[]>;

/** Several parts with something between them; at least one. */
const joined = (db: Database, parts: readonly Part[], between: Part): Part =>
  parts.reduce((all, part) => db`${all} ${between} ${part}`);

/** One page of a list, the most urgent first; of what is done, the last first. */
export async function listDossiers(
  system: System,
  registers: Registers,
  person: SignedIn,
  { list, q, page }: { list: ListName; q: string; page: number },
): Promise<DossierList> {
  const { db } = system;
  const scope = await scopeOf(system, registers, person, list);
  const none = { items: [], more: false, page, pageSize: PAGE_SIZE };
  const mine = ways(db, scope);
  const { by, where } = listsOf(db, scope)[list];
  const paths = by.flatMap((way) => mine[way] ?? []);
  if (paths.length === 0) return none;
  const words = fold(q);
  const searched = words
    ? db`AND EXISTS (SELECT FROM dossier_party x WHERE x.dossier_id = d.id AND (strpos(x.name_folded, ${words}) > 0
        OR strpos(lower(d.code), ${q.trim().toLowerCase()}) > 0
        OR x.applicant ->> 'identityNumber' = ${q.replace(/\s/g, '')}))`
    : db``;
  const order = list === 'done' ? db`decided_at DESC, code` : db`due_at, code`;
  const before = (page - 1) * PAGE_SIZE;
  // By each way no more than the page can need; whoever is found by two is one.
  const found = joined(
    db,
    paths.map(
      (
        path,
      ) => db`(SELECT d.id, d.due_at, d.decided_at, d.code FROM dossier d WHERE ${path} AND ${where} ${searched}
        ORDER BY ${order} LIMIT ${before + PAGE_SIZE + 1})`,
    ),
    db`UNION`,
  );
  const rows = await db<ListedDossier[]>`
    WITH page AS MATERIALIZED (
      SELECT id FROM (${found}) f ORDER BY ${order} LIMIT ${PAGE_SIZE + 1} OFFSET ${before})
    SELECT d.code, jsonb_build_object('code', p.code, 'name', v.name) AS procedure,
      x.applicant->>'fullName' AS "applicantName", d.state, d.outcome, d.received_at AS "receivedAt",
      d.due_at AS "dueAt", d.appointed_at AS "appointedAt",
      coalesce(d.decided_at, CASE WHEN d.state = ANY(${[...running]}) THEN ${scope.now}::timestamptz END) > d.due_at AS late,
      jsonb_build_object('id', d.unit_id, 'name', u.name) AS unit,
      CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'name', a.name) END AS assignee
    FROM page JOIN dossier d ON d.id = page.id
    JOIN dossier_party x ON x.dossier_id = d.id
    JOIN procedure_version v ON v.id = d.procedure_version_id
    JOIN procedure p ON p.id = v.procedure_id
    JOIN LATERAL (
      SELECT name FROM unit_version v WHERE v.unit_id = d.unit_id
      ORDER BY v.validity @> ${dayOf(scope.now)}::date DESC, v.validity DESC LIMIT 1) u ON true
    LEFT JOIN person a ON a.id = d.assignee_id
    ORDER BY ${list === 'done' ? db`d.decided_at DESC, d.code` : db`d.due_at, d.code`}`;
  return { ...none, items: rows.slice(0, PAGE_SIZE), more: rows.length > PAGE_SIZE };
}

/** How many dossiers wait in each list, as of now: counted over what is open, never over what is finished. */
export async function countLists(
  system: System,
  registers: Registers,
  person: SignedIn,
): Promise<ListCounts> {
  const { db } = system;
  const scope = await scopeOf(system, registers, person, 'to-decide');
  const mine = ways(db, scope);
  const lists = listsOf(db, scope);
  const paths = everyWay.flatMap((way) => mine[way] ?? []);
  const open = joined(
    db,
    paths.map((path) => db`(SELECT d.id FROM dossier d WHERE ${path} AND d.is_open)`),
    db`UNION`,
  );
  const counted = (name: keyof ListCounts): Part => {
    const { by, where } = lists[name];
    const own = by.flatMap((way) => mine[way] ?? []);
    if (own.length === 0) return db`0`;
    return db`count(*) FILTER (WHERE (${joined(
      db,
      own.map((path) => db`(${path})`),
      db`OR`,
    )}) AND ${where})`;
  };
  const [counts] = await db<[ListCounts]>`
    SELECT ${counted('mine')} AS mine, ${counted('unit')} AS unit, ${counted('one-stop')} AS "one-stop",
      ${counted('to-decide')} AS "to-decide", ${counted('to-return')} AS "to-return", ${counted('today')} AS today,
      ${counted('late')} AS late
    FROM (${open}) o JOIN dossier d ON d.id = o.id`;
  return counts;
}
