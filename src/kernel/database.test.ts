import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import {
  brokenConstraint,
  parsePeriod,
  parseTimestamp,
  periodText,
  type Transaction,
  transaction,
  transactionEndingWith,
} from './database.ts';
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

describe('a transaction that ends with statements of its own', () => {
  const keep = (tx: Transaction, id: string) => tx`INSERT INTO ledger_chain (id) VALUES (${id})`;
  const kept = async () => {
    const rows = await made.db<
      { id: string }[]
    >`SELECT id FROM ledger_chain WHERE id LIKE 'ending %' ORDER BY id`;
    return rows.map((row) => row.id);
  };

  test('keeps them, in their order, with what was done before', async () => {
    const answer = await transactionEndingWith(
      made.db,
      async (tx) => {
        await keep(tx, 'ending 1');
        return 'ending 2';
      },
      (tx, id) => [keep(tx, id), tx`UPDATE ledger_chain SET length = 7 WHERE id = ${id}`],
    );
    expect(answer).toBe('ending 2');
    expect(await kept()).toEqual(['ending 1', 'ending 2']);
    expect([...(await made.db`SELECT length FROM ledger_chain WHERE id = 'ending 2'`)]).toEqual([
      { length: 7 },
    ]);
  });

  test('keeps nothing when one of them fails, first or last', async () => {
    const before = await kept();
    for (const ids of [
      ['ending 3', 'ending 1'],
      ['ending 1', 'ending 3'],
    ]) {
      const failed = transactionEndingWith(
        made.db,
        (tx) => keep(tx, 'ending 4'),
        (tx) => ids.map((id) => keep(tx, id)),
      );
      expect(brokenConstraint(await failed.catch((error: unknown) => error))).toBe('ledger_chain_pkey');
    }
    expect(await kept()).toEqual(before);
  });

  test('does not send them when the work before fails', async () => {
    const before = await kept();
    const failed = transactionEndingWith(
      made.db,
      async () => {
        throw new Error('half way');
      },
      (tx) => [keep(tx, 'ending 5')],
    );
    await expect(failed).rejects.toThrow('half way');
    expect(await kept()).toEqual(before);
  });
});

test('a broken constraint is known by its name, any other error is none', async () => {
  const twice = made.db`INSERT INTO ledger_chain (id) VALUES ('one'), ('one')`;
  expect(brokenConstraint(await twice.catch((error) => error))).toBe('ledger_chain_pkey');
  expect(brokenConstraint(await made.db`SELECT 1/0`.catch((error) => error))).toBeUndefined();
  expect(brokenConstraint(new Error('other'))).toBeUndefined();
});

describe('a moment as PostgreSQL prints it', () => {
  test.each([
    ['2023-08-15 07:30:00+00', '2023-08-15T07:30:00.000Z'],
    ['2023-08-15 07:30:00.1+00', '2023-08-15T07:30:00.100Z'],
    ['2023-08-15 07:30:00.123456+00', '2023-08-15T07:30:00.123Z'],
    ['2023-08-15 14:30:00+07', '2023-08-15T07:30:00.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(parseTimestamp(text)).toBe(expected);
  });
});
