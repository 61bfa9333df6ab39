import { describe, expect, test } from 'vitest';
import { day } from '../../../../kernel/time.ts';
import { emptyChange, slugOf, type TypedChange, toChange } from './typed-change.ts';

const words = { needed: (field: string) => `no ${field}`, order: 'order', noRow: 'no row' };
const both = (vi: string) => ({ vi, en: vi });
const birth = { code: '1.000001', name: both('Khai sinh') };

const made: readonly (readonly [string, Partial<TypedChange>, unknown])[] = [
  [
    'a repeal of a whole decision, by an unknown document',
    { kind: 'repeal', document: 'qd-1', from: day('2023-09-01') },
    { kind: 'repeal', document: 'qd-1', by: null, from: '2023-09-01' },
  ],
  [
    'a repeal of two rows',
    { kind: 'repeal', document: 'qd-1', by: 'qd-2', from: day('2023-09-01'), someRows: ['I/3', 'II/1'] },
    {
      kind: 'repeal',
      document: 'qd-1',
      by: 'qd-2',
      from: '2023-09-01',
      rows: [
        { annex: 'I', no: 3 },
        { annex: 'II', no: 1 },
      ],
    },
  ],
  [
    'a suspension until the end of a day: that day still belongs to it',
    { kind: 'suspend', document: 'qd-1', from: day('2023-09-01'), to: day('2023-09-30') },
    { kind: 'suspend', document: 'qd-1', by: null, period: { from: '2023-09-01', to: '2023-10-01' } },
  ],
  [
    'an extension until the end of a year',
    { kind: 'extend', document: 'qd-1', by: 'qd-2', to: day('2024-12-31') },
    { kind: 'extend', document: 'qd-1', by: 'qd-2', to: '2025-01-01' },
  ],
  [
    'a replacement that carries over',
    { kind: 'replace', document: 'qd-1', by: 'qd-2', from: day('2023-09-01'), carriesOver: true },
    { kind: 'replace', document: 'qd-1', by: 'qd-2', from: '2023-09-01', carriesOver: true },
  ],
  [
    'a new document',
    {
      kind: 'document',
      number: ' 3500/QĐ-UBND ',
      title: 'Ủy quyền',
      issuer: 'UBND quận',
      issuedOn: day('2023-08-20'),
      from: day('2023-09-01'),
      to: day('2024-08-31'),
      restsOn: ['qd-4610'],
    },
    {
      kind: 'document',
      document: {
        document: '3500-qd-ubnd-2023',
        number: '3500/QĐ-UBND',
        kind: 'decision',
        title: both('Ủy quyền'),
        issuer: 'UBND quận',
        signer: null,
        issuedOn: '2023-08-20',
        illustrative: false,
        inForce: [{ from: '2023-09-01', to: '2024-09-01' }],
        restsOn: ['qd-4610'],
      },
    },
  ],
  [
    'a delegation of rows, numbered as they stand',
    {
      kind: 'delegate',
      document: '3500-qd-ubnd-2023',
      delegator: 'ubnd-quan',
      from: day('2023-09-01'),
      to: day('2024-08-31'),
      rows: [{ procedure: birth, delegate: 'tu-phap' }],
    },
    {
      kind: 'delegate',
      document: '3500-qd-ubnd-2023',
      delegator: 'ubnd-quan',
      period: { from: '2023-09-01', to: '2024-09-01' },
      rows: [
        {
          annex: 'I',
          no: 1,
          procedure: '1.000001',
          delegate: 'tu-phap',
          position: null,
          territory: null,
          conditions: { caseType: null, value: null },
          reporting: null,
          term: null,
        },
      ],
    },
  ],
];

describe('what was typed becomes', () => {
  test.each(made)('%s', (_, typed, change) => {
    expect(toChange({ ...emptyChange, ...typed }, words)).toEqual({ ok: true, change });
  });
});

describe('what is missing is named by its field', () => {
  const missing: readonly (readonly [string, Partial<TypedChange>, readonly string[]])[] = [
    ['repeal', {}, ['document', 'from']],
    ['repeal of no rows', { document: 'a', from: day('2023-09-01'), someRows: [] }, ['rows']],
    ['suspend', { kind: 'suspend', document: 'a' }, ['from', 'to']],
    ['extend', { kind: 'extend', document: 'a' }, ['to']],
    ['replace', { kind: 'replace', document: 'a' }, ['by', 'from']],
    ['document', { kind: 'document' }, ['number', 'title', 'issuer', 'issuedOn', 'from']],
    ['delegate', { kind: 'delegate' }, ['document', 'delegator', 'from', 'to', 'rows']],
    [
      'an end before the beginning',
      { kind: 'suspend', document: 'a', from: day('2023-09-02'), to: day('2023-09-01') },
      ['to'],
    ],
    [
      'a row without a delegate',
      {
        kind: 'delegate',
        document: 'a',
        delegator: 'b',
        from: day('2023-09-01'),
        to: day('2023-09-01'),
        rows: [{ procedure: birth, delegate: '' }],
      },
      ['rows.0.delegate'],
    ],
  ];
  test.each(missing)('%s', (_, typed, paths) => {
    const answer = toChange({ ...emptyChange, ...typed }, words);
    expect(answer.ok ? [] : answer.errors.map(({ path }) => path)).toEqual(paths);
  });
});

test.each([
  ['3500/QĐ-UBND', '2023-08-20', '3500-qd-ubnd-2023'],
  ['  07/2023/QĐ-UBND', '2023-01-05', '07-2023-qd-ubnd-2023'],
])('%s is filed as a slug', (number, issuedOn, slug) => {
  expect(slugOf(number, day(issuedOn))).toBe(slug);
});
