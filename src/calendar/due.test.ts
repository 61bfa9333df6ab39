import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMinutes, type Day, dayOf, formatInstant, instant } from '../kernel/time.ts';
import { calendars, moments, terms } from './arbitrary.fixture.ts';
import { type Due, dueOf, lateness } from './due.ts';
import { moment, office, officeOpenOnSaturday } from './example.fixture.ts';
import type { RuleId } from './rules.ts';
import type { Term } from './term.ts';
import { CalendarRangeError, type WorkingCalendar } from './working-calendar.ts';
import { workingMinutesBetween } from './working-time.ts';

const workingDays = (amount: number): Term => ({ kind: 'working-days', amount });
const calendarDays = (amount: number): Term => ({ kind: 'calendar-days', amount });
const workingHours = (amount: number): Term => ({ kind: 'working-hours', amount });
const sameDay: Term = { kind: 'same-day', cutoff: '15:00' };

type Case = [received: string, term: Term, due: string, why: string];
const follows = (calendar: WorkingCalendar, cases: readonly Case[]) =>
  test.each(cases)('received %s, %j: due %s, %s', (received, term, due) => {
    expect(formatInstant(dueOf(moment(received), term, calendar).due)).toBe(formatInstant(moment(due)));
  });

describe('a term in working days', () => {
  follows(office, [
    ['15/08/2023 09:30', workingDays(1), '16/08/2023 17:00', 'day one is the day after'],
    ['15/08/2023 09:30', workingDays(5), '22/08/2023 17:00', 'over a weekend'],
    ['15/08/2023 06:00', workingDays(1), '16/08/2023 17:00', 'before opening is that day'],
    ['15/08/2023 12:30', workingDays(1), '16/08/2023 17:00', 'at lunch is that day'],
    ['15/08/2023 17:00', workingDays(1), '16/08/2023 17:00', 'in the minute of closing is that day'],
    ['15/08/2023 17:01', workingDays(1), '17/08/2023 17:00', 'after closing is the next day'],
    ['18/08/2023 17:30', workingDays(1), '22/08/2023 17:00', 'Friday evening is Monday'],
    ['19/08/2023 09:00', workingDays(1), '22/08/2023 17:00', 'Saturday is Monday'],
    ['20/08/2023 23:59', workingDays(1), '22/08/2023 17:00', 'Sunday is Monday'],
    ['31/08/2023 10:00', workingDays(2), '06/09/2023 17:00', 'over National Day 2023'],
    ['01/09/2023 10:00', workingDays(1), '06/09/2023 17:00', 'online on the holiday: received on Tuesday'],
    ['19/01/2023 10:00', workingDays(5), '02/02/2023 17:00', 'over Tết 2023'],
    ['19/01/2023 17:30', workingDays(1), '30/01/2023 17:00', 'the evening before Tết 2023'],
    ['07/02/2024 16:59', workingDays(1), '15/02/2024 17:00', 'the last minute before Tết 2024'],
    ['07/02/2024 17:01', workingDays(1), '16/02/2024 17:00', 'after it'],
    ['29/12/2022 10:00', workingDays(2), '03/01/2023 17:00', 'over New Year, Monday in its place'],
    ['26/04/2024 10:00', workingDays(3), '04/05/2024 17:00', 'Monday 29/04 off, Saturday 04/05 worked'],
    ['26/04/2024 10:00', workingDays(4), '06/05/2024 17:00', 'and on'],
    ['04/05/2024 10:00', workingDays(1), '06/05/2024 17:00', 'received on the make-up Saturday'],
  ]);
});

describe('a term in working days, the counter open on Saturday morning', () => {
  follows(officeOpenOnSaturday, [
    ['18/08/2023 09:00', workingDays(1), '21/08/2023 17:00', 'Saturday does not count'],
    ['18/08/2023 17:30', workingDays(1), '21/08/2023 17:00', 'Friday evening is Saturday: Monday is day one'],
    ['19/08/2023 09:00', workingDays(1), '21/08/2023 17:00', 'Saturday is Saturday: Monday is day one'],
    ['19/08/2023 12:01', workingDays(1), '22/08/2023 17:00', 'Saturday after closing is Monday'],
  ]);
});

