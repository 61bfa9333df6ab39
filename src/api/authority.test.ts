import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type TestApp, testApp } from '../../test/support/app.ts';
import { DELEGATED, KEPT, WARD } from '../../test/support/small-office.ts';

let office: TestApp;
let clerk: Client;
beforeAll(async () => {
  office = await testApp();
  clerk = await office.as('clerk');
});
afterAll(async () => {
  expect(office.errors).toEqual([]);
  await office.close();
});

const api = '/api/v1/authority';
const asked = `procedure=${DELEGATED}&oneStop=quan`;

describe('who decides', () => {
  const kinds = ['law', 'city-decision', 'decision', 'annex-row', 'position'];

  test('is there for everybody to read, with its chain and the periods of its links', async () => {
    const { body } = await office.anonymous.get<{ chain: { kind: string }[] }>(`${api}?${asked}`);
    expect(body).toMatchObject({
      on: '2023-08-15',
      standing: true,
      unit: 'lao-dong',
      delegated: true,
      signers: [
        {
          name: 'Nguyễn Văn head',
          signature: ['TUQ. ỦY BAN NHÂN DÂN QUẬN THỬ', 'TRƯỞNG PHÒNG'],
          substitute: false,
        },
      ],
      refusal: null,
      code: null,
      fingerprint: 'lao-dong luat qd-thanh-pho qd-quan qd-quan',
    });
    expect(body.chain.map((link) => link.kind)).toEqual(kinds);
    expect(body.chain[3]).toMatchObject({
      document: { document: 'qd-quan' },
      period: { from: '2023-01-01', to: '2024-01-01' },
    });
  });

  test.each([
    ['the last moment of a delegation', 'at=2023-12-31T23:59:59%2B07:00', 'lao-dong'],
    ['the midnight after', 'at=2024-01-01T00:00:00%2B07:00', 'ubnd-quan'],
    ['the same moment as UTC', 'at=2023-12-31T17:00:00Z', 'ubnd-quan'],
    ['a day', 'on=2023-12-31', 'lao-dong'],
  ])('at %s', async (_, moment, unit) => {
    const { body } = await office.anonymous.get(`${api}?${asked}&${moment}`);
    expect(body).toMatchObject({ unit });
  });

  test('after everything ended: the first broken link', async () => {
    const { status, body } = await office.anonymous.get(`${api}?${asked}&on=2025-07-01`);
    expect([status, body]).toMatchObject([200, { standing: false, unit: null, code: 'one-stop-not-open' }]);
  });

  test.each([
    ['a one-stop that never was', `${api}?procedure=${DELEGATED}&oneStop=khong-co`, 404],
    ['a day of no calendar', `${api}?${asked}&on=2023-02-30`, 422],
    ['a moment that is none', `${api}?${asked}&at=noon`, 422],
    ['a negative value', `${api}?${asked}&value=-1`, 422],
    ['no procedure', `${api}?oneStop=quan`, 422],
  ])('asked of %s', async (_, path, status) => {
    expect((await office.anonymous.get(path)).status).toBe(status);
  });
});

describe('the register', () => {
  const questions = [
    'documents',
    'documents/qd-quan',
    `timeline?${asked}`,
    'matrix',
    'findings',
    'difference?from=2023-12-31&to=2024-01-01',
  ];
  test.each(questions)('/%s is read by staff only', async (question) => {
    expect((await office.anonymous.get(`${api}/${question}`)).status).toBe(401);
    expect((await clerk.get(`${api}/${question}`)).status).toBe(200);
  });

  test('lists its documents', async () => {
    const { body } = await clerk.get(`${api}/documents?kind=decision&q=01`);
    expect(body).toMatchObject({
      on: '2023-08-15',
      documents: [
        { document: 'qd-quan', number: '01/QĐ-UBND', state: 'in-force', rows: { all: 1, inForce: 1 } },
      ],
    });
  });

  test('tells one document, with its rows', async () => {
    const { body } = await clerk.get(`${api}/documents/qd-quan?on=2024-01-01`);
    expect(body).toMatchObject({
      restsOn: [{ document: 'qd-thanh-pho' }],
      rows: [
        {
          annex: 'I',
          no: 1,
          procedure: { code: DELEGATED, name: { vi: 'Đề nghị trợ cấp xã hội' } },
          delegate: { unit: 'lao-dong' },
          state: 'ended',
        },
      ],
      scanUrl: null,
    });
    expect((await clerk.get(`${api}/documents/khong-co`)).status).toBe(404);
    expect((await clerk.get(`${api}/documents/qd-quan/scan`)).status).toBe(404);
  });

  test('tells the timeline of a procedure', async () => {
    const { body } = await clerk.get<{
      segments: { from: string; summary: { unit: string; code: string } }[];
    }>(`${api}/timeline?${asked}`);
    expect(body.segments.map(({ from, summary }) => [from, summary.unit ?? summary.code])).toEqual([
      [null, 'procedure-not-in-force'],
      ['2020-01-01', 'one-stop-not-open'],
      ['2022-01-01', 'ubnd-quan'],
      ['2023-01-01', 'lao-dong'],
      ['2024-01-01', 'ubnd-quan'],
      ['2025-07-01', 'one-stop-not-open'],
    ]);
  });

  test('tells who decides what where', async () => {
    const { body } = await clerk.get(`${api}/matrix`);
    const chair = { vi: 'Chủ tịch, Ủy ban nhân dân quận Thử' };
    expect(body).toMatchObject({
      oneStops: [{ slug: 'quan' }, { slug: 'phuong' }],
      procedures: [{ code: KEPT }, { code: WARD }, { code: DELEGATED }],
      cells: [
        [{ holder: chair, delegated: false, posted: 'posted' }, null],
        [null, { holder: null, code: 'position-vacant', posted: 'not-posted' }],
        [{ delegated: true, posted: 'posted', code: null }, null],
      ],
    });
  });

  test('tells what is wrong in it, with what would mend it', async () => {
    const { body } = await clerk.get<{ findings: { code: string }[] }>(`${api}/findings`);
    expect(body.findings).toContainEqual(
      expect.objectContaining({
        code: 'position-vacant',
        severity: 'error',
        place: { unit: 'ubnd-phuong' },
        mend: expect.anything(),
      }),
    );
  });

  test('tells who could decide what on two days', async () => {
    const path = `${api}/difference?from=2023-12-31&to=2024-01-01`;
    expect((await clerk.get(path)).body).toMatchObject({
      changes: [
        {
          procedure: { code: DELEGATED, name: { vi: 'Đề nghị trợ cấp xã hội' } },
          oneStop: { slug: 'quan' },
          cases: [],
          before: { unit: 'lao-dong' },
          after: { unit: 'ubnd-quan' },
        },
      ],
    });
    expect((await clerk.get(`${api}/difference?from=2023-12-31`)).status).toBe(422);
  });
});
