import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, tidy } from './text.ts';

describe('fold', () => {
  test.each([
    ['Đăng ký khai sinh', 'dang ky khai sinh'],
    ['ĐĂNG KÝ KHAI SINH', 'dang ky khai sinh'],
    ['  Hà   Nội,  quận Ba Đình ', 'ha noi quan ba dinh'],
    ['Ủy ban nhân dân phường Phúc Xá', 'uy ban nhan dan phuong phuc xa'],
    ['1.001193', '1.001193'],
    ['người, ngưòi & NGƯỜI?', 'nguoi nguoi nguoi'],
    ['ă â ê ô ơ ư đ', 'a a e o o u d'],
    ['!?', ''],
  ])('%j is searched as %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test('finds no difference between composed and decomposed letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
      }),
    );
  });

  test('of Vietnamese letters and signs leaves a–z, 0–9, full stops and single spaces, once and for all', () => {
    const letters = [...'aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệ .,-()0123456789\t'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...letters)), (parts) => {
        const folded = fold(parts.join(''));
        expect(folded).toMatch(/^(?:[a-z0-9.]+(?: [a-z0-9.]+)*)?$/);
        expect(fold(folded)).toBe(folded);
      }),
    );
  });
});

test('tidy text is composed and has single spaces', () => {
  expect(tidy(` Nguyê${'\u0303'}n\u00a0 Văn\tAn\n`)).toBe('Nguyễn Văn An');
});
