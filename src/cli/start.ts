import type { Database } from '../kernel/database.ts';
import { newId } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import { migrate } from '../kernel/migrate.ts';
import type { Config } from './config.ts';
import { openDatabase } from './database.ts';
import { type LogTarget, logPath } from './log.ts';
import { listenForStop } from './stop.ts';
import { ensureInstallation, offsetClock, ourMigrations } from './system.ts';
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
    const applied = await progress(terminal, say.start.migrating, () =>
      migrate(database.db, ourMigrations()),
    );
    if (applied.length > 0) log.info({ applied }, 'migrated');
    const { clockOffsetMs } = await ensureInstallation(database.db);
    if (stop.wasAsked()) return;

    const { startServer } = await import('../api/server.ts');
    const system = { db: database.db, clock: offsetClock(clockOffsetMs), newId };
    const server = await startServer({ system, config, log });
    closing.defer(() => server.close());
    database.announce(server.url);
    log.info({ url: server.url }, 'serving');
    terminal.out(
      welcome(say, {
        url: server.url,
        accounts: [],
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
