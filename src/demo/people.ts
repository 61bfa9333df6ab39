import { addDays, type Day, day } from '../kernel/time.ts';
import type { Random } from './random.ts';

/** Invented applicants: common names, streets of Ba Đình, numbers that belong to nobody. */

const familyNames = [
  'Nguyễn',
  'Nguyễn',
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Phan',
  'Vũ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Ngô',
  'Dương',
];
const middle = {
  male: ['Văn', 'Đức', 'Minh', 'Quang', 'Hữu', 'Xuân'],
  female: ['Thị', 'Thị', 'Thu', 'Ngọc', 'Phương', 'Thanh'],
};
const given = {
  male: [
    'An',
    'Bình',
    'Cường',
    'Dũng',
    'Hải',
    'Hùng',
    'Khánh',
    'Long',
    'Nam',
    'Phúc',
    'Quân',
    'Sơn',
    'Thắng',
    'Tuấn',
    'Việt',
  ],
  female: [
    'Anh',
    'Chi',
    'Dung',
    'Hà',
    'Hạnh',
    'Hương',
    'Lan',
    'Linh',
    'Mai',
    'Nga',
    'Ngọc',
    'Oanh',
    'Thảo',
    'Trang',
    'Yến',
  ],
};
const streets = [
  'Đội Cấn',
  'Liễu Giai',
  'Ngọc Hà',
  'Kim Mã',
  'Giảng Võ',
  'Nguyễn Thái Học',
  'Phan Đình Phùng',
  'Quán Thánh',
  'Hoàng Hoa Thám',
  'Vĩnh Phúc',
  'Linh Lang',
  'Đào Tấn',
  'Thành Công',
  'Châu Long',
  'Yên Phụ',
];
const wards = [
  'Phúc Xá',
  'Trúc Bạch',
  'Vĩnh Phúc',
  'Cống Vị',
  'Liễu Giai',
  'Quán Thánh',
  'Ngọc Hà',
  'Điện Biên',
  'Đội Cấn',
  'Ngọc Khánh',
  'Kim Mã',
  'Giảng Võ',
  'Thành Công',
];

export interface Applicant {
  readonly fullName: string;
  readonly identityNumber: string;
  readonly birthDate: Day;
  readonly sex: 'male' | 'female';
  readonly address: string;
  readonly phone: string;
}

/** @param ward where the applicant lives; any ward of the district when it is not given. */
export function inventApplicant(random: Random, ward?: string): Applicant {
  const sex = random.chance(0.5) ? 'male' : 'female';
  const birthDate = addDays(day('1950-01-01'), random.between(0, 55 * 365));
  const lane = random.chance(0.6) ? `ngõ ${random.between(2, 460)} ` : 'phố ';
  return {
    fullName: `${random.pick(familyNames)} ${random.pick(middle[sex])} ${random.pick(given[sex])}`,
    identityNumber: identityNumber(random, birthDate, sex),
    birthDate,
    sex,
    address: `Số ${random.between(1, 180)} ${lane}${random.pick(streets)}, phường ${ward ?? random.pick(wards)}, quận Ba Đình, Hà Nội`,
    phone: `0900${String(random.between(0, 999_999)).padStart(6, '0')}`,
  };
}

/**
 * Place of birth registration (001 is Hà Nội), century and sex, year, six figures (Decree 137/2015/NĐ-CP art. 13
 * and Circular 59/2021/TT-BCA). The last six begin with 9999: nobody has come that far.
 */
function identityNumber(random: Random, birthDate: Day, sex: 'male' | 'female'): string {
  const century = (Number(birthDate.slice(0, 2)) - 19) * 2 + (sex === 'female' ? 1 : 0);
  return `001${century}${birthDate.slice(2, 4)}9999${String(random.between(0, 99)).padStart(2, '0')}`;
}
