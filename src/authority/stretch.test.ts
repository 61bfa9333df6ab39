import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day, day, inPeriod, type Period } from '../kernel/time.ts';
import { dateNumber, type Found, foundIn, foundOn, Stretch } from './stretch.ts';

const may = (date: number): Day => addDays(day('2023-05-01'), date - 1);
const period = (from: number, to: number | null): Period => ({
  from: may(from),
  to: to === null ? null : may(to),
});

describe('a stretch around 10 May', () => {
  test.each<[what: string, looked: Period[], from: number | null, to: number | null]>([
    ['nothing was looked at', [], null, null],
    ['a period that holds, without an end', [period(3, null)], 3, null],
    ['a period that holds', [period(3, 20)], 3, 20],
    ['two that hold', [period(3, 20), period(5, 25)], 5, 20],
    ['one that is over', [period(3, 8)], 8, null],
    ['one that ends on the day', [period(3, 10)], 10, null],
    ['one that is to come', [period(12, null)], null, 12],
    ['one that begins on the day', [period(10, 11)], 10, 11],
    ['one that is over, one that holds, one to come', [period(1, 4), period(4, 30), period(15, 30)], 4, 15],
  ])('%s', (_, looked, from, to) => {
    const stretch = new Stretch(may(10));
    for (const each of looked) expect(stretch.holds(each)).toBe(inPeriod(may(10), each));
    expect([stretch.from, stretch.to]).toEqual([from && may(from), to && may(to)]);
  });
});

const anyDay = fc.integer({ min: 1, max: 31 });
const anyPeriod = fc
  .tuple(anyDay, anyDay, fc.boolean())
  .map(([a, b, open]) => period(Math.min(a, b), open ? null : Math.max(a, b) + 1));

test('each period that was looked at holds for the whole stretch, or for none of it', () => {
  fc.assert(
    fc.property(anyDay, fc.array(anyPeriod), (date, periods) => {
      const stretch = new Stretch(may(date));
      const held = periods.map((each) => stretch.holds(each));
      const { from, to } = stretch;
      for (let other = 1; other <= 40; other += 1) {
        if ((from !== null && may(other) < from) || (to !== null && to <= may(other))) continue;
        expect(periods.map((each) => inPeriod(may(other), each))).toEqual(held);
      }
    }),
  );
});

describe('what was found', () => {
  const found: Found<{ name: string }> = [];
  const between = (from: number, on: number, to: number | null, name: string) => {
    const stretch = new Stretch(may(on));
    stretch.holds(period(from, to));
    found.push(...foundIn({ name }, stretch));
  };
  between(10, 15, 20, 'middle');
  between(25, 25, null, 'late');

  test.each([
    [9, undefined],
    [10, 'middle'],
    [19, 'middle'],
    [20, undefined],
    [24, undefined],
    [25, 'late'],
    [400, 'late'],
  ])('for day %i of May is %s', (date, name) => {
    expect(foundOn(found, dateNumber(may(date)))?.name).toBe(name);
  });
});
