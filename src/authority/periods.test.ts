import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, day, inPeriod, type Period } from '../kernel/time.ts';
import {
  cutFrom,
  cutPeriod,
  endOf,
  overlaps,
  prolonged,
  restFrom,
  subtractPeriod,
  unitePeriods,
} from './periods.ts';

const p = (from: string, to: string | null): Period => ({
  from: day(from),
  to: to === null ? null : day(to),
});
const year = p('2023-01-01', '2024-01-01');
const open = p('2023-01-01', null);

describe('a hole in periods', () => {
  it.each<[string, Period[], Period, Period[]]>([
    [
      'in the middle',
      [year],
      p('2023-03-01', '2023-04-01'),
      [p('2023-01-01', '2023-03-01'), p('2023-04-01', '2024-01-01')],
    ],
    ['at the beginning', [year], p('2022-12-01', '2023-02-01'), [p('2023-02-01', '2024-01-01')]],
    ['at the end', [year], p('2023-12-01', '2024-02-01'), [p('2023-01-01', '2023-12-01')]],
    ['of everything', [year], p('2022-01-01', null), []],
    ['of exactly everything', [year], year, []],
    ['without an end, in what has none', [open], p('2023-03-01', null), [p('2023-01-01', '2023-03-01')]],
    [
      'with an end, in what has none',
      [open],
      p('2023-03-01', '2023-04-01'),
      [p('2023-01-01', '2023-03-01'), p('2023-04-01', null)],
    ],
  ])('%s', (_, periods, hole, left) => {
    expect(subtractPeriod(periods, hole)).toEqual(left);
  });

  it.each<[string, Period]>([
    ['before', p('2022-01-01', '2023-01-01')],
    ['after', p('2024-01-01', '2025-01-01')],
  ])('%s them leaves the very same list', (_, hole) => {
    const periods = [year];
    expect(subtractPeriod(periods, hole)).toBe(periods);
  });
});

it('the end of periods is that of the last one', () => {
  expect(endOf([])).toBeUndefined();
  expect(endOf([open])).toBeNull();
  expect(endOf([p('2022-01-01', '2022-02-01'), year])).toBe('2024-01-01');
});

/** Against sets of days, of a window that is longer than anything that happens in it. */
const first = day('2023-01-01');
const window = Array.from({ length: 30 }, (_, n) => addDays(first, n));
const daysOf = (periods: readonly Period[]): Day[] =>
  window.filter((on) => periods.some((period) => inPeriod(on, period)));
const isTiled = (periods: readonly Period[]) =>
  periods.every((period, n) => {
    const next = periods[n + 1];
    return (
      (period.to === null || period.from < period.to) &&
      (!next || (period.to !== null && period.to <= next.from))
    );
  });

const anyDay = fc.nat({ max: 20 }).map((n) => addDays(first, n));
const anyPeriod = fc
  .record({ from: anyDay, length: fc.oneof(fc.integer({ min: 1, max: 10 }), fc.constant(null)) })
  .map(({ from, length }): Period => ({ from, to: length === null ? null : addDays(from, length) }));
const anyPeriods = fc.array(anyPeriod, { maxLength: 5 }).map((all) => unitePeriods(all, []));

describe('against sets of days', () => {
  const property = <T extends [unknown, ...unknown[]]>(
    arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
    check: (...values: T) => void,
  ) => fc.assert(fc.property(...arbitraries, check), { numRuns: 1000 });

  it('a hole takes its days, and no other', () => {
    property([anyPeriods, anyPeriod], (periods, hole) => {
      const left = subtractPeriod(periods, hole);
      expect(daysOf(left)).toEqual(daysOf(periods).filter((on) => !inPeriod(on, hole)));
      expect(isTiled(left)).toBe(true);
    });
  });

  it('what is cut off and what is left are the whole, without hole or overlap', () => {
    property([anyPeriods, anyDay], (periods, on) => {
      const left = cutFrom(periods, on);
      const rest = restFrom(periods, on);
      expect([...daysOf(left), ...daysOf(rest)]).toEqual(daysOf(periods));
      expect(isTiled([...left, ...rest])).toBe(true);
      expect(unitePeriods(left, rest)).toEqual(periods);
    });
  });

  it('one period is cut like a list of one', () => {
    property([anyPeriod, anyDay], (period, on) => {
      expect(cutPeriod(period, on)).toEqual(cutFrom([period], on)[0]);
    });
  });

  it('a union has the days of both', () => {
    property([anyPeriods, anyPeriods], (a, b) => {
      const united = unitePeriods(a, b);
      const both = new Set([...daysOf(a), ...daysOf(b)]);
      expect(daysOf(united)).toEqual(window.filter((on) => both.has(on)));
      expect(isTiled(united)).toBe(true);
    });
  });

  it('two periods overlap when they share a day', () => {
    property([anyPeriod, anyPeriod], (a, b) => {
      expect(overlaps(a, b)).toBe(daysOf([a]).some((on) => inPeriod(on, b)));
    });
  });

  it('only the last period is prolonged', () => {
    property(
      [anyPeriods.filter((all) => typeof endOf(all) === 'string'), fc.integer({ min: 1, max: 5 })],
      (periods, more) => {
        const end = endOf(periods) as Day;
        const added = Array.from({ length: more }, (_, n) => addDays(end, n));
        const longer = prolonged(periods, addDays(end, more));
        expect(longer).toHaveLength(periods.length);
        const days = new Set([...daysOf(periods), ...added]);
        expect(daysOf(longer)).toEqual(window.filter((on) => days.has(on)));
      },
    );
  });
});
