import { setImmediate } from 'node:timers/promises';
import { brokenConstraint, type Database, type Transaction, transaction } from '../kernel/database.ts';
import { type Migration, migrate, NewerDatabase } from '../kernel/migrate.ts';
import { readArchive } from './archive.ts';
import { BackupError } from './errors.ts';
import { firstBrokenChain } from './ledger.ts';
import type { Manifest, TableEntry } from './manifest.ts';
import { filledTables, tablesOf } from './tables.ts';

/** What a database has before anybody has used it: its own row, and what migrations bring. */
const UNUSED: readonly string[] = ['installation', 'regime'];

/**
 * Loads a backup into a database that nobody has used: brings its schema to where the backup's was, loads all
 * rows in one transaction with every constraint in force, checks hashes and the ledger before it commits, and
 * then brings the whole up to this release.
 * @param migrations of this release.
 * @throws BackupError; then the database has no more rows than before.
 */
export async function restore(
  db: Database,
  file: string,
  migrations: readonly Migration[],
): Promise<Manifest> {
  const manifest = await readArchive(file);
  const known = knownMigrations(manifest, migrations);
  await refuseUsed(db);
  await migrate(db, known).catch((error: unknown) => {
    throw error instanceof NewerDatabase ? new BackupError('not-empty', error.message, error) : error;
  });
  await transaction(db, (tx) => load(tx, file, manifest));
  await migrate(db, migrations);
  return manifest;
}

/** The migrations that the backup's database had, as this release has them. */
function knownMigrations(manifest: Manifest, migrations: readonly Migration[]): readonly Migration[] {
  const known = migrations.slice(0, manifest.migrations.length);
  const differs = manifest.migrations.find(
    ({ name, sha256 }, at) => known[at]?.name !== name || known[at].sha256 !== sha256,
  );
  if (differs) throw new BackupError('unknown-migrations', differs.name);
  return known;
}

async function refuseUsed(db: Database | Transaction): Promise<void> {
  const used = (await filledTables(db)).filter((table) => !UNUSED.includes(table));
  if (used.length > 0) throw new BackupError('not-empty', used.join(', '));
}

async function load(tx: Transaction, file: string, manifest: Manifest): Promise<void> {
  const tables = await tablesOf(tx);
  for (const { name } of tables) await tx`LOCK TABLE ${tx(name)} IN EXCLUSIVE MODE`;
  await refuseUsed(tx);
  for (const { name } of tables) if (UNUSED.includes(name)) await tx`DELETE FROM ${tx(name)}`;
  checkShape(tables, manifest);
  // A rule between two tables can hold only once both have their rows.
  await tx`SET CONSTRAINTS ALL DEFERRED`;
  await copyRows(tx, file, manifest);
  await tx`SET CONSTRAINTS ALL IMMEDIATE`.catch((cause: unknown) => {
    throw new BackupError('damaged', brokenConstraint(cause) ?? 'a constraint', cause);
  });
  for (const { table, column, value } of manifest.sequences) {
    if (value === null) continue;
    await tx`SELECT setval(pg_get_serial_sequence(quote_ident(${table}), ${column}), ${value})`;
  }
  const broken = await firstBrokenChain(tx);
  if (broken) throw new BackupError('ledger-broken', `${broken.chain} ${broken.place}`);
}

/** The archive may hold only what the schema has, and in an order in which it can be loaded. */
function checkShape(
  tables: readonly { name: string; columns: readonly string[] }[],
  manifest: Manifest,
): void {
  const shape = (list: typeof tables) =>
    list.map(({ name, columns }) => `${name}(${[...columns].sort().join()})`).sort();
  const ours = shape(tables);
  const other = shape(manifest.tables).find((table, at) => table !== ours[at]);
  if (other !== undefined || ours.length !== manifest.tables.length) {
    throw new BackupError('damaged', other ?? 'tables are missing');
  }
}

async function copyRows(tx: Transaction, file: string, manifest: Manifest): Promise<void> {
  const entries = new Map(manifest.tables.map((entry) => [entry.name, entry]));
  let open: CopyIn | undefined;
  try {
    await readArchive(file, async (table, part) => {
      if (open?.table !== table) {
        await open?.end();
        open = await copyInto(tx, entries.get(table));
      }
      await open.write(part);
    });
    await open?.end();
  } catch (error) {
    open?.abort();
    throw error;
  }
}

interface CopyIn {
  readonly table: string;
  write(part: Buffer): Promise<void>;
  end(): Promise<void>;
  abort(): void;
}

async function copyInto(tx: Transaction, entry: TableEntry | undefined): Promise<CopyIn> {
  if (!entry) throw new BackupError('damaged', 'a table that is not named');
  const stream = await tx`COPY ${tx(entry.name)} (${tx(entry.columns)}) FROM STDIN`.writable();
  const failed = new Promise<never>((_, reject) => {
    stream.once('error', reject);
  });
  failed.catch(() => {});
  return {
    table: entry.name,
    write: (part) =>
      Promise.race([
        new Promise<void>((resolve, reject) => {
          stream.write(part, (error) => (error ? reject(error) : resolve()));
        }),
        failed,
      ]),
    // The client tells a COPY that succeeded from one that was refused at its end only by the next query.
    async end() {
      stream.end();
      await setImmediate();
      await tx`SELECT 1`.catch((cause: unknown) => {
        throw new BackupError('damaged', entry.name, cause);
      });
    },
    abort: () => stream.destroy(new Error('abandoned')),
  };
}
