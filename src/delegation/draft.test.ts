import { describe, expect, test } from 'vitest';
import { instant } from '../kernel/time.ts';
import { actsFor, type Draft, type DraftState, draftStates, evolve, hindrance } from './draft.ts';

const draft = (state: DraftState): Draft => ({
  id: '1',
  title: 'Dự thảo',
  changes: [],
  state,
  writtenBy: 'an',
  writtenAt: instant('2023-08-15T07:30:00Z'),
  approvedBy: null,
  decidedAt: null,
  version: 1,
});
const people = {
  writer: { personId: 'an', controls: true, approves: true },
  colleague: { personId: 'binh', controls: true, approves: true },
  chair: { personId: 'chi', controls: false, approves: true },
  specialist: { personId: 'dung', controls: false, approves: false },
  'writer who has left': { personId: 'an', controls: false, approves: false },
};

describe('what each may do to a draft', () => {
  test.each<[keyof typeof people, DraftState, string[]]>([
    ['writer', 'draft', ['change', 'submit', 'withdraw']],
    ['writer', 'submitted', ['withdraw']],
    ['colleague', 'draft', ['withdraw']],
    ['colleague', 'submitted', ['approve', 'send-back', 'withdraw']],
    ['chair', 'draft', ['withdraw']],
    ['chair', 'submitted', ['approve', 'send-back', 'withdraw']],
    ['specialist', 'draft', []],
    ['specialist', 'submitted', []],
    ['writer who has left', 'draft', ['withdraw']],
    ['writer who has left', 'submitted', ['withdraw']],
  ])('%s, %s', (who, state, acts) => {
    expect(actsFor(draft(state), people[who])).toEqual(acts);
  });

  test.each(draftStates.filter((state) => state === 'published' || state === 'withdrawn'))(
    'nobody does anything to one that is %s',
    (state) => {
      for (const person of Object.values(people)) expect(actsFor(draft(state), person)).toEqual([]);
    },
  );

  test('the person is asked before the state: a stranger does not learn how it stands', () => {
    expect(hindrance(draft('published'), 'approve', people.specialist)).toBe('not-approver');
    expect(hindrance(draft('published'), 'approve', people.chair)).toBe('wrong-state');
  });
});

describe('a draft that is approved', () => {
  test('says by whom and when, and is one version on', () => {
    const at = instant('2023-08-16T01:00:00Z');
    expect(evolve(draft('submitted'), { kind: 'approve' }, people.chair, at)).toMatchObject({
      state: 'published',
      approvedBy: 'chi',
      decidedAt: at,
      version: 2,
    });
  });
});
