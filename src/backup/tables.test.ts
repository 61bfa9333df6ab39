import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inLoadingOrder, type Reference } from './tables.ts';

const tables = (...names: string[]) => names.map((name) => ({ name, columns: ['id'] }));
const ordered = (names: string[], references: Reference[]) =>
  inLoadingOrder(tables(...names), references).map(({ name }) => name);

test.each([
  [['a', 'b'], [], ['a', 'b']],
  [['a', 'b'], [{ from: 'a', to: 'b' }], ['b', 'a']],
  [
    ['a', 'b', 'c'],
    [
      { from: 'a', to: 'c' },
      { from: 'b', to: 'a' },
    ],
    ['c', 'a', 'b'],
  ],
  [['a'], [{ from: 'a', to: 'elsewhere' }], ['a']],
])('%j with %j loads as %j', (names, references, expected) => {
  expect(ordered(names, references)).toEqual(expected);
});

test('every table comes once, and after all that it refers to', () => {
  const names = [...'abcdefgh'];
  const reference = fc
    .tuple(fc.nat(7), fc.nat(7))
    .filter(([from, to]) => to < from)
    .map(([from, to]) => ({ from: names[from]!, to: names[to]! }));
  fc.assert(
    fc.property(fc.array(reference), fc.shuffledSubarray(names, { minLength: 8 }), (references, shuffled) => {
      const order = ordered(shuffled, references);
      expect([...order].sort()).toEqual(names);
      for (const { from, to } of references) expect(order.indexOf(to)).toBeLessThan(order.indexOf(from));
    }),
  );
});

test('a circle is refused by name', () => {
  const circle = [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'a' },
  ];
  expect(() => ordered(['a', 'b', 'c'], circle)).toThrow('a, b');
});
