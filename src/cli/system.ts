import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Database } from '../kernel/database.ts';
import { newId } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import { type Migration, migrate, readMigrations } from '../kernel/migrate.ts';
import { projectRoot } from '../kernel/project.ts';
import { type Clock, instant } from '../kernel/time.ts';
import type { System } from '../ledger/index.ts';
import type { Config } from './config.ts';
import { type OpenDatabase, openDatabase } from './database.ts';
import type { Messages } from './messages.ts';

export const ourMigrations = (): Migration[] => readMigrations(join(projectRoot, 'migrations'));

export interface Installation {
  readonly id: string;
  /** Milliseconds that its clock runs ahead of real time; negative: behind. */
  readonly clockOffsetMs: number;
  readonly demonstration: boolean;
}

/** The row that makes a database an installation of its own; made when it is missing. */
export async function ensureInstallation(db: Database): Promise<Installation> {
  await db`INSERT INTO installation (slip_key) VALUES (${randomBytes(32)}) ON CONFLICT DO NOTHING`;
  const [row] = await db<Installation[]>`
    SELECT id, clock_offset_ms AS "clockOffsetMs", demonstration FROM installation`;
  if (!row) throw new Error('the installation has no row');
  return row;
}

/** Real time, plus what the installation is ahead of it. */
export const offsetClock = (offsetMs: number): Clock => ({ now: () => instant(Date.now() + offsetMs) });

export interface OpenSystem extends OpenDatabase {
  readonly system: System;
  readonly installation: Installation;
}

/** Opens the installation ready for commands: migrated, with its row, on its clock. */
export async function openSystem(config: Config, log: Log, say: Messages): Promise<OpenSystem> {
  const database = await openDatabase(config, log, say);
  try {
    await migrate(database.db, ourMigrations());
    const installation = await ensureInstallation(database.db);
    const clock = offsetClock(installation.clockOffsetMs);
    return { ...database, installation, system: { db: database.db, clock, newId } };
  } catch (error) {
    await database.close();
    throw error;
  }
}
