import fc from 'fast-check';
import { expect, it } from 'vitest';
import { freshDatabase } from '../../test/support/database.ts';
import { readAhead } from './read-ahead.ts';

it('gives what the source gives, in its order', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.integer()), async (numbers) => {
      const source = async function* () {
        yield* numbers;
      };
      expect(await Array.fromAsync(readAhead(source()))).toEqual(numbers);
    }),
  ));

it('has asked for one more than is used, and lets go of the source when nobody reads on', async () => {
  const log: string[] = [];
  const source = async function* () {
    try {
      for (let i = 1; ; i += 1) {
        log.push(`gave ${i}`);
        yield i;
      }
    } finally {
      log.push('let go');
    }
  };
  for await (const one of readAhead(source())) {
    await Promise.resolve();
    log.push(`used ${one}`);
    if (one === 2) break;
  }
  expect(log).toEqual(['gave 1', 'gave 2', 'used 1', 'gave 3', 'used 2', 'let go']);
});

it('throws what went wrong after everything that came before it', async () => {
  const seen: number[] = [];
  const source = async function* () {
    yield 1;
    throw new Error('the connection was lost');
  };
  const reading = (async () => {
    for await (const one of readAhead(source())) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      seen.push(one);
    }
  })();
  await expect(reading).rejects.toThrow('the connection was lost');
  expect(seen).toEqual([1]);
});

it('a cursor that is not read to its end gives its connection back', async () => {
  const database = await freshDatabase();
  try {
    for (let times = 0; times < 20; times += 1) {
      const rows = database.db<{ n: number }[]>`SELECT n FROM generate_series(1, 1000) n`.cursor(10);
      for await (const [first] of readAhead(rows)) {
        expect(first!.n).toBe(1);
        break;
      }
    }
    expect(await database.db`SELECT 1 AS n`).toHaveLength(1);
  } finally {
    await database.drop();
  }
});
