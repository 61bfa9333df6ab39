import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ProcedureSearch } from './index.ts';

const procedure = (code: string, vi: string, en: string, fieldVi: string, keywords: string[]) => ({
  code,
  name: { vi, en },
  field: { vi: fieldVi, en: fieldVi },
  keywords,
});
const procedures = [
  procedure('1.001193', 'Đăng ký khai sinh', 'Birth registration', 'Hộ tịch', [
    'làm giấy khai sinh',
    'con mới đẻ',
    'em mới đẻ',
    'sinh con',
  ]),
  procedure('1.000656', 'Đăng ký khai tử', 'Death registration', 'Hộ tịch', ['báo tử', 'người thân mất']),
  procedure('1.000894', 'Đăng ký kết hôn', 'Marriage registration', 'Hộ tịch', ['cưới', 'đăng ký hôn nhân']),
  procedure('1.004884', 'Đăng ký lại khai sinh', 'Birth registration anew', 'Hộ tịch', [
    'mất giấy khai sinh',
  ]),
  procedure('2.000635', 'Cấp bản sao trích lục hộ tịch', 'Copy of a civil-status extract', 'Hộ tịch', [
    'bản sao khai sinh',
  ]),
  procedure('1.001612', 'Đăng ký thành lập hộ kinh doanh', 'Registering a household business', 'Kinh doanh', [
    'mở cửa hàng',
    'mở quán',
  ]),
  procedure('1.001776', 'Trợ cấp xã hội hàng tháng', 'Monthly social allowance', 'Bảo trợ xã hội', [
    'người cao tuổi',
  ]),
];
const search = new ProcedureSearch(procedures);
const first = (question: string) => search.find(question)[0]?.code;

describe('found first', () => {
  test.each([
    ['dang ky khai sinh', '1.001193'],
    ['đăng ký khai sinh', '1.001193'],
    ['ĐĂNG KÝ KHAI SINH', '1.001193'],
    ['con em mới đẻ làm giấy tờ ở đâu', '1.001193'],
    ['con em moi de lam giay to o dau', '1.001193'],
    ['dang ky lai khai sinh', '1.004884'],
    ['báo tử', '1.000656'],
    ['nha co nguoi than mat', '1.000656'],
    ['cưới thì đăng ký ở đâu', '1.000894'],
    ['dang ky ket hon', '1.000894'],
    ['dang ki ket honn', '1.000894'],
    ['toi muon mo quan', '1.001612'],
    ['kinh doanh', '1.001612'],
    ['marriage', '1.000894'],
    ['1.001776', '1.001776'],
  ])('%s → %s', (question, code) => {
    expect(first(question)).toBe(code);
  });
});

describe('whatever is asked', () => {
  test('a name, with or without its accents, composed or not, finds its own procedure first', () => {
    const writings = [
      (name: string) => name,
      (name: string) => name.normalize('NFD'),
      (name: string) => name.toUpperCase(),
      (name: string) =>
        name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('Đ', 'D').replaceAll('đ', 'd'),
      (name: string) => `  ${name.replaceAll(' ', '   ')} ? `,
    ];
    for (const { code, name } of procedures) {
      for (const written of writings) expect(first(written(name.vi))).toBe(code);
    }
  });

  test('the answer holds each procedure at most once, and never more than were wanted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 5 }), (question, limit) => {
        const codes = search.find(question, limit).map((p) => p.code);
        expect(codes.length).toBeLessThanOrEqual(limit);
        expect(new Set(codes).size).toBe(codes.length);
      }),
    );
  });

  test.each(['', '   ', '?!', '\u0000', 'zzzzzzzz'])('%j finds nothing', (question) => {
    expect(search.find(question)).toEqual([]);
  });
});
