import { addDays, type Day, inPeriod, type Period } from '../kernel/time.ts';
import type { Change, ChangeOf } from './change.ts';
import { windowDays } from './changes.fixture.ts';
import type { Register } from './register.ts';

/**
 * `applyChanges`, slowly: every entry is a set of days, and each document in turn takes days out or puts days in.
 * It knows nothing of periods. Days outside the window are as if they did not exist, so the last day of the window
 * stands for “no end”.
 */
type Entry = Readonly<Record<string, unknown>>;
interface Held {
  readonly entry: Entry;
  readonly days: Set<Day>;
}
type List = Held[];
export type Replay = Record<TimedList, List> & { effects: Register['effects'] };

const timed = [
  'units',
  'oneStops',
  'procedures',
  'routes',
  'competences',
  'documents',
  'rows',
  'positions',
  'assignments',
  'substitutions',
] as const;
type TimedList = (typeof timed)[number];
const LAST = windowDays.at(-1)!;

/** What has happened once all documents are read. */
export function replay(register: Register, changes: readonly Change[]): Replay {
  const state = { effects: [...register.effects] } as Replay;
  for (const list of timed) state[list] = register[list].map(held);
  for (const change of changes) step(state, change);
  return state;
}

/** The register of one day: what holds on it holds on it alone. */
export function registerOn(state: Replay, on: Day): Register {
  const period = { from: on, to: addDays(on, 1) };
  const of = (list: TimedList): unknown[] => [
    ...new Map(
      state[list]
        .filter(({ days }) => list === 'documents' || days.has(on))
        .map(({ entry, days }) => [
          JSON.stringify(entry),
          list === 'documents'
            ? { ...entry, inForce: days.has(on) ? [period] : [] }
            : list === 'rows'
              ? { ...entry, periods: [period] }
              : { ...entry, period },
        ]),
    ).values(),
  ];
  const lists = Object.fromEntries(timed.map((list) => [list, of(list)]));
  return {
    ...lists,
    effects: state.effects,
    postings: [],
    trainings: [],
    successions: [],
  } as unknown as Register;
}

function held(given: object): Held {
  const { period, periods, inForce, ...entry } = given as Entry & {
    period?: Period;
    periods?: Period[];
    inForce?: Period[];
  };
  const all = periods ?? inForce ?? [period!];
  return { entry, days: new Set(windowDays.filter((on) => all.some((p) => inPeriod(on, p)))) };
}

function step(state: Replay, change: Change): void {
  switch (change.kind) {
    case 'document':
      state.documents.push(held(change.document));
      break;
    case 'delegate':
      for (const { period, ...row } of change.rows) {
        const first = (period ?? change.period).from;
        const home = state.units.find((u) => u.entry.unit === row.delegate && u.days.has(first))!;
        state.rows.push(
          held({
            ...row,
            document: change.document,
            delegator: change.delegator,
            territory: row.territory ?? home.entry.territory,
            periods: [period ?? change.period],
          }),
        );
      }
      break;
    case 'repeal':
      for (const h of meant(state, change)) takeOut(h, (on) => on >= change.from);
      break;
    case 'suspend':
      for (const h of meant(state, change)) takeOut(h, (on) => inPeriod(on, change.period));
      break;
    case 'extend':
      extend(state, change);
      break;
    case 'replace':
      for (const h of meant(state, change)) takeOut(h, (on) => on >= change.from);
      state.effects.push({
        document: change.by,
        effect: 'replaces',
        on: change.document,
        from: change.from,
        carriesOver: change.carriesOver,
      });
      break;
    case 'substitute': {
      const { kind, ...substitution } = change;
      state.substitutions.push(held(substitution));
      break;
    }
    case 'end-substitution':
      for (const h of state.substitutions) {
        const isIt = h.entry.unit === change.unit && h.entry.position === change.position;
        if (isIt && h.days.has(change.from)) takeOut(h, (on) => on >= change.from);
      }
      break;
    case 'reorganise':
      reorganise(state, change);
  }
}

function meant(
  state: Replay,
  { document, rows }: { document: string; rows?: readonly { annex: string; no: number }[] | undefined },
): List {
  const all = state.rows.filter((h) => h.entry.document === document);
  if (!rows) return [...state.documents.filter((h) => h.entry.document === document), ...all];
  return all.filter((h) => rows.some((r) => r.annex === h.entry.annex && r.no === h.entry.no));
}

