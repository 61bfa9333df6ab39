import { expect, test } from 'vitest';
import type { Hand, Summary } from '../api/authority-types.ts';
import { groupHands } from './hands.ts';

const both = (vi: string) => ({ vi, en: vi });
const decided = (unit: string, delegated: boolean, number: string): Summary => ({
  standing: true,
  unit,
  holder: both(`Chủ tịch, ${unit}`),
  delegated,
  signers: [],
  chain: [
    {
      kind: 'law',
      text: both(number),
      document: { number, issuedOn: '2020-01-01' as never, validTo: null, illustrative: false },
    },
  ],
  refusal: null,
  code: null,
  fingerprint: `${unit} ${number}`,
});
const hand = (procedure: string, oneStop: string, after: Summary): Hand => ({
  procedure: { code: procedure, name: both(procedure) },
  oneStop: { slug: oneStop, name: both(oneStop) },
  cases: [],
  before: decided('quan', false, '77/2015'),
  after,
});

test('one-stops at which a procedure changes in the same way are one line, whoever holds it there', () => {
  const groups = groupHands([
    hand('1', 'a', decided('phuong-a', true, '01/QĐ')),
    hand('1', 'b', decided('phuong-b', true, '01/QĐ')),
    hand('1', 'c', decided('phuong-c', true, '02/QĐ')),
    hand('2', 'a', decided('phuong-a', true, '01/QĐ')),
  ]);
  expect(
    groups.map(({ hand: { procedure }, oneStops }) => [procedure.code, oneStops.map(({ slug }) => slug)]),
  ).toEqual([
    ['1', ['a', 'b']],
    ['1', ['c']],
    ['2', ['a']],
  ]);
});
