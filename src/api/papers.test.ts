import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type TestApp, testApp } from '../../test/support/app.ts';
import { readPdf } from '../../test/support/pdf.ts';
import { anApplication, type Username } from '../../test/support/small-office.ts';
import { readTables } from '../office-files/index.ts';

let office: TestApp;
const clients = new Map<Username, Client>();
beforeAll(async () => {
  office = await testApp();
  for (const username of ['counter', 'neighbour', 'specialist', 'head', 'control'] as const) {
    clients.set(username, await office.as(username));
  }
});
afterAll(async () => {
  expect(office.errors).toEqual([]);
  await office.close();
});
const as = (username: Username): Client => clients.get(username)!;

interface Offered {
  papers: { key: string; form: string | null; title: string; url: string }[];
}

const act = async (who: Username, code: string, name: string, body: object = {}) => {
  const answer = await as(who).post<{ code: string }>(`/api/v1/dossiers/${code}/${name}`, body);
  expect([name, answer.status, JSON.stringify(answer.body).slice(0, 200)]).toEqual([
    name,
    200,
    expect.anything(),
  ]);
};

const printed = async (who: Username, url: string) => {
  const answer = await as(who).get(url);
  expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'application/pdf']);
  return readPdf(answer.bytes);
};

/** A dossier with everything that calls for a paper. */
async function lived(): Promise<string> {
  const { body } = await as('counter').post<{ code: string }>('/api/v1/dossiers', anApplication());
  const { code } = body;
  await act('specialist', code, 'take');
  await act('specialist', code, 'draft-supplement', {
    items: ['Bản sao giấy khai sinh', 'Ảnh 4 × 6'],
    ground: 'Điều 5',
  });
  await act('head', code, 'approve-supplement');
  await act('counter', code, 'supplement', { components: [{ no: 2, count: 1, files: [] }] });
  await act('specialist', code, 'propose', { outcome: 'grant' });
  await act('head', code, 'apologise', { cause: 'Chờ ý kiến chuyên môn', to: '2023-09-15T10:00:00.000Z' });
  await act('head', code, 'decide', { outcome: 'grant' });
  return code;
}

describe('the papers of a dossier', () => {
  test('are those that its life called for, by the forms of its day', async () => {
    const code = await lived();
    const { body } = await as('counter').get<Offered>(`/api/v1/dossiers/${code}/papers`);
    expect(body.papers.map(({ form, title }) => [form, title])).toEqual([
      ['01', 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả'],
      ['02', 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ'],
      ['04', 'Phiếu xin lỗi và hẹn lại ngày trả kết quả'],
      ['05', 'Phiếu kiểm soát quá trình giải quyết hồ sơ'],
      [null, 'Bảng tính thời hạn'],
    ]);
    const [receipt, supplement, apology, control, deadline] = await Promise.all(
      body.papers.map(({ url }) => printed('counter', url)),
    );
    expect(receipt!.text).toMatch(/Quyển số: 2023.*Số thứ tự: \d+|quyển số 2023/i);
    expect(receipt!.codes[0]).toContain(`/ho-so/${code}`);
    expect(supplement!.text).toContain('1. Bản sao giấy khai sinh');
    expect(supplement!.text).toContain('2. Ảnh 4 × 6');
    expect(apology!.text).toContain('Chờ ý kiến chuyên môn');
    expect(apology!.text).toContain('17 giờ 00 phút, ngày 15/09/2023');
    expect(control!.text).toContain('specialist');
    expect(control!.text).toContain('Đúng hạn');
    expect(deadline!.text).toContain('Chờ người nộp bổ sung');
    expect(deadline!.text).toContain(code);
  });

  test('come as one file, each on its own page', async () => {
    const codes = [await lived(), await lived()];
    const query = codes.flatMap((code) => [`of=${code}/receipt`, `of=${code}/control-slip`]).join('&');
    expect((await printed('counter', `/api/v1/papers.pdf?${query}`)).pages).toBe(4);
    expect((await as('counter').get('/api/v1/papers.pdf')).status).toBe(422);
  });

  test('the receipt with its secret is for the counter only', async () => {
    const code = await lived();
    const { body } = await as('specialist').get<Offered>(`/api/v1/dossiers/${code}/papers`);
    expect(body.papers.map(({ key }) => key)).not.toContain('receipt');
    expect((await as('specialist').get(`/api/v1/dossiers/${code}/papers/receipt.pdf`)).status).toBe(404);
  });

  test('what was not received has a refusal, and no control slip', async () => {
    const { body } = await as('counter').post<{ code: string }>('/api/v1/dossiers/filed', {
      ...anApplication({ components: [] }),
      channel: 'counter',
    });
    await act('counter', body.code, 'refuse-intake', { reasons: ['Không thuộc thẩm quyền của quận'] });
    const papers = await as('counter').get<Offered>(`/api/v1/dossiers/${body.code}/papers`);
    expect(papers.body.papers.map(({ form }) => form)).toEqual(['03']);
    const { text } = await printed('counter', papers.body.papers[0]!.url);
    expect(text).toContain('Không thuộc thẩm quyền của quận');
  });
});

describe('the register', () => {
  test('on paper and as a table: every received dossier once, in the order of its lines', async () => {
    const code = await lived();
    const { text } = await printed('control', '/api/v1/one-stops/quan/register.pdf');
    expect(text).toContain(code.slice(-4));
    const sheet = await as('counter').get('/api/v1/one-stops/quan/register.xlsx');
    const [table] = readTables(sheet.bytes, 'so.xlsx');
    const lines = table!.rows.slice(1).map((row) => Number(row.cells[0]));
    expect(lines).toEqual(lines.map((_, index) => index + 1));
    expect(table!.rows.some((row) => row.cells.includes(code))).toBe(true);
  });

  test.each<[Username, string, number, string]>([
    ['specialist', '/api/v1/one-stops/quan/register.pdf', 403, 'not-your-register'],
    ['neighbour', '/api/v1/one-stops/quan/register.xlsx', 403, 'not-your-register'],
    ['counter', '/api/v1/one-stops/nowhere/register.pdf', 404, 'not-found'],
    ['counter', '/api/v1/one-stops/quan/register.pdf?from=2023-08-15&to=2023-08-14', 422, 'invalid-input'],
    ['counter', '/api/v1/one-stops/quan/register.pdf?from=2023-01-01&to=2023-08-14', 422, 'invalid-input'],
    ['counter', '/api/v1/one-stops/quan/register.xlsx?from=2023-02-30', 422, 'invalid-input'],
  ])('%s asking for %s is refused', async (who, url, status, code) => {
    const answer = await as(who).get<{ code: string }>(url);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});
