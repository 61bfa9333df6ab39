import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import { testSystem } from '../../test/support/system.ts';
import { Refusal } from '../kernel/refusal.ts';
import { type Command, execute, systemActor } from './command.ts';

let made: TestDatabase;
let system: ReturnType<typeof testSystem>;
beforeAll(async () => {
  made = await freshDatabase();
  system = testSystem(made.db);
  await made.db`CREATE TABLE counted (n integer PRIMARY KEY CHECK (n < 1000))`;
});
afterAll(() => made.drop());

/** Writes one row; refuses thirteens before it writes anything, and breaks on a number above 999. */
const count: Command<{ n: number }, { n: number }> = {
  kind: 'test.count',
  input: z.object({ n: z.int() }),
  sharesBy: ({ n }) => `office ${n % 3}`,
  async handle({ n }, { tx, newId, record }) {
    if (n % 13 === 0) throw new Refusal(409, 'unlucky', { vi: 'Không được.', en: 'No.' });
    await tx`INSERT INTO counted (n) VALUES (${n})`;
    record(`office ${n % 3}`, [{ stream: newId(), streamSeq: 1, kind: 'counted', data: { n } }]);
    return { n };
  },
};
const send = (n: number, key = randomUUID()) => execute(system, count, { n }, { actor: systemActor, key });
const rows = async () => (await made.db<{ n: number }[]>`SELECT n FROM counted ORDER BY n`).map(({ n }) => n);

test('of many that come at once each takes effect once; a refusal and a fault concern only their own', async () => {
  const wanted = Array.from({ length: 60 }, (_, i) => i + 1);
  const outcomes = await Promise.allSettled([...wanted, 1002].map((n) => send(n)));
  const codes = outcomes.map((o) =>
    o.status === 'fulfilled' ? 'ok' : o.reason instanceof Refusal ? o.reason.code : 'broken',
  );
  expect(codes).toEqual([...wanted.map((n) => (n % 13 === 0 ? 'unlucky' : 'ok')), 'broken']);
  expect(await rows()).toEqual(wanted.filter((n) => n % 13 !== 0));
  const chains = await made.db<{ id: string; length: number; events: number }[]>`
    SELECT id, length, (SELECT count(*) FROM event WHERE chain = c.id) AS events FROM ledger_chain c
    WHERE id LIKE 'office %'`;
  for (const { length, events } of chains) expect(length).toBe(events);
});

test('one key sent many times at once takes effect once, and all get its answer', async () => {
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 16 }, () => send(100, key)));
  expect(answers).toEqual(Array.from({ length: 16 }, () => ({ n: 100 })));
  expect((await rows()).filter((n) => n === 100)).toEqual([100]);
});
