import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMinutes,
  at,
  type Day,
  day,
  dayOf,
  daysBetween,
  formatDay,
  formatInstant,
  inPeriod,
  instant,
  isDay,
  minuteOf,
  weekday,
} from './time.ts';

const anyMoment = fc
  .date({ min: new Date('1976-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => instant(date));
const anyDay = anyMoment.map(dayOf);
const fewDays = fc.integer({ min: -20_000, max: 20_000 });

/** What the platform's own time zone tables say of Việt Nam. */
const hanoi = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Ho_Chi_Minh',
  dateStyle: 'short',
  timeStyle: 'short',
});

describe('a day', () => {
  test.each(['2023-02-30', '2023-13-01', '2023-2-1', '15/08/2023', '2023-08-15T00:00', '', '0000-00-00'])(
    'is not %j',
    (text) => {
      expect(isDay(text)).toBe(false);
      expect(() => day(text)).toThrow(RangeError);
    },
  );

  test.each(['2023-08-15', '2024-02-29', '1975-06-13'])('can be %s', (text) => {
    expect(day(text)).toBe(text);
  });

  test.each([
    ['2023-08-15T16:59:59.999Z', '2023-08-15', 1439],
    ['2023-08-15T17:00:00.000Z', '2023-08-16', 0],
    ['2023-08-15T00:30:00.000Z', '2023-08-15', 450],
    ['2022-12-31T17:00:00.000Z', '2023-01-01', 0],
  ])('%s falls on %s in Việt Nam, minute %i', (moment, on, minute) => {
    expect([dayOf(instant(moment)), minuteOf(instant(moment))]).toEqual([on, minute]);
  });

  test('and its minute are what the time zone tables of the platform say', () => {
    fc.assert(
      fc.property(anyMoment, (moment) => {
        const minute = minuteOf(moment);
        const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        expect(`${dayOf(moment)} ${clock}`).toBe(hanoi.format(new Date(moment)));
      }),
    );
  });

  test('begins at its minute 0 and ends where the next begins', () => {
    fc.assert(
      fc.property(anyDay, (on) => {
        expect(dayOf(at(on, 0))).toBe(on);
        expect(minuteOf(at(on, 0))).toBe(0);
        expect(at(on, 1440)).toBe(at(addDays(on, 1), 0));
      }),
    );
  });

  test('plus days, counted back, gives the number of days', () => {
    fc.assert(
      fc.property(anyDay, fewDays, (on, days) => {
        expect(daysBetween(on, addDays(on, days))).toBe(days);
        expect(addDays(addDays(on, days), -days)).toBe(on);
        expect(isDay(addDays(on, days))).toBe(true);
      }),
    );
  });

  test('moves the weekday along by one, Sunday after Saturday', () => {
    expect(weekday(day('2023-08-15'))).toBe(2);
    expect(weekday(day('2023-08-20'))).toBe(7);
    fc.assert(fc.property(anyDay, (on) => weekday(addDays(on, 1)) === (weekday(on) % 7) + 1));
  });
});

describe('strings of time', () => {
  test('sort as the moments that they stand for', () => {
    fc.assert(fc.property(anyMoment, anyMoment, (a, b) => a < b === Date.parse(a) < Date.parse(b)));
  });

  test('have one form only, whatever was written', () => {
    expect(instant('2023-08-15T14:30:00+07:00')).toBe('2023-08-15T07:30:00.000Z');
    expect(() => instant('yesterday')).toThrow(RangeError);
  });

  test('of minutes added are that many minutes later', () => {
    fc.assert(
      fc.property(anyMoment, fewDays, (moment, minutes) => {
        expect((Date.parse(addMinutes(moment, minutes)) - Date.parse(moment)) / 60_000).toBe(minutes);
      }),
    );
  });

  test('are shown the way people write them', () => {
    expect(formatDay(day('2023-08-15'))).toBe('15/08/2023');
    expect(formatInstant(instant('2023-08-15T01:05:00Z'))).toBe('08:05 15/08/2023');
  });
});

describe('a period', () => {
  const august = { from: '2023-08-01' as Day, to: '2023-09-01' as Day };
  test.each([
    ['2023-07-31', false],
    ['2023-08-01', true],
    ['2023-08-31', true],
    ['2023-09-01', false],
  ])('of August holds %s: %s', (on, held) => {
    expect(inPeriod(day(on), august)).toBe(held);
  });

  test('without an end holds every day from its first', () => {
    fc.assert(fc.property(anyDay, anyDay, (from, on) => inPeriod(on, { from, to: null }) === from <= on));
  });
});
