import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, at, day, dayOf, formatInstant, instant } from '../kernel/time.ts';
import { calendars, moments } from './arbitrary.fixture.ts';
import { fiveDays, moment, office, officeOpenOnSaturday, range, specialDays } from './example.fixture.ts';
import { parseWeeklyHours } from './hours.ts';
import { buildCalendar, CalendarRangeError } from './working-calendar.ts';
import {
  calendarDayOf,
  isOpen,
  nextOpen,
  spansOf,
  workingDaysBetween,
  workingMinutesBetween,
} from './working-time.ts';

describe('a day', () => {
  const full = [
    [480, 720],
    [780, 1020],
  ];
  test.each([
    ['2023-08-15', 'a Tuesday', full, null],
    ['2023-08-19', 'a Saturday', [], 'weekend'],
    ['2023-01-23', 'Tết', [], 'holiday'],
    ['2023-09-04', 'a substitute day', [], 'substitute'],
    ['2024-04-29', 'the swapped Monday', [], 'swapped-off'],
    ['2024-05-04', 'the make-up Saturday, with Monday’s hours', full, null],
  ])('%s is %s', (text, _, spans, off) => {
    expect(spansOf(office, day(text))).toEqual(spans);
    expect(calendarDayOf(office, day(text)).off?.kind ?? null).toBe(off);
  });

  test('may be open and yet be no working day: Saturday morning', () => {
    const saturday = calendarDayOf(officeOpenOnSaturday, day('2023-08-19'));
    expect(saturday).toMatchObject({ spans: [[480, 720]], off: { kind: 'weekend' } });
  });

  test('on Saturday counts where the office says so', () => {
    const hours = parseWeeklyHours({ 5: [['08:00', '12:00']], 6: [['08:00', '12:00']] });
    const calendar = buildCalendar(hours, [], [], range, [5, 6]);
    expect(calendarDayOf(calendar, day('2023-08-19')).off).toBeNull();
  });

  test('that makes up for another works with the hours of that weekday', () => {
    const hours = parseWeeklyHours({ 1: [['08:00', '17:00']], 5: [['08:00', '11:30']] });
    const name = { vi: 'làm bù', en: 'make-up' };
    const makeUp = { day: day('2025-04-26'), kind: 'make-up' as const, name, basis: 'notice' };
    const days = { from: day('2025-04-01'), to: day('2025-05-01') };
    const known = buildCalendar(hours, [{ ...makeUp, replaces: day('2025-05-02') }], [], days);
    const unknown = buildCalendar(hours, [makeUp], [], days);
    expect(spansOf(known, makeUp.day)).toEqual([[480, 690]]);
    expect(spansOf(unknown, makeUp.day)).toEqual([[480, 1020]]);
  });

  test('closed by decision is closed, whatever else it is', () => {
    const reason = { vi: 'dời trụ sở', en: 'moving house' };
    const closures = [{ day: day('2024-05-04'), reason }];
    const calendar = buildCalendar(fiveDays, specialDays, closures, range);
    expect(calendarDayOf(calendar, day('2024-05-04'))).toMatchObject({
      spans: [],
      off: { kind: 'closed', name: reason },
    });
  });
});

