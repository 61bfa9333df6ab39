import { describe, expect, test } from 'vitest';
import { applyChanges } from '../authority/apply.ts';
import { city, dayAt, days, parsed } from '../authority/changes.fixture.ts';
import { documentDetail, listDocuments, stateOn } from './documents.ts';

const register = applyChanges(
  city,
  parsed(
    {
      kind: 'delegate',
      document: 'qd-1',
      delegator: 'dong',
      period: days(5, 20),
      rows: [
        { annex: 'I', no: 2, procedure: '1.000002', delegate: 'dong-1' },
        { annex: 'I', no: 1, procedure: '1.000001', delegate: 'dong-ht' },
      ],
    },
    { kind: 'repeal', document: 'qd-1', by: 'qd-2', from: dayAt(15), rows: [{ annex: 'I', no: 2 }] },
    { kind: 'replace', document: 'qd-3', by: 'qd-2', from: dayAt(10), carriesOver: true },
  ),
);

describe('a day among periods', () => {
  const periods = [days(5, 10), days(12, 20)];
  test.each([
    [4, 'future'],
    [5, 'in-force'],
    [10, 'suspended'],
    [12, 'in-force'],
    [20, 'ended'],
  ])('day %d: %s', (n, state) => expect(stateOn(periods, dayAt(n))).toBe(state));

  test('never came to hold: ended', () => expect(stateOn([], dayAt(1))).toBe('ended'));
});

describe('the list of documents', () => {
  const list = (filter: object) =>
    listDocuments(register, { on: dayAt(16), ...filter }).map((d) => [
      d.document,
      d.state,
      d.rows,
      d.procedures,
    ]);

  test('counts rows and procedures, and says how each stands on the day', () => {
    expect(list({ kind: 'decision' })).toEqual([
      ['de-an', 'in-force', { all: 0, inForce: 0 }, 0],
      ['qd-1', 'in-force', { all: 2, inForce: 1 }, 2],
      ['qd-2', 'in-force', { all: 0, inForce: 0 }, 0],
      ['qd-3', 'ended', { all: 0, inForce: 0 }, 0],
    ]);
  });

  test.each([
    ['words without accents', { q: 'uy ban QD-1' }, ['qd-1']],
    ['a kind', { kind: 'law' }, ['luat']],
    ['nothing that is there', { q: 'khong co' }, []],
  ])('found by %s', (_, filter, expected) => {
    expect(list(filter).map(([document]) => document)).toEqual(expected);
  });
});

describe('one document', () => {
  test('walks the chain both ways', () => {
    expect(documentDetail(register, 'de-an', dayAt(16))).toMatchObject({
      restsOn: [{ document: 'luat', number: 'luat/QĐ' }],
      resting: [{ document: 'qd-1' }, { document: 'qd-2' }, { document: 'qd-3' }],
    });
  });

  test('tells what it does and what is done to it', () => {
    expect(documentDetail(register, 'qd-2', dayAt(16))).toMatchObject({
      effects: [
        { effect: 'repeals', from: dayAt(15), document: { document: 'qd-1' } },
        { effect: 'replaces', from: dayAt(10), carriesOver: true, document: { document: 'qd-3' } },
      ],
      affected: [],
    });
    expect(documentDetail(register, 'qd-3', dayAt(16))?.affected).toMatchObject([
      { by: { document: 'qd-2' } },
    ]);
  });

  test('lists its rows in their order, with names and how each stands', () => {
    const { rows } = documentDetail(register, 'qd-1', dayAt(16))!;
    expect(rows.map((r) => [r.no, r.procedure.name.vi, r.delegate.unit, r.state])).toEqual([
      [1, 'Thủ tục 1.000001', 'dong-ht', 'in-force'],
      [2, 'Thủ tục 1.000002', 'dong-1', 'ended'],
    ]);
  });

  test('that is not there', () => expect(documentDetail(register, 'khong-co', dayAt(1))).toBeUndefined());
});
