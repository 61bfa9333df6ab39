import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import { testSystem } from '../../test/support/system.ts';
import { Refusal } from '../kernel/refusal.ts';
import { emptyChain, firstBreak } from './chain.ts';
import { type Command, type Envelope, execute, type System, systemActor } from './command.ts';
import { eventsInChain } from './store.ts';

interface Count {
  readonly chain: string;
  readonly by: number;
  readonly remark?: string | undefined;
}

/** Adds an event of its own stream and answers with its place in the chain. */
const count: Command<Count, { stream: string; by: number }> = {
  kind: 'test.count',
  input: z.object({
    chain: z.string(),
    by: z.int('Phải là số nguyên. | It must be a whole number.').positive(),
    remark: z.string().optional(),
  }),
  async handle({ chain, by, remark }, { newId, record }) {
    const stream = newId();
    record(chain, [{ stream, streamSeq: 1, kind: 'test.counted', data: { by, remark: remark ?? null } }]);
    if (by === 13) throw new Refusal(409, 'unlucky', { vi: 'Không được.', en: 'No.' });
    return { stream, by };
  },
};
const other: Command<Count, unknown> = { ...count, kind: 'test.other' };

let made: TestDatabase;
let system: System;
let chain: string;
beforeAll(async () => {
  made = await freshDatabase();
  system = testSystem(made.db);
});
afterAll(() => made.drop());
beforeEach(() => {
  chain = randomUUID();
});

const envelope = (): Envelope => ({ actor: systemActor, key: randomUUID() });
const eventsWritten = () => made.db`SELECT id FROM event WHERE chain = ${chain}`;
const commandsKept = (key: string) => made.db`SELECT key FROM command WHERE key = ${key}`;
const refusalOf = (work: Promise<unknown>): Promise<Refusal> =>
  work.then(
    () => expect.fail('it was granted'),
    (error) => (error instanceof Refusal ? error : expect.fail(`not a refusal: ${error}`)),
  );

describe('a command', () => {
  test('sent twice with one key takes effect once and gets the first answer again', async () => {
    const once = envelope();
    const first = await execute(system, count, { chain, by: 2 }, once);
    const again = await execute(system, count, { by: 2, chain }, once);
    expect(again).toEqual(first);
    expect(await eventsWritten()).toHaveLength(1);
  });

  test('sent sixteen times at once with one key takes effect once, and all get one answer', async () => {
    const once = envelope();
    const answers = await Promise.all(
      Array.from({ length: 16 }, () => execute(system, count, { chain, by: 1 }, once)),
    );
    expect(new Set(answers.map((a) => a.stream)).size).toBe(1);
    expect(await eventsWritten()).toHaveLength(1);
  });

  test('sent sixteen times at once with keys of its own takes effect sixteen times, in one chain', async () => {
    await Promise.all(
      Array.from({ length: 16 }, (_, i) => execute(system, count, { chain, by: 20 + i }, envelope())),
    );
    const places = await made.db<{ place: number }[]>`
      SELECT chain_seq AS place FROM event WHERE chain = ${chain} ORDER BY 1`;
    expect(places.map((row) => row.place)).toEqual(Array.from({ length: 16 }, (_, i) => i + 1));
  });

  test.each([
    ['another input', count, 3],
    ['another command', other, 2],
  ])('is refused when its key named %s before', async (_what, command, by) => {
    const once = envelope();
    await execute(system, count, { chain, by: 2 }, once);
    const refusal = await refusalOf(execute(system, command, { chain, by }, once));
    expect([refusal.status, refusal.code]).toEqual([422, 'key-reused']);
    expect(await eventsWritten()).toHaveLength(1);
  });

  test('of another person may have the same key', async () => {
    const { key } = envelope();
    const actors = [randomUUID(), randomUUID()].map((personId) => ({ kind: 'person' as const, personId }));
    for (const actor of actors) await execute(system, count, { chain, by: 1 }, { actor, key });
    const events = await made.db<{ actor: string }[]>`SELECT actor FROM event WHERE chain = ${chain}`;
    expect(events.map((e) => e.actor).sort()).toEqual(actors.map((a) => a.personId).sort());
  });

  test('that is refused leaves nothing behind, not even its key', async () => {
    const once = envelope();
    expect((await refusalOf(execute(system, count, { chain, by: 13 }, once))).code).toBe('unlucky');
    expect(await eventsWritten()).toHaveLength(0);
    expect(await commandsKept(once.key)).toHaveLength(0);
    await execute(system, count, { chain, by: 1 }, once);
    expect(await eventsWritten()).toHaveLength(1);
  });
});

