import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type TestApp, testApp } from '../../test/support/app.ts';
import { DELEGATED, KEPT } from '../../test/support/small-office.ts';
import { loadRegister, registerSchema, summaryOf, who } from '../authority/index.ts';
import { type Day, day } from '../kernel/time.ts';
import { writeXlsx } from '../office-files/office-file.fixture.ts';

let office: TestApp;
let control: Client;
let clerk: Client;
beforeAll(async () => {
  office = await testApp();
  control = await office.as('control');
  clerk = await office.as('clerk');
});
afterAll(async () => {
  expect(office.errors).toEqual([]);
  await office.close();
});

const api = '/api/v1/authority';

const sheet = (...rows: string[][]): Uint8Array =>
  writeXlsx([
    { name: 'Phụ lục I', rows: [['STT', 'Mã TTHC', 'Tên thủ tục', 'Cơ quan được ủy quyền'], ...rows] },
  ]);

const upload = (
  who: Client,
  bytes: Uint8Array,
  query = 'document=qd-quan&delegator=ubnd-quan&from=2023-09-01&to=2024-01-01',
  name = 'phụ lục.xlsx',
) =>
  who.send<Record<string, unknown>>(`${api}/annexes?${query}`, {
    method: 'POST',
    body: bytes as BodyInit,
    headers: { 'X-Motcua': '1', 'X-File-Name': encodeURIComponent(name) },
  });

describe('an annex', () => {
  test('comes back row by row, with the change that would enter it', async () => {
    const { status, body } = await upload(
      control,
      sheet(
        ['5', KEPT, 'Cấp giấy phép thử', 'Phòng Lao động quận Thử'],
        ['Tổng cộng: 1 thủ tục', '', '', ''],
      ),
    );
    expect([status, body]).toMatchObject([
      200,
      {
        mappings: [{ table: 'Phụ lục I', mapping: { headingRows: [1] } }],
        rows: [
          {
            source: { table: 'Phụ lục I', row: 2 },
            annex: 'I',
            no: 5,
            procedure: KEPT,
            delegates: ['lao-dong'],
          },
        ],
        change: {
          kind: 'delegate',
          document: 'qd-quan',
          delegator: 'ubnd-quan',
          rows: [{ annex: 'I', no: 5, procedure: KEPT, delegate: 'lao-dong' }],
        },
      },
    ]);
  });

  test('with an unknown code has no change, and says what stands in its way', async () => {
    const { body } = await upload(control, sheet(['1', '9.999999', 'Không có', 'Phòng Lao động quận Thử']));
    expect(body).toMatchObject({
      rows: [{ procedure: null, findings: [{ code: 'procedure-code-unknown', severity: 'error' }] }],
      change: null,
    });
  });

  test('of a decision that is not in the register takes its days from the question', async () => {
    const query = 'document=qd-sau&delegator=ubnd-quan&from=2024-01-01&to=2025-01-01';
    const { body } = await upload(control, sheet(['1', KEPT, '', 'Phòng Lao động']), query);
    expect(body).toMatchObject({ change: { period: { from: '2024-01-01', to: '2025-01-01' } } });
  });

  test('that overlaps with another decision is told beside its row', async () => {
    const query = 'document=qd-sau&delegator=ubnd-quan&from=2023-09-01&to=2024-01-01';
    const { body } = await upload(control, sheet(['1', DELEGATED, '', 'Phòng Lao động']), query);
    expect(body).toMatchObject({
      rows: [
        { findings: expect.arrayContaining([expect.objectContaining({ code: 'overlapping-delegates' })]) },
      ],
    });
  });

  test.each([
    ['by somebody who does not control procedures', () => upload(clerk, sheet()), 403],
    ['by nobody', () => upload(office.anonymous, sheet()), 401],
    ['that is no office file', () => upload(control, Buffer.from('%PDF-1.7')), 422],
    ['without its decision', () => upload(control, sheet(), 'delegator=ubnd-quan'), 422],
  ])('%s is refused', async (_, send, status) => {
    expect((await send()).status).toBe(status);
  });

  test('of a decision that ends before it begins is refused', async () => {
    const query = 'document=qd-sau&delegator=ubnd-quan&from=2024-01-01&to=2023-01-01';
    expect((await upload(control, sheet(['1', KEPT, '', 'Phòng Lao động']), query)).status).toBe(422);
  });
});

describe('an export', () => {
  test.each(['export.json', 'export.csv', 'links.xml'])('%s is for staff, as a file', async (name) => {
    expect((await office.anonymous.get(`${api}/${name}`)).status).toBe(401);
    const { status, headers } = await clerk.get(`${api}/${name}`);
    expect(status).toBe(200);
    expect(headers.get('Content-Disposition')).toMatch(/^attachment; filename="[\w.-]+"$/);
  });

  test('of the register answers as the database does', async () => {
    const { body } = await clerk.get(`${api}/export.json`);
    const file = registerSchema.parse(body);
    const register = await loadRegister(office.system.db);
    for (const at of ['2021-12-31', '2022-06-01', '2023-12-31', '2024-01-01', '2025-07-01'].map(
      day,
    ) as Day[]) {
      for (const procedure of [DELEGATED, KEPT]) {
        const question = { procedure, oneStop: 'quan', at };
        expect(summaryOf(who(file, question))).toEqual(summaryOf(who(register, question)));
      }
    }
  });

  test('as a table opens in Excel: with a mark, names, one line for each row', async () => {
    const { body } = await clerk.get<string>(`${api}/export.csv?on=2023-08-15`, { 'Accept-Language': 'vi' });
    const [head, ...lines] = body.replace('\ufeff', '').trimEnd().split('\r\n');
    expect(head).toContain('Mã thủ tục,Tên thủ tục,Cơ quan ủy quyền');
    expect(lines).toEqual([
      `01/QĐ-UBND,I,1,${DELEGATED},Đề nghị trợ cấp xã hội,Ủy ban nhân dân quận Thử,Phòng Lao động quận Thử,,,,,,,01/01/2023–31/12/2023,đang có hiệu lực`,
    ]);
  });
});
