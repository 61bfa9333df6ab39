import { describe, expect, test } from 'vitest';
import { city, days, unitEntry } from '../authority/changes.fixture.ts';
import { applyChanges, type Register, summaryOf, who } from '../authority/index.ts';
import type { Table } from '../office-files/index.ts';
import { periodOf, proposeDelegation } from './annex-import.ts';

/** The small city with names as people write them. */
const names: Record<string, string> = {
  'dong-ht': 'Phòng Tư pháp quận Đông',
  'dong-dd': 'Phòng Tài nguyên và Môi trường quận Đông',
  'dong-1': 'Ủy ban nhân dân phường Một',
  'dong-2': 'Ủy ban nhân dân phường Hai',
};
const register: Register = {
  ...city,
  units: city.units.map((u) => ({ ...u, name: { vi: names[u.unit] ?? u.unit, en: u.unit } })),
};

const heading = [
  'STT',
  'Mã TTHC',
  'Tên thủ tục',
  'Cơ quan được ủy quyền',
  'Trường hợp',
  'Giá trị',
  'Địa bàn',
];
const table = (...rows: string[][]): Table => ({
  name: 'Phụ lục I',
  above: [],
  rows: [heading, ...rows].map((cells, index) => ({
    number: index + 1,
    cells: heading.map((_, column) => cells[column] ?? ''),
  })),
});
const decision = { document: 'qd-1', delegator: 'dong', period: days(5, 20) };
const propose = (...rows: string[][]) => proposeDelegation(register, [table(...rows)], decision);
const codesOf = (proposal: ReturnType<typeof propose>) =>
  proposal.rows.map((row) => row.findings.map((f) => f.code).filter((code) => code !== 'not-posted'));

describe('an annex as a change', () => {
  test('enters every row, for each delegate one', () => {
    const { change } = propose(
      ['1', '1.000001', 'Thủ tục 1.000001', 'Phòng Tư pháp'],
      ['2', '1.000002', 'Thủ tục 1.000002', 'UBND các phường'],
    );
    expect(change?.rows.map((r) => [r.annex, r.no, r.procedure, r.delegate])).toEqual([
      ['I', 1, '1.000001', 'dong-ht'],
      ['I', 2, '1.000002', 'dong-1'],
      ['I', 2, '1.000002', 'dong-2'],
    ]);
    const after = applyChanges(register, [change!]);
    const question = { procedure: '1.000002', oneStop: 'dong-2', at: days(6, 7).from };
    expect(summaryOf(who(after, question)).unit).toBe('dong-2');
  });

  test('takes conditions over in the decision’s own words, and limits of value as numbers', () => {
    const proposal = propose([
      '1',
      '1.000001',
      '',
      'Phòng Tư pháp',
      'có yếu tố nước ngoài',
      'dưới 500 triệu đồng',
    ]);
    expect(proposal.change?.rows[0]?.conditions).toEqual({
      caseType: 'có yếu tố nước ngoài',
      value: { from: null, to: 500_000_000 },
    });
    expect(codesOf(proposal)[0]).toContain('condition-taken-over');
  });

  test('numbers rows that have no number after the one before', () => {
    const { rows } = propose(['7', '1.000001', '', 'Phòng Tư pháp'], ['', '1.000002', '', 'Phòng Tư pháp']);
    expect(rows.map((row) => row.no)).toEqual([7, 8]);
  });

  test('says of a territory of its own that it is not taken over', () => {
    const proposal = propose(['1', '1.000001', '', 'Phòng Tư pháp', '', '', 'phía nam sông']);
    expect(codesOf(proposal)[0]).toContain('territory-not-taken-over');
    expect(proposal.change).not.toBeNull();
  });
});

describe('there is no change while', () => {
  test.each<[string, string[], string]>([
    [
      'a limit of value is not understood',
      ['1', '1.000001', '', 'Phòng Tư pháp', '', 'vừa phải'],
      'value-not-understood',
    ],
    ['a code is unknown', ['1', '9.999999', 'Khác hẳn', 'Phòng Tư pháp'], 'procedure-code-unknown'],
    ['the delegate is under another', ['1', '1.000001', '', 'Sở Nội vụ'], 'delegate-unknown'],
  ])('%s', (_, row, code) => {
    const proposal = propose(row, ['2', '1.000002', '', 'Phòng Tư pháp']);
    expect(proposal.change).toBeNull();
    expect(codesOf(proposal)[0]).toContain(code);
  });

  test('the file has no rows', () => {
    expect(propose()).toMatchObject({ change: null, findings: [{ code: 'no-rows' }] });
  });

  test('the register would not take a row: told beside the row', () => {
    const entered = applyChanges(register, [propose(['1', '1.000001', '', 'Phòng Tư pháp']).change!]);
    const again = proposeDelegation(
      entered,
      [table(['2', '1.000002', '', 'Phòng Tư pháp'], ['1', '1.000001', '', 'Phòng Tư pháp'])],
      decision,
    );
    expect(again.change).toBeNull();
    expect(codesOf(again)).toEqual([
      expect.not.arrayContaining(['change-invalid']),
      expect.arrayContaining(['change-invalid']),
    ]);
  });
});

test('the lint’s findings stand beside the rows that they are about', () => {
  const repealed = {
    ...register,
    documents: register.documents.map((d) => (d.document === 'de-an' ? { ...d, inForce: [days(0, 3)] } : d)),
  };
  const { rows, findings } = proposeDelegation(
    repealed,
    [table(['1', '1.000001', '', 'Phòng Tư pháp'])],
    decision,
  );
  const all = [...findings, ...rows.flatMap((row) => row.findings)];
  expect(all.filter((f) => f.severity === 'error').length).toBeGreaterThan(0);
  expect(rows[0]!.findings.every((f) => f.place.no === undefined || f.place.no === 1)).toBe(true);
});

describe('the days of a decision', () => {
  test.each([
    ['in the register: its own', 'qd-1', days(0, 30)],
    ['not in the register: from today on', 'qd-khac', { from: days(3, 4).from, to: null }],
  ])('%s', (_, document, period) => {
    expect(periodOf(register, document, days(3, 4).from)).toEqual(period);
  });
});

test('5,000 rows come in within three seconds of computing', () => {
  const many = Array.from({ length: 5_000 }, (_, n) => `2.${String(n).padStart(6, '0')}`);
  const [form] = register.procedures;
  const [law] = register.competences;
  const large: Register = {
    ...register,
    units: [...register.units, unitEntry('dong-xx', 'division', 'district', 'dong', 'quận dong')],
    procedures: many.map((procedure) => ({
      ...form!,
      procedure,
      version: procedure,
      name: { vi: `Việc số ${procedure}`, en: procedure },
    })),
    competences: many.map((procedure) => ({ ...law!, procedure })),
    routes: many.map((procedure) => ({ procedure, oneStop: 'dong', unit: 'dong-ht', period: form!.period })),
  };
  const rows = many.map((procedure, n) => [
    String(n + 1),
    procedure,
    `Việc số ${procedure}`,
    'Phòng Tư pháp',
  ]);
  const before = process.cpuUsage();
  const { change } = proposeDelegation(large, [table(...rows)], decision);
  const { user, system } = process.cpuUsage(before);
  expect(change?.rows).toHaveLength(5_000);
  expect((user + system) / 1e6).toBeLessThan(3);
});