describe('a term in calendar days', () => {
  follows(office, [
    ['15/08/2023 09:30', calendarDays(3), '18/08/2023 17:00', 'ends on a working day'],
    ['15/08/2023 09:30', calendarDays(4), '21/08/2023 17:00', 'on a Saturday: ends on Monday'],
    ['15/08/2023 09:30', calendarDays(6), '21/08/2023 17:00', 'on that Monday: the same'],
    ['15/08/2023 17:30', calendarDays(2), '18/08/2023 17:00', 'after closing is the next day'],
    ['17/08/2023 09:30', calendarDays(15), '05/09/2023 17:00', 'on 01/09/2023: ends after National Day'],
    ['15/01/2023 09:30', calendarDays(5), '27/01/2023 17:00', 'Sunday is Monday; on Tết: ends after it'],
    ['24/04/2024 09:30', calendarDays(5), '02/05/2024 17:00', 'on the swapped Monday: ends on Thursday'],
    ['24/04/2024 09:30', calendarDays(10), '04/05/2024 17:00', 'on the make-up Saturday: ends there'],
  ]);
});

describe('a term in working hours', () => {
  follows(office, [
    ['15/08/2023 08:00', workingHours(4), '15/08/2023 12:00', 'a morning'],
    ['15/08/2023 08:00', workingHours(8), '15/08/2023 17:00', 'a day'],
    ['15/08/2023 10:15', workingHours(4), '15/08/2023 15:15', 'over lunch'],
    ['15/08/2023 12:00', workingHours(1), '15/08/2023 14:00', 'from lunch: from 13:00'],
    ['15/08/2023 16:30', workingHours(8), '16/08/2023 16:30', 'over night'],
    ['18/08/2023 16:30', workingHours(1), '21/08/2023 08:30', 'over the weekend'],
    ['19/08/2023 09:00', workingHours(1), '21/08/2023 09:00', 'from Saturday: from Monday'],
    ['15/08/2023 17:00', workingHours(0.5), '16/08/2023 08:30', 'half an hour from closing'],
    ['19/01/2023 16:00', workingHours(2), '27/01/2023 09:00', 'over Tết 2023'],
    ['26/04/2024 16:00', workingHours(17), '03/05/2024 17:00', 'over the swapped Monday'],
    ['26/04/2024 16:00', workingHours(18), '04/05/2024 09:00', 'into the make-up Saturday'],
  ]);
  follows(officeOpenOnSaturday, [
    ['18/08/2023 16:30', workingHours(1), '19/08/2023 08:30', 'Saturday morning is open'],
  ]);
});

describe('a result on the same day', () => {
  follows(office, [
    ['15/08/2023 07:00', sameDay, '15/08/2023 17:00', 'before opening'],
    ['15/08/2023 12:30', sameDay, '15/08/2023 17:00', 'at lunch'],
    ['15/08/2023 14:59', sameDay, '15/08/2023 17:00', 'before the cutoff'],
    ['15/08/2023 15:00', sameDay, '15/08/2023 17:00', 'in the minute of the cutoff'],
    ['15/08/2023 15:01', sameDay, '16/08/2023 17:00', 'after it'],
    ['15/08/2023 17:30', sameDay, '16/08/2023 17:00', 'after closing: received the next day, early'],
    ['18/08/2023 15:01', sameDay, '21/08/2023 17:00', 'Friday after the cutoff'],
    ['19/08/2023 09:00', sameDay, '21/08/2023 17:00', 'Saturday'],
    ['31/08/2023 15:01', sameDay, '05/09/2023 17:00', 'before National Day'],
    ['04/05/2024 09:00', sameDay, '04/05/2024 17:00', 'on the make-up Saturday'],
  ]);
  follows(officeOpenOnSaturday, [
    ['18/08/2023 15:01', sameDay, '21/08/2023 17:00', 'Saturday is open and no working day'],
    ['19/08/2023 09:00', sameDay, '21/08/2023 17:00', 'received on Saturday: the next working day'],
  ]);
});

