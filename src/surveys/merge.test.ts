import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../kernel/time.ts';
import { differs, standing } from './merge.ts';
import type { AnswerEntry } from './model.ts';

const entry = (id: string, value: string, replaces: string[] = [], item = 'a'): AnswerEntry => ({
  id,
  item,
  side: 'team',
  value,
  note: null,
  replaces,
  personId: 'p',
  device: 'd',
  deviceAt: '2023-08-15T07:00:00.000Z' as Instant,
});
const ids = (entries: readonly AnswerEntry[]) => standing(entries).map((s) => s.entries.map((e) => e.id));

describe('what stands', () => {
  it.each<[string, AnswerEntry[], string[][]]>([
    ['one answer', [entry('1', 'yes')], [['1']]],
    ['the later of two, where it saw the first', [entry('1', 'yes'), entry('2', 'no', ['1'])], [['2']]],
    ['both, where neither saw the other', [entry('1', 'yes'), entry('2', 'no')], [['1', '2']]],
    [
      'what decided between both',
      [entry('1', 'yes'), entry('2', 'no'), entry('3', 'no', ['1', '2'])],
      [['3']],
    ],
    ['each item for itself', [entry('1', 'yes'), entry('2', 'no', [], 'b')], [['1'], ['2']]],
  ])('%s', (_, entries, expected) => {
    expect(ids(entries)).toEqual(expected);
  });

  it('differs only where it says different things', () => {
    expect(standing([entry('1', 'yes'), entry('2', 'yes')]).map(differs)).toEqual([false]);
    expect(standing([entry('1', 'yes'), entry('2', 'no')]).map(differs)).toEqual([true]);
  });

  const histories = fc
    .array(fc.record({ value: fc.constantFrom('yes', 'no'), sees: fc.array(fc.nat(8), { maxLength: 3 }) }), {
      maxLength: 8,
    })
    .map((steps) =>
      steps.map(({ value, sees }, n) => entry(String(n), value, sees.filter((m) => m < n).map(String))),
    );

  it('is the same in whatever order, and however often, entries arrive', () => {
    fc.assert(
      fc.property(histories, fc.infiniteStream(fc.nat()), (entries, order) => {
        const keys = entries.map(() => order.next().value ?? 0);
        const shuffled = entries.map((e, n) => [keys[n]!, e] as const).sort(([a], [b]) => a - b);
        expect(ids(shuffled.map(([, e]) => e))).toEqual(ids(entries));
      }),
    );
  });

  it('is never nothing, once something was answered', () => {
    fc.assert(
      fc.property(histories, (entries) => {
        expect(ids(entries).length > 0).toBe(entries.length > 0);
      }),
    );
  });
});
