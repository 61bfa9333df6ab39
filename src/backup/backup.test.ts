import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { emptyDatabase, freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import { openSmallOffice } from '../../test/support/small-office.ts';
import { testSystem } from '../../test/support/system.ts';
import type { Database } from '../kernel/database.ts';
import { readMigrations } from '../kernel/migrate.ts';
import { BackupError, backUp, firstBrokenChain, type Manifest, restore } from './index.ts';

const migrations = readMigrations('migrations');
const folder = mkdtempSync(join(tmpdir(), 'motcua-backup-'));
const file = join(folder, 'office.tar.gz');
const at = '2023-08-15T07:30:00.000Z';

let office: TestDatabase;
let manifest: Manifest;
const opened: TestDatabase[] = [];
const anEmptyDatabase = async (): Promise<Database> => {
  const database = await emptyDatabase();
  opened.push(database);
  return database.db;
};

beforeAll(async () => {
  office = await freshDatabase();
  await openSmallOffice(testSystem(office.db));
  const bytes = Buffer.from('tệp\u0001 \\ có\tđủ\nthứ');
  await office.db`INSERT INTO blob (sha256, media_type, size, bytes, stored_at)
    VALUES (${createHash('sha256').update(bytes).digest()}, ${'\\N\t"x"\n'}, ${bytes.length}, ${bytes}, ${at})`;
  manifest = await backUp(office.db, file, at);
});
afterEach(async () => {
  for (const database of opened.splice(0)) await database.drop();
});
afterAll(async () => {
  await office.drop();
  rmSync(folder, { recursive: true });
});

/** Rows and a hash over all of them, for each table but the one that records the migrations and what is not logged. */
async function contents(db: Database): Promise<Record<string, { rows: number; md5: string | null }>> {
  const names = await db<{ name: string }[]>`
    SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relpersistence = 'p'
      AND relnamespace = 'public'::regnamespace AND relname <> 'migration' ORDER BY 1`;
  const found: Record<string, { rows: number; md5: string | null }> = {};
  for (const { name } of names) {
    const [row] = await db<{ rows: number; md5: string | null }[]>`
      SELECT count(*) AS rows, md5(string_agg(t::text, '|' ORDER BY t::text)) AS md5 FROM ${db(name)} t`;
    found[name] = row!;
  }
  return found;
}

/** Rows beside those that migrations bring. */
const total = async (db: Database) =>
  Object.entries(await contents(db)).reduce(
    (sum, [table, { rows }]) => sum + (table === 'regime' ? 0 : rows),
    0,
  );

test('what was backed up comes back as it was, on a database with nothing in it', async () => {
  const db = await anEmptyDatabase();
  await restore(db, file, migrations);
  expect(await contents(db)).toEqual(await contents(office.db));
  expect(await firstBrokenChain(db)).toBeNull();
});

test('a migrated database that nobody has used will do as well', async () => {
  const { db } = opened[opened.push(await freshDatabase()) - 1]!;
  await db`INSERT INTO installation (slip_key) VALUES (${Buffer.alloc(32, 1)})`;
  await restore(db, file, migrations);
  expect(await contents(db)).toEqual(await contents(office.db));
});

test('the ledger stays append-only and the numbers go on where they were', async () => {
  const db = await anEmptyDatabase();
  await restore(db, file, migrations);
  await expect(db`DELETE FROM event`).rejects.toThrow('append-only');
  const [before] = await db<{ id: number }[]>`SELECT max(id) AS id FROM outbox`;
  const [next] = await db<{ id: number }[]>`
    INSERT INTO outbox (event_id, topic) SELECT id, 'test' FROM event LIMIT 1 RETURNING id`;
  expect(next!.id).toBe(before!.id + 1);
});

test('the file is closed to others, and nothing else is left beside it', () => {
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['office.tar.gz']);
});

test('the manifest says what is in it', async () => {
  expect(manifest).toMatchObject({ format: 1, createdAt: at });
  expect(manifest.migrations.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name));
  const rows = Object.fromEntries(
    Object.entries(await contents(office.db)).map(([name, { rows }]) => [name, rows]),
  );
  expect(Object.fromEntries(manifest.tables.map(({ name, rows }) => [name, rows]))).toEqual(rows);
});

test('a backup never overwrites a file', async () => {
  const before = readFileSync(file);
  await expect(backUp(office.db, file, at)).rejects.toMatchObject({ code: 'file-exists' });
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a backup is of one moment: what is written meanwhile is not half in it', async () => {
  const other = join(folder, 'moment.tar.gz');
  let stop = false;
  const busy = (async () => {
    for (let n = 0; !stop; n += 1) {
      const id = crypto.randomUUID();
      await office.db.begin(async (tx) => {
        await tx`INSERT INTO territory (id) VALUES (${id})`;
        await tx`INSERT INTO territory_version (territory_id, validity, code, name, kind)
          VALUES (${id}, '[2020-01-01,)', ${`z${n}`}, 'x', 'test')`;
      });
    }
  })();
  const { tables } = await backUp(office.db, other, at);
  stop = true;
  await busy;
  const rowsOf = (name: string) => tables.find((table) => table.name === name)?.rows;
  expect(rowsOf('territory')).toBe(rowsOf('territory_version'));
  const db = await anEmptyDatabase();
  await restore(db, other, migrations);
  rmSync(other);
});

/** The archive with one change made to what is inside. */
function altered(change: (tar: Buffer) => Buffer): Buffer {
  return gzipSync(change(Buffer.from(gunzipSync(readFileSync(file)))));
}
const swap = (from: string, to: string) => (tar: Buffer) =>
  Buffer.from(tar.toString('latin1').replace(from, to), 'latin1');

