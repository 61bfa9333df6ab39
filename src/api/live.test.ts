import pino from 'pino';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { LivePage } from '../../test/support/live-page.ts';
import { openTestServer, type TestServer } from '../../test/support/server.ts';
import { anApplication, KEPT, PASSWORD, type Username, WARD } from '../../test/support/small-office.ts';
import { connect, type Database } from '../kernel/database.ts';
import { type RunningServer, startServer } from './server.ts';

// Two servers with connections of their own to one database, as two processes are.
const heartbeatMs = 100;
let first: TestServer;
let second: RunningServer;
let pool: Database;
beforeAll(async () => {
  first = await openTestServer({ heartbeatMs });
  pool = connect(first.database.options);
  second = await startServer({
    system: { ...first.system, db: pool },
    config: { host: '127.0.0.1', port: 0, publicUrl: null, heartbeatMs },
    log: pino({ level: 'silent' }),
  });
});
afterAll(async () => {
  await second.close();
  await pool.end();
  await first.close();
  expect(first.errors).toEqual([]);
});

const pages: LivePage[] = [];
afterEach(() => {
  for (const page of pages.splice(0)) page.close();
});

const cookies = new Map<Username, string>();

async function cookieOf(username: Username): Promise<string> {
  const known = cookies.get(username);
  if (known) return known;
  const cookie = await signIn(username);
  cookies.set(username, cookie);
  return cookie;
}

async function signIn(username: Username): Promise<string> {
  const { headers } = await post('/session', '', { username, password: PASSWORD });
  return headers.get('Set-Cookie')!.split(';')[0]!;
}

const post = (path: string, cookie: string, body: unknown = {}) =>
  fetch(`${first.url}/api/v1${path}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Motcua': '1',
      'Idempotency-Key': crypto.randomUUID(),
      Cookie: cookie,
    },
    body: JSON.stringify(body),
  });

async function open(server: { readonly url: string }, username: Username, last?: string): Promise<LivePage> {
  const page = await LivePage.open(server.url, await cookieOf(username), last);
  pages.push(page);
  return page;
}

async function receive(change: Record<string, unknown> = {}, by: Username = 'counter'): Promise<string> {
  const answer = await post('/dossiers', await cookieOf(by), anApplication(change));
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { code: string }).code;
}

async function act(by: Username, code: string, action: string, body: unknown = {}): Promise<void> {
  const answer = await post(`/dossiers/${code}/${action}`, await cookieOf(by), body);
  expect(answer.status, await answer.clone().text()).toBeLessThan(300);
}

const hears = (page: LivePage, said: string) => page.until(({ dossiers }) => dossiers.includes(said));

test('what one process commits is heard on the pages of every process', async () => {
  const here = await open(first, 'specialist');
  const there = await open(second, 'specialist');
  const code = await receive();
  await act('specialist', code, 'take');
  for (const page of [here, there]) {
    await hears(page, `${code} 2`);
    expect(page.dossiers).toEqual([`${code} 1`, `${code} 2`]);
  }
});

test('a page hears of the dossiers of its own unit, one-stop and committee, and of no others', async () => {
  const names = ['counter', 'neighbour', 'specialist', 'clerk', 'chair', 'control'] as const;
  const open_ = await Promise.all(names.map((name) => open(second, name)));
  const ours = await receive();
  const theirs = await receive({ procedure: KEPT });
  const wards = await receive({ procedure: WARD, oneStop: 'phuong' }, 'neighbour');
  // Told in the order in which they were committed: whoever heard the last has heard what came before.
  const last: Record<(typeof names)[number], string[]> = {
    counter: [ours, theirs],
    neighbour: [wards],
    specialist: [ours],
    clerk: [theirs],
    chair: [ours, theirs],
    control: [ours, theirs],
  };
  for (const [i, page] of open_.entries()) {
    const expected = last[names[i]!].map((code) => `${code} 1`);
    await hears(page, expected.at(-1)!);
    expect(page.dossiers, names[i]).toEqual(expected);
  }
});

test('the unit that is asked and the unit that it leaves hear of a dossier too', async () => {
  const code = await receive();
  await act('specialist', code, 'take');
  const clerk = await open(first, 'clerk');
  const specialist = await open(first, 'specialist');
  await act('specialist', code, 'hand-over', { unit: 'tu-phap' });
  await hears(clerk, `${code} 3`);
  await act('clerk', code, 'accept');
  await hears(specialist, `${code} 4`);
});

test('a page that was away hears what it missed when it comes again, at another process too', async () => {
  const page = await open(first, 'specialist');
  const before = await receive();
  await hears(page, `${before} 1`);
  page.close();
  const missed = await receive();
  const again = await open(second, 'specialist', page.lastEventId);
  await hears(again, `${missed} 1`);
});

test('a page that missed too much is told to read everything again', async () => {
  const [{ last }] = await pool<[{ last: number }]>`SELECT max(id)::bigint AS last FROM outbox`;
  await pool`INSERT INTO outbox (event_id, topic) SELECT event_id, topic FROM outbox, generate_series(1, 700) WHERE id = ${last}`;
  const page = await open(first, 'specialist', String(last));
  await page.until(({ heard }) => heard.some(({ event }) => event === 'resync'));
});

test('a connection to PostgreSQL that broke is made again, and nothing is lost', async () => {
  const page = await open(second, 'specialist');
  const ended = await first.database.db`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND query ILIKE 'listen%'`;
  expect(ended).toHaveLength(2);
  const code = await receive();
  await hears(page, `${code} 1`);
});

test('nobody hears anything without a session, and a page ends with its session', async () => {
  await expect(LivePage.open(first.url, '')).rejects.toThrow('401');
  const cookie = await signIn('deputy');
  const page = await LivePage.open(first.url, cookie);
  pages.push(page);
  await fetch(`${first.url}/api/v1/session`, {
    method: 'DELETE',
    headers: { Cookie: cookie, 'X-Motcua': '1' },
  });
  await page.end();
  expect(page.heard.at(-1)?.event).toBe('signed-out');
});

test('the line is kept alive, and a page that nobody reads any more is forgotten', async () => {
  const page = await open(first, 'specialist');
  await page.until(({ heard }) => heard.length >= 3);
  expect(await openPages()).toBeGreaterThan(0);
  page.close();
  while ((await openPages()) > 0);
});

async function openPages(): Promise<number> {
  const metrics = await (await fetch(`${first.url}/metrics`)).text();
  return Number(/^motcua_live_pages (\d+)$/m.exec(metrics)![1]);
}

test('a server that closes ends its pages at once', async () => {
  const third = await startServer({
    system: { ...first.system, db: pool },
    config: { host: '127.0.0.1', port: 0, publicUrl: null },
    log: pino({ level: 'silent' }),
  });
  const page = await open(third, 'specialist');
  await third.close();
  await page.end();
});
