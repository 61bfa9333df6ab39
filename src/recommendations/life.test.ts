import { describe, expect, it } from 'vitest';
import { type Act, acts, isLate, type RecommendationState, recommendationStates } from './life.ts';

/** Where each act leads, written down a second time by hand; nothing else is lawful. */
const leads: Readonly<Record<Act, Partial<Record<RecommendationState, readonly RecommendationState[]>>>> = {
  answer: { raised: ['answered'] },
  carry: { raised: ['carried'] },
  reply: { carried: ['replied'] },
  verify: { answered: ['verified'], replied: ['verified'] },
  reopen: { answered: ['raised'], replied: ['carried'] },
  merge: { raised: ['raised'], carried: ['carried'] },
};

describe('a recommendation', () => {
  it.each(Object.keys(acts) as Act[])('%s: from the states that are named, and no other', (act) => {
    expect(new Set(acts[act].from)).toEqual(new Set(Object.keys(leads[act])));
  });

  it('can come to its end from wherever it is', () => {
    const ends = (state: RecommendationState, seen: ReadonlySet<RecommendationState>): boolean =>
      state === 'verified' ||
      Object.values(leads).some((from) =>
        (from[state] ?? []).some((next) => !seen.has(next) && ends(next, new Set([...seen, next]))),
      );
    for (const state of recommendationStates)
      expect([state, ends(state, new Set([state]))]).toEqual([state, true]);
  });

  it.each<[RecommendationState, string | null, boolean]>([
    ['carried', '2023-08-22T10:00:00.000Z', true],
    ['carried', '2023-08-24T10:00:00.000Z', false],
    ['replied', '2023-08-22T10:00:00.000Z', false],
    ['raised', null, false],
  ])('%s, due %s: late is %s, by time alone', (state, dueAt, late) => {
    expect(isLate({ state, dueAt }, '2023-08-23T00:00:00.000Z')).toBe(late);
  });
});
