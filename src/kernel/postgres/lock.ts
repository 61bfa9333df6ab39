import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { openDataFolder } from './data-folder.ts';
import { StartupError } from './errors.ts';
import { socketFolder } from './socket-folder.ts';

/** The program that runs on a data folder, as it answers for itself. */
export interface RunningInstance {
  /** Unknown when it holds the folder but does not answer (it was stopped, or hangs). */
  readonly pid: number | undefined;
  /** Where it serves; unknown until it does. */
  readonly url: string | undefined;
}

export interface InstanceLock {
  /** Tells later comers where this program serves. */
  announce(url: string): void;
  /** Lets the folder go. The end of the process, however it comes, does the same. */
  release(): Promise<void>;
}

/**
 * One program per data folder. The lock is a listening socket: the system takes it from a process that dies,
 * so there is nothing stale to judge, and whoever finds it taken can ask it who is there.
 * @throws StartupError `already-running`, and what `openDataFolder` refuses.
 */
export async function acquireInstanceLock(dataDir: string): Promise<InstanceLock> {
  const address = lockAddress(dataDir);
  let url: string | undefined;
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.end(JSON.stringify({ pid: process.pid, url }));
  });
  if (!(await listen(server, address))) {
    const found = await ask(address);
    if (found !== 'nobody') throw alreadyRunning(dataDir, found);
    removeDead(address);
    if (!(await listen(server, address))) throw alreadyRunning(dataDir, { pid: undefined, url: undefined });
  }
  server.unref();
  return {
    announce: (served) => {
      url = served;
    },
    release: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Who runs on a data folder now, for commands that work beside it. */
export async function runningInstance(dataDir: string): Promise<RunningInstance | undefined> {
  const found = await ask(lockAddress(dataDir));
  return found === 'nobody' ? undefined : found;
}

/**
 * Linux: a name in the system's own list of sockets (unix(7), "abstract"), of the folder's device and inode, so
 * that no path and no TMPDIR leads past it. Elsewhere: a file, which outlives its process and is then replaced.
 */
function lockAddress(dataDir: string): string {
  const { path } = openDataFolder(dataDir);
  if (process.platform === 'linux') {
    const { dev, ino } = statSync(path);
    return `\0motcua-${dev}-${ino}`;
  }
  const folder = socketFolder(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return join(folder, 'instance');
}

function removeDead(address: string): void {
  if (!address.startsWith('\0') && existsSync(address)) rmSync(address);
}

/** @returns false when the address is taken, by a living process or by what a dead one left. */
function listen(server: Server, address: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException): void =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error);
    server.once('error', refused);
    server.listen(address, () => {
      server.off('error', refused);
      resolve(true);
    });
  });
}

/** Milliseconds within which a program that is well answers. */
const PATIENCE = 2_000;

const answerSchema = z.object({ pid: z.int().positive(), url: z.string().optional() });

function ask(address: string): Promise<RunningInstance | 'nobody'> {
  return new Promise((resolve) => {
    const silent = { pid: undefined, url: undefined };
    const socket = createConnection(address).setEncoding('utf8').setTimeout(PATIENCE);
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('timeout', () => {
      resolve(silent);
      socket.destroy();
    });
    socket.on('end', () => resolve(readAnswer(text) ?? silent));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNREFUSED' || error.code === 'ENOENT' ? 'nobody' : silent),
    );
  });
}

function readAnswer(text: string): RunningInstance | undefined {
  try {
    const { pid, url } = answerSchema.parse(JSON.parse(text));
    return { pid, url };
  } catch {
    return undefined;
  }
}

function alreadyRunning(dataDir: string, { pid, url }: RunningInstance): StartupError {
  const who = pid === undefined ? 'it does not answer' : [`process ${pid}`, url].filter(Boolean).join(', ');
  const stop = pid === undefined ? 'stop it' : `stop it (Ctrl-C where it runs, or kill ${pid})`;
  return new StartupError('already-running', {
    message: `The program already runs on the data folder ${dataDir} (${who}).`,
    kept: 'The running one was left alone.',
    mend: `${url === undefined ? 'Use that one' : `Open ${url}`}, or ${stop}, or set MOTCUA_DATA to another folder.`,
  });
}
