import { describe, expect, it } from 'vitest';
import { Refusal } from '../kernel/refusal.ts';
import { applyChanges } from './apply.ts';
import { city, dayAt, days, documentEntry, parsed, procedures } from './changes.fixture.ts';
import type { Register } from './register.ts';
import { who } from './who.ts';

const [p1, p2] = procedures;
const changed = (...changes: object[]): Register => applyChanges(city, parsed(...changes));

/** Decision 1: both divisions of Đông and its first ward, from day 2 to day 20. */
const delegation = {
  kind: 'delegate',
  document: 'qd-1',
  delegator: 'dong',
  period: days(2, 20),
  rows: [
    { annex: 'I', no: 1, procedure: p1, delegate: 'dong-ht' },
    { annex: 'I', no: 2, procedure: p2, delegate: 'dong-dd' },
    { annex: 'II', no: 1, procedure: p1, delegate: 'dong-1' },
    { annex: 'II', no: 1, procedure: p1, delegate: 'dong-2' },
  ],
};
const row1 = [{ annex: 'I', no: 1 }];
const wardRows = [{ annex: 'II', no: 1 }];

const decides = (register: Register, procedure: string, oneStop: string, n: number): string => {
  const answer = who(register, { procedure, oneStop, at: dayAt(n) });
  return answer.kind === 'gap' ? answer.code : answer.unit.unit;
};
const periodsOf = (register: Register) =>
  Object.fromEntries(
    register.rows.map((row) => [
      `${row.annex}/${row.no} ${row.delegate}`,
      row.periods.map((p) => [p.from, p.to]),
    ]),
  );
const span = (...ends: number[]): string[] => ends.map(dayAt);

describe('a delegation', () => {
  const register = changed(delegation);

  it('enters its rows for its own period and the territory of each delegate', () => {
    expect(register.rows.map((r) => [r.annex, r.no, r.delegate, r.territory, r.periods])).toEqual([
      ['I', 1, 'dong-ht', 'quận dong', [days(2, 20)]],
      ['I', 2, 'dong-dd', 'quận dong', [days(2, 20)]],
      ['II', 1, 'dong-1', 'phường dong-1', [days(2, 20)]],
      ['II', 1, 'dong-2', 'phường dong-2', [days(2, 20)]],
    ]);
  });

  it('keeps a territory and a period that a row gives', () => {
    const row = {
      annex: 'III',
      no: 1,
      procedure: p2,
      delegate: 'dong-ht',
      territory: 'phường dong-1',
      period: days(5, 6),
    };
    expect(changed({ ...delegation, rows: [row] }).rows[0]).toMatchObject({
      territory: 'phường dong-1',
      periods: [days(5, 6)],
    });
  });

  it.each([
    ['the day before', 'dong', 1, 'dong'],
    ['on its first day', 'dong', 2, 'dong-ht'],
    ['on its last day', 'dong', 19, 'dong-ht'],
    ['the day after', 'dong', 20, 'dong'],
    ['at a ward', 'dong-1', 2, 'dong-1'],
    ['in the other district', 'tay', 2, 'tay'],
  ])('%s', (_, oneStop, on, unit) => {
    expect(decides(register, p1, oneStop, on)).toBe(unit);
  });
});

describe('a repeal', () => {
  it('of a whole decision ends it and all its rows, and the competence is back with the body by law', () => {
    const register = changed(delegation, { kind: 'repeal', document: 'qd-1', by: 'qd-2', from: dayAt(10) });
    expect(register.documents.find((d) => d.document === 'qd-1')?.inForce).toEqual([days(0, 10)]);
    expect(Object.values(periodsOf(register))).toEqual(Array(4).fill([span(2, 10)]));
    expect(register.effects).toEqual([
      { document: 'qd-2', effect: 'repeals', on: 'qd-1', from: dayAt(10), carriesOver: false },
    ]);
    expect([9, 10].map((n) => decides(register, p1, 'dong', n))).toEqual(['dong-ht', 'dong']);
  });

  it('of some rows ends those, for all their delegates, and leaves the decision in force', () => {
    const register = changed(delegation, {
      kind: 'repeal',
      document: 'qd-1',
      by: null,
      from: dayAt(10),
      rows: wardRows,
    });
    expect(register.documents).toBe(city.documents);
    expect(periodsOf(register)).toEqual({
      'I/1 dong-ht': [span(2, 20)],
      'I/2 dong-dd': [span(2, 20)],
      'II/1 dong-1': [span(2, 10)],
      'II/1 dong-2': [span(2, 10)],
    });
    expect(register.effects).toEqual([]);
  });

  it('before the first day leaves rows that never came to hold', () => {
    const register = changed(delegation, { kind: 'repeal', document: 'qd-1', by: null, from: dayAt(1) });
    expect(Object.values(periodsOf(register))).toEqual(Array(4).fill([]));
  });
});

