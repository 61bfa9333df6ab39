import fc from 'fast-check';
import { addDays, type Day, day, type Period } from '../kernel/time.ts';
import type { CaseFacts } from './model.ts';
import type {
  Competence,
  DocumentEntry,
  Effect,
  Register,
  Row,
  Substitution,
  UnitEntry,
} from './register.ts';

/**
 * Registers over twenty days: a city with a department, a district with two divisions and two wards, and another
 * one beside it. All is in order but for what was drawn: rows, substitutions, effects of documents, and holes in
 * the time of anything. Small enough that they meet each other, and wrong often enough that every link breaks.
 */

const said = (text: string) => ({ vi: text, en: text });
const LENGTH = 20;
const dayNo = (n: number): Day => addDays(day('2023-08-01'), n);
const always: Period = { from: dayNo(-100), to: null };

/** The days of the world, and one before and after it. */
export const days = Array.from({ length: LENGTH + 2 }, (_, n) => dayNo(n - 1));

const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values);
/** `usual` so many times as often as `odd`. */
const mostly = <T>(weight: number, usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>) =>
  fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: odd });

/** Periods one after another, touching or with holes in between. */
const somePeriods: fc.Arbitrary<Period[]> = fc
  .tuple(fc.uniqueArray(fc.nat(LENGTH), { minLength: 1, maxLength: 5 }), fc.boolean())
  .map(([cuts, touching]) => {
    const sorted = [...cuts].sort((a, b) => a - b).map(dayNo);
    const all = sorted.map((from, i) => ({ from, to: sorted[i + 1] ?? null }));
    return touching ? all : all.filter((_, i) => i % 2 === 0);
  });

interface Place {
  readonly unit: string;
  readonly kind: UnitEntry['kind'];
  readonly level: UnitEntry['level'];
  readonly parent: string | null;
}
const places: readonly Place[] = [
  { unit: 'city', kind: 'committee', level: 'city', parent: null },
  { unit: 'department', kind: 'division', level: 'city', parent: 'city' },
  { unit: 'east', kind: 'committee', level: 'district', parent: 'city' },
  { unit: 'justice', kind: 'division', level: 'district', parent: 'east' },
  { unit: 'finance', kind: 'division', level: 'district', parent: 'east' },
  { unit: 'ward-1', kind: 'committee', level: 'ward', parent: 'east' },
  { unit: 'ward-2', kind: 'committee', level: 'ward', parent: 'east' },
  { unit: 'west', kind: 'committee', level: 'district', parent: 'city' },
  { unit: 'justice-west', kind: 'division', level: 'district', parent: 'west' },
];
const names = places.map((p) => p.unit);
const committees = places.filter((p) => p.kind === 'committee');
const divisions = places.filter((p) => p.kind === 'division');
const landOf = (p: Place) => `land of ${p.kind === 'committee' ? p.unit : p.parent}`;

const procedures = ['1.000001', '1.000002'];
/** Most things are about the first one, or they would never meet. */
const anyProcedure = mostly(5, fc.constant(procedures[0]!), fc.constant(procedures[1]!));
const oneStops = committees.map((c) => c.unit);
const laws = ['law', 'newer-law'];
const schemes = ['plan', 'scheme', 'newer-scheme'];
const decisions = ['decision-1', 'decision-2'];
const ranks = ['head', 'deputy', 'specialist'] as const;
const seats = names.flatMap((unit) => ranks.map((rank) => ({ position: `${rank} of ${unit}`, unit, rank })));

const inOrder = {
  units: places.map((place) => ({
    ...place,
    name: said(place.unit),
    headTitle: said(`head of ${place.unit}`),
    territory: landOf(place),
    period: always,
  })),
  oneStops: committees.map(({ unit, level }) => ({
    oneStop: unit,
    unit,
    level,
    name: said(`one-stop of ${unit}`),
    period: always,
  })),
  procedures: procedures.map((procedure) => ({
    procedure,
    version: procedure,
    name: said(procedure),
    field: said('field'),
    levels: [],
    period: always,
  })),
  routes: procedures.flatMap((procedure) =>
    oneStops.map((oneStop) => ({ procedure, oneStop, unit: oneStop, period: always })),
  ),
  positions: seats.map((seat) => ({ ...seat, oneStop: null, title: said(seat.position), period: always })),
  assignments: seats.map(({ position }) => ({ position, person: position, name: position, period: always })),
} satisfies Partial<Register>;

