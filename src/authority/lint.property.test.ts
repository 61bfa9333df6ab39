import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day } from '../kernel/time.ts';
import { type LintCode, type LintFinding, lint } from './lint.ts';
import { allDays, anyRegister, caseTypes, DAYS, start, values } from './lint-arbitrary.fixture.ts';
import type { Gap, GapCode } from './model.ts';
import { entryOn, type Register } from './register.ts';
import { who } from './who.ts';

const scope = { from: start, to: addDays(start, DAYS) };

interface Found {
  readonly procedure: string;
  readonly oneStop: string;
  readonly on: Day;
  readonly gap: Gap;
}

/** Every gap: each case, on each day, wherever it is received. */
function gapsSlowly(register: Register): Found[] {
  const found: Found[] = [];
  for (const { procedure, oneStop, period } of register.routes) {
    for (const on of allDays) {
      if (!entryOn([{ period }], on)) continue;
      for (const caseType of caseTypes) {
        for (const value of values) {
          const answer = who(register, { procedure, oneStop, at: on, facts: { caseType, value } });
          if (answer.kind === 'gap') found.push({ procedure, oneStop, on, gap: answer });
        }
      }
    }
  }
  return found;
}

/** What a gap is told as: once for a procedure, a one-stop or a unit where that alone is to blame. */
function toldAs({ procedure, oneStop, gap }: Found): string {
  switch (gap.code) {
    case 'procedure-not-in-force':
      return `${gap.code} ${procedure}`;
    case 'one-stop-not-open':
      return `${gap.code} ${oneStop}`;
    case 'position-vacant':
      return `${gap.code} ${gap.text.vi.match(/, (\S+)\.$/)?.[1]}`;
    default:
      return `gap ${procedure} ${oneStop}`;
  }
}

const ofLint = ({ code, place, from }: LintFinding): (readonly [string, Day])[] => {
  switch (code) {
    case 'gap':
      return [[`${code} ${place.procedure} ${place.oneStop}`, from]];
    case 'procedure-not-in-force':
      return place.document === undefined ? [[`${code} ${place.procedure}`, from]] : [];
    case 'one-stop-not-open':
      return [[`${code} ${place.oneStop}`, from]];
    case 'position-vacant':
      return [[`${code} ${place.unit}`, from]];
    default:
      return [];
  }
};

const firstDays = (said: readonly (readonly [string, Day])[]): Record<string, Day> => {
  const first: Record<string, Day> = {};
  for (const [what, on] of said) if (!first[what] || on < first[what]) first[what] = on;
  return first;
};

test('lint tells each gap of `who`, from the first day on which there is one, and no other', () => {
  fc.assert(
    fc.property(anyRegister, (register) => {
      const slowly = gapsSlowly(register).map((found) => [toldAs(found), found.on] as const);
      expect(firstDays(lint(register, scope).flatMap(ofLint))).toEqual(firstDays(slowly));
    }),
    { numRuns: 400 },
  );
});

/** Which rules name what a gap comes from. */
const causes: Partial<Record<GapCode, readonly LintCode[]>> = {
  'overlapping-delegates': ['overlapping-delegates'],
  'delegate-not-eligible': ['delegate-not-eligible'],
  'basis-lapsed': ['period-longer-than-basis', 'basis-repealed', 'law-not-in-force', 'document-unknown'],
};

test('where a delegation is to blame for a gap, the row or the document is named too', () => {
  fc.assert(
    fc.property(anyRegister, (register) => {
      const findings = lint(register, scope);
      const names = (codes: readonly LintCode[], on: Day) => (f: LintFinding) =>
        codes.includes(f.code) && f.from <= on;
      for (const { gap, on } of gapsSlowly(register)) {
        const byDelegation =
          gap.code === 'no-such-body' && gap.chain.some((link) => link.kind === 'decision');
        const codes = byDelegation ? (['delegate-does-not-exist'] as const) : causes[gap.code];
        if (codes) expect(findings.some(names(codes, on)), `${gap.code} on ${on}`).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

test('what is told of a decision’s rows is the same when that decision alone is looked at', () => {
  const ofRows = (findings: readonly LintFinding[], document: string) =>
    findings.filter((f) => f.place.document === document && f.code !== 'overlapping-delegates');
  fc.assert(
    fc.property(anyRegister, (register) => {
      const findings = lint(register, scope);
      for (const document of ['qd', 'qd-2']) {
        const alone = lint(register, { ...scope, documents: [document] });
        expect(ofRows(alone, document)).toEqual(ofRows(findings, document));
      }
    }),
    { numRuns: 200 },
  );
});