test('seconds do not change what the slip prints', () => {
  expect(dueOf(instant('2023-08-15T08:00:59.999Z'), sameDay, office).due).toBe(moment('15/08/2023 17:00'));
  expect(dueOf(instant('2023-08-15T02:00:30.000Z'), workingHours(1), office).due).toBe(
    moment('15/08/2023 10:00'),
  );
});

describe('a due moment is explained by', () => {
  const facts = ({ countsFrom, counted, skipped, rules }: Due) => ({
    countsFrom,
    counted: counted.map(({ from, to, amount }) => [from, to, amount]),
    skipped: skipped.map(({ from, to, reason }) => [from, to, reason.kind]),
    rules: rules.map((rule) => rule.id),
  });
  const i = moment;

  test('the working days counted and the days off between', () => {
    expect(facts(dueOf(i('31/08/2023 10:00'), workingDays(4), office))).toEqual({
      countsFrom: '2023-09-05',
      counted: [['2023-09-05', '2023-09-09', 4]],
      skipped: [
        ['2023-09-01', '2023-09-02', 'holiday'],
        ['2023-09-02', '2023-09-04', 'weekend'],
        ['2023-09-04', '2023-09-05', 'substitute'],
      ],
      rules: [
        'event-day-not-counted',
        'working-week',
        'ends-with-last-day',
        'public-holidays',
        'substitute-days',
      ] satisfies RuleId[],
    });
  });

  test('the make-up day, by itself', () => {
    const due = dueOf(i('26/04/2024 10:00'), workingDays(4), office);
    expect(facts(due).counted).toEqual([
      ['2024-05-02', '2024-05-04', 2],
      ['2024-05-04', '2024-05-05', 1],
      ['2024-05-06', '2024-05-07', 1],
    ]);
    expect(due.counted.map((run) => run.makeUp?.vi)).toEqual([undefined, 'làm bù cho 29/04/2024', undefined]);
    expect(facts(due).rules).toContain('swapped-days');
  });

  test('the days off on which a term may not end', () => {
    expect(facts(dueOf(i('15/08/2023 09:30'), calendarDays(4), office))).toEqual({
      countsFrom: '2023-08-16',
      counted: [['2023-08-16', '2023-08-20', 4]],
      skipped: [['2023-08-19', '2023-08-21', 'weekend']],
      rules: ['event-day-not-counted', 'ends-with-last-day', 'last-day-off', 'working-week'],
    });
  });

  test('the open hours counted and all that lies between', () => {
    expect(facts(dueOf(i('18/08/2023 17:30'), workingHours(9), office))).toEqual({
      countsFrom: i('21/08/2023 08:00'),
      counted: [
        [i('21/08/2023 08:00'), i('21/08/2023 12:00'), 240],
        [i('21/08/2023 13:00'), i('21/08/2023 17:00'), 240],
        [i('22/08/2023 08:00'), i('22/08/2023 09:00'), 60],
      ],
      skipped: [
        [i('21/08/2023 12:00'), i('21/08/2023 13:00'), 'outside-hours'],
        [i('21/08/2023 17:00'), i('22/08/2023 08:00'), 'outside-hours'],
      ],
      rules: ['runs-from-the-moment', 'office-hours', 'received-when-open'],
    });
    expect(facts(dueOf(i('18/08/2023 16:30'), workingHours(1), office)).skipped).toEqual([
      [i('18/08/2023 17:00'), i('19/08/2023 00:00'), 'outside-hours'],
      ['2023-08-19', '2023-08-21', 'weekend'],
      [i('21/08/2023 00:00'), i('21/08/2023 08:00'), 'outside-hours'],
    ]);
  });

  test('plain JSON', () => {
    const due = dueOf(i('26/04/2024 10:00'), workingDays(4), office);
    expect(JSON.parse(JSON.stringify(due))).toEqual(due);
  });
});

describe('a term is refused', () => {
  test.each([
    workingDays(0),
    workingDays(-1),
    workingDays(1.5),
    calendarDays(0),
    workingHours(0),
    workingHours(1 / 7),
  ])('with %j', (term) => {
    expect(() => dueOf(moment('15/08/2023 09:00'), term, office)).toThrow(RangeError);
  });

  test('with a cutoff that is no time, or beyond the calendar', () => {
    const received = moment('30/12/2024 09:00');
    expect(() => dueOf(received, { kind: 'same-day', cutoff: '3pm' }, office)).toThrow(RangeError);
    for (const term of [workingDays(5), calendarDays(5), workingHours(40)]) {
      expect(() => dueOf(received, term, office)).toThrow(expect.objectContaining({ year: 2025 }));
      expect(() => dueOf(received, term, office)).toThrow(CalendarRangeError);
    }
  });
});

