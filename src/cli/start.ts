import type { Database } from '../kernel/database.ts';
import { newId } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import { migrate } from '../kernel/migrate.ts';
import type { Config } from './config.ts';
import { openDatabase } from './database.ts';
import { prepare } from './demonstration.ts';
import { type LogTarget, logPath } from './log.ts';
import { tryListen } from './port.ts';
import { listenForStop } from './stop.ts';
import { offsetClock, ourMigrations } from './system.ts';
import { progress, type Terminal } from './terminal.ts';
import { welcome } from './welcome.ts';

export interface StartOptions {
  /** Load the demonstration when the database is empty. */
  readonly demo: boolean;
  readonly log: LogTarget;
}

/**
 * Runs the installation until a signal says stop. What was opened is closed again in reverse, whether it was
 * told to stop or something failed.
 */
export async function start(
  config: Config,
  options: StartOptions,
  log: Log,
  terminal: Terminal,
): Promise<void> {
  const { say } = terminal;
  const stop = listenForStop(() => terminal.err(`\n${say.start.stopping}`));
  {
    await using closing = new AsyncDisposableStack();
    const database = await progress(terminal, say.start.opening, () =>
      openDatabase(config, log, say, 'host'),
    );
    closing.defer(() => database.close());
    if (stop.wasAsked()) return;
    // Before anything is changed; the wait for the demonstration would end in a refusal.
    await tryListen(config);
    const applied = await progress(terminal, say.start.migrating, () =>
      migrate(database.db, ourMigrations()),
    );
    if (applied.length > 0) log.info({ applied }, 'migrated');
    if (stop.wasAsked()) return;
    const prepared = await prepare(database.db, options.demo, stop, terminal);
    if (prepared === null) return;

    const { startServer } = await import('../api/index.ts');
    const { installation, demoAccounts } = prepared;
    const system = { db: database.db, clock: offsetClock(installation.clockOffsetMs), newId };
    const server = await startServer({ system, config, log, ...(demoAccounts && { demoAccounts }) });
    closing.defer(() => server.close());
    database.announce(server.url);
    log.info({ url: server.url }, 'serving');
    terminal.out(
      welcome(say, {
        url: server.url,
        accounts: (demoAccounts ?? []).map((account) => ({ ...account, role: account.role[say.lang] })),
        anyAccount: await hasAccount(database.db),
        log: options.log === 'file' ? logPath(config.dataDir) : null,
      }),
    );
    await stop.asked;
  }
  log.info('stopped');
  terminal.err(say.start.stopped);
}

async function hasAccount(db: Database): Promise<boolean> {
  const rows = await db`SELECT 1 FROM account LIMIT 1`;
  return rows.length > 0;
}
