import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { emptyDatabase, freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import { connect, type Database } from './database.ts';
import { ChangedMigration, type Migration, migrate, NewerDatabase, readMigrations } from './migrate.ts';

const ours = readMigrations(join(import.meta.dirname, '..', '..', 'migrations'));
const step = (name: string, sql: string): Migration => ({ name, sql, sha256: `hash of ${sql}` });
const one = step('0001_one.sql', 'CREATE TABLE one (id int)');
const two = step('0002_two.sql', 'CREATE TABLE two (id int); INSERT INTO two VALUES (2)');

let empty: TestDatabase;
beforeEach(async () => {
  empty = await emptyDatabase();
});
afterEach(() => empty.drop());

const tables = async (): Promise<string[]> =>
  (
    await empty.db<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`
  ).map((row) => row.name);

/** Every column of every table with its type: two databases with the same are of the same shape. */
const columns = async (db: Database) => [
  ...(await db`
  SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns
  WHERE table_schema = 'public' ORDER BY 1, 2`),
];

describe('our migrations', () => {
  test('are numbered without a gap and apply to an empty database', async () => {
    expect(ours.map((m) => Number(m.name.slice(0, 4)))).toEqual(ours.map((_, index) => index + 1));
    expect(await migrate(empty.db, ours)).toEqual(ours.map((m) => m.name));
    expect(await migrate(empty.db, ours)).toEqual([]);
  });

  test.each(ours.map((m, index) => [m.name, index] as const))(
    'bring forward a database that stopped before %s',
    async (_name, index) => {
      await migrate(empty.db, ours.slice(0, index));
      expect(await migrate(empty.db, ours)).toEqual(ours.slice(index).map((m) => m.name));
      const fresh = await freshDatabase();
      expect(await columns(empty.db)).toEqual(await columns(fresh.db));
      await fresh.drop();
    },
  );

  test('are what the databases of the other tests were made with', async () => {
    const fresh = await freshDatabase();
    expect(await migrate(fresh.db, ours)).toEqual([]);
    await fresh.drop();
  });
});

test('a file that is not named like a migration is not passed over', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-migrations-'));
  writeFileSync(join(folder, '0001_First.sql'), 'SELECT 1');
  expect(() => readMigrations(folder)).toThrow('0001_First.sql');
  rmSync(folder, { recursive: true });
});

describe('a migration', () => {
  test('is applied once, in order, and later ones follow', async () => {
    expect(await migrate(empty.db, [one])).toEqual([one.name]);
    expect(await migrate(empty.db, [one, two])).toEqual([two.name]);
    expect(await tables()).toEqual(['migration', 'one', 'two']);
  });

  test('that fails leaves the database at the one before', async () => {
    const broken = step('0002_broken.sql', 'CREATE TABLE half (id int); SELECT 1/0');
    await expect(migrate(empty.db, [one, broken])).rejects.toThrow('division by zero');
    expect(await tables()).toEqual(['migration', 'one']);
    expect(await migrate(empty.db, [one, two])).toEqual([two.name]);
  });

  test('that was edited after it was applied is refused', async () => {
    await migrate(empty.db, [one]);
    await expect(migrate(empty.db, [{ ...one, sha256: 'another' }])).rejects.toThrow(ChangedMigration);
  });

  test('that this release does not know is refused, and nothing is applied', async () => {
    await migrate(empty.db, [two]);
    await expect(migrate(empty.db, [one])).rejects.toThrow(NewerDatabase);
    expect(await tables()).toEqual(['migration', 'two']);
  });

  test('is applied by one of several processes that start at once, even with one connection each', async () => {
    const pools = Array.from({ length: 4 }, () => connect({ ...empty.options, max: 1 }));
    const done = await Promise.all(pools.map((pool) => migrate(pool, [one, two])));
    expect(done.flat().sort()).toEqual([one.name, two.name]);
    await Promise.all(pools.map((pool) => pool.end()));
  });
});
