import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export type ProcessState = 'gone' | 'zombie' | 'alive';

const linux = process.platform === 'linux';

/** A process that ended but that nobody has waited for still answers to `kill 0`: it has to be looked at. */
export function processState(pid: number): ProcessState {
  const letter = linux ? stateInProc(pid) : stateFromPs(pid);
  if (letter === undefined) return 'gone';
  return letter === 'Z' || letter === 'X' ? 'zombie' : 'alive';
}

function stateInProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).charAt(0);
  } catch {
    return undefined;
  }
}

function stateFromPs(pid: number): string | undefined {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim().charAt(0) || undefined;
}

/**
 * Whether a living process is a PostgreSQL server of this cluster, whose folder is its working directory, and
 * not a stranger who was given the number of a dead one.
 */
export function servesCluster(pid: number, cluster: string): boolean {
  if (processState(pid) !== 'alive') return false;
  if (!linux) {
    const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return stdout.includes('postgres') && stdout.includes(cluster);
  }
  try {
    return (
      readlinkSync(`/proc/${pid}/cwd`) === cluster &&
      readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres')
    );
  } catch {
    return false;
  }
}

/** Every living server process of a cluster, the children of a killed one included (Linux; elsewhere none). */
export function processesOf(cluster: string): number[] {
  if (!linux) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => servesCluster(pid, cluster));
}
