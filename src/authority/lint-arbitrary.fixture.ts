import fc from 'fast-check';
import { addDays, type Day, type Period } from '../kernel/time.ts';
import { inOrder } from './lint.fixture.ts';
import type { Register, Row } from './register.ts';

/** The first of thirty days in which everything happens. */
export const start = '2023-06-01' as Day;
export const DAYS = 30;
export const allDays = Array.from({ length: DAYS }, (_, index) => addDays(start, index));

const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const sometimes = <T>(usual: T, arbitrary: fc.Arbitrary<T>, weight = 4) =>
  fc.oneof({ weight, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary });

const always: Period = { from: '2015-01-01' as Day, to: null };
const anyPeriod: fc.Arbitrary<Period> = fc
  .record({
    from: fc.integer({ min: -3, max: DAYS - 1 }),
    length: fc.option(fc.integer({ min: 1, max: DAYS })),
  })
  .map(({ from, length }) => ({
    from: addDays(start, from),
    to: length === null ? null : addDays(start, from + length),
  }));
const usuallyAlways = sometimes(always, anyPeriod);
/** One or two periods that do not overlap. */
const anyPeriods: fc.Arbitrary<Period[]> = sometimes([always], fc.array(anyPeriod, { maxLength: 2 })).map(
  apart,
);

function apart(periods: readonly Period[]): Period[] {
  const kept: Period[] = [];
  for (const period of periods.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = kept.at(-1);
    if (!last || (last.to !== null && last.to <= period.from)) kept.push(period);
  }
  return kept;
}

const base = inOrder();
const codes = ['1.1', '1.2', '1.3'];
const units = base.units.map((u) => u.unit);
const committees = ['dong', 'tay', 'phuong-1', 'phuong-2'];
export const caseTypes = ['a', 'b', 'c'];
export const values = [0, 50, 100];

const anyRow: fc.Arbitrary<Row> = fc.record({
  document: sometimes('qd', oneOf('qd-2', 'khong-co')),
  annex: fc.constant('I'),
  no: fc.integer({ min: 1, max: 9 }),
  procedure: oneOf(...codes),
  delegator: sometimes('dong', oneOf(...units)),
  delegate: oneOf('tu-phap', 'tai-chinh', 'phuong-1', ...units),
  position: sometimes<string | null>(null, oneOf('head tu-phap', 'deputy dong', 'khong-co'), 8),
  territory: oneOf(...committees),
  conditions: fc.record({
    caseType: sometimes<string | null>(null, oneOf('a', 'b')),
    value: sometimes<Row['conditions']['value']>(
      null,
      fc.record({ from: oneOf(null, 0, 50), to: oneOf(null, 50, 100) }),
    ),
  }),
  reporting: fc.constant(null),
  term: fc.constant(null),
  periods: anyPeriods,
});

const anyCompetence = fc
  .record({
    procedure: oneOf(...codes),
    level: oneOf('ward' as const, 'district' as const, 'district' as const, 'city' as const),
    division: sometimes<string | null>(null, oneOf('tu-phap', 'tu-phap-tay')),
    document: sometimes('luat', oneOf('luat-cu', 'khong-co'), 9),
    period: usuallyAlways,
  })
  .map((c) => ({
    ...c,
    holder: c.division === null ? ('committee' as const) : ('division' as const),
    article: null,
  }));

/** Registers over one small city, mostly in order and now and then broken at every place that `who` looks at. */
export const anyRegister: fc.Arbitrary<Register> = fc
  .record({
    units: fc.tuple(
      ...base.units.map((entry) =>
        fc.record({
          period: sometimes(always, anyPeriod, 9),
          // Only what stands below a district moves: a circle of parents is no organisation.
          parent:
            entry.parent === 'tp' || entry.parent === null
              ? fc.constant(entry.parent)
              : sometimes<string | null>(entry.parent, oneOf('dong', 'tay'), 15),
        }),
      ),
    ),
    oneStops: fc.tuple(...base.oneStops.map(() => sometimes(always, anyPeriod, 9))),
    versions: fc.tuple(...codes.map(() => anyPeriods)),
    routes: fc.tuple(
      ...codes.flatMap((code) =>
        base.oneStops.map((o) =>
          fc.record({ code: fc.constant(code), oneStop: fc.constant(o.oneStop), periods: anyPeriods }),
        ),
      ),
    ),
    competences: fc.array(anyCompetence, { minLength: 3, maxLength: 8 }),
    inForce: fc.tuple(anyPeriods, anyPeriods, anyPeriods, anyPeriods, anyPeriods),
    effects: fc.array(
      fc.record({
        document: oneOf('de-an', 'de-an-2', 'luat'),
        effect: oneOf('replaces' as const, 'repeals' as const),
        on: oneOf('de-an', 'de-an-2', 'luat-cu'),
        from: fc.integer({ min: 0, max: DAYS }).map((n) => addDays(start, n)),
        carriesOver: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
    rows: fc.array(anyRow, { maxLength: 10 }),
    assignments: fc.tuple(...base.positions.map(() => anyPeriods)),
    substitutions: fc.array(
      fc.record({
        unit: oneOf(...units),
        position: oneOf(...base.positions.map((p) => p.position)),
        form: oneOf('KT' as const, 'Q' as const, 'TL' as const, 'TUQ' as const),
        document: fc.constant(null),
        period: anyPeriod,
      }),
      { maxLength: 5 },
    ),
  })
  .map((made): Register => {
    const document = (slug: string, kind: 'law' | 'decision', inForce: Period[], restsOn: string[]) => ({
      ...base.documents[0]!,
      document: slug,
      number: slug,
      kind,
      inForce,
      restsOn,
    });
    const [oldLaw, scheme, scheme2, decision, decision2] = made.inForce;
    return {
      ...base,
      units: base.units
        .map((u, index) => ({ ...u, ...made.units[index]! }))
        .filter((u) => u.parent !== u.unit),
      oneStops: base.oneStops.map((o, index) => ({ ...o, period: made.oneStops[index]! })),
      procedures: codes.flatMap((procedure, index) =>
        made.versions[index]!.map((period, n) => ({
          ...base.procedures[0]!,
          procedure,
          version: `${procedure} v${n}`,
          period,
        })),
      ),
      routes: made.routes.flatMap(({ code, oneStop, periods }) =>
        periods.map((period) => ({ procedure: code, oneStop, unit: 'dong', period })),
      ),
      competences: made.competences,
      documents: [
        document('luat', 'law', [always], []),
        document('luat-cu', 'law', oldLaw, []),
        document('de-an', 'decision', scheme, ['luat']),
        document('de-an-2', 'decision', scheme2, ['de-an']),
        document('qd', 'decision', decision, ['luat', 'de-an']),
        document('qd-2', 'decision', decision2, ['de-an-2']),
      ],
      effects: made.effects,
      rows: made.rows,
      assignments: base.positions.flatMap(({ position }, index) =>
        made.assignments[index]!.map((period) => ({ position, person: position, name: position, period })),
      ),
      substitutions: made.substitutions,
      postings: [],
      trainings: [],
    };
  });