describe('an office', () => {
  test.each([
    ['15/08/2023 07:59', false, '15/08/2023 08:00'],
    ['15/08/2023 08:00', true, '15/08/2023 08:00'],
    ['15/08/2023 11:59', true, '15/08/2023 11:59'],
    ['15/08/2023 12:00', false, '15/08/2023 13:00'],
    ['15/08/2023 16:59', true, '15/08/2023 16:59'],
    ['15/08/2023 17:00', false, '16/08/2023 08:00'],
    ['18/08/2023 17:00', false, '21/08/2023 08:00'],
    ['31/08/2023 20:00', false, '05/09/2023 08:00'],
    ['07/02/2024 17:30', false, '15/02/2024 08:00'],
    ['03/05/2024 17:00', false, '04/05/2024 08:00'],
  ])('at %s is open: %s, and next at %s', (text, open, next) => {
    expect(isOpen(office, moment(text))).toBe(open);
    expect(formatInstant(nextOpen(office, moment(text)))).toBe(formatInstant(moment(next)));
  });

  test('that opens on Saturday morning opens then', () => {
    expect(nextOpen(officeOpenOnSaturday, moment('18/08/2023 17:00'))).toBe(moment('19/08/2023 08:00'));
  });

  test('keeps the seconds of a moment at which it is open', () => {
    const open = instant('2023-08-15T02:00:12.345Z');
    expect(nextOpen(office, open)).toBe(open);
  });

  test('opens when the slow calendar says so', () => {
    fc.assert(
      fc.property(calendars, moments, ({ fast, slow }, at) => {
        expect(isOpen(fast, at)).toBe(slow.open(at));
        expect(nextOpen(fast, at)).toBe(slow.nextOpen(at));
      }),
    );
  });
});

describe('working time between two moments', () => {
  test.each([
    ['15/08/2023 09:00', '15/08/2023 09:00', 0],
    ['15/08/2023 09:00', '15/08/2023 14:00', 240],
    ['15/08/2023 14:00', '15/08/2023 09:00', -240],
    ['18/08/2023 16:00', '21/08/2023 09:00', 120],
    ['18/08/2023 17:00', '21/08/2023 08:00', 0],
    ['19/01/2023 08:00', '27/01/2023 17:00', 960],
    ['26/04/2024 08:00', '06/05/2024 08:00', 4 * 480],
  ])('from %s to %s is %i minutes', (from, to, minutes) => {
    expect(workingMinutesBetween(office, moment(from), moment(to))).toBe(minutes);
  });

  test('is what counting minute by minute finds', () => {
    fc.assert(
      fc.property(calendars, moments, moments, ({ fast, slow }, a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const minutes = slow.minutesBetween(from, to);
        expect(workingMinutesBetween(fast, from, to)).toBe(minutes);
        expect(workingMinutesBetween(fast, to, from)).toBe(0 - minutes);
      }),
      { numRuns: 30 },
    );
  });

  test('in days counts the later day and not the earlier', () => {
    expect(workingDaysBetween(office, day('2023-08-18'), day('2023-08-21'))).toBe(1);
    expect(workingDaysBetween(office, day('2023-08-21'), day('2023-08-18'))).toBe(-1);
    expect(workingDaysBetween(office, day('2024-04-26'), day('2024-05-06'))).toBe(4);
  });

  test('in days is what walking day by day finds', () => {
    fc.assert(
      fc.property(calendars, moments, moments, ({ fast, slow }, a, b) => {
        const [from, to] = a < b ? [dayOf(a), dayOf(b)] : [dayOf(b), dayOf(a)];
        let days = 0;
        for (let d = addDays(from, 1); d <= to; d = addDays(d, 1)) if (slow.works(d)) days += 1;
        expect(workingDaysBetween(fast, from, to)).toBe(days);
      }),
    );
  });
});

describe('a calendar', () => {
  test('names the year whose special days it lacks', () => {
    const asked: [() => unknown, number][] = [
      [() => spansOf(office, day('2025-01-01')), 2025],
      [() => isOpen(office, moment('30/11/2022 09:00')), 2022],
      [() => nextOpen(office, moment('31/12/2024 17:00')), 2025],
      [() => workingMinutesBetween(office, moment('31/12/2024 17:00'), at(day('2026-03-01'), 0)), 2026],
    ];
    for (const [ask, year] of asked) {
      expect(ask).toThrow(CalendarRangeError);
      expect(ask).toThrow(expect.objectContaining({ year, message: expect.stringContaining(String(year)) }));
    }
  });

  test('is refused with a day listed twice, or with no days', () => {
    const twice = [...specialDays, specialDays[0]!];
    expect(() => buildCalendar(fiveDays, twice, [], range)).toThrow(/2023-01-02/);
    expect(() => buildCalendar(fiveDays, [], [], { from: range.from, to: range.from })).toThrow(RangeError);
  });
});
