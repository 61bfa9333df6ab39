import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
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
    rmSync(parent, { recursive: true, force: true });
    rmSync(socketFolder(dataDir), { recursive: true, force: true });
  });
  return dataDir;
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
