import { describe, expect, it } from 'vitest';
import { weekRows } from './hours.ts';

const day = [
  ['08:00', '12:00'],
  ['13:00', '17:00'],
] as const;
const morning = [['08:00', '12:00']] as const;

describe('the week on the door', () => {
  it.each([
    { what: 'no hours at all', hours: {}, rows: [[0, 6, 0]] },
    {
      what: 'Monday to Friday, Saturday morning',
      hours: { '1': day, '2': day, '3': day, '4': day, '5': day, '6': morning },
      rows: [
        [0, 4, 2],
        [5, 5, 1],
        [6, 6, 0],
      ],
    },
    {
      what: 'a shorter day in the middle',
      hours: { '1': day, '2': morning, '3': day },
      rows: [
        [0, 0, 2],
        [1, 1, 1],
        [2, 2, 2],
        [3, 6, 0],
      ],
    },
  ])('$what', ({ hours, rows }) => {
    expect(weekRows(hours).map(({ from, to, spans }) => [from, to, spans.length])).toEqual(rows);
  });
});
