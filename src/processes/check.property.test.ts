import fc from 'fast-check';
import { expect, test } from 'vitest';
import { check } from './check.ts';
import { end, facts, step } from './example.fixture.ts';
import { moves } from './explore.ts';
import { longestWay } from './graph.ts';
import {
  advance,
  begin,
  hasEnded,
  leadsTo,
  type Next,
  type Outcome,
  type Position,
  type Process,
} from './model.ts';

const keys = ['a', 'b', 'c', 'd', 'e', 'f'];

const aNext = (own: readonly string[]): fc.Arbitrary<Next> => {
  const to = fc.constantFrom(...own);
  const branch = (outcome: Outcome) => to.map((key) => ({ outcome, step: key }));
  return fc.oneof(
    { weight: 3, arbitrary: to.map((key): Next => ({ kind: 'then', steps: [key] })) },
    {
      weight: 2,
      arbitrary: fc
        .uniqueArray(to, { minLength: 2, maxLength: 2 })
        .map((steps): Next => ({ kind: 'then', steps })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(branch('grant'), branch('refuse'))
        .map((branches): Next => ({ kind: 'by-outcome', branches })),
    },
    { weight: 2, arbitrary: fc.constant(end) },
  );
};

/** Up to six steps that lead anywhere. Some of them join. */
const anyProcess: fc.Arbitrary<Process> = fc.integer({ min: 2, max: 6 }).chain((size) => {
  const own = keys.slice(0, size);
  return fc
    .array(
      fc.tuple(aNext(own), fc.integer({ min: 1, max: 9 }), fc.option(fc.constantFrom(...own), { freq: 2 })),
      {
        minLength: size,
        maxLength: size,
      },
    )
    .map((drawn) => {
      const divides = own.filter((_, i) => {
        const next = drawn[i]![0];
        return next.kind === 'then' && next.steps.length > 1;
      });
      return drawn.map(([next, hours, joins], i) =>
        step(own[i]!, next, {
          hours,
          decides: true,
          by: { kind: 'decider' },
          joins: joins !== null && divides.includes(joins) ? joins : null,
        }),
      );
    });
});

/** Every way on which no step comes twice, written down. */
function everyWay(process: Process, from: string, before: string[] = []): string[][] {
  const here = [...before, from];
  const on = leadsTo(process.find((s) => s.key === from)!).filter((key) => !here.includes(key));
  return [here, ...on.flatMap((key) => everyWay(process, key, here))];
}

const stepsOf = (process: Process, code: string) =>
  check(process, facts)
    .filter((finding) => finding.code === code)
    .map((finding) => finding.step);

test('a step is unreachable exactly when no way from the beginning comes to it', () => {
  fc.assert(
    fc.property(anyProcess, (process) => {
      const visited = new Set(everyWay(process, 'a').flat());
      const missed = process.map((s) => s.key).filter((key) => !visited.has(key));
      expect(stepsOf(process, 'unreachable')).toEqual(missed);
    }),
  );
});

test('a step that cannot come to the end is said, by itself or as part of a loop', () => {
  fc.assert(
    fc.property(anyProcess, (process) => {
      const ends = new Set(process.filter((s) => s.next.kind === 'end').map((s) => s.key));
      const lost = everyWay(process, 'a')
        .flat()
        .filter((key) => !everyWay(process, key).some((way) => ends.has(way.at(-1)!)));
      const said = check(process, facts).some(({ code }) =>
        ['cannot-end', 'loop-without-exit', 'no-end'].includes(code),
      );
      if (lost.length > 0) expect(said).toBe(true);
      for (const key of stepsOf(process, 'cannot-end')) expect(lost).toContain(key);
    }),
  );
});

test('the longest way is the longest of all ways down the list', () => {
  fc.assert(
    fc.property(anyProcess, (process) => {
      const place = (key: string) => keys.indexOf(key);
      const down = everyWay(process, 'a').filter((way) =>
        way.every((key, i) => i === 0 || place(key) > place(way[i - 1]!)),
      );
      const hours = (way: string[]) => way.reduce((sum, key) => sum + process[place(key)]!.hours!, 0);
      expect(longestWay(process).hours).toBe(Math.max(...down.map(hours)));
    }),
  );
});

/** What a token game without any bookkeeping would have: how often each step is under way. */
function playAll(process: Process): { positions: Map<string, Position>; on: Map<string, string[]> } {
  const positions = new Map<string, Position>();
  const on = new Map<string, string[]>();
  const visit = (position: Position) => {
    const name = JSON.stringify(position);
    if (positions.has(name)) return;
    positions.set(name, position);
    const after = moves(process, position).map(({ step: s, outcome }) => {
      const moved = advance(process, position, s.key, outcome);
      if (moved.kind === 'refused') throw new Error(moved.code);
      return moved.position;
    });
    on.set(
      name,
      after.map((p) => JSON.stringify(p)),
    );
    for (const next of after) visit(next);
  };
  visit(begin(process));
  return { positions, on };
}

const sound = (process: Process) => check(process, { ...facts, limit: 1000 }).length === 0;

/** Blocks in blocks, as an office would draw them: sound by the way they are built. */
const block = (depth: number): fc.Arbitrary<(to: string | null, name: string) => Process> =>
  depth === 0
    ? fc.constant((to, name) => [one(name, to)])
    : fc.oneof(
        fc.constant((to: string | null, name: string) => [one(name, to)]),
        fc
          .tuple(block(depth - 1), block(depth - 1))
          .map(([first, second]) => (to: string | null, name: string) => [
            ...first(`${name}2`, `${name}1`),
            ...second(to, `${name}2`),
          ]),
        fc
          .tuple(block(depth - 1), block(depth - 1))
          .map(([left, right]) => (to: string | null, name: string) => [
            step(name, { kind: 'then', steps: [`${name}1`, `${name}2`] }),
            ...left(`${name}3`, `${name}1`),
            ...right(`${name}3`, `${name}2`),
            { ...one(`${name}3`, to), joins: name },
          ]),
      );
const one = (name: string, to: string | null) =>
  step(name, to === null ? end : { kind: 'then', steps: [to] }, { by: { kind: 'decider' }, decides: true });

/** A block's first step is named after it, whatever is inside. */
const named = (steps: Process): Process => {
  const known = new Set(steps.map((s) => s.key));
  const first = (key: string): string => (known.has(key) ? key : first(`${key}1`));
  return steps.map((s) =>
    s.next.kind === 'then' ? { ...s, next: { kind: 'then', steps: s.next.steps.map(first) } } : s,
  );
};

test('what is built of blocks passes', () => {
  fc.assert(
    fc.property(block(3), (build) => {
      expect(check(named(build(null, 'p')), { ...facts, limit: 1000 })).toEqual([]);
    }),
  );
});

test('in a process that passes, every position has a way on to the end, and a join begins once', () => {
  let passed = 0;
  const passing = fc.oneof(
    anyProcess,
    block(3).map((build) => named(build(null, 'p'))),
  );
  fc.assert(
    fc.property(passing, (process) => {
      if (!sound(process)) return;
      passed += 1;
      const { positions, on } = playAll(process);
      const ended = [...positions].filter(([, position]) => hasEnded(position)).map(([name]) => name);
      expect(ended).toHaveLength(1);
      for (const [name, position] of positions) {
        if (!hasEnded(position)) expect(position.active.length).toBeGreaterThan(0);
        expect(new Set(position.active).size).toBe(position.active.length);
        const seen = new Set([name]);
        for (const key of seen) for (const next of on.get(key)!) seen.add(next);
        expect(seen.has(ended[0]!)).toBe(true);
        // Whoever waits at a step that joins has not begun it.
        for (const join of Object.keys(position.arrived)) expect(position.active).not.toContain(join);
      }
    }),
    { numRuns: 300 },
  );
  expect(passed).toBeGreaterThan(50);
});
