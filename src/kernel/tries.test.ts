import { expect, test } from 'vitest';
import { Tries } from './tries.ts';

const minute = 60_000;

test('after so many failures a key waits until the oldest of them is old enough', () => {
  const tries = new Tries(3, 10 * minute);
  tries.failed('an', 0);
  tries.failed('an', minute);
  expect(tries.wait('an', minute)).toBe(0);
  tries.failed('an', 2 * minute);
  expect(tries.wait('an', 2 * minute)).toBe(8 * 60);
  expect(tries.wait('an', 10 * minute - 1)).toBe(1);
  expect(tries.wait('an', 10 * minute)).toBe(0);
});

test('one key never waits for another', () => {
  const tries = new Tries(1, minute);
  tries.failed('an', 0);
  expect(tries.wait('an', 1)).toBeGreaterThan(0);
  expect(tries.wait('binh', 1)).toBe(0);
});

test('success forgives', () => {
  const tries = new Tries(2, minute);
  tries.failed('an', 0);
  tries.failed('an', 0);
  tries.succeeded('an');
  expect(tries.wait('an', 1)).toBe(0);
});
