import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../kernel/project.ts';
import { day } from '../kernel/time.ts';
import { calendarOf, parseCalendarDocument } from './document.ts';
import { moment, specialDays } from './example.fixture.ts';
import { calendarDayOf, isOpen, spansOf } from './working-time.ts';

const morning = { 1: [['08:00', '12:00']] };
const always = { from: null, to: null, week: morning };
const said = { vi: 'tên', en: 'name' };
const document = { name: said, hours: [always], specialDays: 'national' };
const built = (input: object) => calendarOf(parseCalendarDocument(input), specialDays);

describe('a calendar document', () => {
  test('refers to the days of the whole country, and ends where they are no longer known', () => {
    expect(built(document).range).toEqual({ from: '2023-01-01', to: '2025-01-01' });
  });

  test('has hours that change from a day on', () => {
    const hours = [
      { ...always, to: '2024-03-01' },
      { from: '2024-03-01', to: null, week: { 1: [['07:00', '11:00']] } },
    ];
    const calendar = built({ ...document, hours });
    expect(isOpen(calendar, moment('26/02/2024 07:30'))).toBe(false);
    expect(isOpen(calendar, moment('04/03/2024 07:30'))).toBe(true);
  });

  test('has days of its own, weekdays of its own and closures', () => {
    const calendar = built({
      ...document,
      hours: [{ ...always, week: { 6: [['08:00', '12:00']] } }],
      workingWeekdays: [6],
      specialDays: [],
      closures: [{ day: '2024-03-09', reason: { vi: 'lụt', en: 'flood' }, basis: 'số 1' }],
      known: { from: '2024-03-01', to: '2024-04-01' },
    });
    expect(calendarDayOf(calendar, day('2024-03-02')).off).toBeNull();
    expect(calendarDayOf(calendar, day('2024-03-09')).off).toMatchObject({ kind: 'closed', basis: 'số 1' });
    expect(calendar.range).toEqual({ from: '2024-03-01', to: '2024-04-01' });
  });
});

const holiday = { day: '2024-01-01', kind: 'holiday', name: said, basis: 'luật' };
const closure = { day: '2024-03-09', reason: said, basis: 'số 1' };
describe('a calendar document is refused at the place of what is wrong', () => {
  test.each<[object, RegExp]>([
    [{ ...document, name: undefined }, /^name: /m],
    [{ ...document, hours: [] }, /^hours: .*giờ/m],
    [{ ...document, hours: [{ ...always, week: { 1: [['12:00', '08:00']] } }] }, /^hours\.0\.week\.1\.0: /m],
    [{ ...document, hours: [always, { ...always, from: '2024-01-01' }] }, /^hours: .*begins where/m],
    [{ ...document, hours: [{ ...always, from: '2024-02-02', to: '2024-02-01' }] }, /^hours\.0: /m],
    [
      { ...document, specialDays: [{ ...holiday, day: '2024-02-30' }] },
      /^specialDays\.0\.day: .*No such day/m,
    ],
    [{ ...document, specialDays: [holiday, holiday] }, /^specialDays\.1\.day: .*above already/m],
    [{ ...document, specialDays: [{ ...holiday, replaces: '2024-01-02' }] }, /^specialDays\.0\.replaces: /m],
    [{ ...document, specialDays: undefined }, /^specialDays: /m],
    [{ ...document, specialDays: 'provincial' }, /^specialDays: /m],
    [{ ...document, specialDays: [] }, /^known: /m],
    [{ ...document, closures: [closure, closure] }, /^closures\.1\.day: /m],
    [{ ...document, closures: [{ ...closure, basis: '' }] }, /^closures\.0\.basis: .*rests/m],
    [{ ...document, workingWeekdays: [8] }, /^workingWeekdays\.0: /m],
    [{ ...document, holidays: [] }, /holidays/],
  ])('%j', (input, complaint) => {
    expect(() => parseCalendarDocument(input)).toThrow(RangeError);
    expect(() => parseCalendarDocument(input)).toThrow(complaint);
  });
});

describe('the calendars that come with the program', () => {
  const folder = join(projectRoot, 'data/calendars');
  test.each(readdirSync(folder))('%s can be read', (file) => {
    const read = JSON.parse(readFileSync(join(folder, file), 'utf8')) as object;
    expect(spansOf(built(read), day('2024-05-02')).length).toBe(2);
  });
});
