import { createHash, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { standing } from '../../../surveys/index.ts';
import { Notebook, waiting } from '../keep/notebook.ts';
import type { Change } from '../keep/rows.ts';
import type { Call } from './call.ts';
import { PART } from './files.ts';
import { PretendDepot, PretendServer } from './pretend.fixture.ts';
import { synchronise } from './synchronise.ts';

const SESSION = 'buoi';
const session: Change = {
  kind: 'sessions',
  id: SESSION,
  row: {
    id: SESSION,
    campaign: 'khao-sat',
    unit: { vi: 'Phường Thử', en: 'Ward' },
    day: '2023-08-15',
    half: 'afternoon',
    state: 'open',
    definition: { slug: 'thu', title: { vi: 'Thử', en: 'Test' }, level: 'ward', sections: [] },
    figures: {},
  },
};

const sending = { state: 'saved' } as const;
const entry = (item: string, more: { value?: string; replaces?: string[] } = {}): Change => {
  const id = randomUUID();
  return {
    kind: 'entries',
    id,
    row: {
      session: SESSION,
      sending,
      entry: {
        id,
        item,
        side: 'team',
        value: more.value ?? 'yes',
        note: null,
        replaces: more.replaces ?? [],
        personId: 'me',
        device: 'd',
        deviceAt: '2023-08-15T07:30:00.000Z' as never,
      },
    },
  };
};
const note = (): Change => ({
  kind: 'notes',
  id: randomUUID(),
  row: {
    session: SESSION,
    sending,
    kind: 'difficulty',
    cause: 'training',
    text: 'Cần tập huấn',
    public: false,
  },
});
const file = (size: number, first = 0xff): Change[] => {
  const id = randomUUID();
  const bytes = new Uint8Array(size).fill(first);
  return [
    {
      kind: 'files',
      id,
      row: {
        session: SESSION,
        sending,
        item: 'anh',
        kind: 'photograph',
        name: 'anh.jpg',
        type: 'image/jpeg',
        size,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        takenAt: '2023-08-15T07:30:00.000Z',
        place: null,
      },
    },
    { kind: 'bytes', id, row: bytes },
  ];
};

async function bookWith(...changes: Change[]): Promise<Notebook> {
  const book = await Notebook.open(new PretendDepot());
  await book.write([session, ...changes]);
  return book;
}
const states = (book: Notebook): string[] => {
  const { entries, notes, files } = book.contents();
  return [...entries.values(), ...notes.values(), ...files.values()].map((row) => row.sending.state);
};

describe('synchronising', () => {
  test('sends everything once and fetches what others answered', async () => {
    const server = new PretendServer();
    const other = await bookWith(entry('b'));
    await synchronise(other, server.as('other'));
    const book = await bookWith(entry('a'), note(), ...file(PART * 2 + 1));
    expect(await synchronise(book, server.as('me'))).toEqual({ stop: null, minutesOff: null });
    expect(states(book)).toEqual(['sent', 'sent', 'sent']);
    const items = book
      .contents()
      .theirs.get(SESSION)!
      .map(({ item, personId }) => `${item} ${personId}`);
    expect(items).toEqual(['b other', 'a me']);
    expect([...server.files.values()].map(({ bytes }) => bytes.length)).toEqual([PART * 2 + 1]);
  });

  test.each([
    ['no network', { status: 0, body: {} }, 'unreachable'],
    ['a fault of the server', { status: 500, body: {} }, 'busy'],
    ['too many requests', { status: 429, body: {} }, 'busy'],
    ['a session that has ended', { status: 401, body: {} }, 'signed-out'],
    ['no membership any more', { status: 403, body: { title: 'Chỉ thành viên' } }, 'not-allowed'],
  ])('keeps everything on %s', async (_what, reply, because) => {
    const book = await bookWith(entry('a'), note(), ...file(10));
    expect((await synchronise(book, async () => reply)).stop).toMatchObject({ because });
    expect(states(book)).toEqual(['saved', 'saved', 'saved']);
  });

  test('an answer that is refused is marked, all others of its batch go through', async () => {
    const server = new PretendServer();
    const many = Array.from({ length: 230 }, (_, n) => entry(`i${n}`));
    const book = await bookWith(...many, entry(server.stranger));
    expect((await synchronise(book, server.as('me'))).stop).toBeNull();
    expect(server.entries.size).toBe(230);
    expect(states(book).filter((state) => state === 'refused')).toHaveLength(1);
    expect(waiting(book.contents())).toBe(0);
  });

  test('a photograph that is none is marked, to be taken anew', async () => {
    const book = await bookWith(...file(300, 0x00), ...file(300));
    await synchronise(book, new PretendServer().as('me'));
    expect([...book.contents().files.values()].map((row) => row.sending)).toEqual([
      { state: 'refused', why: 'this is no photograph' },
      { state: 'sent' },
    ]);
  });

  test('an answer after the minutes were signed is told as late, and kept by the server', async () => {
    const server = new PretendServer();
    server.signed = true;
    const book = await bookWith(entry('a'));
    await synchronise(book, server.as('me'));
    expect(states(book)).toEqual(['late']);
    expect(server.late.size).toBe(1);
    expect(book.contents().sessions.get(SESSION)!.state).toBe('signed');
  });

  test('two answers that differ both stand until one takes the place of both', async () => {
    const server = new PretendServer();
    const [one, two] = [
      await bookWith(entry('a', { value: 'yes' })),
      await bookWith(entry('a', { value: 'no' })),
    ];
    await synchronise(one, server.as('one'));
    await synchronise(two, server.as('two'));
    const both = standing(two.contents().theirs.get(SESSION)!)[0]!.entries;
    expect(both.map(({ value }) => value).toSorted()).toEqual(['no', 'yes']);
    await two.write([entry('a', { value: 'yes', replaces: both.map(({ id }) => id) })]);
    await synchronise(two, server.as('two'));
    await synchronise(one, server.as('one'));
    expect(standing(one.contents().theirs.get(SESSION)!)[0]!.entries).toHaveLength(1);
  });
});

/** What may happen at each step of a device, by a number drawn beforehand. */
const misfortunes = ['none', 'none', 'lost', 'answer-lost', 'fault', 'killed'] as const;

test('whatever is lost, and wherever telephones are killed, everything arrives, and once', async () => {
  const plan = fc.record({
    draws: fc.array(fc.nat(misfortunes.length - 1), { maxLength: 60 }),
    answers: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 }),
    files: fc.array(fc.tuple(fc.integer({ min: 1, max: PART * 2 + 7 }), fc.constantFrom(0xff, 0x00)), {
      maxLength: 2,
    }),
  });
  await fc.assert(
    fc.asyncProperty(plan, async ({ draws, answers, files }) => {
      const server = new PretendServer();
      const luck = draws.values();
      const next = () => misfortunes[luck.next().value ?? 0]!;
      const shown = new Set<string>();
      const depots = ['one', 'two'].map((person) => ({
        person,
        depot: new PretendDepot(() => next() === 'killed'),
      }));
      const rough =
        (call: Call): Call =>
        async (path, request) => {
          const happens = next();
          if (happens === 'lost') return { status: 0, body: {} };
          if (happens === 'fault') return { status: 503, body: {} };
          const reply = await call(path, request);
          return happens === 'answer-lost' ? { status: 0, body: {} } : reply;
        };
      for (const { person, depot } of depots) {
        const work = [
          [session],
          ...answers.map((item) => [entry(item)]),
          [note()],
          ...files.map((of) => file(...of)),
        ];
        for (const changes of work) {
          const book = await Notebook.open(depot);
          // What the write answered is what the page shows as saved.
          const saved = await book.write(changes).then(
            () => true,
            () => false,
          );
          if (saved && changes !== work[0]) shown.add(changes[0]!.id);
          await synchronise(book, rough(server.as(person))).catch(() => 'killed');
        }
      }
      for (const { person, depot } of depots) {
        const calm = new PretendDepot();
        for (const [label, row] of depot.rows) calm.rows.set(label, row);
        const book = await Notebook.open(calm);
        await book.write([session]);
        expect((await synchronise(book, server.as(person))).stop).toBeNull();
        expect(waiting(book.contents())).toBe(0);
        for (const [id, { sending }] of book.contents().files)
          expect(sending.state).toBe((await calm.bytes(id))![0] === 0xff ? 'sent' : 'refused');
      }
      expect(server.taken.toSorted()).toEqual([...shown].toSorted());
      for (const { bytes, declared } of server.files.values())
        expect(createHash('sha256').update(bytes).digest('hex')).toBe(declared.sha256);
    }),
    { numRuns: 150 },
  );
});
