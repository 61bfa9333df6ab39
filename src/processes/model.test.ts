import { describe, expect, test } from 'vitest';
import { usual } from './example.fixture.ts';
import { layersOf, longestWay, remainingHours } from './graph.ts';
import { active, advance, begin, hasEnded, type Outcome, type Position } from './model.ts';

const play = (moves: [string, Outcome?][], from: Position = begin(usual)): Position =>
  moves.reduce((position, [key, outcome]) => {
    const moved = advance(usual, position, key, outcome);
    if (moved.kind === 'refused') throw new Error(`${key}: ${moved.code}`);
    return moved.position;
  }, from);

const toConsult: [string, Outcome?][] = [['receive'], ['examine', 'agree'], ['consult']];

test.each<[string, [string, Outcome?][], Position]>([
  ['begins with the first step', [], { active: ['receive'], arrived: {} }],
  ['goes on', [['receive']], { active: ['examine'], arrived: {} }],
  [
    'goes back for a supplement',
    [['receive'], ['examine', 'supplement'], ['ask']],
    { active: ['examine'], arrived: {} },
  ],
  ['divides', toConsult, { active: ['inspection', 'opinion'], arrived: {} }],
  [
    'waits for the other branch',
    [...toConsult, ['opinion']],
    { active: ['inspection'], arrived: { propose: ['opinion'] } },
  ],
  [
    'joins once both are there',
    [...toConsult, ['inspection'], ['opinion']],
    { active: ['propose'], arrived: {} },
  ],
  [
    'joins anew after a decision was sent back',
    [
      ...toConsult,
      ['inspection'],
      ['opinion'],
      ['propose'],
      ['decide', 'send-back'],
      ['examine', 'agree'],
      ['consult'],
      ['inspection'],
    ],
    { active: ['opinion'], arrived: { propose: ['inspection'] } },
  ],
  [
    'ends',
    [...toConsult, ['opinion'], ['inspection'], ['propose'], ['decide', 'refuse'], ['issue'], ['return']],
    { active: [], arrived: {} },
  ],
])('%s', (_what, moves, position) => {
  expect(play(moves)).toEqual(position);
  expect(hasEnded(position)).toBe(position.active.length === 0);
});

describe('refuses, by name', () => {
  test.each<[string, [string, Outcome?][], [string, Outcome?], string]>([
    ['a step that is none', [], ['gone'], 'unknown-step'],
    ['a step not yet come to', [], ['issue'], 'step-not-active'],
    ['a step done before', [['receive']], ['receive'], 'step-not-active'],
    ['a branch that waits already', [...toConsult, ['opinion']], ['opinion'], 'step-not-active'],
    ['an outcome left open', [['receive']], ['examine'], 'outcome-needed'],
    ['an outcome that is none here', [['receive']], ['examine', 'grant'], 'no-such-outcome'],
  ])('%s', (_what, moves, [key, outcome], code) => {
    expect(advance(usual, play(moves), key, outcome)).toEqual({ kind: 'refused', code });
  });
});

test('the steps under way come in the order of the process', () => {
  expect(active(usual, play(toConsult)).map((step) => step.key)).toEqual(['opinion', 'inspection']);
});

test('a position is plain JSON', () => {
  const position = play([...toConsult, ['opinion']]);
  expect(JSON.parse(JSON.stringify(position))).toEqual(position);
});

describe('hours still planned', () => {
  test('of the whole process: branches side by side take as long as the longest, going back is counted once', () => {
    expect(longestWay(usual).hours).toBe(15);
    expect(remainingHours(usual, begin(usual))).toBe(15);
  });
  test('fractions add up', () => {
    const tenths = usual.map((s) => ({ ...s, hours: 0.1 }));
    expect(longestWay(tenths).hours).toBe(0.8);
  });
  test.each<[string, [string, Outcome?][], number]>([
    ['both branches open', toConsult, 12],
    ['only the shorter open', [...toConsult, ['opinion']], 8],
    ['only the longer open', [...toConsult, ['inspection']], 12],
    [
      'after the last step',
      [...toConsult, ['opinion'], ['inspection'], ['propose'], ['decide', 'grant'], ['issue'], ['return']],
      0,
    ],
  ])('%s', (_what, moves, hours) => {
    expect(remainingHours(usual, play(moves))).toBe(hours);
  });
});

test('drawn in layers, branches side by side', () => {
  expect(layersOf(usual)).toEqual([
    ['receive'],
    ['examine'],
    ['ask', 'consult'],
    ['opinion', 'inspection'],
    ['propose'],
    ['decide'],
    ['issue'],
    ['return'],
  ]);
});
