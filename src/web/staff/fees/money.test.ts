import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inDong, typedAmount } from './money.ts';

test.each<[string, number | null]>([
  ['50000', 50_000],
  ['50.000', 50_000],
  ['50 000 đ', 50_000],
  ['1.250.000 đồng', 1_250_000],
  ['0', 0],
  ['', null],
  ['-5', null],
  ['năm mươi', null],
])('%s typed is %s', (text, amount) => {
  expect(typedAmount(text)).toBe(amount);
});

test('what is shown is read back', () => {
  fc.assert(fc.property(fc.nat(), (amount) => typedAmount(inDong(amount)) === amount));
});
