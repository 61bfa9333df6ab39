import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day, day } from '../../../kernel/time.ts';
import type { Segment, Summary } from '../api/authority-types.ts';
import { bandOf, holds, placeIn } from './band.ts';

const nobody: Summary = {
  standing: false,
  unit: null,
  holder: null,
  delegated: false,
  signers: [],
  chain: [],
  refusal: null,
  code: 'no-competence-by-law',
  fingerprint: 'no-competence-by-law',
};
const segment = (from: string | null, to: string | null): Segment => ({
  from: from === null ? null : day(from),
  to: to === null ? null : day(to),
  summary: nobody,
});

describe('the band of a timeline', () => {
  const band = bandOf([
    segment(null, '2023-01-01'),
    segment('2023-01-01', '2025-01-01'),
    segment('2025-01-01', '2025-07-01'),
    segment('2025-07-01', null),
  ]);

  test('known segments are as wide as they are long, open ones a tenth of what is known or a year', () => {
    expect(band.map(({ grow }) => grow)).toEqual([365, 731, 181, 365]);
  });

  test('years are marked where they begin', () => {
    expect(band.map(({ years }) => years.map(({ label }) => label))).toEqual([
      [],
      ['2023', '2024'],
      ['2025'],
      [],
    ]);
    expect(band[1]?.years[1]?.at).toBeCloseTo(365 / 731);
  });
});

describe('a day', () => {
  test('stands in exactly one of the segments that tile time, from 0 up to but not including 1', () => {
    const days = fc.integer({ min: 0, max: 4000 }).map((n) => addDays(day('2020-01-01'), n));
    fc.assert(
      fc.property(fc.uniqueArray(days, { minLength: 1, maxLength: 6 }), days, (cuts, on) => {
        const sorted: (Day | null)[] = [null, ...cuts.sort(), null];
        const segments = sorted.slice(1).map((to, index) => ({ from: sorted[index] ?? null, to }));
        const around = segments.filter((each) => holds(each, on));
        expect(around).toHaveLength(1);
        const place = placeIn(around[0]!, on);
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThan(1);
      }),
    );
  });
});
