import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type TestApp, testApp } from '../../test/support/app.ts';
import { DELEGATED, KEPT } from '../../test/support/small-office.ts';
import { changeRegister } from '../authority/index.ts';
import { execute, systemActor } from '../ledger/index.ts';

let office: TestApp;
let control: Client;
let specialist: Client;
let file: string;
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
beforeAll(async () => {
  office = await testApp();
  [control, specialist] = await Promise.all([office.as('control'), office.as('specialist')]);
  const kept = await control.send<{ id: string }>('/api/v1/files', {
    method: 'POST',
    body: png as BodyInit,
    headers: { 'X-Motcua': '1', 'X-File-Name': 'tuong.png' },
  });
  file = kept.body.id;
});
afterAll(async () => {
  expect(office.errors).toEqual([]);
  await office.close();
});

const missing = '0'.repeat(64);

describe('a posting', () => {
  const url = '/api/v1/one-stops/quan/postings';
  type Row = { procedure: { code: string }; postedAt: string; outdated: boolean; photoUrl: string | null };
  const postings = async () =>
    (await control.get<{ postings: Row[] }>(url)).body.postings.map(({ procedure, ...row }) => ({
      code: procedure.code,
      ...row,
    }));

  test('may carry a photograph of the wall, for whoever works there to see', async () => {
    office.system.clock.advance(1);
    const { status } = await control.post(url, { procedures: [KEPT], photo: file });
    expect(status).toBe(200);
    const row = (await postings()).find(({ code }) => code === KEPT);
    expect(row?.photoUrl).toBe(`/api/v1/one-stops/quan/postings/${KEPT}/photo`);
    expect((await specialist.get(row!.photoUrl!)).headers.get('Content-Type')).toBe('image/png');
    expect((await office.anonymous.get(row!.photoUrl!)).status).toBe(401);
    expect((await control.get(`/api/v1/one-stops/quan/postings/${DELEGATED}/photo`)).status).toBe(404);
  });

  test('with a photograph that nobody uploaded is refused', async () => {
    const answer = await control.post<{ errors: { path: string }[] }>(url, {
      procedures: [KEPT],
      photo: missing,
    });
    expect([answer.status, answer.body.errors[0]?.path]).toEqual([422, 'photo']);
  });

  test('is out of date as soon as somebody else decides, and right again when posted anew', async () => {
    const outdated = async () => (await postings()).filter((row) => row.outdated).map((row) => row.code);
    expect(await outdated()).toEqual([]);
    await execute(
      office.system,
      changeRegister,
      { changes: [{ kind: 'repeal', document: 'qd-quan', by: null, from: '2023-08-15' }] },
      { actor: systemActor, key: 'repeal' },
    );
    await expect.poll(outdated).toEqual([DELEGATED]);
    office.system.clock.advance(1);
    await control.post(url, { procedures: [DELEGATED] });
    expect(await outdated()).toEqual([]);
  });
});

describe('the scanned text of a document', () => {
  const url = '/api/v1/authority/documents/qd-thanh-pho/scan';

  test('is kept with it by a procedure-control officer', async () => {
    expect((await control.get(url)).status).toBe(404);
    expect((await control.post(url, { file })).status).toBe(200);
    expect((await specialist.get(url)).headers.get('Content-Type')).toBe('image/png');
  });

  test.each([
    ['by somebody else', () => specialist.post(url, { file }), 403],
    ['of a file that nobody uploaded', () => control.post(url, { file: missing }), 422],
    ['of a document that is not there', () => control.post(url.replace('qd-thanh-pho', 'x'), { file }), 404],
    ['without signing in', () => office.anonymous.post(url, { file }), 401],
  ])('is refused %s', async (_, send, status) => expect((await send()).status).toBe(status));
});
