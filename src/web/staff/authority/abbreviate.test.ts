import { describe, expect, test } from 'vitest';
import { abbreviate, shortPlace } from './abbreviate.ts';

const DISTRICT = 'Bộ phận Một cửa quận Ba Đình';
const WARD = 'Bộ phận Một cửa phường Cống Vị';

describe('short names of bodies', () => {
  test.each([
    ['Trưởng phòng, Phòng Tư pháp quận Ba Đình', DISTRICT, 'P. Tư pháp'],
    ['Trưởng phòng, Phòng Lao động - Thương binh và Xã hội quận Ba Đình', DISTRICT, 'P. LĐTBXH'],
    ['Trưởng phòng, Phòng Tài nguyên và Môi trường quận Ba Đình', DISTRICT, 'P. TNMT'],
    ['Trưởng phòng, Phòng Nội vụ quận Ba Đình', WARD, 'P. Nội vụ'],
    ['Chủ tịch, Ủy ban nhân dân quận Ba Đình', DISTRICT, 'UBND'],
    ['Chủ tịch, Ủy ban nhân dân quận Ba Đình', WARD, 'UBND Q. Ba Đình'],
    ['Chủ tịch, Ủy ban nhân dân phường Cống Vị', WARD, 'UBND'],
    ['Chánh Thanh tra, Thanh tra quận Ba Đình', DISTRICT, 'Thanh tra'],
    ['Giám đốc, Trung tâm Phục vụ hành chính công thành phố', DISTRICT, 'TTPVHCCTP'],
    ['Ủy ban nhân dân phường Cống Vị', WARD, 'UBND'],
  ])('%s at %s is %s', (holder, oneStop, short) => {
    expect(abbreviate(holder, oneStop)).toBe(short);
  });
});

test.each([
  [DISTRICT, 'Q. Ba Đình'],
  [WARD, 'P. Cống Vị'],
  ['Trung tâm Phục vụ hành chính công thành phố Hà Nội', 'TP. Hà Nội'],
  ['Điểm tiếp nhận số 3', 'Điểm tiếp nhận số 3'],
])('the place of %s is %s', (oneStop, short) => {
  expect(shortPlace(oneStop)).toBe(short);
});
