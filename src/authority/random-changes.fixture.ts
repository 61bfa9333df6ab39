import fc from 'fast-check';
import { Refusal } from '../kernel/refusal.ts';
import { addDays, type Period } from '../kernel/time.ts';
import { applyChanges } from './apply.ts';
import { type Change, changeSchema } from './change.ts';
import {
  city,
  dayAt,
  decisions,
  divisions,
  documentEntry,
  parentOf,
  procedures,
  wards,
} from './changes.fixture.ts';
import {
  type Aimed,
  anyDay,
  anyDocument,
  anyPeriod,
  anyUnit,
  at,
  by,
  closedPeriod,
  laterDocuments,
  mostly,
  oneOf,
} from './random-parts.fixture.ts';
import { reorganisation } from './random-reorganisation.fixture.ts';
import type { Register, Row } from './register.ts';

/** Sequences of documents such as a city might see, faster than a city sees them; all of them can be applied. */
const anyRow = (delegator: string) =>
  mostly(
    oneOf<string>(
      ...[...divisions, ...wards].filter((u) => delegator === 'moi' || parentOf(u) === delegator),
    ),
    anyUnit,
  ).chain((delegate) =>
    fc.record(
      {
        annex: oneOf('I', 'II'),
        no: fc.integer({ min: 1, max: 3 }),
        procedure: oneOf(...procedures),
        delegate: fc.constant(delegate),
        position: mostly(fc.constant(null), oneOf(`head ${delegate}`, `deputy ${delegate}`)),
        territory: mostly(
          fc.constant(null),
          oneOf(...wards).map((w) => `phường ${w}`),
        ),
        conditions: mostly(
          fc.constant<Row['conditions']>({ caseType: null, value: null }),
          oneOf<Row['conditions']>(
            { caseType: 'A', value: null },
            { caseType: null, value: { from: 100, to: null } },
          ),
        ),
        period: closedPeriod,
      },
      { requiredKeys: ['annex', 'no', 'procedure', 'delegate'] },
    ),
  );
const delegation = oneOf<string>('dong', 'dong', 'dong', 'tay', 'moi').chain((delegator) =>
  fc.record({
    kind: fc.constant('delegate'),
    document: oneOf('qd-1', 'qd-1', ...decisions),
    delegator: fc.constant(delegator),
    period: anyPeriod,
    rows: fc.array(anyRow(delegator), { minLength: 1, maxLength: 4 }),
  }),
);

/** A document, or a row of one, repealed, suspended or extended. */
const onDocument = fc
  .record({
    kind: oneOf('repeal', 'suspend', 'extend'),
    document: anyDocument,
    row: fc.option(fc.nat(), { freq: 2 }),
    by,
    from: anyDay,
    to: fc.integer({ min: 15, max: 38 }).map(dayAt),
    period: closedPeriod,
  })
  .map(
    ({ row, document, ...change }): Aimed =>
      ({ rows }) => {
        const found = row === null ? undefined : at(rows, row);
        if (!found) return { ...change, document };
        return { ...change, document: found.document, rows: [{ annex: found.annex, no: found.no }] };
      },
  );
const replacement = fc.record({
  kind: fc.constant('replace'),
  document: anyDocument,
  by: oneOf<string>(...decisions, ...laterDocuments),
  from: anyDay,
  carriesOver: fc.boolean(),
});
const newDocument = fc
  .record({
    slug: oneOf(...laterDocuments),
    restsOn: fc.subarray(['luat', 'de-an', 'qd-1']),
    period: anyPeriod,
  })
  .map(({ slug, restsOn, period }) => ({
    kind: 'document',
    document: documentEntry(slug, restsOn, [period]),
  }));
const substitution = anyUnit.chain((unit) =>
  fc.record({
    kind: fc.constant('substitute'),
    unit: fc.constant(unit),
    position: mostly(
      fc.constant(`deputy ${unit}`),
      anyUnit.map((u) => `head ${u}`),
    ),
    form: oneOf('KT', 'TL', 'TUQ', 'Q'),
    document: by,
    period: closedPeriod,
  }),
);
const endOfSubstitution = fc.record({ n: fc.nat(), later: fc.nat({ max: 5 }) }).map(
  ({ n, later }): Aimed =>
    ({ substitutions }) => {
      const found = at(substitutions, n);
      return {
        kind: 'end-substitution',
        unit: found?.unit ?? 'dong',
        position: found?.position ?? 'deputy dong',
        from: addDays(found?.period.from ?? dayAt(0), later),
      };
    },
);

const anyChange: fc.Arbitrary<Aimed> = fc.oneof(
  { weight: 6, arbitrary: delegation.map(always) },
  { weight: 2, arbitrary: newDocument.map(always) },
  { weight: 8, arbitrary: onDocument },
  { weight: 2, arbitrary: replacement.map(always) },
  { weight: 3, arbitrary: substitution.map(always) },
  { weight: 2, arbitrary: endOfSubstitution },
  { weight: 8, arbitrary: reorganisation },
);
function always(change: object): Aimed {
  return () => change;
}

/** Those of some changes that can be made one after the other. */
function possible(register: Register, changes: readonly Aimed[]): Change[] {
  const made: Change[] = [];
  for (const aimed of changes) {
    const change = changeSchema.parse(aimed(register));
    try {
      register = applyChanges(register, [change]);
      made.push(change);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return made;
}

const perishable = [
  'assignments',
  'assignments',
  'positions',
  'procedures',
  'routes',
  'competences',
  'units',
] as const;
/** The small city with some entries that do not last: a seat that falls vacant, a version that comes later. */
const anyCity: fc.Arbitrary<Register> = fc
  .array(
    fc.record({
      list: oneOf(...perishable),
      n: fc.nat(),
      period: anyPeriod,
    }),
    { maxLength: 5 },
  )
  .map((shortened) => {
    const register = { ...city };
    for (const { list, n, period } of shortened) {
      const entries = register[list] as { period: Period }[];
      const changed = entries.map((entry, place) =>
        place === n % entries.length ? { ...entry, period } : entry,
      );
      Object.assign(register, { [list]: changed });
    }
    return register;
  });

export interface History {
  readonly start: Register;
  readonly changes: Change[];
}
export const anyHistory: fc.Arbitrary<History> = fc
  .record({
    start: anyCity,
    first: delegation.map(always),
    more: fc.array(anyChange, { minLength: 3, maxLength: 9, size: 'max' }),
  })
  .map(({ start, first, more }) => ({ start, changes: possible(start, [first, ...more]) }));
