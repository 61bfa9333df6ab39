import fc from 'fast-check';
import type { Period } from '../kernel/time.ts';
import { dayAt, days, decisions, districts, divisions, wards } from './changes.fixture.ts';
import type { Register } from './register.ts';

/** What random changes are made of. */
export const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values);
export const mostly = <T>(usual: fc.Arbitrary<T>, other: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: other });

export const laterDocuments = ['vb-1', 'vb-2'] as const;
export const anyDocument = oneOf<string>(
  'qd-1',
  'qd-1',
  ...decisions,
  'de-an',
  'de-an',
  'luat',
  ...laterDocuments,
);
export const by = fc.option(oneOf<string>(...decisions, ...laterDocuments));
export const anyDay = fc.nat({ max: 34 }).map(dayAt);
export const anyPeriod: fc.Arbitrary<Period> = fc
  .record({ from: fc.nat({ max: 25 }), length: fc.integer({ min: 1, max: 14 }), open: fc.nat({ max: 19 }) })
  .map(({ from, length, open }) => days(from, open === 0 ? null : from + length));
export const closedPeriod = anyPeriod.filter((p) => p.to !== null);
export const allUnits = ['thanh-pho', ...districts, ...divisions, ...wards, 'moi'] as const;
export const anyUnit = oneOf<string>(...allUnits);

/** A change that is aimed at what is there when it is made. */
export type Aimed = (register: Register) => object;
export const at = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(list.length, 1)];
