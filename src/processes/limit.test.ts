import { expect, test } from 'vitest';
import type { Term } from '../calendar/index.ts';
import { limitHours } from './limit.ts';

const eight: [string, string][] = [
  ['08:00', '12:00'],
  ['13:00', '17:00'],
];
const morning: [string, string][] = [['08:00', '12:00']];
const office = { 1: eight, 2: eight, 3: eight, 4: eight, 5: eight, 6: morning };
const fridayMorning = { ...office, 5: morning };

test.each<[Term, Record<string, [string, string][]>, number]>([
  [{ kind: 'working-hours', amount: 4 }, office, 4],
  [{ kind: 'working-days', amount: 1 }, office, 8],
  [{ kind: 'working-days', amount: 20 }, office, 160],
  [{ kind: 'working-days', amount: 1 }, fridayMorning, 4],
  [{ kind: 'working-days', amount: 6 }, fridayMorning, 40],
  // From Friday's reception: Saturday, and on to Monday.
  [{ kind: 'calendar-days', amount: 1 }, office, 8],
  [{ kind: 'calendar-days', amount: 10 }, office, 48],
  [{ kind: 'calendar-days', amount: 30 }, office, 168],
  [{ kind: 'same-day', cutoff: '15:00' }, office, 2],
  [{ kind: 'same-day', cutoff: '11:00' }, office, 5],
  [{ kind: 'same-day', cutoff: '15:00' }, {}, 0],
])('%j at %j gives at least %d working hours', (term, hours, least) => {
  expect(limitHours(term, hours)).toBe(least);
});

test('hours that are none are refused', () => {
  expect(() => limitHours({ kind: 'working-days', amount: 1 }, { 1: [['17:00', '08:00']] })).toThrow(
    RangeError,
  );
});
