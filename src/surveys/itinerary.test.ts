import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, weekday } from '../kernel/time.ts';
import { checkItinerary, type PlannedVisit, propose, type ToVisit } from './itinerary.ts';

const frame = {
  from: day('2023-08-14'),
  to: day('2023-09-15'),
  works: (on: Parameters<typeof weekday>[0]) => weekday(on) <= 5,
};
const units: ToVisit[] = [
  { unit: 'ba-dinh', within: null },
  { unit: 'hoan-kiem', within: null },
  { unit: 'vinh-phuc', within: 'ba-dinh' },
];
const visit = (
  unit: string,
  on: string,
  half: 'morning' | 'afternoon' = 'afternoon',
  group = 1,
): PlannedVisit => ({
  unit,
  group,
  day: day(on),
  half,
});

describe('an itinerary', () => {
  it.each<[string, PlannedVisit[], string[]]>([
    [
      'is right when each unit is visited once, and the ward with its district',
      [visit('ba-dinh', '2023-08-15'), visit('vinh-phuc', '2023-08-15'), visit('hoan-kiem', '2023-08-16')],
      [],
    ],
    [
      'leaves nobody out',
      [visit('ba-dinh', '2023-08-15'), visit('vinh-phuc', '2023-08-15')],
      ['missing hoan-kiem'],
    ],
    [
      'visits nobody twice',
      [
        visit('ba-dinh', '2023-08-15'),
        visit('vinh-phuc', '2023-08-15'),
        visit('hoan-kiem', '2023-08-16'),
        visit('hoan-kiem', '2023-08-17'),
      ],
      ['twice hoan-kiem'],
    ],
    [
      'has no group in two places',
      [visit('ba-dinh', '2023-08-15'), visit('vinh-phuc', '2023-08-15'), visit('hoan-kiem', '2023-08-15')],
      ['two-places hoan-kiem'],
    ],
    [
      'visits a ward on the half-day of its district',
      [
        visit('ba-dinh', '2023-08-15'),
        visit('vinh-phuc', '2023-08-15', 'morning'),
        visit('hoan-kiem', '2023-08-16'),
      ],
      ['apart vinh-phuc'],
    ],
    [
      'and by the same group',
      [
        visit('ba-dinh', '2023-08-15'),
        visit('vinh-phuc', '2023-08-15', 'afternoon', 2),
        visit('hoan-kiem', '2023-08-16'),
      ],
      ['apart vinh-phuc'],
    ],
    [
      'keeps to working days and to the campaign',
      [visit('ba-dinh', '2023-08-19'), visit('vinh-phuc', '2023-08-19'), visit('hoan-kiem', '2023-10-02')],
      ['day-off ba-dinh', 'day-off vinh-phuc', 'outside hoan-kiem'],
    ],
    [
      'visits nobody else',
      [
        visit('ba-dinh', '2023-08-15'),
        visit('vinh-phuc', '2023-08-15'),
        visit('hoan-kiem', '2023-08-16'),
        visit('hue', '2023-08-17'),
      ],
      ['unknown-unit hue'],
    ],
  ])('%s', (_, visits, expected) => {
    expect(checkItinerary(units, visits, frame).map(({ code, unit }) => `${code} ${unit}`)).toEqual(expected);
  });
});

describe('a proposal', () => {
  const many = fc.record({
    districts: fc.integer({ min: 1, max: 40 }),
    wards: fc.array(fc.nat(39), { maxLength: 20 }),
    groups: fc.integer({ min: 1, max: 4 }),
  });
  const toVisit = (districts: number, wards: readonly number[]): ToVisit[] => [
    ...Array.from({ length: districts }, (_, n) => ({ unit: `d${n}`, within: null })),
    ...wards.map((host, n) => ({ unit: `w${n}`, within: `d${host % districts}` })),
  ];

  it('has nothing wrong with it, and keeps the groups even', () => {
    fc.assert(
      fc.property(many, ({ districts, wards, groups }) => {
        const all = toVisit(districts, wards);
        const numbers = Array.from({ length: groups }, (_, n) => n + 1);
        const visits = propose(all, numbers, frame);
        expect(visits).not.toBeNull();
        expect(checkItinerary(all, visits!, frame)).toEqual([]);
        const loads = numbers.map(
          (g) => visits!.filter((v) => v.group === g && v.unit.startsWith('d')).length,
        );
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('keeps what is fixed', () => {
    const fixed = [visit('ba-dinh', '2023-08-15'), visit('vinh-phuc', '2023-08-15')];
    const visits = propose(units, [1, 2], frame, fixed)!;
    expect(visits).toEqual(expect.arrayContaining(fixed));
    expect(checkItinerary(units, visits, frame)).toEqual([]);
  });

  it('is none where the half-days do not suffice', () => {
    expect(propose(toVisit(3, []), [1], { ...frame, to: day('2023-08-14') })).toBeNull();
  });
});
