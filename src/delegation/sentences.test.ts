import { describe, expect, test } from 'vitest';
import { city, dayAt, days, parsed, positionsOf, unitEntry } from '../authority/changes.fixture.ts';
import { sentenceOf, sentencesOf } from './sentences.ts';

const cases: [object, string, string][] = [
  [
    {
      kind: 'delegate',
      document: 'qd-1',
      delegator: 'dong',
      period: days(5, 20),
      rows: [
        { annex: 'I', no: 1, procedure: '1.000001', delegate: 'dong-ht' },
        { annex: 'I', no: 2, procedure: '1.000002', delegate: 'dong-ht' },
        { annex: 'I', no: 3, procedure: '1.000001', delegate: 'dong-1' },
      ],
    },
    'Theo qd-1/QĐ, dong ủy quyền 2 thủ tục cho dong-ht, 1 thủ tục cho dong-1, từ ngày 06/01/2023 đến hết ngày 20/01/2023.',
    'By qd-1/QĐ, dong delegates 2 procedures to dong-ht, 1 procedure to dong-1, from 06/01/2023 until 20/01/2023.',
  ],
  [
    { kind: 'repeal', document: 'qd-1', by: 'qd-2', from: dayAt(10) },
    'Bãi bỏ qd-1/QĐ từ ngày 11/01/2023, theo qd-2/QĐ.',
    'qd-1/QĐ is repealed from 11/01/2023, by qd-2/QĐ.',
  ],
  [
    {
      kind: 'repeal',
      document: 'qd-1',
      by: null,
      from: dayAt(10),
      rows: [
        { annex: 'I', no: 1 },
        { annex: 'I', no: 4 },
        { annex: 'II', no: 2 },
      ],
    },
    'Bãi bỏ dòng 1, 4 Phụ lục I; dòng 2 Phụ lục II của qd-1/QĐ từ ngày 11/01/2023.',
    'row 1, 4 of annex I; row 2 of annex II of qd-1/QĐ is repealed from 11/01/2023.',
  ],
  [
    { kind: 'suspend', document: 'qd-1', by: null, period: days(10, 12) },
    'Ngưng hiệu lực qd-1/QĐ từ ngày 11/01/2023 đến hết ngày 12/01/2023.',
    'qd-1/QĐ is suspended from 11/01/2023 until 12/01/2023.',
  ],
  [
    { kind: 'extend', document: 'qd-1', by: null, to: dayAt(36) },
    'Gia hạn qd-1/QĐ đến hết ngày 05/02/2023.',
    'qd-1/QĐ is extended until 05/02/2023.',
  ],
  [
    { kind: 'replace', document: 'qd-1', by: 'qd-2', from: dayAt(10), carriesOver: true },
    'qd-2/QĐ thay thế qd-1/QĐ từ ngày 11/01/2023. Văn bản căn cứ vào văn bản cũ vẫn có hiệu lực.',
    'qd-2/QĐ replaces qd-1/QĐ from 11/01/2023. What rests on the old one stays in force.',
  ],
  [
    {
      kind: 'substitute',
      unit: 'dong',
      position: 'deputy dong',
      form: 'KT',
      document: null,
      period: days(0, null),
    },
    'Cấp phó ký KT. cho thủ trưởng dong, từ ngày 01/01/2023.',
    'Cấp phó signs (KT.) for the head of dong, from 01/01/2023 on.',
  ],
  [
    { kind: 'end-substitution', unit: 'dong', position: 'deputy dong', from: dayAt(10) },
    'Cấp phó thôi ký thay thủ trưởng dong từ ngày 11/01/2023.',
    'Cấp phó no longer signs for the head of dong, from 11/01/2023.',
  ],
  [
    {
      kind: 'reorganise',
      document: 'qd-3',
      on: dayAt(20),
      units: [
        { unit: 'dong-1', successors: [{ unit: 'moi', field: null }] },
        { unit: 'dong-ht', successors: [{ unit: 'dong-dd', field: 'Hộ tịch' }] },
        { unit: 'tay-2', successors: [] },
      ],
      delegations: 'lapse',
      creates: {
        units: [unitEntry('moi', 'committee', 'ward', 'dong', 'x', days(20, null))],
        positions: positionsOf('moi'),
      },
    },
    'Theo qd-3/QĐ, từ ngày 21/01/2023, 3 đơn vị kết thúc: dong-1 → moi, dong-ht → dong-dd (Hộ tịch), tay-2 (không có đơn vị kế thừa). Các ủy quyền liên quan chấm dứt. Lập mới 1 đơn vị, 0 Bộ phận Một cửa.',
    'By qd-3/QĐ, 3 units end on 21/01/2023: dong-1 → moi, dong-ht → dong-dd (Hộ tịch), tay-2 (no successor). Their delegations lapse. 1 unit and 0 one-stops come into being.',
  ],
];

describe('a change in words', () => {
  test.each(cases)('%#: %s', (typed, vi, en) => {
    const [change] = parsed(typed);
    expect(sentenceOf(city, change!)).toEqual({ vi, en });
  });

  test('names a few delegates and counts the rest', () => {
    const rows = Array.from({ length: 8 }, (_, n) => ({
      annex: 'I',
      no: n + 1,
      procedure: '1',
      delegate: `u-${n}`,
    }));
    const [change] = parsed({
      kind: 'delegate',
      document: 'qd-1',
      delegator: 'dong',
      period: days(0, 9),
      rows,
    });
    expect(sentenceOf(city, change!).vi).toContain('1 thủ tục cho u-4 (+3 đơn vị khác), từ ngày');
  });

  test('that is not complete yet is told as such', () => {
    expect(sentencesOf(city, [{ kind: 'repeal' }])).toEqual([
      { vi: 'Thay đổi thứ 1 chưa ghi đủ.', en: 'Change 1 is not complete yet.' },
    ]);
  });
});
