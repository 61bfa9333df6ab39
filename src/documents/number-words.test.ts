import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { amountInFigures, amountInWords, numberInWords } from './number-words.ts';

it.each([
  [0, 'không'],
  [1, 'một'],
  [10, 'mười'],
  [11, 'mười một'],
  [15, 'mười lăm'],
  [20, 'hai mươi'],
  [21, 'hai mươi mốt'],
  [24, 'hai mươi bốn'],
  [25, 'hai mươi lăm'],
  [55, 'năm mươi lăm'],
  [100, 'một trăm'],
  [101, 'một trăm linh một'],
  [105, 'một trăm linh năm'],
  [110, 'một trăm mười'],
  [111, 'một trăm mười một'],
  [115, 'một trăm mười lăm'],
  [999, 'chín trăm chín mươi chín'],
  [1000, 'một nghìn'],
  [1001, 'một nghìn không trăm linh một'],
  [1010, 'một nghìn không trăm mười'],
  [8000, 'tám nghìn'],
  [75_000, 'bảy mươi lăm nghìn'],
  [100_000, 'một trăm nghìn'],
  [1_000_005, 'một triệu không trăm linh năm'],
  [1_005_000, 'một triệu không trăm linh năm nghìn'],
  [21_051_015, 'hai mươi mốt triệu không trăm năm mươi mốt nghìn không trăm mười lăm'],
  [1_000_000_000, 'một tỷ'],
  [1_000_000_001, 'một tỷ không trăm linh một'],
  [1_001_000_000, 'một tỷ không trăm linh một triệu'],
  [2_000_000_000_000, 'hai nghìn tỷ'],
  [2_005_000_000_000, 'hai nghìn không trăm linh năm tỷ'],
])('%i is read aloud: %s', (number, words) => {
  expect(numberInWords(number)).toBe(words);
});

test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('%d is refused', (number) => {
  expect(() => numberInWords(number)).toThrow(RangeError);
});

const values: Readonly<Record<string, number>> = {
  ...{ không: 0, một: 1, mốt: 1, hai: 2, ba: 3, bốn: 4, năm: 5, lăm: 5, sáu: 6, bảy: 7, tám: 8, chín: 9 },
  ...{ mười: 10, mươi: 10, trăm: 100, nghìn: 1000, triệu: 1e6, tỷ: 1e9 },
};

/** What a listener writes down: units multiply what was heard since the last larger unit. */
function heard(words: string): bigint {
  let [total, group, digit] = [0n, 0n, 0n];
  for (const word of words.split(' ')) {
    if (word === 'linh') continue;
    const value = BigInt(values[word]!);
    if (word === 'tỷ') [total, group, digit] = [(total + group + digit) * value, 0n, 0n];
    else if (value >= 1000n) [total, group, digit] = [total + (group + digit) * value, 0n, 0n];
    else if (word === 'mười') [group, digit] = [group + 10n, 0n];
    else if (value >= 10n) [group, digit] = [group + digit * value, 0n];
    else digit = value;
  }
  return total + group + digit;
}

test('whatever is read aloud is heard as the same number', () => {
  const number = fc.oneof(
    fc.nat(2000),
    fc.nat(),
    fc.maxSafeNat(),
    fc.nat(9e6).map((n) => n * 1000),
  );
  fc.assert(
    fc.property(number, (n) => heard(numberInWords(n)) === BigInt(n)),
    { numRuns: 2000 },
  );
});

test('an amount in words and in figures', () => {
  expect(amountInWords(75_000)).toBe('Bảy mươi lăm nghìn đồng');
  expect(amountInWords(0)).toBe('Không đồng');
  expect([0, 999, 1000, 1_250_000].map(amountInFigures)).toEqual(['0', '999', '1.000', '1.250.000']);
});
