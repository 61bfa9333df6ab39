import { describe, expect, test } from 'vitest';
import { read, shown } from './reading.fixture.ts';

describe('a procedure', () => {
  test.each([
    ['its code', '1.001193', 'Đăng ký khai sinh', '1.001193 →'],
    ['its code alone', '1.001193', '', '1.001193 →'],
    ['marks and case aside', '1.001193', 'ĐĂNG KÝ – khai sinh', '1.001193 →'],
    ['a code to be repaired', '1. 001193', 'Đăng ký khai sinh', '1.001193 → notice procedure-code-repaired'],
    [
      'a code that lost its nought',
      '1.00157',
      'Tạm ngừng kinh doanh của hộ kinh doanh',
      '1.001570 → notice procedure-code-repaired',
    ],
    ['the same, with nothing to bear it out', '1.00157', '', '1.001570 → warning procedure-code-repaired'],
    [
      'a name slightly off',
      '1.001570',
      'Tạm ngưng kinh doanh hộ kinh doanh',
      '1.001570 → warning procedure-name-differs',
    ],
    ['another’s name', '1.001193', 'Đăng ký kết hôn', '1.001193 → error procedure-name-differs'],
    ['a name of nothing like it', '1.001193', 'Bán pháo hoa', '1.001193 → error procedure-name-differs'],
    [
      '“Cấp lại” under the code of “Cấp”',
      '1.010723',
      'Cấp đổi giấy phép môi trường',
      '1.010723 → error procedure-name-differs',
    ],
    ['a name alone', '', 'Đăng ký khai sinh', '1.001193 → warning procedure-code-missing-found-by-name'],
    [
      'a name alone, slightly off',
      '-',
      'Cấp phép bán lẻ sản phẩm thuốc lá',
      '2.000181 → warning procedure-code-missing-found-by-name',
    ],
    [
      'a name alone, off between two',
      '',
      'Cấp mới giấy phép môi trường',
      'null → error procedure-code-missing',
    ],
    ['a name of nothing', '', 'Bán pháo hoa', 'null → error procedure-code-missing'],
    ['a code of nothing', '1.999999', 'Bán pháo hoa', 'null → error procedure-code-unknown'],
    [
      'a code of nothing with a known name',
      '1.999999',
      'Đăng ký khai sinh',
      'null → error procedure-code-unknown',
    ],
    ['a code that is none', 'xem phụ lục 3', 'Đăng ký khai sinh', 'null → error procedure-code-unknown'],
  ])('by %s', (_title, code, name, expected) => {
    const reading = read([
      ['TT', 'Mã TTHC', 'Tên TTHC', 'Cơ quan được ủy quyền'],
      ['1', code, name, 'Phòng Tư pháp'],
    ]);
    expect(
      shown(reading).map((line) => line.replace('bd-tu-phap ', '').replace('bd-tu-phap', '').trim()),
    ).toEqual([`2: ${expected}`]);
  });

  test('of unknown code is proposed by its name', () => {
    const [row] = read([
      ['Mã TTHC', 'Tên TTHC', 'Cơ quan được ủy quyền'],
      ['1.999999', 'Đăng ký khai sinh', 'Phòng Tư pháp'],
    ]).rows;
    expect(row!.findings[0]!.mend!.vi).toContain('1.001193 “Đăng ký khai sinh”');
  });
});
