import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import { transaction } from '../kernel/database.ts';
import { newId } from '../kernel/ids.ts';
import { instant } from '../kernel/time.ts';
import { emptyChain, firstBreak, type NewEvent } from './chain.ts';
import { append, eventsInChain, eventsOf } from './store.ts';

let made: TestDatabase;
beforeAll(async () => {
  made = await freshDatabase();
});
afterAll(() => made.drop());

const event = (data: object, stream = newId(), streamSeq = 1): NewEvent => ({
  id: newId(),
  stream,
  streamSeq,
  kind: 'test.happened',
  data,
});
const keep = (chain: string, events: NewEvent[]) =>
  transaction(made.db, (tx) =>
    append(tx, [{ chain, events, actor: null, at: instant('2023-08-15T07:30:00.123Z') }]),
  );

describe('the table of events', () => {
  test.each([
    ['UPDATE', "UPDATE event SET kind = 'forged'"],
    ['DELETE', 'DELETE FROM event'],
    ['TRUNCATE', 'TRUNCATE event CASCADE'],
  ])('refuses %s', async (_word, sql) => {
    await keep('guarded', [event({})]);
    await expect(made.db.unsafe(sql)).rejects.toThrow('event is append-only');
    expect(await eventsInChain(made.db, 'guarded', 0, 10)).not.toHaveLength(0);
  });

  test('holds one event at each place of a stream', async () => {
    const stream = newId();
    await keep('streams', [event({}, stream, 1), event({}, stream, 2)]);
    await expect(keep('streams', [event({}, stream, 2)])).rejects.toThrow('event_stream_stream_seq_key');
    expect((await eventsOf(made.db, stream)).map((e) => e.streamSeq)).toEqual([1, 2]);
  });

  test('gives back what hashes to the same, whatever the data', async () => {
    const text = fc.string({ unit: 'grapheme' }).map((s) => s.replaceAll('\u0000', ''));
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        text,
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(text, tie('value'), { maxKeys: 4 }),
      ),
    })).value;
    const events = fc.array(fc.dictionary(text, json), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(events, async (all) => {
        const chain = newId();
        await keep(
          chain,
          all.map((data) => event(data)),
        );
        const kept = await eventsInChain(made.db, chain, 0, 100);
        expect(kept).toHaveLength(all.length);
        expect(firstBreak(kept, emptyChain)).toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});

test('the end of a chain is kept apart, so that a missing last event shows too', async () => {
  await keep('ended', [event({ no: 1 }), event({ no: 2 })]);
  const [end] = await made.db`SELECT length, head FROM ledger_chain WHERE id = 'ended'`;
  const last = (await eventsInChain(made.db, 'ended', 0, 10)).at(-1);
  expect(end).toEqual({ length: 2, head: last?.hash });
});

test('what must be told to others is in the outbox exactly when its event is in the ledger', async () => {
  const failed = transaction(made.db, async (tx) => {
    await append(tx, [
      { chain: 'told', events: [event({})], actor: null, at: instant('2023-08-15T07:30:00Z') },
    ]);
    throw new Error('after all');
  });
  await expect(failed).rejects.toThrow('after all');
  await keep('told', [event({ said: true })]);
  const told = await made.db`
    SELECT e.data FROM outbox o JOIN event e ON e.id = o.event_id WHERE e.chain = 'told' AND o.sent_at IS NULL`;
  expect([...told]).toEqual([{ data: { said: true } }]);
});
