import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { counterSlug, openOffices } from '../bench/dossiers/offices.ts';
import { connect } from '../src/kernel/database.ts';
import { newId } from '../src/kernel/ids.ts';
import { migrate, readMigrations } from '../src/kernel/migrate.ts';
import { startEmbedded } from '../src/kernel/postgres/index.ts';
import { instant } from '../src/kernel/time.ts';
import { sha256 } from '../src/ledger/index.ts';

const silent = { info: () => {}, warn: () => {} };
const COUNTERS = 8;

/** A data folder with offices in it, and the session cookies of as many counters. */
export async function openOffice(dataDir: string): Promise<string[]> {
  const server = await startEmbedded({ dataDir, log: silent });
  const db = connect({ socket: server.socket });
  await migrate(db, readMigrations(join(import.meta.dirname, '../migrations')));
  const clock = { now: () => instant(Date.now()) };
  await openOffices({ db, clock, newId }, new Date().getFullYear());
  const cookies: string[] = [];
  for (let n = 1; n <= COUNTERS; n += 1) {
    const token = randomBytes(32).toString('base64url');
    await db`
      WITH account AS (
        INSERT INTO account (id, person_id, username, password_hash)
        SELECT gen_random_uuid(), id, slug, '' FROM person WHERE slug = ${counterSlug(n)} RETURNING id)
      INSERT INTO session (token_sha256, account_id, created_at, expires_at)
      SELECT ${sha256(token)}, id, now(), now() + interval '1 day' FROM account`;
    cookies.push(`motcua_session=${token}`);
  }
  await db.end();
  await server.stop();
  return cookies;
}

/** The program as people run it, on a port of its own that may change from start to start. */
export class Program {
  readonly #path: string;
  readonly #dataDir: string;
  #child: ChildProcess | null = null;
  #url = '';

  constructor(path: string, dataDir: string) {
    this.#path = path;
    this.#dataDir = dataDir;
  }

  get url(): string {
    return this.#url;
  }

  /** Starts it if it does not run, and waits until it answers. */
  async start(): Promise<void> {
    if (!this.#child || this.#child.exitCode !== null || this.#child.signalCode !== null) {
      const child = spawn(process.execPath, [this.#path, 'start', '--no-demo', '--lang', 'en'], {
        env: { ...process.env, MOTCUA_DATA: this.#dataDir, PORT: '0' },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      this.#child = child;
      this.#url = await new Promise<string>((resolve, reject) => {
        let output = '';
        const read = (chunk: Buffer): void => {
          output += chunk.toString();
          const [url] = /http:\/\/[\w.:]+(?=\s)/.exec(output) ?? [];
          if (url && output.includes('is running\n')) resolve(url);
        };
        child.stdout.on('data', read);
        child.stderr.on('data', read);
        child.once('exit', (code) => reject(new Error(`it ended with ${code}:\n${output}`)));
      });
    }
    await this.#ready();
  }

  async kill(victim: 'program' | 'database' | 'both'): Promise<void> {
    const server = this.#postmaster();
    if (victim !== 'program' && server !== null) process.kill(server, 'SIGKILL');
    if (victim === 'database') return;
    const child = this.#child!;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }

  #postmaster(): number | null {
    try {
      return Number(readFileSync(join(this.#dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    } catch {
      return null;
    }
  }

  async #ready(): Promise<void> {
    for (let tries = 0; tries < 600; tries += 1) {
      const ok = await fetch(`${this.#url}/readyz`, { signal: AbortSignal.timeout(2000) })
        .then((answer) => answer.ok)
        .catch(() => false);
      if (ok) return;
      await sleep(50);
    }
    throw new Error('it did not come back within half a minute');
  }
}
