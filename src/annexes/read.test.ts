import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTables } from '../office-files/index.ts';
import { baDinh } from './ba-dinh.fixture.ts';
import { type AnnexReading, readAnnex } from './index.ts';
import { read, shown, tableOf, wards } from './reading.fixture.ts';

const skipped = ({ skipped }: AnnexReading): string[] =>
  skipped.map(({ source, finding }) => `${source.row}: ${finding.text.vi}`);

describe('files that LibreOffice wrote', () => {
  const file = (name: string): AnnexReading =>
    readAnnex(readTables(readFileSync(join(import.meta.dirname, 'samples', name)), name), baDinh);
  const facts = ({ rows }: AnnexReading) =>
    rows.map(({ annex, no, procedure, field, delegates, term, findings }) =>
      [annex, no, procedure, field, wards(delegates), term, ...findings.map(({ code }) => code)].join(' | '),
    );

  test('a sheet: heading of two rows, merged delegate, decomposed letters, codes as numbers (samples/annex.fods)', () => {
    const reading = file('annex.xlsx');
    expect(facts(reading)).toEqual([
      'I | 1 | 2.000528 | Hộ tịch | bd-tu-phap | 31/12/2024',
      'I | 2 | 2.000806 | Hộ tịch | bd-tu-phap | 31/12/2024 | procedure-code-repaired',
      'I | 3 | 2.000635 | Hộ tịch | bd-tu-phap | 31/12/2024 | procedure-code-repaired',
      'I | 4 | 1.001731 | Bảo trợ xã hội | bd-lao-dong-tbxh | 31/12/2024',
      'I | 5 | 1.011607 | Bảo trợ xã hội | bd-lao-dong-tbxh | 31/12/2024 | procedure-code-missing-found-by-name',
      'II | 1 | 1.001266 | Hộ kinh doanh | wards |  | procedure-code-repaired',
      'II | 2 | 1.001570 | Hộ kinh doanh | wards |  | procedure-code-repaired',
    ]);
    expect(reading.findings.map(({ code }) => code)).toEqual(['delegate-from-title']);
    expect(reading.rows.length + reading.skipped.length).toBe(19);
  });

  test('a text: sections, titles above the tables, tables that are no annex (samples/annex.html)', () => {
    expect(facts(file('annex.docx'))).toEqual([
      'I | 1 | 2.000620 | Lưu thông hàng hóa trong nước | bd-kinh-te | ',
      'I | 2 | 2.000181 | Lưu thông hàng hóa trong nước | bd-kinh-te | ',
      'I | 1 | 1.000656 | Hộ tịch | wards |  | procedure-code-repaired',
      'II | 1 | 1.013227 | Xây dựng | bd-quan-ly-do-thi | ',
    ]);
  });
});

