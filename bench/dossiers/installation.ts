import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type Database } from '../../src/kernel/database.ts';
import { newId } from '../../src/kernel/ids.ts';
import { migrate, readMigrations } from '../../src/kernel/migrate.ts';
import { startEmbedded } from '../../src/kernel/postgres/index.ts';
import { instant } from '../../src/kernel/time.ts';
import { sha256 } from '../../src/ledger/index.ts';
import { counterSlug, ONE_STOPS, openOffices } from './offices.ts';

const PORT = 8091;
const root = join(import.meta.dirname, '../..');

/** The whole program as one process, on a database server of its own with `fsync` on. */
export interface Installation {
  readonly url: string;
  readonly db: Database;
  /** Where `psql` and `pgbench` find the server. */
  readonly socket: { readonly directory: string; readonly user: string; readonly database: string };
  /** A database of its own on the same server, with the same offices and nobody else in it. */
  readonly twin: Database;
  readonly twinName: string;
  /** The session cookie of the counter officer of each one-stop. */
  readonly cookies: readonly string[];
  close(): Promise<void>;
}

/** @param program the built server. */
export async function openInstallation(node: string, program: string): Promise<Installation> {
  const dataDir = mkdtempSync(join(tmpdir(), 'motcua-bench-'));
  const server = await startEmbedded({ dataDir, log: { info: () => {}, warn: () => {} } });
  const db = connect({ socket: server.socket });
  await open(db);
  const twinName = 'yardstick';
  await db.unsafe(`CREATE DATABASE ${twinName}`);
  const twin = connect({ socket: { ...server.socket, database: twinName }, max: 2 });
  await open(twin);
  const cookies = await signIn(db);
  const child = spawn(node, [program, 'start', '--no-demo'], {
    env: {
      ...process.env,
      MOTCUA_DATA: dataDir,
      PORT: String(PORT),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${PORT}`;
  await ready(url, child);
  // From here on the server is the program's, which stops it when it ends.
  await server.detach();
  return {
    url,
    db,
    socket: server.socket,
    twin,
    twinName,
    cookies,
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await Promise.all([db.end(), twin.end()]);
      child.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function open(db: Database): Promise<void> {
  await migrate(db, readMigrations(join(root, 'migrations')));
  const clock = { now: () => instant(new Date().toISOString()) };
  await openOffices({ db, clock, newId }, new Date().getFullYear());
  await db`
    INSERT INTO blob (sha256, media_type, size, bytes, stored_at)
    SELECT sha256(b), 'application/pdf', octet_length(b), b, now()
    FROM (SELECT convert_to('%PDF-1.7 ' || n, 'UTF8') AS b FROM generate_series(1, 3) n) file`;
}

/** Sessions as signing in makes them, without the thirty passwords. */
const signIn = (db: Database): Promise<string[]> =>
  Promise.all(
    Array.from({ length: ONE_STOPS }, async (_, i) => {
      const token = randomBytes(32).toString('base64url');
      await db`
        WITH account AS (
          INSERT INTO account (id, person_id, username, password_hash)
          SELECT gen_random_uuid(), id, slug, '' FROM person WHERE slug = ${counterSlug(i + 1)} RETURNING id)
        INSERT INTO session (token_sha256, account_id, created_at, expires_at)
        SELECT ${sha256(token)}, id, now(), now() + interval '1 day' FROM account`;
      return `motcua_session=${token}`;
    }),
  );

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
