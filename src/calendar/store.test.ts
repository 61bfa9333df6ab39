import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import { transaction } from '../kernel/database.ts';
import { day, type Instant } from '../kernel/time.ts';
import { moment, specialDays } from './example.fixture.ts';
import {
  type CalendarChange,
  calendarChangeSchema,
  calendarDayOf,
  calendarFor,
  changeCalendar,
  isOpen,
  officeCalendar,
  officeCalendarAsKnown,
  spansOf,
  touchedBy,
} from './index.ts';

const fullDay = [
  ['08:00', '12:00'],
  ['13:00', '17:00'],
];
const hours = { 1: fullDay, 2: fullDay, 3: fullDay, 4: fullDay, 5: fullDay };
const said = (text: string) => ({ vi: text, en: text });
const flood = { reason: said('Lụt'), basis: '12/TB-UBND' };

let made: TestDatabase;
let oneStop: { id: string; hours: typeof hours };

beforeAll(async () => {
  made = await freshDatabase();
  for (const d of specialDays) {
    await made.db`INSERT INTO special_day (day, kind, name, basis)
      VALUES (${d.day}, ${d.kind}, ${made.db.json({ ...d.name })}, ${d.basis})`;
  }
});
afterAll(() => made.drop());

beforeEach(async () => {
  const { db } = made;
  const [unit, stop, territory] = [randomUUID(), randomUUID(), randomUUID()];
  await db`INSERT INTO territory (id) VALUES (${territory})`;
  await db`INSERT INTO unit (id, slug) VALUES (${unit}, ${`u-${unit}`})`;
  await db`
    INSERT INTO unit_version (unit_id, validity, kind, level, name, head_title, territory_id)
    VALUES (${unit}, '[2020-01-01,)', 'committee', 'ward', ${db.json(said('Phường'))}, ${db.json(said('Chủ tịch'))}, ${territory})`;
  await db`
    INSERT INTO one_stop (id, slug, unit_id, level, identifier, name, address, phone, hours, validity)
    VALUES (${stop}, ${`s-${stop}`}, ${unit}, 'ward', ${stop}, ${db.json(said('Một cửa'))}, '', '',
      ${db.json(hours)}, '[2020-01-01,)')`;
  oneStop = { id: stop, hours };
});

const change = (input: object, at: Instant) =>
  transaction(made.db, (tx) => changeCalendar(tx, calendarChangeSchema.parse(input), at));
const now = () => officeCalendar(made.db, oneStop);
const asKnown = (at: Instant) => officeCalendarAsKnown(made.db, oneStop, at);
const august = (date: number) => day(`2023-08-${date}`);

