import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, type TestApp, testApp } from '../../test/support/app.ts';
import { KEPT } from '../../test/support/small-office.ts';

let office: TestApp;
let control: Client;
beforeAll(async () => {
  office = await testApp();
  control = await office.as('control');
});
afterAll(async () => {
  expect(office.errors).toEqual([]);
  await office.close();
});

const api = '/api/v1/authority';
const period = { from: '2023-08-16', to: '2024-01-01' };

const document = {
  kind: 'document',
  document: {
    document: 'qd-in',
    number: '12/QĐ-UBND',
    kind: 'decision',
    title: { vi: 'ủy quyền', en: 'delegation' },
    issuer: 'Ủy ban nhân dân quận Thử',
    signer: null,
    issuedOn: '2023-08-15',
    illustrative: true,
    inForce: [period],
    restsOn: ['luat', 'qd-thanh-pho'],
  },
};
const delegate = {
  kind: 'delegate',
  document: 'qd-in',
  delegator: 'ubnd-quan',
  period,
  rows: [{ annex: 'I', no: 1, procedure: KEPT, delegate: 'lao-dong' }],
};

async function drafted(changes: object[]): Promise<string> {
  const { status, body } = await control.post<{ id: string }>(`${api}/drafts`, { title: 'Để in', changes });
  expect(status).toBe(201);
  return `${api}/drafts/${body.id}`;
}

const file = { pdf: 'application/pdf', docx: expect.stringContaining('wordprocessingml.document') };

test.each(['pdf', 'docx'] as const)('annexes of a decision and of a draft come as .%s', async (extension) => {
  const draft = await drafted([document, delegate]);
  for (const [path, name] of [
    [`${api}/documents/qd-quan`, 'phu-luc-qd-quan'],
    [draft, 'phu-luc-du-thao-'],
  ]) {
    const { status, headers } = await control.get(`${path}/annex.${extension}`);
    expect([status, headers.get('Content-Type')]).toEqual([200, file[extension]]);
    expect(headers.get('Content-Disposition')).toContain(name);
  }
});

test('what delegates nothing has no annex', async () => {
  expect((await control.get(`${api}/documents/luat/annex.pdf`)).status).toBe(404);
  expect((await control.get(`${await drafted([document])}/annex.docx`)).status).toBe(404);
});

test('a draft that the register would not take says why, and has no annex yet', async () => {
  const faulty = await drafted([document, { ...delegate, delegator: 'khong-co' }]);
  expect(await control.get(`${faulty}/annex.pdf`)).toMatchObject({
    status: 422,
    body: { code: 'change-invalid', errors: [{ path: expect.stringContaining('changes.1') }] },
  });
});

test('nobody reads the register without signing in', async () => {
  expect((await office.anonymous.get(`${api}/documents/qd-quan/annex.pdf`)).status).toBe(401);
});
