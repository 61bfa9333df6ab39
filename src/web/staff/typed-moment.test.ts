import { describe, expect, test } from 'vitest';
import { typedDay, typedMoment, typedTime } from './typed-moment.ts';

describe('a day as people type it', () => {
  test.each([
    ['15/08/1985', '1985-08-15'],
    ['5/8/1985', '1985-08-05'],
    ['15-08-1985', '1985-08-15'],
    ['15.08.1985', '1985-08-15'],
    ['15081985', '1985-08-15'],
    [' 15/08/1985 ', '1985-08-15'],
    ['31/02/1985', null],
    ['1985-08-15', null],
    ['15/08/85', null],
    ['mai', null],
  ])('%s', (typed, expected) => {
    expect(typedDay(typed)).toBe(expected);
  });
});

test.each([
  ['14:30', '14:30'],
  ['14h30', '14:30'],
  ['14g30', '14:30'],
  ['9', '09:00'],
  ['9h', '09:00'],
  [' 09:05 ', '09:05'],
  ['24:00', null],
  ['14:60', null],
  ['chiều', null],
])('%s as a time is %s', (typed, expected) => {
  expect(typedTime(typed)).toBe(expected);
});

test('a moment needs both, and is of Việt Nam', () => {
  expect(typedMoment('15/9/2023', '16h')).toBe('2023-09-15T16:00:00+07:00');
  expect([typedMoment('15/9/2023', ''), typedMoment('', '16h')]).toEqual(['', '']);
});
