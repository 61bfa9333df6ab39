import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import { brokenConstraint, parsePeriod, periodText, transaction } from './database.ts';
import type { Day, Instant, Period } from './time.ts';

let made: TestDatabase;
beforeAll(async () => {
  made = await freshDatabase();
});
afterAll(() => made.drop());

describe('what PostgreSQL keeps comes back as it was given', () => {
  test('moments to the millisecond', async () => {
    const at = '2023-08-15T07:30:00.125Z' as Instant;
    const [row] = await made.db<{ at: Instant }[]>`SELECT ${at}::timestamptz AS at`;
    expect(row).toEqual({ at });
  });

  test('days', async () => {
    const on = '2024-02-29' as Day;
    const [row] = await made.db<{ on: Day }[]>`SELECT ${on}::date AS on`;
    expect(row).toEqual({ on });
  });

  test.each<Period>([
    { from: '2023-01-01' as Day, to: null },
    { from: '2023-01-01' as Day, to: '2024-01-01' as Day },
  ])('a period %o', async (period) => {
    const [row] = await made.db<{ period: Period }[]>`SELECT ${periodText(period)}::daterange AS period`;
    expect(row).toEqual({ period });
    expect(parsePeriod(periodText(period))).toEqual(period);
  });

  test('counters as numbers', async () => {
    const [row] = await made.db<{ count: number }[]>`SELECT count(*) AS count FROM event`;
    expect(row).toEqual({ count: 0 });
  });
});

test('what a transaction throws leaves nothing behind', async () => {
  const work = transaction(made.db, async (tx) => {
    await tx`INSERT INTO ledger_chain (id) VALUES ('half')`;
    throw new Error('no');
  });
  await expect(work).rejects.toThrow('no');
  expect(await made.db`SELECT id FROM ledger_chain`).toHaveLength(0);
});

test('a broken constraint is known by its name, any other error is none', async () => {
  const twice = made.db`INSERT INTO ledger_chain (id) VALUES ('one'), ('one')`;
  expect(brokenConstraint(await twice.catch((error) => error))).toBe('ledger_chain_pkey');
  expect(brokenConstraint(await made.db`SELECT 1/0`.catch((error) => error))).toBeUndefined();
  expect(brokenConstraint(new Error('other'))).toBeUndefined();
});
