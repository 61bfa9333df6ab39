import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Account, commandFor } from './account.ts';
import type { Binaries } from './binaries.ts';
import { SERVER_ENVIRONMENT } from './cluster.ts';
import { type DataFolder, SPACE_TO_START } from './data-folder.ts';
import { diskFull, StartupError, speaksOfFullDisk } from './errors.ts';
import { PORT, readPostmaster } from './postmaster.ts';

/** For a small server on one machine; durability as PostgreSQL ships it (fsync and synchronous commit on). */
const SETTINGS = {
  listen_addresses: '',
  port: String(PORT),
  unix_socket_permissions: '0700',
  max_connections: '100',
  shared_buffers: '128MB',
  fsync: 'on',
  jit: 'off',
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] ',
  log_timezone: 'UTC',
  timezone: 'UTC',
  cluster_name: 'motcua',
};

/** One old file is kept; together with the present one about 32 MB at most between two starts. */
const LOG_LIMIT = 16_000_000;

/**
 * Starts the server in a session of its own, so that Ctrl-C in our terminal reaches us and not it, and returns
 * when it takes connections.
 * @param settings overrides of server parameters.
 * @returns the process number.
 */
export async function launch(
  folder: DataFolder,
  socketFolder: string,
  binaries: Binaries,
  account: Account,
  settings: Readonly<Record<string, string>> = {},
): Promise<number> {
  const chosen = { ...SETTINGS, unix_socket_directories: socketFolder, ...settings };
  const parameters = Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [file, args, options] = commandFor(account, binaries.postgres, ['-D', folder.cluster, ...parameters]);
  const logFile = openLog(folder.log);
  const child = spawn(file, args, {
    ...options,
    env: SERVER_ENVIRONMENT,
    cwd: '/',
    detached: true,
    stdio: ['ignore', logFile.descriptor, logFile.descriptor],
  });
  closeSync(logFile.descriptor);
  let ended: string | undefined;
  child.once('exit', (code, signal) => {
    ended = `exit ${code ?? signal}`;
  });
  child.once('error', (error) => {
    ended = error.message;
  });
  child.unref();
  const deadline = Date.now() + 120_000;
  while (ended === undefined) {
    const state = readPostmaster(folder.cluster);
    if (state && state.pid === child.pid && state.status === 'ready') return state.pid;
    if (Date.now() > deadline) ended = 'no answer after two minutes';
    await sleep(10);
  }
  throw failure(folder, readFileSync(logFile.path, 'utf8').slice(logFile.size), ended);
}

function openLog(folder: string): { path: string; descriptor: number; size: number } {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'postgres.log');
  const before = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (before > LOG_LIMIT) renameSync(path, `${path}.1`);
  return { path, descriptor: openSync(path, 'a', 0o600), size: before > LOG_LIMIT ? 0 : before };
}

function failure(folder: DataFolder, output: string, ended: string): StartupError {
  if (speaksOfFullDisk(output)) return diskFull(folder.path, SPACE_TO_START);
  const reason = /(?:FATAL|PANIC): +(.*)/.exec(output)?.[1] ?? (output.trim().split('\n').at(-1) || ended);
  return new StartupError('server-failed', {
    message: `The database server did not start: ${reason}`,
    kept: `The database in ${folder.cluster} was left as it is.`,
    mend: `Read ${join(folder.log, 'postgres.log')}, mend what it names, and start again.`,
  });
}
