import type { Log } from '../kernel/log.ts';
import { migrate } from '../kernel/migrate.ts';
import type { Config } from './config.ts';
import { openDatabase } from './database.ts';
import { ourMigrations } from './system.ts';
import { progress, type Terminal } from './terminal.ts';

/** Prints the names of the migrations applied now; `--json`: `{ "applied": ["0001_ledger.sql", …] }`. */
export async function migrateCommand(
  config: Config,
  json: boolean,
  log: Log,
  terminal: Terminal,
): Promise<void> {
  const { say, out } = terminal;
  const database = await openDatabase(config, log, say);
  try {
    const applied = await progress(terminal, say.start.migrating, () =>
      migrate(database.db, ourMigrations()),
    );
    log.info({ applied }, 'migrated');
    if (json) out(JSON.stringify({ applied }));
    else out(applied.length > 0 ? say.migrate.done(applied) : say.migrate.nothing);
  } finally {
    await database.close();
  }
}
