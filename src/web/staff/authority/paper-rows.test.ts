import { expect, test } from 'vitest';
import { day } from '../../../kernel/time.ts';
import type { AnnexRow } from '../api/authority-types.ts';
import { paperRows } from './paper-rows.ts';

const both = (vi: string) => ({ vi, en: vi });
const row = (annex: string, no: number, delegate: string, to = '2025-01-01'): AnnexRow => ({
  annex,
  no,
  procedure: { code: `1.00000${no}`, name: both(`Thủ tục ${no}`) },
  delegator: { unit: 'ubnd-quan', name: both('UBND quận') },
  delegate: { unit: delegate, name: both(delegate) },
  position: null,
  conditions: { caseType: null, value: null },
  reporting: null,
  term: null,
  periods: [{ from: day('2023-01-01'), to: day(to) }],
  state: 'in-force',
});

test('rows that differ only in their delegate are one row on paper, in the order of the annex', () => {
  const papers = paperRows([
    row('II', 1, 'phuong-a'),
    row('II', 1, 'phuong-b'),
    row('II', 1, 'phuong-c', '2024-01-01'),
    row('I', 2, 'tu-phap'),
    row('I', 1, 'tu-phap'),
  ]);
  expect(
    [...papers].map(([annex, rows]) => [
      annex,
      rows.map((each) => [each.row.no, each.delegates.map((d) => d.unit)]),
    ]),
  ).toEqual([
    [
      'I',
      [
        [1, ['tu-phap']],
        [2, ['tu-phap']],
      ],
    ],
    [
      'II',
      [
        [1, ['phuong-a', 'phuong-b']],
        [1, ['phuong-c']],
      ],
    ],
  ]);
});
