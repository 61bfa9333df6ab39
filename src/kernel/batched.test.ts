import { expect, test } from 'vitest';
import { batched } from './batched.ts';

const asked: [string, readonly number[]][] = [];
const double = batched(async (db: { name: string }, numbers: readonly number[]) => {
  asked.push([db.name, numbers]);
  if (numbers.includes(13)) throw new Error('unlucky');
  return numbers.map((n) => 2 * n);
});
const [one, other] = [{ name: 'one' }, { name: 'other' }];

test('what is asked of one place at once is asked as one, and each gets its own answer', async () => {
  asked.length = 0;
  expect(await Promise.all([double(one, 1), double(other, 2), double(one, 3), double(one, 1)])).toEqual([
    2, 4, 6, 2,
  ]);
  expect(asked).toEqual([
    ['one', [1, 3, 1]],
    ['other', [2]],
  ]);
});

test('nothing is remembered, a failure least of all', async () => {
  await expect(Promise.all([double(one, 13)])).rejects.toThrow('unlucky');
  asked.length = 0;
  expect(await double(one, 1)).toBe(2);
  expect(await double(one, 1)).toBe(2);
  expect(asked).toHaveLength(2);
});
