import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import { anApplication, openSmallOffice, sendingIn } from '../../test/support/small-office.ts';
import { testSystem } from '../../test/support/system.ts';
import type { Refusal } from '../kernel/refusal.ts';
import { addMinutes } from '../kernel/time.ts';
import { eventsOf } from '../ledger/index.ts';
import {
  apologise,
  approveSupplement,
  correctDossier,
  decideDossier,
  decisionsOf,
  dossierByCode,
  draftSupplement,
  proposeDossier,
  receiveDossier,
  reopenDossier,
  resumeDossier,
  returnResult,
  supplementDossier,
  suspendDossier,
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
});
afterAll(() => database.drop());

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: Refusal) => error.code,
  );
const dossier = async (code: string) => (await dossierByCode(database.db, code))!;
const DAY = 24 * 60;

async function inWork(): Promise<string> {
  system.clock.set('2023-08-15T09:00:00+07:00');
  const { code } = await send('counter', receiveDossier, anApplication());
  await send('specialist', takeDossier, { code });
  return code;
}
const brought = { components: [{ no: 2, count: 1, files: [] }] };
const asked = { items: ['Bản sao giấy tờ'], ground: 'Điều 5' };

test('asked for a supplement three times, it is not late by that: each time the limit begins anew', async () => {
  const code = await inWork();
  for (let time = 1; time <= 3; time += 1) {
    await send('specialist', draftSupplement, { code, ...asked });
    await send('head', approveSupplement, { code });
    system.clock.advance(20 * DAY);
    await send('counter', supplementDossier, { code, ...brought });
    const { dueAt, state } = await dossier(code);
    expect(state).toBe('processing');
    // Five working days from the day after: a week later, at the end of hours.
    expect(dueAt! > addMinutes(system.clock.now(), 5 * DAY)).toBe(true);
  }
});

describe('a clock that jumped back is named, and nothing is changed', () => {
  const cases: [string, (code: string) => Promise<unknown>, (code: string) => Promise<unknown>][] = [
    [
      'a supplement',
      async (code) => {
        await send('specialist', draftSupplement, { code, ...asked });
        await send('head', approveSupplement, { code });
      },
      (code) => send('counter', supplementDossier, { code, ...brought }),
    ],
    [
      'going on',
      (code) => send('specialist', suspendDossier, { code, ground: 'financial-duty', paper: '9/TB' }),
      (code) => send('specialist', resumeDossier, { code }),
    ],
    [
      'reopening',
      (code) => send('counter', withdrawDossier, { code, reason: 'thử' }),
      (code) => send('control', reopenDossier, { code, complaint: '5/KN', reason: 'đúng' }),
    ],
  ];
  test.each(cases)('at %s', async (_what, before, act) => {
    const code = await inWork();
    await before(code);
    const { version, id } = await dossier(code);
    system.clock.advance(-60);
    expect(await codeOf(act(code))).toBe('clock-behind');
    expect((await dossier(code)).version).toBe(version);
    expect(await eventsOf(database.db, id)).toHaveLength(version);
    system.clock.advance(60);
    expect(await codeOf(act(code))).toBe('done');
  });
});

test('an apology moves the appointment, not the limit; a second is refused by name', async () => {
  const code = await inWork();
  const { dueAt } = await dossier(code);
  const later = { code, cause: 'Chờ ý kiến', to: '2023-09-15T17:00:00+07:00' };
  await send('head', apologise, later);
  expect(await dossier(code)).toMatchObject({ dueAt, appointedAt: '2023-09-15T10:00:00.000Z' });
  expect(await codeOf(send('head', apologise, { ...later, to: '2023-09-30T17:00:00+07:00' }))).toBe(
    'apology-used',
  );
});

test('a supplement of nothing is refused: it would only win a new limit', async () => {
  const code = await inWork();
  await send('specialist', draftSupplement, { code, ...asked });
  await send('head', approveSupplement, { code });
  expect(await codeOf(send('counter', supplementDossier, { code, components: [] }))).toBe('invalid-input');
});

test('a request without a draft needs its ground', async () => {
  const code = await inWork();
  expect(await codeOf(send('head', approveSupplement, { code, items: ['Ảnh'] }))).toBe('invalid-input');
});

test('a corrected result is a new version that the applicant has to get; the old one stays', async () => {
  const code = await inWork();
  await send('specialist', proposeDossier, { code, outcome: 'refuse', reason: 'thiếu điều kiện' });
  const remedy = 'Nộp lại sau khi đủ điều kiện.';
  await send('head', decideDossier, { code, outcome: 'refuse', reason: 'thiếu điều kiện', remedy });
  await send('counter', returnResult, { code, collector: 'applicant' });
  await send('head', correctDossier, { code, reason: 'sai tên' });
  const row = await dossier(code);
  expect(row).toMatchObject({ state: 'decided', returnedAt: null, outcome: 'refuse' });
  expect(await decisionsOf(database.db, row.id)).toHaveLength(2);
  await send('counter', returnResult, { code, collector: 'applicant' });
  expect((await dossier(code)).state).toBe('returned');
});