describe('rows', () => {
  const heading = ['STT', 'Mã TTHC', 'Tên TTHC', 'Cơ quan được ủy quyền', 'Địa bàn', 'Ghi chú'];
  const row = (no: string, code: string, delegate: string, territory = '', note = ''): string[] => [
    no,
    code,
    '',
    delegate,
    territory,
    note,
  ];

  test('that are left out say why', () => {
    const reading = read([
      new Array(6).fill('PHỤ LỤC'),
      heading,
      ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)=(4)+(5)'],
      row('1', '1.001193', 'Phòng Tư pháp'),
      heading,
      row('2', '', ''),
      ['Cộng', '', '', '', '', '1'],
      ['', '', 'GHI CHÚ THÊM', '', '', ''].toReversed(),
    ]);
    expect(skipped(reading)).toEqual([
      '1: Bỏ qua: tiêu đề.',
      '2: Bỏ qua: hàng tên cột.',
      '3: Bỏ qua: hàng đánh số cột.',
      '5: Bỏ qua: hàng tên cột.',
      '6: Bỏ qua: không có mã và tên thủ tục.',
      '7: Bỏ qua: hàng tổng cộng.',
      '8: Bỏ qua: tiêu đề nhóm.',
    ]);
    expect(reading.mappings).toHaveLength(1);
  });

  test('“Công nhận…” is no total', () => {
    expect(
      shown(
        read([
          ['Tên TTHC', 'Đơn vị nhận ủy quyền'],
          ['Công nhận hòa giải viên', 'Phòng Tư pháp'],
        ]),
      ),
    ).toEqual(['2: 1.002211 → bd-tu-phap warning procedure-code-missing-found-by-name']);
  });

  test('with the number out of order', () => {
    const reading = read([
      heading,
      row('1', '1.001193', 'Phòng Tư pháp'),
      row('3', '1.000894', 'Phòng Tư pháp'),
      row('4.', '1.000656', 'Phòng Tư pháp'),
      row('1', '1.000689', 'Phòng Tư pháp'),
    ]);
    expect(shown(reading)).toEqual([
      '2: 1.001193 → bd-tu-phap',
      '3: 1.000894 → bd-tu-phap warning number-out-of-order',
      '4: 1.000656 → bd-tu-phap',
      '5: 1.000689 → bd-tu-phap warning number-out-of-order',
    ]);
  });

  test('twice the same', () => {
    const reading = read([
      heading,
      row('1', '1.001193', 'UBND các phường'),
      row('2', '1.001193', 'UBND phường Vĩnh Phúc'),
      row('3', '1.000894', 'Phòng Tư pháp', 'Phúc Xá'),
      row('4', '1.000894', 'Phòng Tư pháp', 'Trúc Bạch'),
      row('5', '1.000894', 'Phòng Nội vụ', 'Phúc Xá'),
    ]);
    expect(shown(reading)).toEqual([
      '2: 1.001193 → wards',
      '3: 1.001193 → ubnd-vinh-phuc error duplicate-row',
      '4: 1.000894 → bd-tu-phap',
      '5: 1.000894 → bd-tu-phap',
      '6: 1.000894 → bd-noi-vu',
    ]);
    expect(reading.rows[1]!.findings[0]!.text.vi).toContain('dòng 2, bảng “S”');
  });

  test('“như trên” is what stands above', () => {
    expect(
      shown(
        read([
          heading,
          row('1', '1.001193', 'Phòng Y tế'),
          row('2', '1.000894', '-nt-'),
          row('3', '1.000656', 'như trên'),
        ]),
      ),
    ).toEqual(['2: 1.001193 → bd-y-te', '3: 1.000894 → bd-y-te', '4: 1.000656 → bd-y-te']);
  });

  test('without a delegate', () => {
    expect(shown(read([heading, row('1', '1.001193', '')]))).toEqual([
      '2: 1.001193 →  error delegate-missing',
    ]);
  });

  test('keep what else is written', () => {
    const [only] = read([
      [
        'Mã TTHC',
        'Ủy quyền cho',
        'Điều kiện',
        'Giá trị',
        'Phạm vi',
        'Thời hạn ủy quyền',
        'Thời hạn giải quyết',
        'Ghi chú',
      ],
      ['1.001193', 'Phòng Tư pháp', 'a', 'b', 'c', 'd', 'e', 'f'],
    ]).rows;
    expect(only).toMatchObject({
      condition: 'a',
      value: 'b',
      territory: 'c',
      term: 'd',
      processing: 'e',
      note: 'f',
      name: 'Đăng ký khai sinh',
    });
  });
});

