import { describe, expect, it } from 'vitest';
import { check } from './check.ts';
import { definitionSchema } from './input.ts';

const text = (words: string) => ({ vi: words, en: words });
const item = (name: string, more: object = {}) => ({ name, kind: 'yes-no', label: text(name), ...more });
const checklist = (...items: object[]) =>
  definitionSchema.parse({
    slug: 'thu',
    title: text('Thử'),
    level: 'ward',
    sections: [{ name: 'chung', label: text('Chung'), items }],
  });
const faults = (...items: object[]) =>
  check(checklist(...items), new Set(['known'])).map(({ path, message }) => `${path}: ${message.en}`);

describe('a checklist', () => {
  it('with nothing wrong has no faults; a score may ask for its own item', () => {
    expect(
      faults(
        item('a', { score: { weight: 1, full: { item: 'a', is: '=', value: 'yes' } }, figure: 'known' }),
        item('b', { relevant: { item: 'a', is: '=', value: 'yes' } }),
      ),
    ).toEqual([]);
  });

  it.each<[string, object[], string]>([
    ['a name used twice', [item('a'), item('a')], 'sections.0.items.1.name: The name “a” is used above.'],
    ['the name of its section', [item('chung')], 'sections.0.items.0.name: The name “chung” is used above.'],
    [
      'a condition on itself',
      [item('a', { relevant: { item: 'a', is: 'answered' } })],
      'sections.0.items.0.relevant: The condition asks for “a”',
    ],
    [
      'a condition on what comes later, hidden in others',
      [item('a', { relevant: { all: [{ not: { any: [{ item: 'b', is: 'answered' }] } }] } }), item('b')],
      'sections.0.items.0.relevant: The condition asks for “b”',
    ],
    [
      'a figure that is none',
      [item('a', { figure: 'unknown' })],
      'sections.0.items.0.figure: There is no live figure',
    ],
    [
      'an option twice',
      [
        item('a', {
          kind: 'choice',
          options: [
            { name: 'x', label: text('x') },
            { name: 'x', label: text('x') },
          ],
        }),
      ],
      'sections.0.items.0.options.1.name: The name “x” is used above.',
    ],
  ])('with %s is told where', (_, items, expected) => {
    expect(faults(...items)).toEqual([expect.stringContaining(expected)]);
  });

  it('hears of everything at once', () => {
    expect(faults(item('a'), item('a', { figure: 'unknown' }))).toHaveLength(2);
  });
});
