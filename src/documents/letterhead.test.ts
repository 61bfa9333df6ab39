import { expect, it } from 'vitest';
import { day, instant } from '../kernel/time.ts';
import { dayInWords, momentInWords } from './letterhead.ts';

it.each([
  ['2024-02-05', 'ngày 05 tháng 02 năm 2024'],
  ['2024-01-10', 'ngày 10 tháng 01 năm 2024'],
  ['2023-03-09', 'ngày 09 tháng 3 năm 2023'],
  ['2023-08-15', 'ngày 15 tháng 8 năm 2023'],
  ['2023-12-31', 'ngày 31 tháng 12 năm 2023'],
])('%s is written as Decree 30/2020 wants: %s', (on, words) => {
  expect(dayInWords(day(on))).toBe(words);
});

it.each([
  ['2023-08-15T07:30:00Z', '14 giờ 30 phút, ngày 15/08/2023'],
  ['2023-08-15T17:05:00Z', '00 giờ 05 phút, ngày 16/08/2023'],
  ['2023-12-31T16:59:59Z', '23 giờ 59 phút, ngày 31/12/2023'],
])('%s is written by the clock in Việt Nam: %s', (moment, words) => {
  expect(momentInWords(instant(moment))).toBe(words);
});
