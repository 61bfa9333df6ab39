import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import {
  anApplication,
  DELEGATED,
  KEPT,
  openInterlinked,
  openSmallOffice,
  sendingIn,
  type Username,
  WARD,
} from '../../test/support/small-office.ts';
import { testSystem } from '../../test/support/system.ts';
import { Refusal } from '../kernel/refusal.ts';
import { eventsOf } from '../ledger/index.ts';
import type { DossierEvent } from './events.ts';
import { replay } from './evolve.ts';
import {
  closeDossier,
  decideDossier,
  dossierByCode,
  proposeDossier,
  receiveFiled,
  receiveInterlinked,
  reopenDossier,
  stopDossier,
  takeDossier,
  withdrawDossier,
} from './index.ts';

let database: TestDatabase;
let system: ReturnType<typeof testSystem>;
let send: ReturnType<typeof sendingIn>;
beforeAll(async () => {
  database = await freshDatabase();
  system = testSystem(database.db);
  await openSmallOffice(system);
  send = sendingIn(system);
  await openInterlinked(system, 'lien-thong', [[DELEGATED], [KEPT], [WARD, 1, 2]]);
  await openInterlinked(system, 'noi-tiep', [[DELEGATED], [KEPT, 1]]);
});
afterAll(async () => {
  await expectRowsToFollowFromEvents();
  await database.drop();
});

/** Row and events of every dossier say the same. */
async function expectRowsToFollowFromEvents(): Promise<void> {
  for (const { code } of await database.db<{ code: string }[]>`SELECT code FROM dossier`) {
    const row = (await dossierByCode(database.db, code))!;
    const events = await eventsOf(database.db, row.id);
    const life = replay(events.map(({ kind, data, at }) => ({ event: { kind, data } as DossierEvent, at })));
    expect(row).toMatchObject({ ...life });
  }
}

const { procedure: _, components: __, ...citizen } = anApplication();
const papers = (...nos: number[]) => nos.map((no) => ({ no, components: [{ no: 1, count: 1, files: [] }] }));
const taken = async () =>
  (await send('counter', receiveInterlinked, { ...citizen, group: 'lien-thong', parts: papers(1, 2, 3) }))
    .parts;
const stateOf = async (code: string) => (await dossierByCode(database.db, code))!.state;

const proposed = async (who: Username, code: string) => {
  await send(who, takeDossier, { code });
  await send(who, proposeDossier, { code, outcome: 'grant' });
};
const granted = async (code: string, worker: Username, decider: Username) => {
  await proposed(worker, code);
  await send(decider, decideDossier, { code, outcome: 'grant' });
};

describe('an interlinked dossier', () => {
  test('has a part at each office, with its own clock; the last waits for the others', async () => {
    const parts = await taken();
    const rows = await Promise.all(parts.map(async (code) => (await dossierByCode(database.db, code))!));
    expect(rows.map(({ oneStop, state, partNo }) => [oneStop, state, partNo])).toEqual([
      ['quan', 'received', 1],
      ['quan', 'received', 2],
      ['phuong', 'waiting', 3],
    ]);
    expect(rows[2]).toMatchObject({ receivedAt: null, dueAt: null, leadId: rows[0]!.id });
  });

  test('goes on when every part before is decided, not when it is only proposed', async () => {
    const [first, second, third] = await taken();
    await proposed('clerk', second!);
    await granted(first!, 'specialist', 'head');
    expect(await stateOf(third!)).toBe('waiting');
    await send('chair', decideDossier, { code: second, outcome: 'grant' });
    expect(await dossierByCode(database.db, third!)).toMatchObject({
      state: 'received',
      oneStop: 'phuong',
      dueAt: '2023-08-22T10:00:00.000Z',
    });
  });

  const ends: [string, (code: string) => Promise<unknown>][] = [
    [
      'refused',
      async (code) => {
        await proposed('specialist', code);
        await send('head', decideDossier, { code, outcome: 'refuse', reason: 'không đủ điều kiện' });
      },
    ],
    ['withdrawn', (code) => send('counter', withdrawDossier, { code, reason: 'không cần nữa' })],
    [
      'withdrawn when it was proposed as granted',
      async (code) => {
        await proposed('specialist', code);
        await send('counter', withdrawDossier, { code, reason: 'không cần nữa' });
      },
    ],
    ['stopped', (code) => send('head', stopDossier, { code, reason: 'hết đối tượng' })],
  ];
  test.each(ends)('is stopped at the part that can never begin, when one before is %s', async (_how, end) => {
    const [first, second, third] = await taken();
    await end(first!);
    expect(await stateOf(third!)).toBe('stopped');
    await granted(second!, 'clerk', 'chair');
    expect(await stateOf(third!)).toBe('stopped');
  });

  test('a part that was stopped and is reopened waits for its turn again, and cannot be received out of it', async () => {
    const input = { ...citizen, group: 'noi-tiep', parts: papers(1, 2) };
    const [first, second] = (await send('counter', receiveInterlinked, input)).parts;
    await send('counter', withdrawDossier, { code: first, reason: 'thử' });
    const again = (code: string) =>
      send('control', reopenDossier, { code, complaint: '5/KN', reason: 'khiếu nại đúng' });
    await again(first!);
    await again(second!);
    expect([await stateOf(first!), await stateOf(second!)]).toEqual(['received', 'waiting']);
    const refused = await send('counter', receiveFiled, { code: second }).catch((error: unknown) => error);
    expect((refused as Refusal).code).toBe('not-its-turn');
    await granted(first!, 'specialist', 'head');
    expect(await stateOf(second!)).toBe('received');
  });

  test('one before that was withdrawn and closed never counts as granted', async () => {
    const [first, second, third] = await taken();
    await send('counter', withdrawDossier, { code: first, reason: 'thử' });
    await send('counter', closeDossier, { code: first });
    await granted(second!, 'clerk', 'chair');
    expect(await stateOf(third!)).toBe('stopped');
  });

  test('two parts decided at once: each once, and the next begins once', async () => {
    const [first, second, third] = await taken();
    await proposed('specialist', first!);
    await proposed('clerk', second!);
    await Promise.all([
      send('head', decideDossier, { code: first, outcome: 'grant' }),
      send('chair', decideDossier, { code: second, outcome: 'grant' }),
    ]);
    const row = (await dossierByCode(database.db, third!))!;
    const kinds = (await eventsOf(database.db, row.id)).map(({ kind }) => kind);
    expect(kinds).toEqual(['dossier.linked', 'dossier.received']);
  });

  test.each<[string, object, string[]]>([
    ['a part that the group does not have', { parts: papers(1, 2, 7) }, ['parts.2.no']],
    ['one part twice', { parts: papers(1, 1, 2) }, ['parts']],
    [
      'one document twice',
      { parts: [{ no: 1, components: [1, 1].map((no) => ({ no, count: 1, files: [] })) }, ...papers(2)] },
      ['parts.0.components'],
    ],
    ['a required document missing', { parts: papers(2) }, ['parts.0.components.0.count']],
  ])('with %s is refused by its place, and nothing is taken', async (_what, change, paths) => {
    const before = await database.db`SELECT FROM dossier`;
    const input = { ...citizen, group: 'lien-thong', parts: papers(1, 2), ...change };
    const refused = await send('counter', receiveInterlinked, input).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refusal);
    expect((refused as Refusal).errors.map(({ path }) => path)).toEqual(paths);
    expect(await database.db`SELECT FROM dossier`).toHaveLength(before.length);
  });
});
