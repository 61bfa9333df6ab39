import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { promisify } from 'node:util';
import { type Account, commandFor } from './account.ts';
import type { Binaries } from './binaries.ts';
import { SPACE_TO_CREATE } from './data-folder.ts';
import { diskFull, StartupError, speaksOfFullDisk } from './errors.ts';

export const SUPERUSER = 'motcua';

/**
 * Text sorts by code point and folds case by Unicode, the same on every machine (builtin C.UTF-8); Vietnamese
 * order is asked for by name (`COLLATE "vi-x-icu"`). Only the local socket admits anyone, and its folder only us.
 */
const INITDB = [
  ['--username', SUPERUSER],
  ['--encoding', 'UTF8'],
  ['--locale-provider', 'builtin'],
  ['--builtin-locale', 'C.UTF-8'],
  ['--locale', 'C'],
  ['--lc-ctype', process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'],
  ['--auth-local', 'trust'],
  ['--auth-host', 'reject'],
  ['--data-checksums'],
].flat();

/** What the server and its tools get to see of our environment: nothing that could change how they work. */
export const SERVER_ENVIRONMENT = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' };

/** Creates the cluster beside its final name and renames it when whole, so a broken attempt leaves nothing. */
export async function createCluster(cluster: string, binaries: Binaries, account: Account): Promise<void> {
  const partial = `${cluster}.partial-${process.pid}`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { mode: 0o700 });
  if (account.kind === 'setuid') chownSync(partial, account.uid, account.gid);
  const [file, args, options] = commandFor(account, binaries.initdb, [...INITDB, '--pgdata', partial]);
  try {
    await promisify(execFile)(file, args, { ...options, env: SERVER_ENVIRONMENT, cwd: '/' });
    if (!existsSync(cluster)) renameSync(partial, cluster);
  } catch (error) {
    const output = String((error as { stderr?: string }).stderr ?? error);
    if (speaksOfFullDisk(output)) throw diskFull(cluster, SPACE_TO_CREATE);
    throw new StartupError(
      'initdb-failed',
      {
        message: `The database in ${cluster} could not be created: ${output.trim().split('\n').at(-1)}`,
        mend: 'Run motcua doctor to see what this machine lacks.',
      },
      error,
    );
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}