const damages: [string, () => Buffer][] = [
  ['cut in the middle', () => readFileSync(file).subarray(0, 5000)],
  ['without its last bytes', () => readFileSync(file).subarray(0, -20)],
  ['empty', () => Buffer.alloc(0)],
  ['no archive at all', () => Buffer.from('Một Cửa')],
  ['a gzipped text', () => gzipSync('Một Cửa')],
  ['with one letter of a row changed', () => altered(swap('000.00.99.H99', '000.00.99.H98'))],
  ['without its manifest', () => altered((tar) => tar.subarray(0, tar.indexOf('manifest.json')))],
  ['with a table renamed', () => altered(swap('person/000001.copy', 'porson/000001.copy'))],
];

test.each(damages)('a file that is %s is refused and leaves nothing', async (_, bytes) => {
  const bad = join(folder, 'bad.tar.gz');
  writeFileSync(bad, bytes());
  const db = await anEmptyDatabase();
  await expect(restore(db, bad, migrations)).rejects.toMatchObject({ code: 'damaged' });
  expect(await total(db)).toBe(0);
  rmSync(bad);
});

test('one flipped bit, wherever it is, never changes what gets in', async () => {
  const whole = readFileSync(file);
  const bad = join(folder, 'bit.tar.gz');
  let db = await anEmptyDatabase();
  for (let step = 1; step <= 20; step += 1) {
    const bytes = Buffer.from(whole);
    const place = Math.floor((bytes.length * step) / 21);
    bytes[place] = (bytes[place] ?? 0) ^ (1 << (step % 8));
    writeFileSync(bad, bytes);
    const refused = await restore(db, bad, migrations).then(
      () => null,
      (error: unknown) => error,
    );
    if (refused) {
      expect(refused).toBeInstanceOf(BackupError);
      expect(await total(db)).toBe(0);
    } else {
      // A few bits of a gzip stream only fill up a byte: without them it is still the same backup.
      expect(await contents(db)).toEqual(await contents(office.db));
      db = await anEmptyDatabase();
    }
  }
  rmSync(bad);
});

test('a database in use is refused and keeps what it has', async () => {
  const before = await contents(office.db);
  await expect(restore(office.db, file, migrations)).rejects.toMatchObject({ code: 'not-empty' });
  expect(await contents(office.db)).toEqual(before);
});

test('a ledger that was altered before the backup is not restored', async () => {
  const forged = await freshDatabase();
  opened.push(forged);
  await openSmallOffice(testSystem(forged.db));
  await forged.db`ALTER TABLE event DISABLE TRIGGER event_append_only`;
  await forged.db`UPDATE event SET at = at + interval '1 day' WHERE chain_seq = 3`;
  await forged.db`ALTER TABLE event ENABLE TRIGGER event_append_only`;
  expect(await firstBrokenChain(forged.db)).toEqual({ chain: 'registers', place: 3 });
  const bad = join(folder, 'forged.tar.gz');
  await backUp(forged.db, bad, at);
  const db = await anEmptyDatabase();
  await expect(restore(db, bad, migrations)).rejects.toMatchObject({ code: 'ledger-broken' });
  expect(await total(db)).toBe(0);
  rmSync(bad);
});

test('rows that break a constraint are not restored', async () => {
  const torn = await freshDatabase();
  opened.push(torn);
  await openSmallOffice(testSystem(torn.db));
  await torn.db.begin(async (tx) => {
    await tx`SET LOCAL session_replication_role = replica`;
    await tx`DELETE FROM unit_version WHERE level = 'ward'`;
  });
  const bad = join(folder, 'torn.tar.gz');
  await backUp(torn.db, bad, at);
  const db = await anEmptyDatabase();
  await expect(restore(db, bad, migrations)).rejects.toMatchObject({ code: 'damaged' });
  expect(await total(db)).toBe(0);
  rmSync(bad);
});

test('an event that is missing at the end of a chain is noticed', async () => {
  const cut = await freshDatabase();
  opened.push(cut);
  await openSmallOffice(testSystem(cut.db));
  await cut.db`UPDATE ledger_chain SET length = length + 1 WHERE id = 'registers'`;
  const [chain] = await cut.db<{ length: number }[]>`SELECT length FROM ledger_chain WHERE id = 'registers'`;
  expect(await firstBrokenChain(cut.db)).toEqual({ chain: 'registers', place: chain!.length });
});

test('a backup of an older release is brought forward after it is loaded', async () => {
  const db = await anEmptyDatabase();
  const sql = 'CREATE TABLE later (id integer PRIMARY KEY); INSERT INTO later SELECT count(*) FROM person;';
  const later = { name: '9999_later.sql', sql, sha256: 'x' };
  await restore(db, file, [...migrations, later]);
  const [people] = await office.db<{ count: number }[]>`SELECT count(*) FROM person`;
  expect(await db`SELECT id FROM later`).toEqual([{ id: people!.count }]);
});

test('a backup of a newer release, or of other migrations, is refused', async () => {
  const db = await anEmptyDatabase();
  await expect(restore(db, file, migrations.slice(0, -1))).rejects.toMatchObject({
    code: 'unknown-migrations',
  });
  const edited = migrations.map((m, n) => (n === 0 ? { ...m, sha256: '0'.repeat(64) } : m));
  await expect(restore(db, file, edited)).rejects.toMatchObject({ code: 'unknown-migrations' });
  expect(existsSync(file)).toBe(true);
  expect(await total(db)).toBe(0);
});
