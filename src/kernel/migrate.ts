import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, type Transaction, transaction } from './database.ts';

export interface Migration {
  /** `0001_ledger.sql`: the order is the order of the names. */
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

/** @throws Error for a file that is not named like a migration: passing over it silently would leave it out. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .sort()
    .map((name) => {
      if (!/^\d{4}_[a-z-]+\.sql$/.test(name)) throw new Error(`not the name of a migration: ${name}`);
      const sql = readFileSync(join(folder, name), 'utf8');
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    });
}

/** The database was written by a release that knows migrations this one does not. */
export class NewerDatabase extends Error {}
/** A migration that has been applied was edited afterwards. */
export class ChangedMigration extends Error {}

/**
 * Brings the database forward, never back: each migration in a transaction of its own, which also records the
 * hash of its text; processes that start at once take turns (advisory lock).
 * @returns the names applied now.
 */
export async function migrate(db: Database, migrations: readonly Migration[]): Promise<string[]> {
  const applied = await inTurn(db, async (tx) => {
    await tx`CREATE TABLE IF NOT EXISTS migration (
      name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`;
    return tx<{ name: string; sha256: string }[]>`SELECT name, sha256 FROM migration ORDER BY name`;
  });
  const hashes = new Map(migrations.map((m) => [m.name, m.sha256]));
  const unknown = applied.filter((row) => !hashes.has(row.name)).map((row) => row.name);
  if (unknown.length > 0) throw new NewerDatabase(unknown.join(', '));
  const changed = applied.filter((row) => hashes.get(row.name) !== row.sha256).map((row) => row.name);
  if (changed.length > 0) throw new ChangedMigration(changed.join(', '));
  const done: string[] = [];
  const before = new Set(applied.map((row) => row.name));
  for (const migration of migrations.filter((m) => !before.has(m.name))) {
    if (await inTurn(db, (tx) => apply(tx, migration))) done.push(migration.name);
  }
  return done;
}

const inTurn = <T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  transaction(db, async (tx) => {
    await tx`SELECT pg_advisory_xact_lock(hashtext('motcua.migrate'))`;
    return work(tx);
  });

/** @returns whether it was this process that applied it. */
async function apply(tx: Transaction, { name, sql, sha256 }: Migration): Promise<boolean> {
  const [taken] = await tx`
    INSERT INTO migration (name, sha256) VALUES (${name}, ${sha256}) ON CONFLICT DO NOTHING RETURNING name`;
  if (!taken) return false;
  await tx.unsafe(sql);
  return true;
}