describe('a command sent again, whose effect is not possible twice,', () => {
  /** Refused when the chain is not empty. */
  const begin: Command<{ chain: string }, { stream: string }> = {
    kind: 'test.begin',
    input: z.object({ chain: z.string() }),
    async handle(input, { tx, newId, record }) {
      await tx`SELECT pg_advisory_xact_lock(hashtext(${input.chain}))`;
      const begun = await tx`SELECT FROM ledger_chain WHERE id = ${input.chain}`;
      if (begun.length > 0) throw new Refusal(409, 'begun', { vi: 'Đã có.', en: 'It is there.' });
      const stream = newId();
      record(input.chain, [{ stream, streamSeq: 1, kind: 'test.begun', data: {} }]);
      return { stream };
    },
  };

  test('gets the first answer, and not the refusal that the first one caused', async () => {
    const once = envelope();
    const first = await execute(system, begin, { chain }, once);
    expect(await execute(system, begin, { chain }, once)).toEqual(first);
    expect((await refusalOf(execute(system, begin, { chain }, envelope()))).code).toBe('begun');
  });

  test('gets the first answer sixteen times at once, too', async () => {
    const once = envelope();
    const answers = await Promise.all(
      Array.from({ length: 16 }, () => execute(system, begin, { chain }, once)),
    );
    expect(new Set(answers.map((a) => a.stream)).size).toBe(1);
    expect(await eventsWritten()).toHaveLength(1);
  });
});

describe('events of a command', () => {
  /** Adds to each chain in the order given. */
  const addTo: Command<{ chains: string[] }, null> = {
    kind: 'test.add-to',
    input: z.object({ chains: z.array(z.string()) }),
    async handle({ chains }, { newId, record }) {
      for (const to of chains) record(to, [{ stream: newId(), streamSeq: 1, kind: 'test.added', data: {} }]);
      return null;
    },
  };

  test('recorded one after the other stand in one chain one after the other', async () => {
    await execute(system, addTo, { chains: [chain, chain, chain] }, envelope());
    const events = await eventsInChain(made.db, chain, 0, 10);
    expect(events.map((e) => e.chainSeq)).toEqual([1, 2, 3]);
    expect(firstBreak(events, emptyChain)).toBeNull();
  });

  test('in two chains never make two commands wait for each other, whatever the order', async () => {
    const other = randomUUID();
    const orders = [
      [chain, other],
      [other, chain],
    ];
    await Promise.all(
      Array.from({ length: 40 }, (_, i) => execute(system, addTo, { chains: orders[i % 2] }, envelope())),
    );
    for (const id of [chain, other]) {
      const events = await eventsInChain(made.db, id, 0, 100);
      expect(events).toHaveLength(40);
      expect(firstBreak(events, emptyChain)).toBeNull();
    }
  });
});

describe('an input', () => {
  test('with several faults is refused with all of them, each with its place, in both languages', async () => {
    const once = envelope();
    const refusal = await refusalOf(execute(system, count, { chain: 7, by: 1.5 }, once));
    expect([refusal.status, refusal.code]).toEqual([422, 'invalid-input']);
    expect(refusal.errors.map((e) => e.path)).toEqual(['chain', 'by']);
    expect(refusal.errors[1]?.message).toEqual({
      vi: 'Phải là số nguyên.',
      en: 'It must be a whole number.',
    });
    expect(await commandsKept(once.key)).toHaveLength(0);
  });

  test('whose fault only the library words, is refused in both languages, too', async () => {
    const refusal = await refusalOf(execute(system, count, null, envelope()));
    expect(refusal.errors[0]?.message).toEqual({
      vi: 'Đầu vào không hợp lệ: mong đợi object.',
      en: 'Invalid input: expected object, received null.',
    });
  });

  test.each([
    ['the character U+0000', 'a\u0000b'],
    ['half of a surrogate pair', 'a\ud83d'],
  ])('with %s, which PostgreSQL cannot hold, is refused by the name of the field', async (_what, remark) => {
    const refusal = await refusalOf(execute(system, count, { chain, by: 1, remark }, envelope()));
    expect([refusal.status, refusal.code]).toEqual([422, 'invalid-input']);
    expect(refusal.errors.map((e) => e.path)).toEqual(['remark']);
  });
});