describe('the calendar of a one-stop', () => {
  test('is the same object until something changes, and shared by offices that are alike', async () => {
    const first = await now();
    expect(await now()).toBe(first);
    expect(await calendarFor(made.db, hours)).toBe(first);
    await change(
      { closures: { add: [{ oneStopId: oneStop.id, day: '2023-08-15', ...flood }] } },
      moment('15/08/2023 07:00'),
    );
    expect(await now()).not.toBe(first);
    expect(await calendarFor(made.db, hours)).toBe(first);
  });

  test('has the days off of the whole country', async () => {
    expect(calendarDayOf(await now(), day('2023-09-04')).off?.kind).toBe('substitute');
  });

  test('is closed by flood today, for this office alone, and the closing can be taken back', async () => {
    const noticed = moment('15/08/2023 07:00');
    const place = { oneStopId: oneStop.id, day: '2023-08-15' };
    await change({ closures: { add: [{ ...place, ...flood }] } }, noticed);
    expect(calendarDayOf(await now(), august(15)).off).toEqual({
      kind: 'closed',
      name: flood.reason,
      basis: flood.basis,
    });
    await change({ closures: { withdraw: [place] } }, moment('15/08/2023 09:00'));
    expect(calendarDayOf(await now(), august(15)).off).toBeNull();
  });

  test('changes its hours from a day on', async () => {
    const week = { ...hours, 6: [['08:00', '12:00']] };
    const later = { oneStopId: oneStop.id, from: '2023-08-21', week, basis: 'QĐ 1' };
    await change({ hours: [later] }, moment('01/08/2023 09:00'));
    const calendar = await now();
    expect(isOpen(calendar, moment('19/08/2023 09:00'))).toBe(false);
    expect(isOpen(calendar, moment('26/08/2023 09:00'))).toBe(true);
    await change({ hours: [{ ...later, week: hours }] }, moment('02/08/2023 09:00'));
    expect(isOpen(await now(), moment('26/08/2023 09:00'))).toBe(false);
  });

  test('works a make-up day with the hours of the day that it stands for', async () => {
    const short = { ...hours, 5: [['08:00', '11:30']] };
    const swap = { name: said('Hoán đổi'), basis: 'thông báo' };
    const add = [
      { day: '2023-11-03', kind: 'swapped-off', ...swap },
      { day: '2023-11-11', kind: 'make-up', replaces: '2023-11-03', ...swap },
    ];
    await change({ specialDays: { add } }, moment('01/10/2023 09:00'));
    const calendar = await calendarFor(made.db, short);
    expect(spansOf(calendar, day('2023-11-11'))).toEqual([[480, 690]]);
    await change({ specialDays: { withdraw: add.map((d) => d.day) } }, moment('02/10/2023 09:00'));
  });

  test('tells what was known at a moment', async () => {
    const place = { oneStopId: oneStop.id, day: '2023-08-16' };
    await change({ closures: { add: [{ ...place, ...flood }] } }, moment('15/08/2023 07:00'));
    await change({ closures: { withdraw: [place] } }, moment('16/08/2023 06:00'));
    const off = async (at: string) => calendarDayOf(await asKnown(moment(at)), august(16)).off?.kind;
    expect(await off('15/08/2023 06:59')).toBeUndefined();
    expect(await off('15/08/2023 07:00')).toBe('closed');
    expect(await off('16/08/2023 06:00')).toBeUndefined();
    expect(calendarDayOf(await asKnown(moment('01/01/2020 00:00')), day('2023-09-04')).off?.kind).toBe(
      'substitute',
    );
  });

  test('can be corrected in one change: the old day out, the right one in', async () => {
    const wrong = { day: '2023-12-25', kind: 'holiday', name: said('Nhầm'), basis: 'nhầm' };
    await change({ specialDays: { add: [wrong] } }, moment('01/12/2023 09:00'));
    const right = { ...wrong, name: said('Đúng'), basis: 'đúng' };
    const correction = { specialDays: { withdraw: [wrong.day], add: [right] } };
    await change(correction, moment('02/12/2023 09:00'));
    expect(calendarDayOf(await now(), day('2023-12-25')).off?.basis).toBe('đúng');
  });
});

describe('a change is refused', () => {
  test('whole, naming each day that is there already or is not there', async () => {
    const add = [
      { day: '2023-10-10', kind: 'holiday', name: said('Mới'), basis: 'thử' },
      { day: '2023-09-04', kind: 'holiday', name: said('Có rồi'), basis: 'thử' },
    ];
    const withdraw = [{ oneStopId: oneStop.id, day: '2023-08-15' }];
    await expect(
      change({ specialDays: { add }, closures: { withdraw } }, moment('01/08/2023 09:00')),
    ).rejects.toMatchObject({
      code: 'calendar-conflict',
      errors: [{ path: 'closures.withdraw.0' }, { path: 'specialDays.add.1' }],
    });
    expect(calendarDayOf(await now(), day('2023-10-10')).off).toBeNull();
  });

  test.each(['special_day', 'closure', 'one_stop_hours'])('when it would delete from %s', async (table) => {
    await expect(made.db`DELETE FROM ${made.db(table)}`).rejects.toThrow(/append-only/);
  });
});

test('a change touches every office, or the offices that it names', () => {
  const parse = (input: object): CalendarChange => calendarChangeSchema.parse(input);
  const [a, b] = [randomUUID(), randomUUID()];
  const closed = (oneStopId: string) => ({ oneStopId, day: '2023-08-15', ...flood });
  expect(touchedBy(parse({ specialDays: { withdraw: ['2023-09-04'] } }))).toBe('every-office');
  expect(touchedBy(parse({ closures: { add: [closed(a), closed(b), closed(a)] } }))).toEqual([a, b]);
});
