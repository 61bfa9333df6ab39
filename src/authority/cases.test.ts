import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { casesLike, casesOf } from './cases.ts';
import { fits } from './delegating.ts';
import type { Row } from './register.ts';

const row = (caseType: string | null, from?: number | null, to: number | null = null): Row =>
  ({ conditions: { caseType, value: from === undefined ? null : { from, to } } }) as Row;

describe('the kinds of case that rows tell apart', () => {
  it.each<[string, Row[], object[]]>([
    ['none, where nothing depends on the case', [row(null)], [{}]],
    [
      'each type, and all others',
      [row('A'), row('B')],
      [{ caseType: 'A' }, { caseType: '' }, { caseType: 'B' }],
    ],
    [
      'below, within and above the limits of a value',
      [row(null, 10, 20)],
      [{ value: 0 }, { value: 10 }, { value: 20 }],
    ],
    ['up to a limit and above', [row(null, null, 20)], [{ value: 0 }, { value: 20 }]],
    [
      'both together',
      [row('A', 10)],
      [
        { caseType: 'A', value: 0 },
        { caseType: 'A', value: 10 },
        { caseType: '', value: 0 },
        { caseType: '', value: 10 },
      ],
    ],
  ])('%s', (_, rows, cases) => {
    expect(casesOf(rows)).toEqual(cases);
  });

  const type = fc.constantFrom('A', 'B', 'C');
  const anyRow = fc
    .record({
      caseType: fc.option(type),
      value: fc.option(
        fc.record({ from: fc.option(fc.nat(50)), to: fc.option(fc.integer({ min: 1, max: 50 })) }),
      ),
    })
    .map((conditions) => ({ conditions }) as Row);

  it('every row fits a case as it fits its example', () => {
    const facts = fc.record({ caseType: type, value: fc.nat(60) });
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 4 }), facts, (rows, known) => {
        const like = casesLike(casesOf(rows), known);
        expect(like).toHaveLength(1);
        for (const r of rows) expect(fits(r, { ...known, ...like[0] })).toBe(fits(r, known));
      }),
      { numRuns: 1000 },
    );
  });

  it('what is not known may be anything', () => {
    const cases = casesOf([row('A', 10)]);
    expect(casesLike(cases, {})).toEqual(cases);
    expect(casesLike(cases, { caseType: 'A' })).toEqual([
      { caseType: 'A', value: 0 },
      { caseType: 'A', value: 10 },
    ]);
    expect(casesLike(cases, { value: 15 })).toEqual([
      { caseType: 'A', value: 10 },
      { caseType: '', value: 10 },
    ]);
  });
});
