import { firstBrokenChain } from '../src/backup/index.ts';
import type { DossierEvent } from '../src/dossiers/events.ts';
import { evolve, unborn } from '../src/dossiers/evolve.ts';
import type { Dossier } from '../src/dossiers/state.ts';
import { connect, type Database } from '../src/kernel/database.ts';
import { startEmbedded } from '../src/kernel/postgres/index.ts';
import type { Instant } from '../src/kernel/time.ts';
import type { Acknowledged } from './load.ts';

const silent = { info: () => {}, warn: () => {} };

/** Looks at what is left, past the program: straight into its database. */
export async function checkEverything(
  dataDir: string,
  acknowledged: ReadonlyMap<string, Acknowledged>,
): Promise<{ dossiers: number; events: number; faults: string[] }> {
  const server = await startEmbedded({ dataDir, log: silent });
  const db = connect({ socket: server.socket });
  try {
    const faults = [
      ...(await lost(db, acknowledged)),
      ...(await unprojected(db)),
      ...(await brokenNumbers(db)),
      ...(await untold(db)),
    ];
    const broken = await firstBrokenChain(db);
    if (broken) faults.push(`the chain of ${broken.chain} breaks at ${broken.place}`);
    const [counts] = await db<[{ dossiers: number; events: number }]>`
      SELECT (SELECT count(*) FROM dossier) AS dossiers, (SELECT count(*) FROM event) AS events`;
    return { ...counts, faults };
  } finally {
    await db.end();
    await server.detach();
  }
}

/** Acknowledged and not there, or there otherwise than it was said. */
async function lost(db: Database, acknowledged: ReadonlyMap<string, Acknowledged>): Promise<string[]> {
  const rows = await db<{ code: string; state: string; key: string | null }[]>`
    SELECT d.code, d.state, c.key FROM dossier d
    LEFT JOIN command c ON c.kind = 'dossier.receive' AND c.answer->>'code' = d.code`;
  const there = new Map(rows.map((row) => [row.code, row]));
  const faults = [...acknowledged.values()].flatMap(({ code, key, withdrawn }) => {
    const row = there.get(code);
    if (!row) return [`${code} was acknowledged and is not there`];
    if (row.key !== key) return [`${code} stands under the key ${row.key}, not ${key}`];
    return withdrawn && row.state !== 'withdrawn' ? [`${code} was withdrawn and is ${row.state}`] : [];
  });
  if (there.size !== rows.length) faults.push('one code was given twice');
  return faults;
}

/** Every row is what its events make of it; no event without its row, no row without its events. */
async function unprojected(db: Database): Promise<string[]> {
  const events = await db<{ stream: string; kind: string; data: object; at: Instant }[]>`
    SELECT stream, kind, data, at FROM event WHERE kind LIKE 'dossier.%' ORDER BY stream, stream_seq`;
  const lives = new Map<string, Dossier>();
  for (const { stream, at, ...event } of events) {
    lives.set(stream, evolve(lives.get(stream) ?? unborn, event as DossierEvent, at));
  }
  const rows = await db<{ id: string; state: string; version: number; dueAt: Instant | null }[]>`
    SELECT id, state, version, due_at AS "dueAt" FROM dossier`;
  const faults = rows.flatMap(({ id, ...row }) => {
    const life = lives.get(id);
    if (!life) return [`${id} has no events`];
    const { state, version, dueAt } = life;
    return JSON.stringify(row) === JSON.stringify({ state, version, dueAt })
      ? []
      : [`${id} is ${JSON.stringify(row)}, its events say ${state} ${version}`];
  });
  if (lives.size !== rows.length) faults.push(`${lives.size} lives, ${rows.length} dossiers`);
  return faults;
}

/** Numbers of a day go 1, 2, 3 … at each one-stop: none twice, none left out. */
async function brokenNumbers(db: Database): Promise<string[]> {
  const rows = await db<{ head: string; count: number; last: number; lines: number }[]>`
    SELECT left(code, length(code) - 5) AS head, count(*) AS count, max(right(code, 4)::int) AS last,
      count(DISTINCT register_line) AS lines
    FROM dossier GROUP BY 1 HAVING count(*) <> max(right(code, 4)::int) OR count(*) <> count(DISTINCT register_line)`;
  return rows.map(
    ({ head, count, last, lines }) => `${head}: ${count} dossiers, last number ${last}, ${lines} lines`,
  );
}

/** What others must hear is written with the event. */
async function untold(db: Database): Promise<string[]> {
  const rows = await db<{ id: string }[]>`
    SELECT id FROM event e WHERE (SELECT count(*) FROM outbox o WHERE o.event_id = e.id) <> 1`;
  return rows.map(({ id }) => `event ${id} does not stand in the outbox once`);
}