const takeOut = ({ days }: Held, gone: (on: Day) => boolean) => {
  for (const on of [...days]) if (gone(on)) days.delete(on);
};
const lastOf = ({ days }: Held): Day | undefined => [...days].sort().at(-1);

function extend(state: Replay, change: ChangeOf<'extend'>): void {
  const all = state.rows.filter((h) => h.entry.document === change.document && h.days.size > 0);
  const documents = state.documents.filter((h) => h.entry.document === change.document);
  const last = (all.length > 0 ? all : documents).map(lastOf).sort().at(-1)!;
  const longer = (h: Held, from: Day) => {
    for (const on of windowDays) if (on > from && on < change.to) h.days.add(on);
  };
  for (const h of meant(state, { document: change.document, rows: change.rows })) {
    if (h.entry.annex !== undefined && lastOf(h) === last) longer(h, last);
  }
  for (const h of documents) {
    const end = lastOf(h);
    if (end && end !== LAST) longer(h, end);
  }
}

function reorganise(state: Replay, change: ChangeOf<'reorganise'>): void {
  const { on } = change;
  const ends = (unit: unknown) => change.units.some((u) => u.unit === unit);
  const later = (day: Day) => day >= on;
  const lives = (h: Held) => [...h.days].some(later);
  const landOf = (unit: string, day: Day) =>
    state.units.find((u) => u.entry.unit === unit && u.days.has(day))?.entry.territory;
  const landBefore = new Map(change.units.map(({ unit }) => [unit, landOf(unit, addDays(on, -1))]));

  const closed = state.oneStops.filter((o) => ends(o.entry.unit) && lives(o)).map((o) => o.entry.oneStop);
  const gone = state.positions
    .filter((p) => (ends(p.entry.unit) || closed.includes(p.entry.oneStop)) && lives(p))
    .map((p) => p.entry.position);
  const doomed = [
    ...state.units.filter((h) => ends(h.entry.unit)),
    ...state.oneStops.filter((h) => ends(h.entry.unit)),
    ...state.routes.filter((h) => ends(h.entry.unit) || closed.includes(h.entry.oneStop)),
    ...state.competences.filter((h) => ends(h.entry.division)),
    ...state.positions.filter((h) => gone.includes(h.entry.position)),
    ...state.assignments.filter((h) => gone.includes(h.entry.position)),
    ...state.substitutions.filter((h) => ends(h.entry.unit) || gone.includes(h.entry.position)),
  ];
  for (const h of doomed) takeOut(h, later);

  const names = {
    units: ['unit'],
    oneStops: ['oneStop'],
    routes: ['procedure', 'oneStop'],
    competences: ['procedure', 'level', 'division'],
    positions: ['position'],
    assignments: ['position'],
  } as const;
  for (const list of Object.keys(names) as (keyof typeof names)[]) {
    for (const created of change.creates[list] ?? []) {
      const next = held(created);
      for (const h of state[list]) {
        if (names[list].every((name) => h.entry[name] === next.entry[name])) takeOut(h, later);
      }
      state[list].push(next);
    }
  }

  const heir = (unit: string, procedure: unknown): string | undefined => {
    const found = change.units.find((u) => u.unit === unit);
    if (!found) return unit;
    const field = state.procedures.find((p) => p.entry.procedure === procedure)!.entry.field as {
      vi: string;
    };
    return (
      found.successors.find((s) => s.field === field.vi) ?? found.successors.find((s) => s.field === null)
    )?.unit;
  };
  for (const h of [...state.rows]) {
    const row = h.entry as unknown as Register['rows'][number];
    if (!ends(row.delegator) && !ends(row.delegate)) continue;
    const rest = new Set([...h.days].filter(later));
    takeOut(h, later);
    if (change.delegations === 'lapse' || rest.size === 0) continue;
    const [delegator, delegate] = [heir(row.delegator, row.procedure), heir(row.delegate, row.procedure)];
    if (!delegator || !delegate || delegator === delegate || (row.position && ends(row.delegate))) continue;
    const whose = [row.delegate, row.delegator, ...change.units.map((u) => u.unit)].find(
      (unit) => landBefore.get(unit) === row.territory && heir(unit, row.procedure),
    );
    const territory = whose ? landOf(heir(whose, row.procedure)!, on) : row.territory;
    state.rows.push({ entry: { ...h.entry, delegator, delegate, territory }, days: rest });
  }
}