type Timed = keyof typeof inOrder;
const timed = Object.entries(inOrder).flatMap(([kind, entries]) =>
  entries.map((_, index) => ({ kind: kind as Timed, index })),
);

/** An entry that holds only during some periods, and is another in the later ones: renamed, moved, somebody else's. */
interface Oddity {
  readonly kind: Timed;
  readonly index: number;
  readonly periods: readonly Period[];
  readonly elsewhere: string;
}
const anyOddity: fc.Arbitrary<Oddity> = fc
  .tuple(oneOf(timed), somePeriods, oneOf(names))
  .map(([entry, periods, elsewhere]) => ({ ...entry, periods, elsewhere }));

const later: {
  [K in Timed]: (entry: (typeof inOrder)[K][number], elsewhere: string) => Register[K][number];
} = {
  units: (u, elsewhere) => ({ ...u, name: said('renamed'), parent: elsewhere }),
  oneStops: (o, elsewhere) => ({ ...o, unit: elsewhere }),
  procedures: (p) => ({ ...p, name: said('renamed'), version: 'newer' }),
  routes: (r) => r,
  positions: (p, elsewhere) => ({ ...p, oneStop: elsewhere }),
  assignments: (a, elsewhere) => ({ ...a, person: `head of ${elsewhere}`, name: `head of ${elsewhere}` }),
};

function disturbed<K extends Timed>(kind: K, oddities: readonly Oddity[]): Register[K][number][] {
  return inOrder[kind].flatMap((entry: (typeof inOrder)[K][number], index: number) => {
    const odd = oddities.find((o) => o.kind === kind && o.index === index);
    if (!odd) return [entry];
    return odd.periods.map((period, i) => ({
      ...(i === 0 ? entry : later[kind](entry, odd.elsewhere)),
      period,
    }));
  });
}

/** As the database keeps them: one holder for each level or division on a day. */
const anyHolder = mostly<Pick<Competence, 'level' | 'holder' | 'division'>>(
  5,
  fc.record({
    level: oneOf(['district', 'district', 'district', 'ward', 'city']),
    holder: oneOf(['committee', 'chairperson']),
    division: fc.constant(null),
  }),
  oneOf(divisions).map(({ level, unit }) => ({ level, holder: 'division', division: unit })),
);
const anyCompetence: fc.Arbitrary<Competence[]> = fc
  .tuple(
    anyProcedure,
    anyHolder,
    mostly(4, fc.constant('law'), fc.constant('newer-law')),
    mostly<Period[]>(3, fc.constant([always]), somePeriods),
  )
  .map(([procedure, holder, document, periods]) =>
    periods.map((period) => ({ procedure, ...holder, document, article: null, period })),
  );
const competences = fc
  .uniqueArray(anyCompetence, {
    selector: ([c]) => `${c?.procedure} ${c?.level} ${c?.division}`,
    minLength: 3,
    maxLength: 6,
  })
  .map((all) => all.flat());

const document = (slug: string, inForce: Period[], restsOn: string[]): DocumentEntry => ({
  document: slug,
  number: slug,
  kind: laws.includes(slug) ? 'law' : 'decision',
  title: said(slug),
  issuer: 'issuer',
  signer: null,
  issuedOn: dayNo(-200),
  illustrative: true,
  inForce,
  restsOn,
});
const every = [...laws, ...schemes, ...decisions];
const documents: fc.Arbitrary<DocumentEntry[]> = fc
  .tuple(
    fc.array(fc.tuple(oneOf(every), somePeriods), { maxLength: 3 }),
    fc.array(fc.tuple(oneOf(every), oneOf(every)), { maxLength: 6 }),
  )
  .map(([lapses, bases]) =>
    every.map((slug) =>
      document(slug, lapses.find(([lapsed]) => lapsed === slug)?.[1] ?? [always], [
        ...new Set(bases.filter(([resting]) => resting === slug).map(([, basis]) => basis)),
      ]),
    ),
  );