describe('a suspension', () => {
  it('of a whole decision is a hole in it and in its rows', () => {
    const register = changed(delegation, {
      kind: 'suspend',
      document: 'qd-1',
      by: 'qd-2',
      period: days(5, 8),
    });
    expect(register.documents.find((d) => d.document === 'qd-1')?.inForce).toEqual([days(0, 5), days(8, 30)]);
    expect(periodsOf(register)['I/1 dong-ht']).toEqual([span(2, 5), span(8, 20)]);
    expect(register.effects[0]).toMatchObject({ effect: 'suspends', from: dayAt(5) });
    expect([4, 5, 7, 8].map((n) => decides(register, p1, 'dong', n))).toEqual([
      'dong-ht',
      'dong',
      'dong',
      'dong-ht',
    ]);
  });

  it('of some rows is a hole in those', () => {
    const register = changed(delegation, {
      kind: 'suspend',
      document: 'qd-1',
      by: null,
      period: days(5, 8),
      rows: row1,
    });
    expect(register.documents).toBe(city.documents);
    expect(periodsOf(register)).toMatchObject({
      'I/1 dong-ht': [span(2, 5), span(8, 20)],
      'I/2 dong-dd': [span(2, 20)],
    });
  });
});

describe('an extension', () => {
  const shortly = { kind: 'repeal', document: 'qd-1', by: null, from: dayAt(10), rows: row1 };

  it('prolongs the rows, and the decision when it is in force for less', () => {
    const register = changed(delegation, { kind: 'extend', document: 'qd-1', by: 'qd-2', to: dayAt(33) });
    expect(Object.values(periodsOf(register))).toEqual(Array(4).fill([span(2, 33)]));
    expect(register.documents.find((d) => d.document === 'qd-1')?.inForce).toEqual([days(0, 33)]);
    expect(register.effects[0]).toMatchObject({ effect: 'extends', from: dayAt(20) });
    expect(decides(register, p1, 'dong', 32)).toBe('dong-ht');
  });

  it('leaves a decision that is in force for longer as it is', () => {
    expect(changed(delegation, { kind: 'extend', document: 'qd-1', by: null, to: dayAt(25) }).documents).toBe(
      city.documents,
    );
  });

  it('does not bring back rows that were repealed', () => {
    const register = changed(delegation, shortly, {
      kind: 'extend',
      document: 'qd-1',
      by: null,
      to: dayAt(25),
    });
    expect(periodsOf(register)).toMatchObject({ 'I/1 dong-ht': [span(2, 10)], 'I/2 dong-dd': [span(2, 25)] });
  });

  it('prolongs only the last period of a row that was suspended', () => {
    const register = changed(
      delegation,
      { kind: 'suspend', document: 'qd-1', by: null, period: days(5, 8) },
      { kind: 'extend', document: 'qd-1', by: null, to: dayAt(25) },
    );
    expect(periodsOf(register)['I/1 dong-ht']).toEqual([span(2, 5), span(8, 25)]);
  });

  it('of some rows prolongs those', () => {
    const register = changed(delegation, {
      kind: 'extend',
      document: 'qd-1',
      by: null,
      to: dayAt(25),
      rows: row1,
    });
    expect(periodsOf(register)).toMatchObject({ 'I/1 dong-ht': [span(2, 25)], 'I/2 dong-dd': [span(2, 20)] });
  });

  it('of a document without rows prolongs the document', () => {
    const register = changed({ kind: 'extend', document: 'de-an', by: null, to: dayAt(39) });
    expect(register.documents.find((d) => d.document === 'de-an')?.inForce).toEqual([days(0, 39)]);
  });
});

