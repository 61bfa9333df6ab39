import { describe, expect, test } from 'vitest';
import { applyChanges } from './apply.ts';
import {
  assignmentsOf,
  city,
  dayAt,
  days,
  fields,
  oneStopEntry,
  parsed,
  positionsOf,
  procedures,
  unitEntry,
} from './changes.fixture.ts';
import type { Register } from './register.ts';
import { destinationOf, endOfOneStop, successorOneStops } from './succession.ts';

/** Three new wards: one takes over everything of dong-1, one what belongs to land, one the rest too. */
const news = ['moi-1', 'moi-2', 'moi-3'];
const reorganise = (unit: string, on: number, successors: object[], creates: string[]) => ({
  kind: 'reorganise',
  document: 'de-an',
  on: dayAt(on),
  units: [{ unit, successors }],
  delegations: 'lapse',
  creates: {
    units: creates.map((u) => unitEntry(u, 'committee', 'ward', 'dong', `phường ${u}`, days(on, null))),
    oneStops: creates.map((u) => oneStopEntry(u, u, 'ward', days(on, null))),
    routes: creates.flatMap((u) =>
      procedures.map((procedure) => ({ procedure, oneStop: u, unit: u, period: days(on, null) })),
    ),
    positions: creates.flatMap((u) => positionsOf(u, days(on, null))),
    assignments: creates.flatMap((u) => assignmentsOf(u, days(on, null))),
  },
});
const divided = applyChanges(
  city,
  parsed(
    reorganise(
      'dong-1',
      10,
      [{ unit: 'moi-1' }, { unit: 'moi-2', field: fields[1] }, { unit: 'moi-3' }],
      news,
    ),
  ),
);
const [civil, land] = procedures;
const at = (procedure: string, oneStop = 'dong-1', unit = oneStop) => ({ procedure, oneStop, unit });

describe('where a dossier goes on', () => {
  test.each<[string, Register, ReturnType<typeof at>, number, unknown]>([
    ['nowhere while its office is there', divided, at(civil), 9, null],
    ['nowhere from another office', divided, at(civil, 'dong-2'), 10, null],
    ['the first that takes over everything', divided, at(civil), 10, 'moi-1'],
    ['the one named for its field', divided, at(land), 10, 'moi-2'],
    ['the same on any later day', divided, at(land), 39, 'moi-2'],
  ])('%s', (_, register, location, n, expected) => {
    const destination = destinationOf(register, location, dayAt(n));
    expect(destination && [destination.oneStop, destination.unit, destination.document]).toEqual(
      expected === null ? null : [expected, expected, 'de-an'],
    );
  });

  test('of several that take over everything, the first that receives the procedure', () => {
    const without = { ...divided, routes: divided.routes.filter((r) => r.oneStop !== 'moi-1') };
    expect(destinationOf(without, at(civil), dayAt(10))?.oneStop).toBe('moi-3');
  });

  test('through a successor that ended itself, to the one that is there', () => {
    const again = applyChanges(divided, parsed(reorganise('moi-1', 20, [{ unit: 'moi-2' }], [])));
    expect(destinationOf(again, at(civil), dayAt(19))?.oneStop).toBe('moi-1');
    expect(destinationOf(again, at(civil), dayAt(20))?.oneStop).toBe('moi-2');
  });

  test('to the unit that works on the procedure there', () => {
    const routes = divided.routes.map((r) => (r.oneStop === 'moi-1' ? { ...r, unit: 'dong-dd' } : r));
    expect(destinationOf({ ...divided, routes }, at(civil), dayAt(10))).toMatchObject({ unit: 'dong-dd' });
  });

  test('within the same one-stop when only its unit ended', () => {
    const merged = applyChanges(city, parsed(reorganise('dong-ht', 10, [{ unit: 'dong-dd' }], [])));
    expect(destinationOf(merged, at(civil, 'dong', 'dong-ht'), dayAt(10))).toEqual({
      oneStop: 'dong',
      unit: 'dong-dd',
      document: 'de-an',
    });
  });

  test('nowhere when nobody took over', () => {
    const ended = applyChanges(city, parsed(reorganise('dong-1', 10, [], [])));
    expect(destinationOf(ended, at(civil), dayAt(10))).toBeNull();
  });
});

describe('an old one-stop', () => {
  test('tells when and by what it ended, and not before', () => {
    expect(endOfOneStop(divided, 'dong-1', dayAt(9))).toBeUndefined();
    expect(endOfOneStop(divided, 'dong-1', dayAt(10))).toEqual({ on: dayAt(10), document: 'de-an' });
    expect(endOfOneStop(divided, 'khong-co', dayAt(10))).toBeUndefined();
  });

  test('names every successor of a procedure, and those that do not receive it last', () => {
    const named = (procedure: string, register = divided) =>
      successorOneStops(register, { oneStop: 'dong-1', procedure }, dayAt(10)).map((o) => o.oneStop);
    expect(named(civil)).toEqual(['moi-1', 'moi-3']);
    expect(named(land)).toEqual(['moi-2']);
    const without = { ...divided, routes: divided.routes.filter((r) => r.oneStop !== 'moi-1') };
    expect(named(civil, without)).toEqual(['moi-3', 'moi-1']);
  });
});
