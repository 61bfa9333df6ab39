import { describe, expect, test } from 'vitest';
import { readTerm } from './terms.ts';

describe('the period of a row', () => {
  test.each([
    ['31/12/2024', null, '2025-01-01'],
    ['đến hết ngày 31/12/2024', null, '2025-01-01'],
    ['Đến 5/6/2024.', null, '2024-06-06'],
    ['đến hết ngày 31 tháng 12 năm 2024', null, '2025-01-01'],
    ['đến hết năm 2024', null, '2025-01-01'],
    ['hết năm 2024', null, '2025-01-01'],
    ['từ ngày 01/01/2024 đến hết ngày 29/02/2024', '2024-01-01', '2024-03-01'],
    ['kể từ 01/07/2024 đến hết năm 2024', '2024-07-01', '2025-01-01'],
    ['đến hết ngày 31/12/2024'.normalize('NFD'), null, '2025-01-01'],
  ])('%s', (text, from, to) => expect(readTerm(text)).toEqual({ from, to }));

  test.each([
    'theo quyết định',
    '12 tháng',
    '31/02/2024',
    'từ ngày 01/01/2025 đến hết năm 2024',
    'đến khi có văn bản thay thế',
    '2024',
    '',
  ])('is not guessed: “%s”', (text) => expect(readTerm(text)).toBeUndefined());
});
