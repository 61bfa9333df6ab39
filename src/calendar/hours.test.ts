import { describe, expect, test } from 'vitest';
import { minuteOfClock, parseWeeklyHours } from './hours.ts';

describe('the opening hours of a week', () => {
  test('are minutes since midnight, and a weekday left out is closed', () => {
    const hours = parseWeeklyHours({
      1: [
        ['08:00', '12:00'],
        ['13:00', '17:00'],
      ],
      6: [['07:30', '11:30']],
    });
    expect(hours[1]).toEqual([
      [480, 720],
      [780, 1020],
    ]);
    expect(hours[6]).toEqual([[450, 690]]);
    expect(hours[7]).toEqual([]);
  });

  test('may touch', () => {
    expect(
      parseWeeklyHours({
        2: [
          ['08:00', '12:00'],
          ['12:00', '20:00'],
        ],
      })[2],
    ).toEqual([
      [480, 720],
      [720, 1200],
    ]);
  });

  const wrong: [what: string, hours: unknown, complaint: RegExp][] = [
    [
      'an overlap',
      {
        1: [
          ['08:00', '12:00'],
          ['11:59', '17:00'],
        ],
      },
      /^1: .*chồng.*overlap/,
    ],
    [
      'disorder',
      {
        3: [
          ['13:00', '17:00'],
          ['08:00', '12:00'],
        ],
      },
      /^3: .*thứ tự.*in order/,
    ],
    ['a span that ends before it begins', { 5: [['12:00', '08:00']] }, /^5\.0: .*close after it opens/],
    ['an empty span', { 5: [['08:00', '08:00']] }, /^5\.0: .*close after it opens/],
    ['no such time', { 2: [['08:00', '24:00']] }, /^2\.0\.1: .*HH:MM/],
    ['a time without its leading zero', { 2: [['8:00', '12:00']] }, /^2\.0\.0: .*HH:MM/],
    ['an eighth weekday', { 8: [['08:00', '12:00']] }, /8/],
    ['no hours at all', null, /weekly hours/],
  ];
  test.each(wrong)('are refused with %s', (_, hours, complaint) => {
    expect(() => parseWeeklyHours(hours)).toThrow(RangeError);
    expect(() => parseWeeklyHours(hours)).toThrow(complaint);
  });
});

test('a time of day is minutes since midnight', () => {
  expect(['00:00', '15:00', '23:59'].map(minuteOfClock)).toEqual([0, 900, 1439]);
  for (const text of ['', '15', '24:00', '15:60', 'noon'])
    expect(() => minuteOfClock(text)).toThrow(RangeError);
});
