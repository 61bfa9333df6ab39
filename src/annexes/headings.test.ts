import { describe, expect, test } from 'vitest';
import { findHeadings, roleOf } from './headings.ts';
import type { Role } from './model.ts';

describe('a heading', () => {
  test.each<[Role | null, string[]]>([
    ['number', ['STT', 'TT', 'Số TT', 'Số thứ tự', 'Stt.', 'Thứ tự', 'Số']],
    [
      'code',
      [
        'Mã TTHC',
        'Mã số TTHC',
        'Mã thủ tục',
        'Mã số hồ sơ TTHC',
        'Mã số',
        'MÃ THỦ TỤC HÀNH CHÍNH',
        'Số hồ sơ TTHC',
        'Mã TTHC (trên CSDL quốc gia)',
        'Thủ tục mã số',
      ],
    ],
    [
      'name',
      [
        'Tên thủ tục hành chính',
        'Tên TTHC',
        'Thủ tục hành chính',
        'TÊN TTHC ĐƯỢC ỦY QUYỀN',
        'Danh mục thủ tục hành chính',
        'Nội dung ủy quyền',
        'Nội dung công việc ủy quyền',
        'Lĩnh vực/Tên thủ tục hành chính',
        'TTHC được uỷ quyền giải quyết',
      ],
    ],
    ['field', ['Lĩnh vực', 'LĨNH VỰC', 'Lĩnh vực TTHC', 'Tên lĩnh vực', 'Nhóm lĩnh vực']],
    [
      'delegate',
      [
        'Cơ quan được ủy quyền',
        'Cơ quan, đơn vị được uỷ quyền',
        'Đơn vị nhận ủy quyền',
        'Người được ủy quyền',
        'Chức danh được ủy quyền',
        'Bên được ủy quyền',
        'Cơ quan thực hiện',
        'Cơ quan, đơn vị thực hiện',
        'Cơ quan giải quyết',
        'Đơn vị chủ trì giải quyết',
        'Ủy quyền cho',
        'Cơ quan tiếp nhận ủy quyền',
        'Đơn vị được ủy quyền giải quyết TTHC',
      ],
    ],
    [
      'delegator',
      [
        'Cơ quan ủy quyền',
        'Người ủy quyền',
        'Cơ quan có thẩm quyền',
        'Thẩm quyền giải quyết',
        'Cấp có thẩm quyền',
      ],
    ],
    ['condition', ['Điều kiện', 'Điều kiện ủy quyền', 'Trường hợp áp dụng']],
    ['value', ['Giá trị', 'Hạn mức', 'Giá trị tối đa (đồng)']],
    ['territory', ['Phạm vi', 'Địa bàn', 'Phạm vi ủy quyền']],
    ['term', ['Thời hạn ủy quyền', 'Thời gian ủy quyền', 'Thời hạn', 'Hiệu lực']],
    ['processing', ['Thời hạn giải quyết', 'Thời gian giải quyết (ngày làm việc)']],
    ['note', ['Ghi chú', 'GHI CHÚ']],
    [
      null,
      [
        '',
        'Căn cứ pháp lý',
        'Quyết định công bố',
        'Mã định danh',
        'Mã đơn vị',
        'Cấp thực hiện',
        'Phòng Tư pháp',
        'Đăng ký khai sinh',
        '1.001193',
        'Nội dung này được ủy quyền cho các phòng theo quy định tại Điều 14 của Luật Tổ chức chính quyền địa phương',
      ],
    ],
  ])('says %s', (role, headings) => {
    expect(headings.map((heading) => [heading, roleOf(heading)])).toEqual(
      headings.map((heading) => [heading, role]),
    );
  });
});

describe('the heading of a table', () => {
  const table = (...rows: string[][]) => ({
    name: 'S',
    above: [],
    rows: rows.map((cells, i) => ({ number: i + 1, cells })),
  });
  const roles = (...rows: string[][]) =>
    findHeadings(table(...rows)).map(({ mapping }) => [
      ...mapping.headingRows,
      ...mapping.columns.map((column) => column.role),
    ]);

  test('stands below titles', () => {
    const title = 'DANH MỤC TTHC ỦY QUYỀN CHO PHÒNG TƯ PHÁP';
    expect(
      roles(
        ['UBND QUẬN', '', 'CỘNG HÒA'],
        [title, title, title],
        ['STT', 'Mã TTHC', 'Tên TTHC'],
        ['1', '1.001193', 'x'],
      ),
    ).toEqual([[3, 'number', 'code', 'name']]);
  });

  test('can take two rows', () => {
    expect(
      roles(
        ['TT', 'Thủ tục hành chính', 'Thủ tục hành chính', 'Ủy quyền', 'Ủy quyền'],
        ['TT', 'Mã số', 'Tên', 'Cơ quan được ủy quyền', 'Thời hạn'],
        ['(1)', '(2)', '(3)', '(4)', '(5)'],
      ),
    ).toEqual([[1, 2, 'number', 'code', 'name', 'delegate', 'term']]);
  });

  test('comes again for a second annex on the same sheet', () => {
    expect(
      roles(
        ['Mã TTHC', 'Tên TTHC'],
        ['1.001193', 'x'],
        ['PHỤ LỤC II', ''],
        ['Tên TTHC', 'Mã TTHC'],
        ['x', '1.000894'],
      ),
    ).toEqual([
      [1, 'code', 'name'],
      [4, 'name', 'code'],
    ]);
  });

  test('has one delegate: “được ủy quyền” goes before “thực hiện”', () => {
    expect(roles(['Mã TTHC', 'Tên TTHC', 'Cơ quan thực hiện', 'Cơ quan được ủy quyền'])).toEqual([
      [1, 'code', 'name', null, 'delegate'],
    ]);
  });

  test.each([
    ['a row about a procedure', ['1', '', 'Thủ tục thanh toán', 'Trường hợp khẩn cấp']],
    ['a signature', ['Nơi nhận:', 'TM. ỦY BAN NHÂN DÂN']],
    ['one word', ['Tên TTHC', '']],
  ])('is not %s', (_title, cells) => {
    expect(roles(cells)).toEqual([]);
  });
});
