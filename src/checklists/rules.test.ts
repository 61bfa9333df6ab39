import { describe, expect, it } from 'vitest';
import type { Answers, Condition, Definition, Item } from './model.ts';
import { askedItems, holds, pointsOf } from './rules.ts';

const cases: [Condition, Answers, boolean][] = [
  [{ item: 'a', is: '=', value: 'yes' }, { a: 'yes' }, true],
  [{ item: 'a', is: '=', value: 'yes' }, { a: 'no' }, false],
  [{ item: 'a', is: '!=', value: 'yes' }, {}, false],
  [{ item: 'n', is: '>', value: 9 }, { n: 10 }, true],
  [{ item: 'n', is: '>=', value: 10 }, { n: 10 }, true],
  [{ item: 'n', is: '<', value: 9 }, { n: 10 }, false],
  [{ item: 'a', is: 'answered' }, { a: 0 }, true],
  [{ not: { item: 'a', is: 'answered' } }, {}, true],
  [{ item: 'c', is: 'selected', value: 'x' }, { c: ['y', 'x'] }, true],
  [{ item: 'c', is: 'selected', value: 'x' }, { c: 'x' }, true],
  [
    {
      all: [
        { item: 'a', is: 'answered' },
        { item: 'b', is: 'answered' },
      ],
    },
    { a: 1 },
    false,
  ],
  [
    {
      any: [
        { item: 'a', is: 'answered' },
        { item: 'b', is: 'answered' },
      ],
    },
    { a: 1 },
    true,
  ],
];

describe('a condition', () => {
  it.each(cases)('%j, with %j: %j', (condition, answers, expected) => {
    expect(holds(condition, answers)).toBe(expected);
  });
});

const item = (name: string, more: Partial<Item> = {}): Item =>
  ({
    name,
    kind: 'yes-no',
    label: { vi: name, en: name },
    hint: null,
    required: false,
    relevant: null,
    source: null,
    figure: null,
    score: null,
    evidence: 'none',
    ...more,
  }) as Item;

const definition: Definition = {
  slug: 'mau',
  title: { vi: 'Mẫu', en: 'Sample' },
  level: 'ward',
  sections: [
    {
      name: 's',
      label: { vi: 's', en: 's' },
      relevant: null,
      items: [
        item('has', { score: { weight: 3, full: { item: 'has', is: '=', value: 'yes' } } }),
        item('which', { relevant: { item: 'has', is: '=', value: 'yes' } }),
        item('why', {
          relevant: { item: 'which', is: 'answered' },
          score: { weight: 2, full: { item: 'why', is: '=', value: 'yes' } },
        }),
      ],
    },
  ],
};

describe('what is asked', () => {
  it.each<[Answers, string[]]>([
    [{}, ['has']],
    [{ has: 'no' }, ['has']],
    [{ has: 'yes' }, ['has', 'which']],
    [{ has: 'yes', which: 'yes' }, ['has', 'which', 'why']],
    // An answer from before, to what is no longer asked, calls for nothing.
    [{ has: 'no', which: 'yes' }, ['has']],
  ])('with %j', (answers, expected) => {
    expect(askedItems(definition, answers).map(({ name }) => name)).toEqual(expected);
  });

  it.each<[Answers, number, number]>([
    [{}, 0, 3],
    [{ has: 'yes' }, 3, 3],
    [{ has: 'yes', which: 'no' }, 3, 5],
    [{ has: 'yes', which: 'no', why: 'yes' }, 5, 5],
  ])('is scored: %j reaches %i of %i', (answers, reached, possible) => {
    expect(pointsOf(definition, answers)).toEqual({ reached, possible });
  });
});
