import { expect, test } from 'vitest';
import { newId, seededIds } from './ids.ts';

/** A small generator with a seed (mulberry32): any will do. */
const seeded = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  const mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const take = (count: number, make: () => string) => Array.from({ length: count }, make);

test('ids are UUIDs of version 7, all different, in the order in which they were made', () => {
  const ids = take(1000, newId);
  for (const id of ids) expect(id).toMatch(shape);
  expect(new Set(ids).size).toBe(1000);
  expect([...ids].sort()).toEqual(ids);
});

test('seeded ids come out the same for the same seed and clock, and differ for another', () => {
  const clock = () => Date.parse('2023-08-15T07:30:00Z');
  const ids = take(500, seededIds(seeded(1), clock));
  expect(take(500, seededIds(seeded(1), clock))).toEqual(ids);
  expect(take(500, seededIds(seeded(2), clock))).not.toEqual(ids);
  expect(new Set(ids).size).toBe(500);
  for (const id of ids) expect(id).toMatch(shape);
});
