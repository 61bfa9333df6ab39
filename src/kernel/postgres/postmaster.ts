import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartupError } from './errors.ts';
import { processesOf, processState, servesCluster } from './processes.ts';

export const PORT = 5432;

/** What `postmaster.pid` in the cluster folder says of a running server. */
export interface Postmaster {
  readonly pid: number;
  readonly socketDirectory: string;
  /** `starting`, `ready`, `stopping`, `standby`; empty while the file is being written. */
  readonly status: string;
}

export function readPostmaster(cluster: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  return { pid: Number(lines[0]), socketDirectory: lines[4] ?? '', status: lines[7]?.trim() ?? '' };
}

/** Within this many milliseconds a server has to have come up, gone down or let go of its cluster. */
const PATIENCE = 30_000;

/**
 * The server that runs on the cluster now and answers, or undefined when none does; then nothing that a killed
 * one left behind stands in the way of a new one.
 */
export async function settledPostmaster(
  cluster: string,
  socketFolder: string,
): Promise<Postmaster | undefined> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const found = readPostmaster(cluster);
    const ours = found !== undefined && servesCluster(found.pid, cluster);
    if (ours && found.status === 'ready') return found;
    const living = processesOf(cluster);
    if (!ours && living.length === 0) {
      removeTraces(cluster, socketFolder, found);
      return undefined;
    }
    if (Date.now() > deadline) throw stuck(cluster, found?.pid ?? living[0]);
    await sleep(20);
  }
}

/**
 * PostgreSQL clears these files itself when the process they name is gone, but takes a zombie or a stranger
 * with the same number for a running server. Called only when no process serves the cluster any more: the
 * files are its guard against two servers on one cluster.
 */
function removeTraces(cluster: string, socketFolder: string, found: Postmaster | undefined): void {
  if (found) rmSync(join(cluster, 'postmaster.pid'), { force: true });
  for (const name of [`.s.PGSQL.${PORT}`, `.s.PGSQL.${PORT}.lock`]) {
    rmSync(join(socketFolder, name), { force: true });
  }
}

/** Fast shutdown: open transactions are rolled back, everything acknowledged is on disk. */
export async function stopPostmaster(pid: number, cluster: string): Promise<void> {
  if (!servesCluster(pid, cluster)) return;
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + PATIENCE;
  while (processState(pid) === 'alive') {
    if (Date.now() > deadline) {
      process.kill(pid, 'SIGQUIT');
      return;
    }
    await sleep(10);
  }
}

const stuck = (cluster: string, pid: number | undefined): StartupError =>
  new StartupError('server-stuck', {
    message: `A database server (process ${pid}) holds ${cluster} but neither answers nor ends.`,
    kept: 'Nothing was changed; the server was left alone.',
    mend: `Look into log/postgres.log in the data folder; kill -INT ${pid} ends the server without losing data.`,
  });
