import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { stopPostmaster } from '../../src/kernel/postgres/postmaster.ts';
import { processesOf } from '../../src/kernel/postgres/processes.ts';
import { socketFolder } from '../../src/kernel/postgres/socket-folder.ts';
import { killServers } from '../../src/kernel/postgres/temporary.fixture.ts';
import { temporaryParent } from '../support/temporary.ts';

const root = join(import.meta.dirname, '..', '..');

/** Builds the program unless it is built from the sources as they are. */
export function ensureBuilt(): void {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'bin', 'motcua.mjs'), '--version'], {
    encoding: 'utf8',
    env: environment({}),
  });
  if (status !== 0) throw new Error(stderr);
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(temporaryParent(), 'motcua-runtime-'));
  chmodSync(folder, 0o711);
  return folder;
}

/** A data folder to be; gone, server included, after the test. */
export function newDataDir(): string {
  const parent = temporaryFolder();
  const dataDir = join(parent, 'data');
  onTestFinished(async () => {
    for (const pid of serversOf(dataDir)) await stopPostmaster(pid, join(dataDir, 'postgres'));
    rmSync(parent, { recursive: true, force: true });
    rmSync(socketFolder(dataDir), { recursive: true, force: true });
  });
  return dataDir;
}

/** A data folder on which the program has run before; copied, for creating one takes seconds. */
export function usedDataDir(): string {
  const dataDir = newDataDir();
  const { status, stderr } = spawnSync('cp', ['-a', join(used, 'data'), dataDir], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return dataDir;
}

let used: string;

/** Builds the program unless that is done, and lets it run once. To be called before the tests of a file. */
export async function prepare(): Promise<void> {
  ensureBuilt();
  used = temporaryFolder();
  const first = launch(join(used, 'data'));
  await addressOf(first);
  await stop(first, 'SIGTERM');
}

/** To be called after the tests of a file. */
export const cleanUp = (): void => rmSync(used, { recursive: true, force: true });

/** Every process of the database server of a data folder. */
export const serversOf = (dataDir: string): number[] => processesOf(join(dataDir, 'postgres'));

export const killServersOf = (dataDir: string): void => killServers(join(dataDir, 'postgres'));

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

export interface Run {
  readonly child: ChildProcess;
  /** The address it serves at, or how it ended without serving. */
  readonly outcome: Promise<string | Ended>;
  readonly ended: Promise<Ended>;
}

/** Nothing of how we were started ourselves. */
function environment(own: Readonly<Record<string, string>>): Record<string, string> {
  const { PATH = '', HOME = '/', TMPDIR } = process.env;
  return { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }), ...own };
}

export interface RunOptions {
  readonly port?: number;
  /** The built program by default. */
  readonly command?: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
}

export const MAIN = join(root, 'dist', 'server', 'main.js');
const PROGRAM = [process.execPath, MAIN, 'start'] as const;
/** What `npm start` runs. */
export const NPM_START = [process.execPath, join(root, 'bin', 'npm-start.mjs')] as const;
export const NPM = ['npm', 'start', '--prefix', root, '--'] as const;
/** As in Node.js before 24, which runs the first start of all. */
export const NO_EXECVE = { NODE_OPTIONS: '--import=data:text/javascript,process.execve=undefined' };

function launch(dataDir: string, { port = 0, command = PROGRAM, env = {} }: RunOptions = {}): Run {
  const [file, ...args] = command;
  const child = spawn(file, [...args, '--no-demo', '--lang', 'en'], {
    cwd: '/',
    env: environment({ MOTCUA_DATA: dataDir, PORT: String(port), ...env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = once(child, 'close').then(([code]): Ended => ({ code: code as number | null, output }));
  const outcome = new Promise<string | Ended>((resolve) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const [url] = /http:\/\/[\w.:]+(?=\s)/.exec(output) ?? [];
      if (url && output.includes('is running\n')) resolve(url);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then(resolve);
  });
  return { child, outcome, ended };
}

/** Runs one command of the program to its end; without a data folder unless one is given. */
export function command(
  args: readonly string[],
  { input = '', dataDir }: { input?: string; dataDir?: string } = {},
): Ended & { readonly errors: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd: '/',
    env: environment(dataDir === undefined ? {} : { MOTCUA_DATA: dataDir }),
    encoding: 'utf8',
    input,
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, output: stdout, errors: stderr };
}

/** Starts on a port of its own, without the demonstration. */
export function run(dataDir: string, options?: RunOptions): Run {
  const started = launch(dataDir, options);
  onTestFinished(async () => {
    await stop(started, 'SIGKILL');
  });
  return started;
}

/** Starts and waits until it serves. */
export async function serve(dataDir: string, options?: RunOptions): Promise<Run & { readonly url: string }> {
  const started = run(dataDir, options);
  return { ...started, url: await addressOf(started) };
}

async function addressOf({ outcome }: Run): Promise<string> {
  const url = await outcome;
  if (typeof url !== 'string') throw new Error(`it ended with ${url.code}:\n${url.output}`);
  return url;
}

export async function stop({ child, ended }: Run, signal: NodeJS.Signals): Promise<Ended> {
  child.kill(signal);
  return ended;
}

export const isReady = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(3_000) })).ok;
  } catch {
    return false;
  }
};

/** @returns whether it came true within the seconds. */
export async function within(seconds: number, happened: () => boolean | Promise<boolean>): Promise<boolean> {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    if (await happened()) return true;
    await sleep(100);
  }
  return false;
}

/** A port of this machine that somebody else listens on until the test is over. */
export async function takenPort(): Promise<number> {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  onTestFinished(() => void other.close());
  return (other.address() as AddressInfo).port;
}