describe('whatever the calendar', () => {
  test('the due moment is the one that the slow calendar walks to', () => {
    fc.assert(
      fc.property(calendars, moments, terms, ({ fast, slow }, received, term) => {
        expect(dueOf(received, term, fast).due).toBe(slow.due(received, term));
      }),
      { numRuns: 300 },
    );
  });

  test('later received is never earlier due', () => {
    fc.assert(
      fc.property(
        calendars,
        moments,
        fc.integer({ min: 1, max: 4000 }),
        terms,
        ({ fast }, received, by, term) => {
          const later = addMinutes(received, by);
          expect(dueOf(later, term, fast).due >= dueOf(received, term, fast).due).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('what is counted adds up to the term', () => {
    fc.assert(
      fc.property(calendars, moments, terms, ({ fast }, received, term) => {
        const total = dueOf(received, term, fast).counted.reduce((sum, run) => sum + run.amount, 0);
        const expected =
          term.kind === 'same-day' ? 1 : term.kind === 'working-hours' ? term.amount * 60 : term.amount;
        expect(total).toBe(expected);
      }),
    );
  });

  test('what is counted and what is skipped fill a term in working days or hours without a hole', () => {
    const filled = terms.filter(({ kind }) => kind === 'working-days' || kind === 'working-hours');
    const start = (when: string) => (when.length === 10 ? `${addDays(when as Day, -1)}T17:00:00.000Z` : when);
    fc.assert(
      fc.property(calendars, moments, filled, ({ fast }, received, term) => {
        const due = dueOf(received, term, fast);
        const inDays = term.kind === 'working-days';
        const pieces = [...due.counted, ...due.skipped]
          .map(({ from, to }) => ({ from: start(from), to: start(to) }))
          .toSorted((a, b) => (a.from < b.from ? -1 : 1));
        const edge = inDays ? start(addDays(dayOf(due.countsAsReceivedAt), 1)) : due.countsFrom;
        const end = pieces.reduce((reached, piece) => {
          expect(piece.from).toBe(reached);
          return piece.to;
        }, edge);
        expect(end).toBe(inDays ? start(addDays(dayOf(due.due), 1)) : due.due);
      }),
    );
  });

  test('a term in hours is as long as the office was open', () => {
    const inHours = terms.filter(({ kind }) => kind === 'working-hours');
    fc.assert(
      fc.property(calendars, moments, inHours, ({ fast }, received, term) => {
        const { due } = dueOf(received, term, fast);
        expect(workingMinutesBetween(fast, received, due)).toBe(
          term.kind === 'same-day' ? 0 : term.amount * 60,
        );
      }),
    );
  });
});

describe('lateness', () => {
  const due = moment('18/08/2023 17:00');
  test.each([
    ['18/08/2023 17:00', { late: false, workingMinutes: 0, workingDays: 0 }],
    ['18/08/2023 17:01', { late: true, workingMinutes: 0, workingDays: 0 }],
    ['20/08/2023 10:00', { late: true, workingMinutes: 0, workingDays: 0 }],
    ['21/08/2023 08:30', { late: true, workingMinutes: 30, workingDays: 1 }],
    ['22/08/2023 17:00', { late: true, workingMinutes: 960, workingDays: 2 }],
    ['18/08/2023 15:00', { late: false, workingMinutes: -120, workingDays: 0 }],
    ['16/08/2023 17:00', { late: false, workingMinutes: -960, workingDays: -2 }],
  ])('of what was due at 17:00 18/08/2023, at %s', (when, expected) => {
    expect(lateness(due, moment(when), office)).toEqual(expected);
  });

  test('does not begin within the minute that was due', () => {
    expect(lateness(due, instant('2023-08-18T10:00:59.000Z'), office).late).toBe(false);
  });
});
