import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inDong } from './messages.ts';
import { grossOf, linesOf, outcomeOf, type Rate, receiptNumber, seriesOf, stateOf } from './model.ts';

const rate = (kind: Rate['kind'], amount: number, per: Rate['per']): Rate => ({
  kind,
  amount,
  per,
  source: 'test',
});

test.each<[string, Rate[], number, number]>([
  ['a charge for the dossier, one copy', [rate('charge', 8_000, 'dossier')], 1, 8_000],
  ['a charge for the dossier, five copies', [rate('charge', 8_000, 'dossier')], 5, 8_000],
  ['a fee for each copy', [rate('fee', 2_000, 'copy')], 5, 10_000],
  ['both', [rate('charge', 8_000, 'dossier'), rate('fee', 2_000, 'copy')], 3, 14_000],
  ['nothing', [], 3, 0],
  ['free by the schedule', [rate('charge', 0, 'dossier')], 1, 0],
])('%s', (_what, rates, copies, gross) => {
  expect(grossOf(linesOf(rates, copies))).toBe(gross);
});

test.each<[number, number[], ReturnType<typeof stateOf>]>([
  [0, [], 'waived'],
  [0, [5, -5], 'waived'],
  [50, [], 'open'],
  [50, [50], 'paid'],
  [50, [50, -50], 'refunded'],
  [50, [50, -50, 50], 'paid'],
])('of %i, with %j, a charge is %s', (total, payments, state) => {
  expect(stateOf(total, payments)).toBe(state);
});

const order = { amount: 50 };
test.each<[string, Parameters<typeof outcomeOf>, ReturnType<typeof outcomeOf>]>([
  ['what was asked', [order, { state: 'open', due: 50 }, 50], 'booked'],
  ['an order that is not ours', [null, null, 50], 'unknown-order'],
  ['too little', [order, { state: 'open', due: 50 }, 49], 'wrong-amount'],
  ['too much', [order, { state: 'open', due: 50 }, 51], 'wrong-amount'],
  ['an order for more than is owed now', [order, { state: 'open', due: 30 }, 50], 'wrong-amount'],
  ['what was paid in cash meanwhile', [order, { state: 'paid', due: 0 }, 50], 'already-paid'],
  ['what was remitted meanwhile', [order, { state: 'waived', due: 0 }, 50], 'not-owed'],
  ['what was given back meanwhile', [order, { state: 'refunded', due: 50 }, 50], 'not-owed'],
])('money told for %s', (_what, told, outcome) => {
  expect(outcomeOf(...told)).toBe(outcome);
});

test('amounts are written as every office writes them', () => {
  const plain = new Intl.NumberFormat('vi-VN');
  fc.assert(fc.property(fc.nat(), (amount) => inDong(amount).vi === `${plain.format(amount)} đồng`));
  expect(inDong(-50_000).vi).toBe('−50.000 đồng');
});

test('a receipt has a series for its year and seven digits', () => {
  expect(receiptNumber({ series: seriesOf(2023), number: 42, year: 2023 })).toBe('BL23 0000042');
});
