import { describe, expect, test } from 'vitest';
import { instant } from '../../kernel/time.ts';
import type { Duty, ListName, Me, OneStop } from './api/types.ts';
import { listsFor, mayReceive, oneStopsOf } from './duties.ts';

describe('each sees the lists of their duties, what waits for them first', () => {
  const cases: readonly (readonly [readonly Duty[], readonly ListName[]])[] = [
    [['receive'], ['one-stop', 'to-return', 'today', 'late', 'done']],
    [['process'], ['mine', 'unit', 'today', 'late', 'done']],
    [['decide'], ['to-decide', 'unit', 'today', 'late', 'done']],
    [['control'], ['one-stop', 'today', 'late', 'done']],
    [['administer'], ['today', 'late', 'done']],
    [
      ['process', 'decide'],
      ['to-decide', 'mine', 'unit', 'today', 'late', 'done'],
    ],
    [[], []],
  ];
  test.each(cases)('%j', (duties, lists) => {
    expect(listsFor(duties)).toEqual(lists);
  });
});

const text = (vi: string) => ({ vi, en: vi });
const baDinh: OneStop = { id: '1', slug: 'ba-dinh', name: text('Một cửa quận Ba Đình') };
const kimMa: OneStop = { id: '2', slug: 'kim-ma', name: text('Một cửa phường Kim Mã') };

const person = (duties: readonly Duty[], oneStops: readonly (OneStop | null)[]): Me => ({
  person: { id: 'p', name: 'Hoàng Thị Lan' },
  duties,
  positions: oneStops.map((oneStop, index) => ({
    id: String(index),
    title: text('Chuyên viên'),
    rank: 'specialist',
    unit: { id: 'u', name: text('Văn phòng') },
    oneStop,
  })),
  now: instant('2023-08-15T02:30:00Z'),
  demo: false,
});

test('a one-stop counts once, however many positions lead to it', () => {
  expect(oneStopsOf(person([], [baDinh, null, kimMa, baDinh]))).toEqual([baDinh, kimMa]);
});

test('receiving takes the duty and a one-stop to receive at', () => {
  expect(mayReceive(person(['receive'], [baDinh]))).toBe(true);
  expect(mayReceive(person(['receive'], [null]))).toBe(false);
  expect(mayReceive(person(['process'], [baDinh]))).toBe(false);
});
