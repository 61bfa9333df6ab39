import { describe, expect, test } from 'vitest';
import { baDinh, wardCommittees } from './ba-dinh.fixture.ts';
import { readDelegates } from './delegates.ts';
import { UnitIndex } from './units.ts';

const units = new UnitIndex(baDinh);
const read = (text: string) => {
  const { slugs, findings } = readDelegates(text, units);
  return [...slugs, ...findings.map(({ code }) => code)];
};

describe('one body', () => {
  test.each([
    [
      'bd-tu-phap',
      [
        'Phòng Tư pháp',
        'PHÒNG TƯ PHÁP',
        'P. Tư pháp',
        'P.Tư pháp',
        'Phong Tu phap',
        'Trưởng phòng Tư pháp',
        'Phòng Tư pháp quận',
        'Phòng Tư pháp quận Ba Đình',
        'Phòng Tư pháp Q. Ba Đình',
        'Trưởng Phòng Tư pháp quận Ba Đình',
      ],
    ],
    [
      'bd-tai-nguyen-moi-truong',
      [
        'Phòng TN&MT',
        'Phòng TNMT',
        'P. TN-MT',
        'Phòng Tài nguyên - Môi trường',
        'Phòng Tài nguyên và Môi trường',
        'Phòng TN và MT quận',
      ],
    ],
    [
      'bd-lao-dong-tbxh',
      [
        'Phòng LĐTBXH',
        'Phòng LĐ-TB&XH',
        'P.LĐTB&XH',
        'Phòng Lao động - TB&XH',
        'Phòng Lao động, Thương binh và Xã hội',
        'Phòng Lao động - Thương binh và Xã hội',
      ],
    ],
    [
      'bd-tai-chinh-ke-hoach',
      ['Phòng TCKH', 'Phòng TC-KH', 'Phòng Tài chính – Kế hoạch', 'Phòng Tài chính Kế hoạch'],
    ],
    [
      'bd-van-hoa-thong-tin',
      ['Phòng VHTT', 'Phòng VH&TT', 'Phòng Văn hóa và Thông tin', 'Phòng Văn hoá - Thông tin'],
    ],
    ['bd-giao-duc-dao-tao', ['Phòng GD&ĐT', 'Phòng GDĐT', 'Phòng Giáo dục và Đào tạo']],
    ['bd-quan-ly-do-thi', ['Phòng QLĐT', 'Phòng Quản lý đô thị', 'P. Quản lý đô thị']],
    ['bd-kinh-te', ['Phòng Kinh tế', 'Phòng KT']],
    [
      'bd-van-phong',
      [
        'Văn phòng HĐND và UBND',
        'VP HĐND-UBND quận',
        'Chánh Văn phòng HĐND và UBND quận',
        'Văn phòng HĐND&UBND quận Ba Đình',
      ],
    ],
    ['bd-thanh-tra', ['Thanh tra quận', 'Chánh Thanh tra quận']],
    ['ubnd-ba-dinh', ['UBND quận Ba Đình', 'UBND quận', 'Chủ tịch UBND quận']],
    [
      'ubnd-vinh-phuc',
      [
        'UBND P. Vĩnh Phúc',
        'UBND phường Vĩnh Phúc',
        'Ủy ban nhân dân phường Vĩnh Phúc',
        'Uỷ ban nhân dân phường Vĩnh Phúc',
        'Chủ tịch UBND phường Vĩnh Phúc',
        'Phường Vĩnh Phúc',
        'P. Vĩnh Phúc',
        'UBND Vĩnh Phúc',
      ],
    ],
    ['ubnd-quan-thanh', ['UBND phường Quán Thánh', 'Phường Quán Thánh']],
  ])('%s', (slug, texts) => {
    expect(texts.map((text) => [text, ...read(text)])).toEqual(texts.map((text) => [text, slug]));
  });
});

describe('several bodies', () => {
  const all = [
    'UBND các phường',
    'UBND 14 phường',
    'Chủ tịch UBND phường',
    'UBND phường',
    '14 phường',
    'Các phường',
    'Ủy ban nhân dân các phường thuộc quận Ba Đình',
    'Chủ tịch UBND các phường trên địa bàn quận',
    'UBND các phường quận Ba Đình',
    'UBND cấp xã',
    'UBND các phường (14 phường)',
    'UBND xã, phường, thị trấn',
  ];
  test('all ward committees', () => {
    expect(all.map((text) => [text, ...read(text)])).toEqual(all.map((text) => [text, ...wardCommittees]));
  });

  test.each([
    ['Phòng Tư pháp; Phòng Nội vụ', ['bd-tu-phap', 'bd-noi-vu']],
    ['Phòng Văn hóa và Thông tin, Phòng Y tế', ['bd-van-hoa-thong-tin', 'bd-y-te']],
    ['Phòng Kinh tế và Phòng Quản lý đô thị', ['bd-kinh-te', 'bd-quan-ly-do-thi']],
    ['Phòng Tư pháp, UBND các phường', ['bd-tu-phap', ...wardCommittees]],
    ['UBND phường Phúc Xá, UBND phường Trúc Bạch', ['ubnd-phuc-xa', 'ubnd-truc-bach']],
  ])('%s', (text, slugs) => {
    expect(read(text)).toEqual(slugs);
  });
});

describe('nothing is guessed', () => {
  test.each([
    ['Phòng Dân tộc', ['delegate-unknown']],
    ['Phường Quan Hoa', ['delegate-unknown']],
    ['UBND', ['delegate-unknown']],
    ['Phòng', ['delegate-unknown']],
    ['Phòng Tư pháp; Phòng Dân tộc', ['delegate-unknown']],
    ['Các phòng chuyên môn', ['delegate-ambiguous']],
    ['UBND 18 phường', [...wardCommittees, 'ward-count-differs']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test('a misspelt body is proposed, not taken', () => {
    const { findings } = readDelegates('Phòng Tư phát', units);
    expect(findings[0]!.mend!.vi).toContain('Phòng Tư pháp quận Ba Đình');
  });

  const twoDistricts = [
    { slug: 'ba-dinh', name: 'Phòng Tư pháp quận Ba Đình', kind: 'division', level: 'district' },
    { slug: 'tay-ho', name: 'Phòng Tư pháp quận Tây Hồ', kind: 'division', level: 'district' },
    { slug: 'ubnd-tay-ho', name: 'Ủy ban nhân dân quận Tây Hồ', kind: 'committee', level: 'district' },
  ] as const;

  test('of two with one name, both are listed', () => {
    const { slugs, findings } = readDelegates(
      'Phòng Tư pháp',
      new UnitIndex({ procedures: [], units: twoDistricts }),
    );
    expect(slugs).toEqual([]);
    expect(findings[0]!.text.vi).toContain('Phòng Tư pháp quận Ba Đình; Phòng Tư pháp quận Tây Hồ');
  });

  test('of two with one name, the one at the delegator’s place is meant', () => {
    const index = new UnitIndex({ procedures: [], units: twoDistricts, delegator: 'ubnd-tay-ho' });
    expect(readDelegates('Phòng Tư pháp', index).slugs).toEqual(['tay-ho']);
  });
});