const anyEffect: fc.Arbitrary<Effect> = fc
  .record({
    effect: mostly(8, fc.constant('replaces'), fc.constant('amends')),
    pair: fc.shuffledSubarray([...laws, ...schemes], { minLength: 2, maxLength: 2 }),
    from: fc.nat(LENGTH).map(dayNo),
    carriesOver: mostly(3, fc.constant(true), fc.constant(false)),
  })
  .map(({ pair: [by, on], ...rest }) => ({ document: by!, on: on!, ...rest }) as Effect);

const LIMIT = 100;
const caseTypes = ['domestic', 'foreign'];
const values = [
  { from: null, to: LIMIT },
  { from: LIMIT, to: null },
  { from: LIMIT - 1, to: LIMIT + 1 },
];
const anyConditions: fc.Arbitrary<Row['conditions']> = fc.record({
  caseType: oneOf([null, ...caseTypes]),
  value: oneOf([null, ...values]),
});

/** Mostly what happens: a committee to a unit below it, for its own land; sometimes what should not. */
const anyRow: fc.Arbitrary<Row> = fc
  .record({
    document: mostly(30, oneOf(decisions), fc.constant('never-entered')),
    no: fc.integer({ min: 1, max: 99 }),
    procedure: anyProcedure,
    delegate: oneOf(places.filter((p) => p.parent !== null)),
    odd: mostly(
      4,
      fc.constant({}),
      fc.record({ delegator: oneOf(names), delegate: oneOf([...names, 'nobody']) }),
    ),
    rank: mostly(8, fc.constant(null), oneOf(ranks)),
    territory: mostly(3, fc.constant(null), oneOf(committees.map(landOf))),
    conditions: mostly(3, fc.constant({ caseType: null, value: null }), anyConditions),
    periods: mostly<Period[]>(2, fc.constant([always]), mostly<Period[]>(5, somePeriods, fc.constant([]))),
  })
  .map(({ delegate, odd, rank, territory, ...row }) => ({
    ...row,
    annex: 'I',
    delegator: delegate.parent!,
    delegate: delegate.unit,
    ...odd,
    position: rank && `${rank} of ${delegate.unit}`,
    territory: territory ?? landOf(delegate),
    reporting: null,
    term: null,
  }));

const anySubstitution: fc.Arbitrary<Substitution> = fc
  .record({
    unit: oneOf(names),
    elsewhere: mostly(4, fc.constant(null), oneOf(names)),
    rank: mostly(3, fc.constant('deputy'), oneOf(ranks)),
    form: oneOf(['KT', 'TL', 'TUQ', 'Q'] as const),
    period: mostly(
      1,
      fc.constant(always),
      somePeriods.map(([first]) => first!),
    ),
  })
  .map(({ unit, elsewhere, rank, form, period }) => ({
    unit,
    position: `${rank} of ${elsewhere ?? unit}`,
    form,
    document: null,
    period,
  }));

export const anyRegister: fc.Arbitrary<Register> = fc
  .record({
    oddities: fc.array(anyOddity, { maxLength: 8 }),
    competences,
    documents,
    effects: fc.uniqueArray(anyEffect, { selector: (e) => e.on, maxLength: 3 }),
    rows: fc.array(anyRow, { minLength: 2, maxLength: 12 }),
    substitutions: fc.array(anySubstitution, { maxLength: 6 }),
  })
  .map(({ oddities, ...drawn }) => ({
    units: disturbed('units', oddities),
    oneStops: disturbed('oneStops', oddities),
    procedures: disturbed('procedures', oddities),
    routes: disturbed('routes', oddities),
    positions: disturbed('positions', oddities),
    assignments: disturbed('assignments', oddities),
    ...drawn,
    postings: [],
    trainings: [],
    successions: [],
  }));

export interface PlainQuestion {
  readonly procedure: string;
  readonly oneStop: string;
  readonly on: Day;
  readonly facts: CaseFacts;
}
export const anyQuestion: fc.Arbitrary<PlainQuestion> = fc.record({
  procedure: mostly(50, anyProcedure, fc.constant('9.999999')),
  oneStop: mostly(50, oneOf([...oneStops, 'east', 'east', 'east']), fc.constant('nowhere')),
  on: oneOf(days),
  facts: fc.record(
    { caseType: oneOf([...caseTypes, 'another']), value: oneOf([0, LIMIT - 1, LIMIT, LIMIT + 1]) },
    { requiredKeys: [] },
  ),
});
