import type { DemoAccount } from '../demo/index.ts';
import type { Database } from '../kernel/database.ts';
import { transaction } from '../kernel/database.ts';
import { newId } from '../kernel/ids.ts';
import type { Stop } from './stop.ts';
import { ensureInstallation, type Installation, offsetClock } from './system.ts';
import { progress, type Terminal } from './terminal.ts';

export interface Prepared {
  readonly installation: Installation;
  /** Null on a real installation. */
  readonly demoAccounts: readonly DemoAccount[] | null;
}

/**
 * Loads the demonstration into a database that nobody has used, when it is wanted. What an earlier load left
 * when it was broken off is cleared first.
 * @returns null when it was told to stop meanwhile.
 */
export async function prepare(
  db: Database,
  wanted: boolean,
  stop: Stop,
  terminal: Terminal,
): Promise<Prepared | null> {
  const before = await ensureInstallation(db);
  if (!before.demonstration) {
    if (await isBrokenLoad(db)) {
      terminal.err(terminal.say.start.clearing);
      await clear(db);
    }
    if (wanted && (await isUnused(db)) && (await load(db, stop, terminal)) === 'stopped') return null;
  }
  const installation = await ensureInstallation(db);
  if (!installation.demonstration) return { installation, demoAccounts: null };
  const { demoAccounts } = await import('../demo/index.ts');
  return { installation, demoAccounts: demoAccounts() };
}

async function load(db: Database, stop: Stop, terminal: Terminal): Promise<'loaded' | 'stopped'> {
  const { loadDemonstration } = await import('../demo/index.ts');
  const system = { db, clock: offsetClock(0), newId };
  return progress(terminal, terminal.say.start.loading, async (report) => {
    const loading = loadDemonstration(system, { progress: (done, of) => report(`${done}/${of}`) });
    // When it was told to stop, the connections are closed under it, and nobody waits for how it ends.
    loading.catch(() => {});
    return Promise.race([loading.then(() => 'loaded' as const), stop.asked.then(() => 'stopped' as const)]);
  });
}

async function isUnused(db: Database): Promise<boolean> {
  const [row] = await db<{ used: boolean }[]>`
    SELECT EXISTS (SELECT FROM command) OR EXISTS (SELECT FROM event) OR EXISTS (SELECT FROM unit) AS used`;
  return row?.used === false;
}

/** Commands of the demonstration and no others: its last one, which declares it begun, never came. */
async function isBrokenLoad(db: Database): Promise<boolean> {
  const [row] = await db<
    { only: boolean | null }[]
  >`SELECT bool_and(key ~ '^demo \d+$') AS only FROM command`;
  return row?.only === true;
}

/** Empties every table in one transaction; the guard of the ledger is down for no longer than that. */
const clear = (db: Database): Promise<void> =>
  transaction(db, async (tx) => {
    const tables = await tx<{ name: string }[]>`
      SELECT relname AS name FROM pg_class
      WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND relname <> 'migration'`;
    await tx`ALTER TABLE event DISABLE TRIGGER event_append_only`;
    await tx`TRUNCATE ${tx(tables.map(({ name }) => name))} RESTART IDENTITY`;
    await tx`ALTER TABLE event ENABLE TRIGGER event_append_only`;
  });
