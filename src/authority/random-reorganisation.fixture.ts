import fc from 'fast-check';
import {
  assignmentsOf,
  city,
  dayAt,
  days,
  decisions,
  districts,
  divisions,
  fields,
  oneStopEntry,
  positionsOf,
  procedures,
  unitEntry,
  wards,
} from './changes.fixture.ts';
import { type Aimed, anyUnit, at, mostly, oneOf } from './random-parts.fixture.ts';

const created = (on: number, kind: 'committee' | 'division') => {
  const from = days(on, null);
  const isWard = kind === 'committee';
  return {
    units: [
      unitEntry('moi', kind, isWard ? 'ward' : 'district', 'dong', isWard ? 'phường mới' : 'quận dong', from),
    ],
    ...(isWard && {
      oneStops: [oneStopEntry('moi', 'moi', 'ward', from)],
      routes: procedures.map((procedure) => ({ procedure, oneStop: 'moi', unit: 'moi', period: from })),
    }),
    positions: positionsOf('moi', from),
    assignments: assignmentsOf('moi', from),
  };
};
/** A ward goes over to the other district, a division takes a competence: entries that follow others. */
const moved = (on: number) => ({
  units: [unitEntry('dong-1', 'committee', 'ward', 'tay', 'phường dong-1', days(on, null))],
  routes: [{ procedure: procedures[0], oneStop: 'dong', unit: 'dong-dd', period: days(on, null) }],
  competences: [{ ...city.competences[2]!, procedure: procedures[0], period: days(on, null) }],
});
/** Mostly of units that delegations speak of, in favour of their neighbours. */
export const reorganisation = fc
  .record({
    on: fc.integer({ min: 3, max: 25 }),
    units: fc.array(
      fc.record({
        aim: fc.nat(),
        toDelegator: mostly(fc.constant(false), fc.constant(true)),
        other: mostly<string | null>(fc.constant(null), anyUnit),
        heirs: oneOf<(string | null)[]>(
          [],
          [null],
          [null],
          [null],
          [fields[0]],
          [...fields],
          [fields[1], null],
          [null, null],
        ),
        successors: fc.array(mostly<string | null>(fc.constant(null), anyUnit), {
          minLength: 2,
          maxLength: 2,
        }),
      }),
      { minLength: 1, maxLength: 2 },
    ),
    document: oneOf(...decisions),
    delegations: oneOf('pass', 'pass', 'lapse'),
    creates: oneOf<'nothing' | 'committee' | 'division' | 'versions'>(
      'nothing',
      'committee',
      'division',
      'versions',
    ),
  })
  .map(
    ({ on, units, creates, ...change }): Aimed =>
      ({ rows }) => {
        const named = units.map(({ aim, toDelegator, other, heirs, successors }) => {
          const row = at(rows, aim);
          const unit = other ?? (toDelegator ? row?.delegator : row?.delegate) ?? 'dong-1';
          const near = creates === 'committee' || creates === 'division' ? 'moi' : neighbourOf(unit);
          return {
            unit,
            successors: heirs.map((field, n) => ({
              unit: successors[n] ?? (n === 0 ? near : neighbourOf(near)),
              field,
            })),
          };
        });
        const entries = {
          nothing: {},
          committee: created(on, 'committee'),
          division: created(on, 'division'),
          versions: moved(on),
        };
        return {
          ...change,
          kind: 'reorganise',
          on: dayAt(on),
          units: [...new Map(named.map((n) => [n.unit, n])).values()],
          creates: entries[creates],
        };
      },
  );
const neighbours = new Map(
  [divisions, wards, districts].flatMap((all) =>
    all.map((u, n) => [u as string, all[n % 2 === 0 ? n + 1 : n - 1]!]),
  ),
);
const neighbourOf = (unit: string): string => neighbours.get(unit) ?? 'dong-2';
