import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, transaction } from './database.ts';

export interface Migration {
  /** `0001_ledger.sql`: the order is the order of the names. */
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}_[a-z-]+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name), 'utf8');
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    });
}

/** The database was written by a release that knows migrations this one does not. */
export class NewerDatabase extends Error {}
/** A migration that has been applied was edited afterwards. */
export class ChangedMigration extends Error {}

/**
 * Brings the database forward, never back: each migration in a transaction of its own, one process at a time
 * (advisory lock), each recorded with the hash of its text.
 * @returns the names applied now.
 */
export async function migrate(db: Database, migrations: readonly Migration[]): Promise<string[]> {
  const connection = await db.reserve();
  try {
    await connection`SELECT pg_advisory_lock(hashtext('motcua.migrate'))`;
    await connection`CREATE TABLE IF NOT EXISTS migration (
      name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`;
    const applied = new Map(
      (await connection<{ name: string; sha256: string }[]>`SELECT name, sha256 FROM migration`).map((row) => [
        row.name,
        row.sha256,
      ]),
    );
    const known = new Set(migrations.map((m) => m.name));
    const unknown = [...applied.keys()].filter((name) => !known.has(name));
    if (unknown.length > 0) throw new NewerDatabase(unknown.sort().join(', '));
    const done: string[] = [];
    for (const migration of migrations) {
      const before = applied.get(migration.name);
      if (before === migration.sha256) continue;
      if (before !== undefined) throw new ChangedMigration(migration.name);
      await transaction(db, async (tx) => {
        await tx.unsafe(migration.sql);
        await tx`INSERT INTO migration (name, sha256) VALUES (${migration.name}, ${migration.sha256})`;
      });
      done.push(migration.name);
    }
    return done;
  } finally {
    await connection`SELECT pg_advisory_unlock(hashtext('motcua.migrate'))`.catch(() => {});
    connection.release();
  }
}