test('whatever stands in the cells, each row comes back once', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      'Mã TTHC',
      'Tên TTHC',
      'Ủy quyền cho',
      'STT',
      '1.001193',
      '1',
      'I',
      'Phòng Tư pháp',
      'Phụ lục II',
    ),
    fc.constantFrom(
      'LĨNH VỰC HỘ TỊCH',
      'A. UBND các phường',
      '(1)',
      'Tổng cộng',
      'nt',
      'ủy quyền cho Phòng Y tế',
      '1,',
    ),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  );
  const rows = fc
    .integer({ min: 1, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 8 }));
  fc.assert(
    fc.property(rows, (cells) => {
      const reading = read(cells);
      const numbers = [...reading.rows, ...reading.skipped]
        .map(({ source }) => source.row)
        .sort((a, b) => a - b);
      const all = cells.map((_, i) => i + 1);
      expect(numbers).toEqual(reading.mappings.length > 0 ? all : []);
      for (const row of reading.rows) {
        const errors = row.findings.filter(({ severity }) => severity === 'error');
        if (row.procedure === null || row.delegates.length === 0) expect(errors).not.toEqual([]);
      }
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['full stops', `1${'.'.repeat(32_000)}`],
  ['brackets', '('.repeat(32_000)],
  ['commas', Array.from({ length: 9000 }, (_, i) => i).join(',')],
  ['words', 'ủy quyền cho '.repeat(2500)],
  ['numbers', '1 '.repeat(16_000)],
])('a cell full of %s takes no time', (_title, text) => {
  const start = process.threadCpuUsage();
  read([
    ['Mã TTHC', 'Tên TTHC', 'Ủy quyền cho'],
    [text, text, text],
    ['', text, ''],
    [text, '', 'x'],
  ]);
  expect(process.threadCpuUsage(start).user / 1000).toBeLessThan(300);
});

describe('a table', () => {
  test('without anything in it', () => {
    expect(readAnnex([], baDinh).findings.map(({ code }) => code)).toEqual(['no-table-found']);
  });

  test('without a heading', () => {
    expect(read([['1', '1.001193', 'x']]).findings.map(({ code }) => code)).toEqual(['heading-not-found']);
    expect(read([['Kính gửi', 'Ông A']]).findings.map(({ code }) => code)).toEqual(['heading-not-found']);
  });

  test('without a heading goes on with the table before it, when it is as wide', () => {
    const reading = readAnnex(
      [
        tableOf('Bảng 1', ['TT', 'Mã TTHC', 'Đơn vị nhận ủy quyền'], ['1', '1.001193', 'Phòng Y tế']),
        tableOf('Bảng 2', ['2', '1.000894', 'Phòng Y tế']),
      ],
      baDinh,
    );
    expect(shown(reading)).toEqual(['2: 1.001193 → bd-y-te', '1: 1.000894 → bd-y-te']);
    expect(reading.findings.map(({ code }) => code)).toEqual(['heading-carried-on']);
  });

  test.each([
    ['the title', [], ['PHỤ LỤC I', 'DANH MỤC TTHC ỦY QUYỀN CHO PHÒNG TƯ PHÁP'], 'I → bd-tu-phap'],
    [
      'lines above the table',
      ['Phụ lục số 3', 'TTHC UBND quận uỷ quyền cho UBND các phường giải quyết'],
      [],
      '3 → wards',
    ],
    [
      'the annex, not the decision before it',
      ['Điều 1. Ủy quyền cho Phòng Y tế như Phụ lục I', 'PHỤ LỤC II', 'TTHC ủy quyền cho Phòng Tư pháp'],
      [],
      'II → bd-tu-phap',
    ],
    ['nobody, when two are named', ['Ủy quyền cho Phòng Y tế', 'Ủy quyền cho Phòng Tư pháp'], [], 'null → '],
    ['nobody, when it is not clear whom', ['Ủy quyền cho các phòng chuyên môn'], [], 'null → '],
  ])('whose rows name no delegate goes to whom it says: %s', (_title, above, titles, expected) => {
    const rows = [...titles.map((title) => [title, title]), ['Mã TTHC', 'Tên TTHC'], ['1.001193', '']];
    const reading = readAnnex([{ ...tableOf('S', ...rows), above }], baDinh);
    expect(reading.rows.map(({ annex, delegates }) => `${annex} → ${wards(delegates)}`)).toEqual([expected]);
    expect(reading.findings.length).toBe(expected.endsWith('→ ') ? 0 : 1);
  });

  test('says which columns are not used', () => {
    const { findings } = read([['Mã TTHC', 'Tên TTHC', 'Căn cứ pháp lý', 'Ủy quyền cho']]);
    expect(findings.map(({ text }) => text.vi)).toEqual([
      'Cột “Căn cứ pháp lý” của bảng “S” không được dùng.',
    ]);
  });

  test('is read as a person says, not as proposed', () => {
    const rows = [
      ['Số', 'Việc', 'Ai làm'],
      ['1.001193', 'Đăng ký khai sinh', 'Phòng Y tế'],
    ];
    expect(read(rows).rows).toEqual([]);
    const columns = (['code', 'name', 'delegate'] as const).map((role, i) => ({
      heading: rows[0]![i]!,
      role,
    }));
    expect(shown(read(rows, { mapping: { S: { headingRows: [1], columns } } }))).toEqual([
      '2: 1.001193 → bd-y-te',
    ]);
    expect(shown(read(rows.slice(1), { mapping: { S: { headingRows: [], columns } } }))).toEqual([
      '1: 1.001193 → bd-y-te',
    ]);
  });

  test('may have any name', () => {
    const rows = [
      ['Mã TTHC', 'Ủy quyền cho'],
      ['1.001193', 'Phòng Y tế'],
    ];
    expect(readAnnex([tableOf('constructor', ...rows)], baDinh).rows).toHaveLength(1);
  });

  test('of two annexes one below the other', () => {
    const reading = read([
      ['PHỤ LỤC SỐ 1', 'PHỤ LỤC SỐ 1', 'PHỤ LỤC SỐ 1'],
      ['Mã TTHC', 'Tên TTHC', 'Đơn vị nhận ủy quyền'],
      ['1.001193', 'Đăng ký khai sinh', 'Phòng Tư pháp'],
      ['Phụ lục số 2', 'Phụ lục số 2', 'Phụ lục số 2'],
      ['Tên TTHC', 'Cơ quan thực hiện', 'Mã TTHC'],
      ['Đăng ký kết hôn', 'Phòng Y tế', '1.000894'],
    ]);
    expect(shown(reading)).toEqual(['3: 1.001193 → bd-tu-phap', '6: 1.000894 → bd-y-te']);
    expect(reading.rows.map(({ annex }) => annex)).toEqual(['1', '2']);
    expect(reading.mappings).toHaveLength(2);
  });
});
