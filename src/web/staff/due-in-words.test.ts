import { describe, expect, test } from 'vitest';
import { at, day, type Instant } from '../../kernel/time.ts';
import { staffMessages } from '../messages/staff.ts';
import type { State } from './api/types.ts';
import { dueStanding } from './due-in-words.ts';

const now = at(day('2023-08-15'), 9 * 60 + 30);
const due = (on: string, hour: number, minute = 0): Instant => at(day(on), hour * 60 + minute);

const words = (dueAt: Instant, state: State, late: boolean, lang: 'vi' | 'en'): string =>
  staffMessages(lang).due(dueStanding({ dueAt, state, late }, now));

describe('at 09:30 on Tuesday 15/08/2023', () => {
  const cases: readonly (readonly [Instant, string, string])[] = [
    [due('2023-08-11', 16, 30), 'Trễ 4 ngày', 'Late by 4 days'],
    [due('2023-08-14', 16, 30), 'Trễ 1 ngày', 'Late by 1 day'],
    [due('2023-08-15', 9, 29), 'Trễ từ 09:29 hôm nay', 'Late since 09:29 today'],
    [due('2023-08-15', 9, 30), 'Hôm nay, 09:30', 'Today, 09:30'],
    [due('2023-08-15', 16, 30), 'Hôm nay, 16:30', 'Today, 16:30'],
    [due('2023-08-16', 8), 'Ngày mai, 08:00', 'Tomorrow, 08:00'],
    [due('2023-08-17', 8), 'Còn 2 ngày', 'In 2 days'],
    [due('2023-09-15', 8), 'Còn 31 ngày', 'In 31 days'],
  ];
  test.each(cases)('due %s: %s', (dueAt, vi, en) => {
    expect(words(dueAt, 'processing', false, 'vi')).toBe(vi);
    expect(words(dueAt, 'processing', false, 'en')).toBe(en);
  });
});

test('the day is the day in Việt Nam: 00:30 there is still the evening before in UTC', () => {
  expect(words(due('2023-08-16', 0, 30), 'received', false, 'vi')).toBe('Ngày mai, 00:30');
});

describe('once decided, the clock says nothing any more', () => {
  const past = due('2023-08-11', 8);
  const cases: readonly (readonly [State, boolean, string])[] = [
    ['decided', false, 'Đã xong, đúng hẹn'],
    ['decided', true, 'Đã xong, trễ hẹn'],
    ['returned', false, 'Đã xong, đúng hẹn'],
    ['returned', true, 'Đã xong, trễ hẹn'],
  ];
  test.each(cases)('%s, late %s: %s', (state, late, vi) => {
    expect(words(past, state, late, 'vi')).toBe(vi);
  });
});
