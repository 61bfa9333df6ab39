import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { backUp, type Manifest, restore } from '../backup/index.ts';
import type { Log } from '../kernel/log.ts';
import { formatInstant, type Instant, systemClock } from '../kernel/time.ts';
import type { Config } from './config.ts';
import { openDatabase } from './database.ts';
import { ourMigrations } from './system.ts';
import { progress, type Terminal } from './terminal.ts';
import { Trouble } from './trouble.ts';

/** `--json`: `{ "file", "bytes", "rows", "createdAt", "tables": { "event": 123, … } }`. */
export async function backupCommand(
  config: Config,
  options: { file: string; json: boolean },
  log: Log,
  terminal: Terminal,
): Promise<void> {
  const { say, out, err } = terminal;
  const file = resolve(options.file);
  const database = await openDatabase(config, log, say);
  try {
    const manifest = await progress(terminal, say.backup.writing, () =>
      backUp(database.db, file, systemClock.now()),
    );
    const bytes = statSync(file).size;
    log.info({ file, bytes, rows: rowsOf(manifest) }, 'backed up');
    if (options.json) out(JSON.stringify({ file, bytes, ...facts(manifest) }));
    else out(say.backup.written(file, number(rowsOf(manifest), say.lang), size(bytes, say.lang)));
    err(say.backup.keepSafe);
  } finally {
    await database.close();
  }
}

/** `--json`: `{ "rows", "createdAt", "tables": { "event": 123, … } }`. */
export async function restoreCommand(
  config: Config,
  options: { file: string; json: boolean },
  log: Log,
  terminal: Terminal,
): Promise<void> {
  const { say, out } = terminal;
  const file = resolve(options.file);
  const database = await openDatabase(config, log, say, 'host');
  try {
    if (!(await database.alone())) {
      throw new Trouble(say.backup.inUse, { kept: say.nothingChanged, mend: say.backup.inUseMend });
    }
    const manifest = await progress(terminal, say.backup.restoring, () =>
      restore(database.db, file, ourMigrations()),
    );
    log.info({ file, rows: rowsOf(manifest) }, 'restored');
    if (options.json) out(JSON.stringify(facts(manifest)));
    else {
      const createdAt = formatInstant(manifest.createdAt as Instant);
      out(say.backup.restored(number(rowsOf(manifest), say.lang), createdAt));
    }
  } finally {
    await database.close();
  }
}

const rowsOf = ({ tables }: Manifest): number => tables.reduce((sum, { rows }) => sum + rows, 0);

const facts = (manifest: Manifest) => ({
  rows: rowsOf(manifest),
  createdAt: manifest.createdAt,
  tables: Object.fromEntries(manifest.tables.map(({ name, rows }) => [name, rows])),
});

const number = (value: number, lang: string): string => value.toLocaleString(lang);

const size = (bytes: number, lang: string): string =>
  bytes < 1_000_000
    ? `${number(Math.ceil(bytes / 1000), lang)} kB`
    : `${(bytes / 1_000_000).toLocaleString(lang, { maximumFractionDigits: 1 })} MB`;
