import { describe, expect, test } from 'vitest';
import { day } from '../kernel/time.ts';
import type { Register } from './register.ts';
import { fingerprint, who } from './who.ts';
import { world } from './world.fixture.ts';

/** What the truth table (truth-table.test.ts) does not show: the words, and registers that are wrong in themselves. */

const on = (register: Register, procedure: string, oneStop: string, at: string) =>
  who(register, { procedure, oneStop, at: day(at) });
const ask = (procedure: string, oneStop: string, at: string) => on(world, procedure, oneStop, at);

describe('the chain in words', () => {
  test('goes from the law by the city and the decision to the row and the position', () => {
    expect(ask('1.000105', 'mc-dong', '2023-09-15').chain.map((link) => link.text.vi)).toEqual([
      'Điều 103, Luật Xây dựng (50/2014/QH13)',
      'Quyết định số 10/QĐ-UBND ngày 22/11/2022 của UBND thành phố Sông Xanh: Đề án ủy quyền, có hiệu lực đến hết ngày 31/12/2026',
      'Quyết định số 101/QĐ-UBND ngày 10/01/2023 của UBND quận Đông: Ủy quyền cho phòng chuyên môn, có hiệu lực đến hết ngày 31/01/2024',
      'Phụ lục I, dòng 1: Cấp giấy phép xây dựng nhà ở (1.000105), giao Phòng Quản lý đô thị quận Đông quyết định',
      'Trưởng phòng, Phòng Quản lý đô thị quận Đông',
    ]);
  });

  test('cites no article of a law that took the place of another', () => {
    expect(ask('1.000134', 'mc-dong', '2023-02-15').chain[0]).toMatchObject({ article: 'Điều 9' });
    expect(ask('1.000134', 'mc-dong', '2023-06-15').chain[0]).toMatchObject({
      article: null,
      text: { vi: 'Nghị định mới, có chuyển tiếp (902/2023/NĐ-CP)' },
      document: { validTo: '2023-12-01' },
    });
  });

  test.each([
    ['1.000105', '2023-09-15', 'Phụ lục I, dòng 1'],
    ['1.000125', '2023-09-15', 'Phụ lục III, dòng 1'],
  ])('names the row of %s', (procedure, at, row) => {
    const link = ask(procedure, 'mc-dong', at).chain.find(({ kind }) => kind === 'annex-row');
    expect(link?.text.vi).toContain(row);
  });
});

test.each([
  ['9.999999', '2023-09-15', 'Thủ tục 9.999999 không có hiệu lực vào ngày 15/09/2023.'],
  ['1.000132', '2023-09-15', 'Một cửa quận Đông không tiếp nhận thủ tục 1.000132.'],
  [
    '1.000135',
    '2023-09-15',
    'Văn bản 904/2018/NĐ-CP không có hiệu lực vào ngày 15/09/2023, nên thẩm quyền không có căn cứ.',
  ],
  ['1.000109', '2023-09-15', 'Cần biết trường hợp của hồ sơ mới xác định được ai quyết định.'],
  ['1.000125', '2023-12-15', 'Chưa có ai giữ chức Phó Trưởng phòng, Phòng Quản lý đô thị quận Đông.'],
  ['1.000101', '2024-03-01', 'Chưa có ai giữ chức Chủ tịch, UBND quận Đông.'],
])('a gap says what is missing: %s on %s', (procedure, at, says) => {
  expect(ask(procedure, 'mc-dong', at)).toMatchObject({ kind: 'gap', text: { vi: says } });
});

describe('what a posting says', () => {
  const said = (procedure: string, at: string) => fingerprint(ask(procedure, 'mc-dong', at));
  test('stays while persons change', () => {
    expect(said('1.000101', '2024-02-15')).toBe(said('1.000101', '2024-06-15'));
  });
  test.each([
    ['the delegate', '1.000112', '2023-09-30', '2023-10-01'],
    ['the delegation', '1.000105', '2024-01-31', '2024-02-01'],
    ['the scheme', '1.000116', '2023-09-30', '2023-10-01'],
    ['the law', '1.000134', '2023-04-30', '2023-05-01'],
  ])('changes with %s', (_what, procedure, before, after) => {
    expect(said(procedure, before)).not.toBe(said(procedure, after));
  });
});

describe('of a register that is wrong in itself:', () => {
  test('units that stand under each other: the way up comes to an end', () => {
    const units = world.units.map((u) => (u.unit === 'tp' ? { ...u, parent: 'trung-tam' } : u));
    expect(on({ ...world, units }, '1.000102', 'mc-trung-tam', '2025-07-02')).toMatchObject({
      code: 'no-such-body',
    });
  });

  test('decisions that rest on each other: each is named once', () => {
    const documents = world.documents.map((d) =>
      d.document === 'de-an'
        ? { ...d, restsOn: ['khung-cu'] }
        : d.document === 'khung-cu'
          ? { ...d, restsOn: ['de-an'] }
          : d,
    );
    const { chain } = on({ ...world, documents }, '1.000105', 'mc-dong', '2023-09-15');
    expect(chain.flatMap((link) => (link.kind === 'city-decision' ? link.document!.document : []))).toEqual([
      'khung-cu',
      'de-an',
    ]);
  });

  test('rows that share one period are told apart', () => {
    const [row] = world.rows.filter((r) => r.procedure === '1.000105' && r.delegator === 'dong');
    const ofNo = (no: number) => {
      const register = { ...world, rows: [{ ...row!, no }] };
      return on(register, '1.000105', 'mc-dong', '2023-09-15').chain.find((l) => l.kind === 'annex-row')?.text
        .vi;
    };
    expect(ofNo(1)).toContain('dòng 1:');
    expect(ofNo(2)).toContain('dòng 2:');
  });
});
