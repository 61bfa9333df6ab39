import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import { testSystem } from '../../test/support/system.ts';

import { loadDay, who } from '../authority/index.ts';
import { Refusal } from '../kernel/refusal.ts';
import { day } from '../kernel/time.ts';
import { eventsInChain, firstBreak } from '../ledger/index.ts';
import { type Demonstration, loadDemonstration } from './index.ts';

let database: TestDatabase;
let demonstration: Demonstration;
beforeAll(async () => {
  database = await freshDatabase();
  await database.db`INSERT INTO installation (slip_key) VALUES (${Buffer.alloc(32, 1)})`;
  demonstration = await loadDemonstration(testSystem(database.db));
}, 120_000);
afterAll(() => database.drop());

test('some weeks of dossiers, in every state, some late, some refused, some rated', async () => {
  const { db } = database;
  expect(demonstration.dossiers).toBeGreaterThan(150);
  const states = await db<{ state: string }[]>`SELECT DISTINCT state FROM dossier ORDER BY state`;
  expect(states.map((row) => row.state)).toEqual([
    'decided',
    'processing',
    'proposed',
    'received',
    'returned',
  ]);
  const [row] = await db<{ late: number; refused: number; rated: number }[]>`
    SELECT count(*) FILTER (WHERE decided_at > due_at) AS late, count(*) FILTER (WHERE outcome = 'refuse') AS refused,
      (SELECT count(*) FROM rating) AS rated FROM dossier`;
  expect(row!.late).toBeGreaterThan(0);
  expect(row!.refused).toBeGreaterThan(0);
  expect(row!.rated).toBeGreaterThan(0);
});

test('its ledger is whole', async () => {
  const chains = await database.db<{ id: string }[]>`SELECT id FROM ledger_chain`;
  expect(chains.length).toBeGreaterThan(2);
  for (const { id } of chains) {
    expect(
      firstBreak(await eventsInChain(database.db, id, 0, 100_000), { length: 0, head: Buffer.alloc(32) }),
    ).toBeNull();
  }
});

test('every procedure that somebody receives has somebody who decides it', async () => {
  const { register } = await loadDay(database.db, day('2023-08-15'));
  const gaps = register.routes.flatMap(({ procedure, oneStop }) => {
    const authority = who(register, { procedure, oneStop, at: day('2023-08-15') });
    return authority.kind === 'gap' ? [`${procedure} ${authority.text.en}`] : [];
  });
  expect(gaps).toEqual([]);
});

test('every delegated procedure is posted', async () => {
  const [row] = await database.db<{ missing: number }[]>`
    SELECT count(*) AS missing FROM delegation_row r
    JOIN route t ON t.procedure_id = r.procedure_id
    JOIN one_stop o ON o.id = t.one_stop_id
    JOIN procedure_version v ON v.procedure_id = r.procedure_id
    LEFT JOIN posting p ON p.one_stop_id = o.id AND p.procedure_version_id = v.id
    WHERE p.posted_at IS NULL`;
  expect(row!.missing).toBe(0);
});

test('a second load is refused', async () => {
  await expect(loadDemonstration(testSystem(database.db))).rejects.toBeInstanceOf(Refusal);
});
