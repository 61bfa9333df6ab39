import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import { testSystem } from '../../test/support/system.ts';
import { lint, loadDay, who } from '../authority/index.ts';
import { Refusal } from '../kernel/refusal.ts';
import { day, inPeriod } from '../kernel/time.ts';
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

test('what was delegated has a published process wherever it is received', async () => {
  const [row] = await database.db<{ procedures: number; missing: number }[]>`
    SELECT count(DISTINCT d.procedure_id) AS procedures, count(*) FILTER (WHERE v.id IS NULL) AS missing
    FROM delegation_row d
    JOIN route r ON r.procedure_id = d.procedure_id AND r.validity @> date '2023-08-15'
    LEFT JOIN process_version v ON v.procedure_id = r.procedure_id AND v.one_stop_id = r.one_stop_id
      AND v.status = 'published' AND v.validity @> date '2023-08-15'
    WHERE d.validity @> date '2023-08-15'`;
  expect(row).toEqual({ procedures: 47, missing: 0 });
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

/** Every procedure at every one-stop on a day, with who decides it. */
async function decidedOn(text: string) {
  const on = day(text);
  const { register } = await loadDay(database.db, on);
  return register.routes
    .filter((route) => inPeriod(on, route.period))
    .flatMap(({ procedure, oneStop }) => {
      const authority = who(register, { procedure, oneStop, at: on });
      return authority.kind === 'gap' && authority.code === 'procedure-not-in-force'
        ? []
        : [{ procedure, oneStop, authority }];
    });
}

test.each(['2023-08-15', '2024-12-31', '2025-01-01', '2025-06-30', '2025-07-01', '2025-07-02'])(
  'every procedure that somebody receives on %s has somebody who decides it',
  async (on) => {
    const all = await decidedOn(on);
    expect(all.length).toBeGreaterThan(150);
    const gaps = all.filter(({ authority }) => authority.kind === 'gap');
    expect(gaps.map(({ procedure, oneStop, authority }) => [procedure, oneStop, authority])).toEqual([]);
  },
);

describe('the figures that the article gives, asked of the register', () => {
  const ON = '2023-08-15';

  test('6 decisions, 41 procedures to divisions, 6 to wards', async () => {
    const [figures] = await database.db`
      SELECT count(DISTINCT r.document_id) AS decisions,
        count(DISTINCT r.procedure_id) FILTER (WHERE u.kind = 'division') AS "toDivisions",
        count(DISTINCT r.procedure_id) FILTER (WHERE u.kind = 'committee' AND u.level = 'ward') AS "toWards",
        count(DISTINCT r.delegate_id) FILTER (WHERE u.kind = 'committee' AND u.level = 'ward') AS wards
      FROM delegation_row r
      JOIN unit_version u ON u.unit_id = r.delegate_id AND u.validity @> ${ON}::date
      JOIN unit d ON d.id = r.delegator_id
      WHERE d.slug = 'ubnd-ba-dinh' AND r.validity @> ${ON}::date`;
    expect(figures).toEqual({ decisions: 6, toDivisions: 41, toWards: 6, wards: 14 });
  });

  test('whoever the register names for a delegated procedure is its delegate, by one of the six', async () => {
    const delegated = (await decidedOn(ON)).filter(
      ({ authority }) => authority.kind === 'standing' && authority.delegated,
    );
    const procedures = (level: string) =>
      new Set(
        delegated
          .filter(({ authority }) => authority.kind === 'standing' && authority.unit.kind === level)
          .map(({ procedure }) => procedure),
      ).size;
    expect([procedures('division'), procedures('committee')]).toEqual([41, 6]);
    for (const { authority } of delegated) {
      expect(authority.chain.map((link) => link.kind)).toEqual([
        'law',
        'city-decision',
        'decision',
        'annex-row',
        'position',
      ]);
    }
  });

  test('and the lint has nothing to say of it', async () => {
    const { register } = await loadDay(database.db, day(ON));
    expect(lint(register, { from: day(ON), to: day('2023-08-16') })).toEqual([]);
    expect(lint(register, { from: day(ON) }).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('every delegated procedure is posted wherever it is received', async () => {
    const [row] = await database.db<{ missing: number }[]>`
      SELECT count(*) AS missing FROM delegation_row r
      JOIN route t ON t.procedure_id = r.procedure_id AND t.validity @> ${ON}::date
      JOIN one_stop o ON o.id = t.one_stop_id AND o.validity @> ${ON}::date
      JOIN procedure_version v ON v.procedure_id = r.procedure_id AND v.validity @> ${ON}::date
      LEFT JOIN posting p ON p.one_stop_id = o.id AND p.procedure_version_id = v.id
      WHERE p.posted_at IS NULL`;
    expect(row!.missing).toBe(0);
  });
});

test('on 02/07/2025 the same register knows no district: the wards decide, by law', async () => {
  const all = await decidedOn('2025-07-02');
  expect(new Set(all.map(({ oneStop }) => oneStop))).toEqual(
    new Set(['phuong-ba-dinh', 'phuong-ngoc-ha', 'phuong-giang-vo', 'phuong-hong-ha']),
  );
  for (const { authority } of all) {
    expect(authority).toMatchObject({ kind: 'standing', delegated: false, unit: { level: 'ward' } });
  }
  const { register } = await loadDay(database.db, day('2025-07-02'));
  const question = { procedure: '1.001776', oneStop: 'ba-dinh' };
  expect(who(register, { ...question, at: day('2025-07-02') })).toMatchObject({ code: 'one-stop-not-open' });
  expect(who(register, { ...question, at: day('2025-06-30') })).toMatchObject({ delegated: true });
  expect(register.successions.filter((s) => s.unit === 'ubnd-vinh-phuc').map((s) => s.successor)).toEqual([
    'ubnd-phuong-ngoc-ha',
  ]);
});

test('a second load is refused', async () => {
  await expect(loadDemonstration(testSystem(database.db))).rejects.toBeInstanceOf(Refusal);
});
