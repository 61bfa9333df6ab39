import { expect, test } from 'vitest';
import { Notebook } from '../keep/notebook.ts';
import type { Call } from './call.ts';
import { PretendDepot } from './pretend.fixture.ts';
import { Sender } from './sender.ts';

const announced = {
  id: 'buoi',
  campaign: 'k',
  unit: { vi: 'U', en: 'U' },
  day: '2023-08-15',
  half: 'morning',
  state: 'open',
  definition: { slug: 's', title: { vi: 'S', en: 'S' }, level: 'ward', sections: [] },
  figures: {},
} as const;

/** A sender whose clock is a list: what was planned is done when the test says so. */
async function senderWith(call: Call) {
  const book = await Notebook.open(new PretendDepot());
  const note = {
    session: 'buoi',
    sending: { state: 'saved' },
    kind: 'difficulty',
    cause: 'other',
    text: 'x',
    public: false,
  } as const;
  await book.write([
    { kind: 'sessions', id: 'buoi', row: announced },
    { kind: 'notes', id: 'n', row: note },
  ]);
  const planned: number[] = [];
  const sender = new Sender(book, call, {
    now: () => new Date(0),
    later: (seconds) => {
      planned.push(seconds);
      return () => {};
    },
    report: () => {},
  });
  return { sender, planned };
}

test('tries again after pauses that grow, up to five minutes', async () => {
  const { sender, planned } = await senderWith(async () => ({ status: 0, body: {} }));
  for (let n = 0; n < 9; n += 1) await sender.run();
  expect(planned).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 300]);
  expect(sender.state()).toMatchObject({ running: false, stop: { because: 'unreachable' } });
});

test('waits for nobody who has to sign in first', async () => {
  const { sender, planned } = await senderWith(async () => ({ status: 401, body: {} }));
  await sender.run();
  expect(planned).toEqual([]);
  expect(sender.state().stop).toEqual({ because: 'signed-out' });
});

test('runs once at a time; who asks meanwhile gets another run after it', async () => {
  let calls = 0;
  const gate = Promise.withResolvers<void>();
  const { sender, planned } = await senderWith(async () => {
    calls += 1;
    await gate.promise;
    return {
      status: 200,
      body: { person: { id: 'me' }, session: { state: 'open' }, results: [], entries: [] },
    };
  });
  const first = sender.run();
  await sender.run();
  expect(calls).toBe(1);
  gate.resolve();
  await first;
  expect(planned).toEqual([0]);
  expect(sender.state().doneAt).not.toBeNull();
});
