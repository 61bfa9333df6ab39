import type postgres from 'postgres';
import { type CaseFacts, mayDecide, type Register, who } from '../authority/index.ts';
import type { SignedIn } from '../identity/index.ts';
import { dutiesOf } from '../identity/index.ts';
import type { Database } from '../kernel/database.ts';
import type { Text } from '../kernel/refusal.ts';
import { fold } from '../kernel/text.ts';
import { addDays, at, type Day, dayOf, type Instant } from '../kernel/time.ts';
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
  readonly revision: number;
}

/** One of these, as PostgreSQL plans best: most people serve at one place. */
const among = (db: Database, column: 'unit_id' | 'one_stop_id', ids: readonly string[]): Part | null => {
  const [only, ...more] = ids;
  if (only === undefined) return null;
  return more.length === 0
    ? db`d.${db(column)} = ${only}`
    : db`d.${db(column)} = ANY(${ids as string[]}::uuid[])`;
};

/** Written out, not as a parameter: a plan is then good for everybody, and made once. */
const inStates = (db: Database, states: readonly State[]): Part =>
  db`d.state IN (${db.unsafe(states.map((state) => `'${state}'`).join(', '))})`;

/** Which dossiers are a person's at all: by four ways, each with an index of its own. */
function ways(db: Database, s: Scope) {
  return {
    assignee: db`d.assignee_id = ${s.personId}`,
    units: among(db, 'unit_id', s.units),
    oneStops: among(db, 'one_stop_id', s.oneStops),
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
  const limitRuns = db`d.is_open AND ${inStates(db, running)}`;
  const mine: State[] = ['received', 'processing', 'supplementing', 'suspended'];
  return {
    mine: { by: ['assignee'], where: db`d.is_open AND ${inStates(db, mine)}` },
    unit: { by: ['units'], where: db`d.is_open AND ${inStates(db, inHand)}` },
    'one-stop': {
      by: ['oneStops'],
      where: db`d.is_open AND ${inStates(db, ['filed', ...inHand, 'decided'])}`,
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
  const [order, key] =
    list === 'done'
      ? [db`decided_at DESC, code`, db`decided_at, code`]
      : [db`due_at, code`, db`due_at, code`];
  const before = (page - 1) * PAGE_SIZE;
  const limit = before + PAGE_SIZE + 1;
  // By each way no more than the page can need; whoever is found by two is one.
  const found = joined(
    db,
    paths.map(
      (path) => db`(SELECT ${columns(db, scope)} FROM dossier d WHERE ${path} AND ${where} ${searched}
      ORDER BY ${order} LIMIT ${limit})`,
    ),
    db`UNION ALL`,
  );
  const rows = await db<Found[]>`
    SELECT f.*, x.applicant ->> 'fullName' AS "applicantName"
    FROM (SELECT DISTINCT ON (${key}) * FROM (${found}) b ORDER BY ${order} LIMIT ${PAGE_SIZE + 1} OFFSET ${before}) f
    JOIN dossier_party x ON x.dossier_id = f.id ORDER BY ${order}`;
  const names = await namesFor(db, dayOf(scope.now), registers.revision, rows);
  return { ...none, items: rows.slice(0, PAGE_SIZE).map(names), more: rows.length > PAGE_SIZE };
}

interface Found {
  readonly id: string;
  readonly code: string;
  readonly due_at: Instant | null;
  readonly decided_at: Instant | null;
  readonly version_id: string;
  readonly unit_id: string;
  readonly assignee_id: string | null;
  readonly state: State;
  readonly outcome: Outcome | null;
  readonly received_at: Instant | null;
  readonly appointed_at: Instant | null;
  readonly late: boolean | null;
  readonly applicantName: string;
}

const columns = (db: Database, { now }: Scope): Part => db`
  d.id, d.code, d.due_at, d.decided_at, d.procedure_version_id AS version_id, d.unit_id, d.assignee_id, d.state,
  d.outcome, d.received_at, d.appointed_at,
  coalesce(d.decided_at, CASE WHEN ${inStates(db, running)} THEN ${now}::timestamptz END) > d.due_at AS late`;

/** Names of what rows point to, by id; as long as the registers stay as they are. */
interface Names {
  readonly era: string;
  readonly of: Map<string, { readonly code?: string; readonly name: Text | string }>;
}
const kept = new WeakMap<Database, Names>();
/** More names than this are people who come and go; they are asked for again. */
const NAMES = 50_000;

/** Gives rows the names of their procedures, units and assignees: from memory, or asked for once for all that miss. */
async function namesFor(
  db: Database,
  on: Day,
  revision: number,
  rows: readonly Found[],
): Promise<(row: Found) => ListedDossier> {
  const era = `${on} ${revision}`;
  let names = kept.get(db);
  if (names?.era !== era || names.of.size > NAMES) {
    names = { era, of: new Map() };
    kept.set(db, names);
  }
  const { of } = names;
  const missing = (ids: readonly (string | null)[]) =>
    [...new Set(ids)].filter((id) => id !== null && !of.has(id)) as string[];
  const [versions, units, people] = [
    missing(rows.map((row) => row.version_id)),
    missing(rows.map((row) => row.unit_id)),
    missing(rows.map((row) => row.assignee_id)),
  ];
  if (versions.length + units.length + people.length > 0) {
    const found = await db<{ id: string; code: string; name: Text | string }[]>`
      SELECT v.id, p.code, v.name FROM procedure_version v JOIN procedure p ON p.id = v.procedure_id
      WHERE v.id = ANY(${versions}::uuid[])
      UNION ALL
      (SELECT DISTINCT ON (v.unit_id) v.unit_id, '', v.name FROM unit_version v WHERE v.unit_id = ANY(${units}::uuid[])
        ORDER BY v.unit_id, v.validity @> ${on}::date DESC, v.validity DESC)
      UNION ALL
      SELECT id, '', to_jsonb(name) FROM person WHERE id = ANY(${people}::uuid[])`;
    for (const { id, code, name } of found) of.set(id, { code, name });
  }
  const named = (id: string) => of.get(id)!;
  return (row) => ({
    code: row.code,
    procedure: { code: named(row.version_id).code ?? '', name: named(row.version_id).name as Text },
    applicantName: row.applicantName,
    state: row.state,
    outcome: row.outcome,
    receivedAt: row.received_at,
    dueAt: row.due_at,
    appointedAt: row.appointed_at,
    late: row.late ?? false,
    unit: { id: row.unit_id, name: named(row.unit_id).name as Text },
    assignee:
      row.assignee_id === null ? null : { id: row.assignee_id, name: named(row.assignee_id).name as string },
  });
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
