import { describe, expect, test } from 'vitest';
import type { LintFinding } from '../authority/index.ts';
import { day } from '../kernel/time.ts';
import { compareFindings } from './findings.ts';

const gap = (procedure: string, from: string): LintFinding => ({
  code: 'gap',
  severity: 'error',
  from: day(from),
  place: { procedure },
  text: { vi: '', en: '' },
  source: null,
  mend: null,
});

describe('what a change does to what the lint finds', () => {
  test.each<[string, LintFinding[], LintFinding[], string[], string[]]>([
    ['something new', [], [gap('1', '2023-01-01')], ['1'], []],
    ['something mended', [gap('1', '2023-01-01')], [], [], ['1']],
    ['nothing', [gap('1', '2023-01-01')], [gap('1', '2023-01-01')], [], []],
    ['it begins earlier: worse', [gap('1', '2024-01-01')], [gap('1', '2023-01-01')], ['1'], []],
    ['it begins later: better, and still there', [gap('1', '2023-01-01')], [gap('1', '2024-01-01')], [], []],
    ['another place', [gap('1', '2023-01-01')], [gap('2', '2023-01-01')], ['2'], ['1']],
  ])('%s', (_, before, after, brought, resolved) => {
    const compared = compareFindings(before, after);
    expect(compared.brought.map((f) => f.place.procedure)).toEqual(brought);
    expect(compared.resolved.map((f) => f.place.procedure)).toEqual(resolved);
  });
});
