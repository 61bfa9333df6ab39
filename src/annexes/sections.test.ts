import { describe, expect, test } from 'vitest';
import { read, shown } from './reading.fixture.ts';

describe('sections', () => {
  const heading = ['TT', 'Mã TTHC', 'Tên TTHC'];
  const spread = (text: string): string[] => [text, text, text];

  test.each<[string, string[], string]>([
    ['merged over the row', spread('A. PHÒNG TƯ PHÁP'), 'bd-tu-phap'],
    ['with its letter in a cell of its own', ['I', 'Phòng Tư pháp', 'Phòng Tư pháp'], 'bd-tu-phap'],
    ['in the column of names', ['', '', 'B. UBND các phường'], 'wards'],
    ['with a count', spread('II. PHÒNG TƯ PHÁP (01 thủ tục)'), 'bd-tu-phap'],
    ['in a sentence', spread('Thủ tục ủy quyền cho Trưởng phòng Tư pháp giải quyết'), 'bd-tu-phap'],
  ])('name the delegate: %s', (_title, section, delegates) => {
    expect(shown(read([heading, section, ['1', '1.001193', 'Đăng ký khai sinh']]))).toEqual([
      `3: 1.001193 → ${delegates}`,
    ]);
  });

  test.each<[string, string[]]>([
    ['LĨNH VỰC HỘ TỊCH', spread('LĨNH VỰC HỘ TỊCH')],
    ['I. Lĩnh vực: Hộ tịch (02 TTHC)', spread('I. Lĩnh vực: Hộ tịch (02 TTHC)')],
    ['a field without the word', ['', '', 'HỘ TỊCH']],
    ['with its number', ['I', '', 'Hộ tịch']],
  ])('name the field: %s', (_title, section) => {
    expect(read([heading, section, ['1', '1.001193', 'Đăng ký khai sinh']]).rows[0]!.field).toBe('Hộ tịch');
  });

  test('“Phòng, chống…” is a field and no body', () => {
    const { rows } = read([heading, spread('I. PHÒNG, CHỐNG THAM NHŨNG'), ['1', '1.001193', '']]);
    expect(rows[0]!.findings.map(({ code }) => code)).toEqual(['delegate-missing']);
  });

  test('a field’s section does not end the delegate’s around it', () => {
    const reading = read([
      heading,
      spread('A. PHÒNG TƯ PHÁP'),
      spread('I. Lĩnh vực Hộ tịch'),
      ['1', '2.000528', ''],
      spread('II. Lĩnh vực Chứng thực'),
      ['2', '2.000815', ''],
      spread('B. PHÒNG KINH TẾ'),
      ['1', '2.000620', ''],
    ]);
    expect(reading.rows.map(({ field, delegates }) => [field, ...delegates])).toEqual([
      ['Hộ tịch', 'bd-tu-phap'],
      ['Chứng thực', 'bd-tu-phap'],
      ['Lưu thông hàng hóa trong nước', 'bd-kinh-te'],
    ]);
    expect(reading.rows.flatMap(({ findings }) => findings)).toEqual([]);
  });

  test('a row’s own delegate goes before the section’s', () => {
    expect(
      shown(
        read([
          [...heading, 'Cơ quan thực hiện'],
          ['A. PHÒNG TƯ PHÁP', '', '', ''],
          ['1', '2.000528', '', 'Phòng Nội vụ'],
          ['2', '2.000815', '', ''],
        ]),
      ),
    ).toEqual(['3: 2.000528 → bd-noi-vu', '4: 2.000815 → bd-tu-phap']);
  });

  test('a delegate merged down beside them is not theirs', () => {
    const reading = read([
      [...heading, 'Cơ quan thực hiện'],
      ['I', '', 'Lĩnh vực Hộ tịch', 'Phòng Tư pháp'],
      ['1', '2.000528', '', 'Phòng Tư pháp'],
      ['', '', 'II. Lĩnh vực Chứng thực', 'Phòng Tư pháp'],
      ['2', '2.000815', '', 'Phòng Tư pháp'],
    ]);
    expect(reading.rows.map(({ field, findings }) => [field, ...findings])).toEqual([
      ['Hộ tịch'],
      ['Chứng thực'],
    ]);
  });

  test('of a body that nobody knows make every row below an error', () => {
    expect(shown(read([heading, spread('A. PHÒNG DÂN TỘC'), ['1', '1.001193', '']]))).toEqual([
      '3: 1.001193 →  error delegate-unknown',
    ]);
  });
});
