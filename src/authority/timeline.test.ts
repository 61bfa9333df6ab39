import { describe, expect, test } from 'vitest';
import { applyChanges } from './apply.ts';
import { city, dayAt, days, districts, parsed, procedures, wards, windowDays } from './changes.fixture.ts';
import { summaryOf } from './summary.ts';
import { timelineOf } from './timeline.ts';
import { who } from './who.ts';

const register = applyChanges(
  city,
  parsed(
    {
      kind: 'delegate',
      document: 'qd-1',
      delegator: 'dong',
      period: days(5, 20),
      rows: [
        { annex: 'I', no: 1, procedure: '1.000001', delegate: 'dong-ht' },
        { annex: 'I', no: 2, procedure: '1.000002', delegate: 'dong-1' },
      ],
    },
    { kind: 'suspend', document: 'qd-1', by: null, period: days(10, 12) },
    {
      kind: 'substitute',
      unit: 'dong',
      position: 'deputy dong',
      form: 'KT',
      document: null,
      period: days(22, 25),
    },
  ),
);
const timeline = timelineOf(register, { procedure: '1.000001', oneStop: 'dong' });

describe('the timeline of a procedure at a one-stop', () => {
  test('tells each change of body, documents and people', () => {
    const told = timeline.map(({ from, authority }) => {
      const { unit, code, signers } = summaryOf(authority);
      return [from, unit ?? code, signers.length];
    });
    expect(told).toEqual([
      [null, 'procedure-not-in-force', 0],
      ['2020-01-01', 'dong', 1],
      [dayAt(5), 'dong-ht', 1],
      [dayAt(10), 'dong', 1],
      [dayAt(12), 'dong-ht', 1],
      [dayAt(20), 'dong', 1],
      [dayAt(22), 'dong', 2],
      [dayAt(25), 'dong', 1],
    ]);
  });

  test('tiles all time: each segment ends where the next begins', () => {
    expect(timeline.map(({ to }) => to)).toEqual([...timeline.slice(1).map(({ from }) => from), null]);
  });

  test('has nothing to say in an empty register', () => {
    const empty = { ...city, ...Object.fromEntries(Object.keys(city).map((list) => [list, []])) };
    expect(timelineOf(empty, { procedure: '1.000001', oneStop: 'dong' })).toEqual([]);
  });

  test.each(
    procedures.flatMap((procedure) => [...districts, ...wards].map((oneStop) => ({ procedure, oneStop }))),
  )('says of every day what the register says: $procedure at $oneStop', (question) => {
    const segments = timelineOf(register, question);
    for (const on of windowDays) {
      const segment = segments.find((s) => (s.from === null || s.from <= on) && (s.to === null || on < s.to));
      const { signers, fingerprint } = summaryOf(who(register, { ...question, at: on }));
      expect(summaryOf(segment!.authority)).toMatchObject({ signers, fingerprint });
    }
  });
});
