import { expect, test } from 'vitest';
import { looksLikeCode, readCode } from './codes.ts';

test.each([
  ['1.001193', 'as-written 1.001193'],
  ['1. 001193', 'repaired 1.001193'],
  ['1 . 001 193', 'repaired 1.001193'],
  ['1,001193', 'repaired 1.001193'],
  ['1.001.193', 'repaired 1.001193'],
  ['1,001,193', 'repaired 1.001193'],
  ['1001193', 'repaired 1.001193'],
  ['1.OO1193', 'repaired 1.001193'],
  ['Mã số: 1.001193', 'repaired 1.001193'],
  ['1.001193.', 'repaired 1.001193'],
  ['1.001193.000.00.00.H26', 'repaired 1.001193'],
  ['1.001193.000.00.00.h 26', 'repaired 1.001193'],
  ['2.00012', 'repaired 2.000120, noughts'],
  ['1.0012', 'repaired 1.001200, noughts'],
  ['', 'none'],
  ['-', 'none'],
  ['chưa có', 'none'],
  ['1', 'unreadable'],
  ['1.0', 'unreadable'],
  ['15/08/2023', 'unreadable'],
  ['1.0011931', 'unreadable'],
  ['T-HNO-123456-TT', 'unreadable'],
  ['1.001193; 1.000894', 'unreadable'],
])('%j is %s', (text, expected) => {
  const read = readCode(text);
  const shown =
    read.kind === 'repaired'
      ? `repaired ${read.code}${read.zeros ? ', noughts' : ''}`
      : read.kind === 'as-written'
        ? `as-written ${read.code}`
        : read.kind;
  expect(shown).toBe(expected);
});

test.each([
  ['1.001193', true],
  ['1. 00119', true],
  ['1,001,193', true],
  ['12', false],
  ['1.', false],
  ['1. Đăng ký khai sinh', false],
  ['2.1', false],
])('%j looks like a code: %j', (text, expected) => {
  expect(looksLikeCode(text)).toBe(expected);
});
