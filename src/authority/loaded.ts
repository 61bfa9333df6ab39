import type { Day, Period } from '../kernel/time.ts';
import { type Register, type RouteEntry, type Row, rowKey } from './register.ts';

export type LoadedRoute = [procedure: string, oneStop: string, unit: string, from: Day, to: Day | null];

/** A row with one of its periods. */
export type LoadedRow = [
  document: string,
  annex: string,
  no: number,
  procedure: string,
  delegator: string,
  delegate: string,
  position: string | null,
  territory: string,
  caseType: string | null,
  hasValue: boolean,
  valueFrom: number | null,
  valueTo: number | null,
  reporting: string | null,
  term: string | null,
  from: Day,
  to: Day | null,
];

/** The register as it comes from PostgreSQL. */
export type Loaded = Omit<Register, 'routes' | 'rows'> & {
  readonly routes: readonly LoadedRoute[];
  readonly rows: readonly LoadedRow[];
};

export const registerOf = ({ routes, rows, ...entries }: Loaded): Register => ({
  ...entries,
  routes: routes.map(routeOf),
  rows: rowsOf(rows),
});

const routeOf = ([procedure, oneStop, unit, from, to]: LoadedRoute): RouteEntry => ({
  procedure,
  oneStop,
  unit,
  period: { from, to },
});

/** Rows in the order of their decision, annex and number, each with its periods in order. */
function rowsOf(loaded: readonly LoadedRow[]): Row[] {
  const rows = new Map<string, Row & { periods: Period[] }>();
  for (const one of loaded) {
    const [document, annex, no, procedure, delegator, delegate, position, territory] = one;
    const [, , , , , , , , caseType, hasValue, valueFrom, valueTo, reporting, term, from, to] = one;
    // Everything but the period: a row that was passed on stands twice under one number.
    const same = `${rowKey({ document, annex, no, delegate })} ${delegator} ${territory} ${position} ${caseType}`;
    const row = rows.get(same);
    if (row) {
      row.periods.push({ from, to });
      continue;
    }
    rows.set(same, {
      document,
      annex,
      no,
      procedure,
      delegator,
      delegate,
      position,
      territory,
      conditions: { caseType, value: hasValue ? { from: valueFrom, to: valueTo } : null },
      reporting,
      term,
      periods: [{ from, to }],
    });
  }
  const all = [...rows.values()];
  for (const { periods } of all) periods.sort((a, b) => compare(a.from, b.from));
  return all.sort(
    (a, b) =>
      compare(a.document, b.document) ||
      compare(a.annex, b.annex) ||
      a.no - b.no ||
      compare(a.delegate, b.delegate) ||
      compare(a.periods[0]!.from, b.periods[0]!.from),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
