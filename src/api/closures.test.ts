import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/support/app.ts';
import { anApplication } from '../../test/support/small-office.ts';
import { dossierByCode } from '../dossiers/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(async () => {
  await app.close();
  expect(app.errors).toEqual([]);
});

const path = '/api/v1/one-stops/quan/closures';
const flood = {
  day: '2023-08-18',
  reason: { vi: 'Ngập lụt', en: 'Flood' },
  basis: 'Thông báo 12/TB-UBND',
};

test('an office closed by flood gives open dossiers a later date, and the earlier one when it opens after all', async () => {
  const counter = await app.as('counter');
  const control = await app.as('control');
  const { body } = await counter.post<{ code: string }>('/api/v1/dossiers', anApplication());
  const dueAt = async () => (await dossierByCode(app.database.db, body.code))!.dueAt;
  expect(await dueAt()).toBe('2023-08-22T10:00:00.000Z');

  expect(await control.post(path, flood)).toMatchObject({ status: 200, body: { redated: 1 } });
  expect(await dueAt()).toBe('2023-08-23T10:00:00.000Z');
  expect(await control.post(path, flood)).toMatchObject({
    status: 409,
    body: { code: 'calendar-conflict' },
  });

  app.system.clock.set('2023-08-15T15:30:00+07:00');
  const opened = await control.post(`${path}/${flood.day}/withdraw`, { reason: 'Nước đã rút' });
  expect(opened).toMatchObject({ status: 200, body: { redated: 1 } });
  expect(await dueAt()).toBe('2023-08-22T10:00:00.000Z');
});

test('only the office’s control closes it', async () => {
  expect((await app.anonymous.post(path, flood)).status).toBe(401);
  expect(await (await app.as('head')).post(path, flood)).toMatchObject({
    status: 403,
    body: { code: 'control-needed' },
  });
  const control = await app.as('control');
  expect((await control.post('/api/v1/one-stops/no-such/closures', flood)).status).toBe(404);
});