describe('a replacement', () => {
  const replaced = (carriesOver: boolean) =>
    changed(
      delegation,
      { kind: 'document', document: documentEntry('de-an-moi', ['luat'], [days(10, null)]) },
      { kind: 'replace', document: 'de-an', by: 'de-an-moi', from: dayAt(10), carriesOver },
    );

  it('ends the old document and its rows', () => {
    const register = changed(delegation, { kind: 'replace', document: 'qd-1', by: 'qd-2', from: dayAt(10) });
    expect(register.documents.find((d) => d.document === 'qd-1')?.inForce).toEqual([days(0, 10)]);
    expect(periodsOf(register)['I/1 dong-ht']).toEqual([span(2, 10)]);
    expect(register.effects).toEqual([
      { document: 'qd-2', effect: 'replaces', on: 'qd-1', from: dayAt(10), carriesOver: false },
    ]);
  });

  it.each([
    ['without a transitional clause breaks what rested on it', false, 'basis-lapsed'],
    ['with one carries it over', true, 'dong-ht'],
  ])('%s', (_, carriesOver, answer) => {
    expect([9, 10].map((n) => decides(replaced(carriesOver), p1, 'dong', n))).toEqual(['dong-ht', answer]);
  });
});

describe('a substitution', () => {
  const substitution = {
    kind: 'substitute',
    unit: 'dong',
    position: 'deputy dong',
    form: 'KT',
    document: 'qd-2',
    period: days(5, 15),
  };
  const signers = (register: Register, n: number) => {
    const answer = who(register, { procedure: p1, oneStop: 'dong', at: dayAt(n) });
    return answer.kind === 'gap' ? answer.code : answer.signers.map((s) => s.personId);
  };

  it('lets a deputy sign while it lasts', () => {
    const register = changed(substitution);
    expect([4, 5, 14, 15].map((n) => signers(register, n).length)).toEqual([1, 2, 2, 1]);
  });

  it('ends early', () => {
    const register = changed(substitution, {
      kind: 'end-substitution',
      unit: 'dong',
      position: 'deputy dong',
      from: dayAt(8),
    });
    expect(register.substitutions[0]?.period).toEqual(days(5, 8));
  });

  it('that ends on its first day never was', () => {
    const end = { kind: 'end-substitution', unit: 'dong', position: 'deputy dong', from: dayAt(5) };
    expect(changed(substitution, end).substitutions).toEqual([]);
  });
});

