import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import { anApplication, openSmallOffice, sendingIn, type Username } from '../../test/support/small-office.ts';
import { testSystem } from '../../test/support/system.ts';
import { Refusal } from '../kernel/refusal.ts';
import { eventsOf } from '../ledger/index.ts';
import {
  changeWorkingCalendar,
  dossierByCode,
  receiveDossier,
  suspendDossier,
  takeDossier,
} from './index.ts';

let database: TestDatabase;
let system: ReturnType<typeof testSystem>;
let send: ReturnType<typeof sendingIn>;
let oneStopId: string;
beforeAll(async () => {
  database = await freshDatabase();
  system = testSystem(database.db);
  await openSmallOffice(system);
  send = sendingIn(system);
  const [row] = await database.db<{ id: string }[]>`SELECT id FROM one_stop WHERE slug = 'quan'`;
  oneStopId = row!.id;
});
afterAll(() => database.drop());

const closed = (day: string) => ({
  change: {
    closures: { add: [{ oneStopId, day, reason: { vi: 'Ngập lụt', en: 'Flood' }, basis: '12/TB-UBND' }] },
  },
  reason: `Ngập lụt, đóng cửa ngày ${day}`,
});
const dossier = async (code: string) => (await dossierByCode(database.db, code))!;

test('a flood moves every limit that it hits, by an event with the reason; what it does not hit stays', async () => {
  // Received on Tuesday 15/08/2023, five working days: Tuesday 22/08.
  const { code } = await send('counter', receiveDossier, anApplication());
  const paused = await send('counter', receiveDossier, anApplication());
  await send('specialist', takeDossier, { code: paused.code });
  await send('specialist', suspendDossier, { code: paused.code, ground: 'financial-duty', paper: '9/TB' });
  expect((await dossier(code)).dueAt).toBe('2023-08-22T10:00:00.000Z');

  expect(await send('control', changeWorkingCalendar, closed('2023-08-25'))).toEqual({ redated: 0 });
  expect(await send('control', changeWorkingCalendar, closed('2023-08-18'))).toEqual({ redated: 1 });
  expect(await dossier(code)).toMatchObject({
    dueAt: '2023-08-23T10:00:00.000Z',
    appointedAt: '2023-08-23T10:00:00.000Z',
    version: 2,
  });
  const events = await eventsOf(database.db, (await dossier(code)).id);
  expect(events.at(-1)).toMatchObject({
    kind: 'dossier.redated',
    data: {
      from: '2023-08-22T10:00:00.000Z',
      to: '2023-08-23T10:00:00.000Z',
      change: 'Ngập lụt, đóng cửa ngày 2023-08-18',
    },
  });
  expect(await dossier(paused.code)).toMatchObject({ dueAt: '2023-08-22T10:00:00.000Z', state: 'suspended' });
});

test.each<[Username, string]>([
  ['counter', 'control-needed'],
  ['head', 'control-needed'],
  ['chair', 'control-needed'],
])('%s may not change it, and nothing is changed', async (who, code) => {
  const refused = await send(who, changeWorkingCalendar, closed('2023-09-29')).catch(
    (error: unknown) => error,
  );
  expect(refused).toBeInstanceOf(Refusal);
  expect((refused as Refusal).code).toBe(code);
  expect(await database.db`SELECT FROM closure WHERE day = '2023-09-29'`).toHaveLength(0);
});

test('the days of the whole country are not one office’s to change', async () => {
  const day = { day: '2023-10-10', kind: 'holiday', name: { vi: 'Nghỉ', en: 'Off' }, basis: 'không có' };
  const refused = await send('control', changeWorkingCalendar, {
    change: { specialDays: { add: [day] } },
    reason: 'thử',
  }).catch((error: unknown) => error);
  expect((refused as Refusal).code).toBe('control-needed');
});
