import { describe, expect, test } from 'vitest';
import { readValueRange } from './amounts.ts';

const million = 1_000_000;
const billion = 1_000_000_000;

describe('a limit of value', () => {
  test.each([
    ['dưới 500 triệu đồng', { from: null, to: 500 * million }],
    ['Dưới 500.000.000 đồng.', { from: null, to: 500 * million }],
    ['không quá 2 tỷ đồng', { from: null, to: 2 * billion + 1 }],
    ['đến 200 nghìn đồng', { from: null, to: 200_001 }],
    ['từ 1,5 tỷ đồng trở lên', { from: 1.5 * billion, to: null }],
    ['từ 10 triệu trở xuống', { from: null, to: 10 * million + 1 }],
    ['trên 10 tỷ', { from: 10 * billion + 1, to: null }],
    ['từ 1 tỷ đến dưới 5 tỷ đồng', { from: billion, to: 5 * billion }],
    ['từ 1 đến 5 tỷ đồng', { from: billion, to: 5 * billion + 1 }],
    ['Giá trị dưới 1 tỉ', { from: null, to: billion }],
    ['dưới 500 triệu đồng'.normalize('NFD'), { from: null, to: 500 * million }],
  ])('%s', (text, range) => expect(readValueRange(text)).toEqual(range));

  test.each([
    'theo quy định',
    '500 triệu đồng',
    'dưới mức quy định',
    'dưới 0,0001 đồng',
    'trên 10 tỷ trở lên',
    'từ 5 tỷ đến 1 tỷ',
    'dưới 500 triệu đồng hoặc nhóm C',
    '',
  ])('is not guessed: “%s”', (text) => expect(readValueRange(text)).toBeUndefined());
});
