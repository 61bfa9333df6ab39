import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { temporaryParent } from '../../../test/support/temporary.ts';
import { type Account, chooseAccount, commandFor } from './account.ts';
import { stopPostmaster } from './postmaster.ts';
import { processesOf } from './processes.ts';
import { socketFolder } from './socket-folder.ts';

export const silent = { info: () => {}, warn: () => {} };

/** Nothing in these clusters has to survive a power cut. */
export const FAST = { fsync: 'off', full_page_writes: 'off', shared_buffers: '16MB' };

/** A folder that everybody may pass through, with a data folder to be; gone, servers included, after the test. */
export function temporaryDataDir(): string {
  const parent = mkdtempSync(join(temporaryParent(), 'motcua-unit-'));
  chmodSync(parent, 0o711);
  const dataDir = join(parent, 'data');
  onTestFinished(async () => {
    for (const pid of processesOf(join(dataDir, 'postgres'))) {
      await stopPostmaster(pid, join(dataDir, 'postgres'));
    }
    if (disks.delete(parent)) spawnSync('umount', ['--lazy', parent]);
    rmSync(parent, { recursive: true, force: true });
    rmSync(socketFolder(dataDir), { recursive: true, force: true });
  });
  return dataDir;
}

/** Kills every process of a cluster. When the first is dead the others go by themselves, maybe before it is their turn. */
export function killServers(cluster: string): void {
  for (const pid of processesOf(cluster)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

const disks = new Set<string>();

/**
 * Puts a small disk in the place of the folder that holds a data folder to be.
 * @param size as mount(8) writes it, `8m`.
 * @returns whether we may do that here.
 */
export function mountSmallDisk(parent: string, size: string): boolean {
  const options = `size=${size},mode=711`;
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', parent]).status !== 0) return false;
  disks.add(parent);
  return true;
}

/** Somebody who is not root: us, or whom root can become here. */
export const ordinaryUser = (): Account =>
  chooseAccount(join(tmpdir(), 'motcua-nobody-has-this'), [process.execPath, import.meta.filename]);

export interface Program {
  readonly child: ChildProcess;
  /** The first line it printed, as JSON. */
  readonly said: Record<string, unknown>;
}

/** Runs a fixture of this folder in a process of its own until it has said its first line. */
export async function runProgram(
  name: string,
  dataDir: string,
  account: Account = { kind: 'same' },
): Promise<Program> {
  const script = join(import.meta.dirname, name);
  const [file, args, options] = commandFor(account, process.execPath, [script, dataDir]);
  const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => kill(child, 'SIGKILL'));
  for await (const line of createInterface({ input: child.stdout })) {
    return { child, said: JSON.parse(line) as Record<string, unknown> };
  }
  throw new Error(`${name} said nothing`);
}

/** Sends the signal and waits for the end. */
export async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

/** Asks again until there is an answer, as a web server under load would. */
export async function eventually<T>(ask: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(100);
    }
  }
}
