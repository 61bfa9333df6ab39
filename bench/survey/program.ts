import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const PORT = 8093;

/** The whole program as one process, asked over HTTP by one person. */
export interface Program {
  /** Milliseconds until the last byte has come. @throws when the answer is not 200. */
  timed(path: string): Promise<{ readonly ms: number; readonly bytes: number }>;
  /** The most memory that the process has had resident, in MB (Linux only). */
  peak(): number;
  stop(): Promise<void>;
}

/**
 * @param program the built server.
 * @param dataDir whose database server is running.
 * @param options for Node.js.
 */
export async function startProgram(
  program: string,
  dataDir: string,
  cookie: string,
  options: readonly string[] = [],
): Promise<Program> {
  const child = spawn(process.execPath, [...options, program, 'start', '--no-demo'], {
    env: { ...process.env, MOTCUA_DATA: dataDir, PORT: String(PORT) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${PORT}`;
  await ready(url, child);
  return {
    async timed(path) {
      const began = performance.now();
      const answer = await fetch(`${url}${path}`, { headers: { Cookie: cookie } });
      let bytes = 0;
      for await (const piece of answer.body!) bytes += piece.length;
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
      return { ms: performance.now() - began, bytes };
    },
    peak() {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)![1]) / 1024;
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      // At once: a program with much to tell people finishes that first.
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new Error('The server did not start.');
    const ok = await fetch(`${url}/readyz`)
      .then((answer) => answer.ok)
      .catch(() => false);
    if (ok) return;
    await sleep(100);
  }
  throw new Error('The server was not ready within half a minute.');
}
