import { describe, expect, test } from 'vitest';
import { applyChanges } from '../authority/apply.ts';
import { city, dayAt, days, parsed } from '../authority/changes.fixture.ts';
import { matrixOf } from './matrix.ts';

const delegated = applyChanges(
  {
    ...city,
    routes: city.routes.filter((r) => r.procedure !== '1.000003' || r.oneStop !== 'dong'),
    postings: [
      {
        oneStop: 'dong',
        version: '1.000001 v1',
        postedAt: '2023-01-02T00:00:00.000Z',
        fingerprint: 'dong luat',
      },
      {
        oneStop: 'dong',
        version: '1.000002 v1',
        postedAt: '2023-01-02T00:00:00.000Z',
        fingerprint: 'dong luat',
      },
    ],
  },
  parsed({
    kind: 'delegate',
    document: 'qd-1',
    delegator: 'dong',
    period: days(5, 20),
    rows: [{ annex: 'I', no: 1, procedure: '1.000001', delegate: 'dong-ht' }],
  }),
);

const at = (n: number, filter = {}) => {
  const matrix = matrixOf(delegated, { on: dayAt(n), ...filter });
  const column = matrix.oneStops.findIndex((o) => o.slug === 'dong');
  return matrix.procedures.map((p, row) => {
    const cell = matrix.cells[row]![column];
    return [p.code, cell && [cell.holder?.vi ?? cell.code, cell.posted]];
  });
};

describe('who decides what at one one-stop', () => {
  const kept = ['1.000002', ['Chủ tịch, dong', 'posted']];
  test('before the delegation, as it is posted', () => {
    expect(at(4)).toEqual([kept, ['1.000001', ['Chủ tịch, dong', 'posted']], ['1.000003', null]]);
  });
  test('under it: the posting shows who decided before', () => {
    expect(at(5)).toEqual([kept, ['1.000001', ['Trưởng phòng, dong-ht', 'outdated']], ['1.000003', null]]);
  });
});

describe('the matrix', () => {
  test('has one-stops from above to below, as columns', () => {
    const { oneStops, cells, procedures } = matrixOf(delegated, { on: dayAt(4) });
    expect(oneStops.map((o) => o.level)).toEqual(['district', 'district', 'ward', 'ward', 'ward', 'ward']);
    expect(cells.map((row) => row.length)).toEqual(procedures.map(() => oneStops.length));
  });
  test.each([
    ['a field', { field: 'Đất đai' }, ['1.000002']],
    ['words', { q: 'thu tuc 000003' }, ['1.000003']],
    ['a field that is none', { field: 'Khác' }, []],
  ])('is narrowed by %s; the fields to choose from stay', (_, filter, codes) => {
    const { procedures, fields } = matrixOf(delegated, { on: dayAt(4), ...filter });
    expect(procedures.map((p) => p.code)).toEqual(codes);
    expect(fields.map((f) => f.vi)).toEqual(['Đất đai', 'Hộ tịch']);
  });
  test('is empty before anything began', () => {
    expect(matrixOf(delegated, { on: '2019-12-31' as never })).toMatchObject({
      procedures: [],
      oneStops: [],
      cells: [],
    });
  });
});
