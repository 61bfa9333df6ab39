import { describe, expect, test } from 'vitest';
import type { Authority } from '../authority/index.ts';
import { check, type Facts } from './check.ts';
import { byOutcome, changed, end, facts, step, to, usual, without } from './example.fixture.ts';
import type { Process } from './model.ts';

const codesOf = (process: Process, given: Facts = facts) =>
  check(process, given).map(({ code, step: at }) => (at === null ? code : `${code} ${at}`));

const gap = (code: string) =>
  ({ kind: 'gap', code, text: { vi: 'x.', en: 'x.' }, chain: [] }) as unknown as Authority;
const deciding = (key: string, next = end) => step(key, next, { decides: true, by: { kind: 'decider' } });

test('the usual process has nothing to mend', () => {
  expect(codesOf(usual)).toEqual([]);
});

describe('found before release', () => {
  const cases: [string, Process, string[]][] = [
    ['no start', [], ['no-steps']],
    ['two steps with one key', [step('a', to('b')), deciding('b'), deciding('b')], ['duplicate-key b']],
    [
      'a next step that is not there',
      changed(usual, 'issue', { next: to('gone') }),
      [
        'unknown-next issue',
        'unreachable return',
        'loop-without-exit examine',
        'cannot-end receive',
        'cannot-end issue',
      ],
    ],
    ['a step that no way leads to', [...usual, step('archive', end)], ['unreachable archive']],
    [
      'a step that is reached only by going back',
      [step('a', to('c')), deciding('b'), step('c', to('b'))],
      ['out-of-order b'],
    ],
    ['no end', [step('a', to('b')), deciding('b', to('a'))], ['no-end', 'loop-without-exit a']],
    ['a loop without exit', changed(usual, 'ask', { next: to('ask') }), ['loop-without-exit ask']],
    [
      'a loop of several steps without exit',
      [
        step('a', byOutcome({ agree: 'b', supplement: 'd' })),
        step('b', to('c')),
        step('c', to('b')),
        deciding('d'),
      ],
      ['loop-without-exit b'],
    ],
    [
      'a branch without a result',
      changed(usual, 'examine', { next: byOutcome({ agree: 'consult', supplement: null }) }),
      ['branch-without-result examine', 'unreachable ask'],
    ],
    [
      'a step that leads nowhere',
      changed(usual, 'ask', { next: to() }),
      ['branch-without-result ask', 'cannot-end ask'],
    ],
    [
      'a decision that can only be granted',
      changed(usual, 'decide', { next: byOutcome({ grant: 'issue' }) }),
      ['branch-without-result decide'],
    ],
    [
      'one outcome with two branches',
      changed(usual, 'examine', {
        next: {
          kind: 'by-outcome',
          branches: [
            { outcome: 'agree', step: 'consult' },
            { outcome: 'agree', step: 'ask' },
          ],
        },
      }),
      ['duplicate-key examine'],
    ],
    [
      'branches that meet where nobody waits for both',
      changed(usual, 'propose', { joins: null }),
      ['runs-together propose'],
    ],
    ['a branch that ends by itself', changed(usual, 'inspection', { next: end }), ['never-joins inspection']],
    [
      'a branch that turns away from where the others wait',
      changed(usual, 'opinion', { next: byOutcome({ agree: 'propose', refuse: 'issue' }) }),
      ['never-joins return'],
    ],
    [
      'waiting for branches that are none',
      changed(usual, 'issue', { joins: 'decide' }),
      ['unknown-split issue'],
    ],
    ['a step without a receiver', changed(usual, 'issue', { by: null }), ['no-receiver issue']],
    ['a step without a limit', changed(usual, 'issue', { hours: null }), ['hours-undefined issue']],
    ['a step of no time', changed(usual, 'issue', { hours: 0 }), ['hours-not-positive issue']],
    ['steps that take longer than the law gives', changed(usual, 'opinion', { hours: 80 }), ['over-limit']],
    ['no deciding step', changed(usual, 'decide', { decides: false }), ['no-decision']],
    [
      'a way to the end past the decision',
      changed(usual, 'propose', { next: byOutcome({ agree: 'decide', refuse: 'return' }) }),
      ['ends-undecided return'],
    ],
    [
      'a decision by a specialist',
      changed(usual, 'decide', { by: { kind: 'route', rank: 'specialist' } }),
      ['not-competent decide'],
    ],
    [
      'a decision by the head of another division',
      changed(usual, 'decide', { by: { kind: 'unit', unit: 'tu-phap', rank: 'head' } }),
      ['not-competent decide'],
    ],
  ];
  test.each(cases)('%s', (_what, process, codes) => {
    expect(codesOf(process)).toEqual(codes);
  });

  test.each<[string, Process, Partial<Facts>, string[]]>([
    ['an undefined legal limit', usual, { limit: null }, ['limit-undefined']],
    [
      'a position that nobody holds',
      usual,
      { isFilled: (by) => by.kind !== 'unit' },
      ['no-receiver opinion'],
    ],
    ['nobody who may decide', usual, { authority: gap('no-competence-by-law') }, ['not-competent decide']],
    ['a decider who depends on the case', usual, { authority: gap('facts-needed') }, []],
    [
      'the head of the unit that decides',
      changed(usual, 'decide', { by: { kind: 'route', rank: 'head' } }),
      {},
      [],
    ],
    [
      'the same, where another unit works on it',
      changed(usual, 'decide', { by: { kind: 'route', rank: 'head' } }),
      { route: 'tu-phap' },
      ['not-competent decide'],
    ],
  ])('%s', (_what, process, given, codes) => {
    expect(codesOf(process, { ...facts, ...given })).toEqual(codes);
  });

  test('everything at once', () => {
    const process = [
      step('receive', to('examine'), { by: null, hours: null }),
      step('examine', byOutcome({ agree: 'sign', supplement: null })),
      step('sign', end, { hours: -1 }),
      step('spare', end),
    ];
    expect(codesOf(process, { ...facts, limit: null })).toEqual([
      'branch-without-result examine',
      'unreachable spare',
      'no-receiver receive',
      'hours-undefined receive',
      'hours-not-positive sign',
      'limit-undefined',
      'no-decision',
    ]);
  });

  test('too many branches to look at all is said, not waited for', () => {
    const names = Array.from({ length: 16 }, (_, i) => `b${i}`);
    const process = [step('a', to(...names)), ...names.map((name) => step(name, to('z'))), deciding('z')].map(
      (s) => (s.key === 'z' ? { ...s, joins: 'a' } : s),
    );
    expect(codesOf(process)).toEqual(['too-entangled']);
  });
});

test('what is said names the step and what to do, in both languages', () => {
  for (const finding of check(changed(without(usual, 'return'), 'receive', { by: null }), facts)) {
    expect(finding.message.vi).toMatch(/\.$/);
    expect(finding.message.en).toMatch(/\.$/);
  }
  const [finding] = check(changed(usual, 'opinion', { hours: 80 }), facts);
  expect(finding!.message.en).toContain(
    "87 working hours, more than the procedure's limit of 40 working hours",
  );
});