describe('what cannot be', () => {
  const substitution = {
    kind: 'substitute',
    unit: 'dong',
    position: 'deputy dong',
    form: 'KT',
    document: null,
    period: days(5, 15),
  };
  const suspension = { kind: 'suspend', document: 'qd-1', by: null };
  const extension = { kind: 'extend', document: 'qd-1', by: null };

  it.each<[string, object[], string[]]>([
    [
      'a document that is there',
      [{ kind: 'document', document: documentEntry('qd-1', [], []) }],
      ['0.document.document'],
    ],
    [
      'a document that rests on none',
      [{ kind: 'document', document: documentEntry('qd-9', ['luat', 'qd-8'], []) }],
      ['0.document.restsOn.1'],
    ],
    [
      'a delegation with everything wrong at once',
      [
        {
          ...delegation,
          document: 'qd-9',
          delegator: 'nam',
          rows: [
            { annex: 'I', no: 1, procedure: '9.9', delegate: 'dong-ht' },
            { annex: 'I', no: 2, procedure: p1, delegate: 'nam-ht' },
            { annex: 'I', no: 3, procedure: p1, delegate: 'dong-ht', position: 'nobody' },
            { annex: 'I', no: 4, procedure: p1, delegate: 'dong-ht', position: 'head tay-ht' },
            { annex: 'I', no: 1, procedure: p2, delegate: 'dong-ht' },
          ],
        },
      ],
      [
        '0.document',
        '0.delegator',
        '0.rows.0.procedure',
        '0.rows.1.delegate',
        '0.rows.2.position',
        '0.rows.3.position',
        '0.rows.4.delegate',
      ],
    ],
    [
      'a delegation before its units exist',
      [
        {
          ...delegation,
          period: { from: '2019-01-01', to: '2019-02-01' },
          rows: delegation.rows.slice(0, 1),
        },
      ],
      ['0.delegator', '0.rows.0.delegate'],
    ],
    [
      'a row that an earlier change entered',
      [delegation, { ...delegation, rows: delegation.rows.slice(0, 1) }],
      ['1.rows.0.delegate'],
    ],
    [
      'a repeal of nothing known, by nothing known',
      [{ kind: 'repeal', document: 'qd-9', by: 'qd-8', from: dayAt(1) }],
      ['0.document', '0.by'],
    ],
    ['a repeal by itself', [{ kind: 'repeal', document: 'qd-1', by: 'qd-1', from: dayAt(1) }], ['0.by']],
    [
      'a repeal after the end',
      [{ kind: 'repeal', document: 'qd-1', by: null, from: dayAt(30) }],
      ['0.document'],
    ],
    [
      'a repeal of rows, one unknown, one ended',
      [
        delegation,
        {
          kind: 'repeal',
          document: 'qd-1',
          by: null,
          from: dayAt(20),
          rows: [...row1, { annex: 'V', no: 1 }],
        },
      ],
      ['1.rows.1', '1.rows.0'],
    ],
    ['a suspension outside the period', [{ ...suspension, period: days(30, 35) }], ['0.document']],
    [
      'a suspension of a row outside its period',
      [delegation, { ...suspension, period: days(20, 25), rows: row1 }],
      ['1.rows.0'],
    ],
    ['an extension that is none', [delegation, { ...extension, to: dayAt(20) }], ['1.to']],
    ['an extension of what has no end', [{ ...extension, document: 'luat', to: dayAt(20) }], ['0.document']],
    [
      'an extension of a row that ended before',
      [
        delegation,
        { kind: 'repeal', document: 'qd-1', by: null, from: dayAt(10), rows: row1 },
        { ...extension, to: dayAt(25), rows: row1 },
      ],
      ['2.rows.0'],
    ],
    [
      'an extension of what was repealed',
      [
        delegation,
        { kind: 'repeal', document: 'qd-1', by: 'qd-2', from: dayAt(10) },
        { ...extension, to: dayAt(25) },
      ],
      ['2.document'],
    ],
    [
      'an extension of what was replaced',
      [
        delegation,
        { kind: 'replace', document: 'qd-1', by: 'qd-2', from: dayAt(10) },
        { ...extension, to: dayAt(25) },
      ],
      ['2.document'],
    ],
    [
      'the same replacement twice',
      [
        { kind: 'replace', document: 'qd-1', by: 'qd-2', from: dayAt(10) },
        { kind: 'replace', document: 'qd-1', by: 'qd-2', from: dayAt(12) },
      ],
      ['1.by'],
    ],
    [
      'a substitution of nobody, nowhere',
      [{ ...substitution, unit: 'nam', position: 'nobody', document: 'qd-9' }],
      ['0.unit', '0.position', '0.document'],
    ],
    [
      'a substitution twice at a time',
      [substitution, { ...substitution, period: days(14, 16) }],
      ['1.period'],
    ],
    [
      'the end of a substitution that does not hold',
      [substitution, { kind: 'end-substitution', unit: 'dong', position: 'deputy dong', from: dayAt(15) }],
      ['1.position'],
    ],
  ])('%s', (_, changes, paths) => {
    try {
      changed(...changes);
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      expect([error.status, error.code]).toEqual([422, 'change-invalid']);
      expect(error.errors.map((e) => e.path)).toEqual(paths.map((path) => `changes.${path}`));
    }
  });
});

describe('whatever no change touches', () => {
  it('is the same object in both registers', () => {
    const before = changed(delegation);
    const register = applyChanges(
      before,
      parsed({ kind: 'repeal', document: 'qd-1', by: null, from: dayAt(10), rows: row1 }),
    );
    expect(register.documents).toBe(before.documents);
    expect(register.rows[0]).not.toBe(before.rows[0]);
    expect(register.rows.slice(1).every((row, n) => row === before.rows[n + 1])).toBe(true);
  });

  it('even the register, when there is no change', () => {
    expect(applyChanges(city, [])).toBe(city);
  });
});
