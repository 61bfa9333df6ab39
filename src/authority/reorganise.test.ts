import { describe, expect, it } from 'vitest';
import { Refusal } from '../kernel/refusal.ts';
import { applyChanges } from './apply.ts';
import {
  assignmentsOf,
  city,
  dayAt,
  days,
  documentEntry,
  fields,
  oneStopEntry,
  parsed,
  positionsOf,
  procedures,
  unitEntry,
} from './changes.fixture.ts';
import type { Register } from './register.ts';
import { who } from './who.ts';

const [p1, p2, p3] = procedures;
const ON = 15;
const resolution = { kind: 'document', document: documentEntry('nq', [], [days(10, null)]) };
const delegation = {
  kind: 'delegate',
  document: 'qd-1',
  delegator: 'dong',
  period: days(2, 25),
  rows: [
    { annex: 'I', no: 1, procedure: p1, delegate: 'dong-ht' },
    { annex: 'I', no: 2, procedure: p2, delegate: 'dong-ht' },
    { annex: 'II', no: 1, procedure: p1, delegate: 'dong-1' },
    { annex: 'II', no: 1, procedure: p1, delegate: 'dong-2' },
    { annex: 'III', no: 1, procedure: p2, delegate: 'dong-1', position: 'deputy dong-1' },
  ],
};
const to = (...units: string[]) => units.map((unit) => ({ unit }));
const reorganisation = (units: object[], more: object = {}) => ({
  kind: 'reorganise',
  document: 'nq',
  on: dayAt(ON),
  units,
  delegations: 'lapse',
  ...more,
});
const changed = (...changes: object[]): Register =>
  applyChanges(city, parsed(resolution, delegation, ...changes));
const rowsOf = (register: Register) =>
  register.rows.map(
    (r) =>
      `${r.annex}/${r.no} ${r.delegator} → ${r.delegate}: ${r.periods.map((p) => `${daysSince(p.from)}–${p.to && daysSince(p.to)}`).join(', ')}`,
  );
const daysSince = (day: string) => (Date.parse(day) - Date.parse(dayAt(0))) / 86_400_000;
const decides = (register: Register, procedure: string, oneStop: string, n: number): string => {
  const answer = who(register, { procedure, oneStop, at: dayAt(n) });
  return answer.kind === 'gap' ? answer.code : answer.unit.unit;
};

describe('units that end', () => {
  const register = changed(
    reorganisation([
      { unit: 'tay-1', successors: to('tay-2') },
      { unit: 'tay-ht', successors: [] },
    ]),
  );
  const ended = (list: readonly { period: { to: string | null } }[]) =>
    list.filter((e) => e.period.to === dayAt(ON));

  it('take with them their one-stops, routes, positions and assignments', () => {
    expect(ended(register.units)).toMatchObject([{ unit: 'tay-ht' }, { unit: 'tay-1' }]);
    expect(ended(register.oneStops)).toMatchObject([{ oneStop: 'tay-1' }]);
    expect(ended(register.routes)).toMatchObject([
      { procedure: p1, oneStop: 'tay', unit: 'tay-ht' },
      { procedure: p1, oneStop: 'tay-1' },
      { procedure: p2, oneStop: 'tay', unit: 'tay-ht' },
      { procedure: p2, oneStop: 'tay-1' },
      { procedure: p3, oneStop: 'tay', unit: 'tay-ht' },
      { procedure: p3, oneStop: 'tay-1' },
    ]);
    expect(ended(register.positions)).toHaveLength(4);
    expect(ended(register.assignments)).toHaveLength(4);
  });

  it('leave a record of who took over', () => {
    expect(register.successions).toEqual([
      { unit: 'tay-1', successor: 'tay-2', field: null, on: dayAt(ON), document: 'nq' },
    ]);
  });

  it('leave everything else the same object', () => {
    const before = changed();
    const kept = register.units.filter((u) => u.period.to === null);
    expect(kept.every((u) => before.units.includes(u))).toBe(true);
    expect(register.effects).toBe(city.effects);
  });

  it('explain what they decided before', () => {
    const merged = changed(reorganisation([{ unit: 'dong-1', successors: to('dong-2') }]));
    expect([14, 15].map((n) => decides(merged, p1, 'dong-1', n))).toEqual(['dong-1', 'one-stop-not-open']);
  });

  it('end the competence that they held themselves, and substitutions of and by their people', () => {
    const register = changed(
      {
        kind: 'substitute',
        unit: 'tay-ht',
        position: 'deputy tay-ht',
        form: 'KT',
        document: null,
        period: days(5, 30),
      },
      {
        kind: 'substitute',
        unit: 'tay',
        position: 'head tay-ht',
        form: 'TL',
        document: null,
        period: days(5, 30),
      },
      reorganisation([{ unit: 'tay-ht', successors: [] }]),
    );
    expect(ended(register.competences)).toMatchObject([{ division: 'tay-ht' }]);
    expect(register.substitutions.map((s) => s.period)).toEqual([days(5, ON), days(5, ON)]);
  });
});

describe('delegations by and to units that end', () => {
  it('lapse', () => {
    expect(rowsOf(changed(reorganisation([{ unit: 'dong-1', successors: to('dong-2') }])))).toEqual([
      'I/1 dong → dong-ht: 2–25',
      'I/2 dong → dong-ht: 2–25',
      'II/1 dong → dong-1: 2–15',
      'II/1 dong → dong-2: 2–25',
      'III/1 dong → dong-1: 2–15',
    ]);
  });

  it('pass to the one successor, with its territory; one to a single position lapses', () => {
    const register = changed(
      reorganisation([{ unit: 'dong-1', successors: to('moi') }], {
        delegations: 'pass',
        creates: { units: [unitEntry('moi', 'committee', 'ward', 'dong', 'phường mới', days(ON, null))] },
      }),
    );
    expect(rowsOf(register).filter((row) => row.includes('dong-1') || row.includes('moi'))).toEqual([
      'II/1 dong → dong-1: 2–15',
      'III/1 dong → dong-1: 2–15',
      'II/1 dong → moi: 15–25',
    ]);
    expect(register.rows.at(-1)?.territory).toBe('phường mới');
  });

  it('pass by the field of the procedure, where successors are named by field', () => {
    const register = changed(
      reorganisation(
        [
          {
            unit: 'dong-ht',
            successors: [
              { unit: 'dong-dd', field: fields[1] },
              { unit: 'dong-2', field: fields[0] },
            ],
          },
        ],
        { delegations: 'pass' },
      ),
    );
    expect(rowsOf(register).slice(-2)).toEqual(['I/1 dong → dong-2: 15–25', 'I/2 dong → dong-dd: 15–25']);
  });

  it('pass to the successor for all else, where none is named for the field', () => {
    const register = changed(
      reorganisation(
        [{ unit: 'dong-ht', successors: [{ unit: 'dong-dd', field: fields[1] }, { unit: 'dong-2' }] }],
        { delegations: 'pass' },
      ),
    );
    expect(rowsOf(register).slice(-2)).toEqual(['I/1 dong → dong-2: 15–25', 'I/2 dong → dong-dd: 15–25']);
  });

  it('lapse where no successor is named for the field', () => {
    const register = changed(
      reorganisation([{ unit: 'dong-ht', successors: [{ unit: 'dong-dd', field: fields[1] }] }], {
        delegations: 'pass',
      }),
    );
    expect(rowsOf(register).filter((row) => row.includes('15–'))).toEqual(['I/2 dong → dong-dd: 15–25']);
  });

  it('lapse when delegate and delegator would be the same', () => {
    const register = changed(
      reorganisation([{ unit: 'dong-ht', successors: to('dong') }], { delegations: 'pass' }),
    );
    expect(rowsOf(register).slice(0, 2)).toEqual(['I/1 dong → dong-ht: 2–15', 'I/2 dong → dong-ht: 2–15']);
    expect(register.rows).toHaveLength(5);
  });

  it('become one row where two of one number meet', () => {
    const register = changed(
      reorganisation([{ unit: 'dong-1', successors: to('dong-2') }], { delegations: 'pass' }),
    );
    expect(rowsOf(register)).toEqual(
      rowsOf(changed(reorganisation([{ unit: 'dong-1', successors: to('dong-2') }]))),
    );
  });

  it('pass to a new delegator while the delegate stays', () => {
    const register = changed(
      reorganisation([{ unit: 'dong', successors: to('tay') }], { delegations: 'pass' }),
    );
    expect(rowsOf(register).slice(-5)).toEqual([
      'I/1 tay → dong-ht: 15–25',
      'I/2 tay → dong-ht: 15–25',
      'II/1 tay → dong-1: 15–25',
      'II/1 tay → dong-2: 15–25',
      'III/1 tay → dong-1: 15–25',
    ]);
    expect(register.rows.at(-5)?.territory).toBe('quận tay');
    expect(register.rows.at(-3)?.territory).toBe('phường dong-1');
  });
});

describe('what comes into being', () => {
  it('follows what had its name: a ward is put under another district without ending', () => {
    const register = changed(
      reorganisation([{ unit: 'tay', successors: to('dong') }], {
        creates: { units: [unitEntry('tay-1', 'committee', 'ward', 'dong', 'phường tay-1', days(ON, null))] },
      }),
    );
    expect(register.units.filter((u) => u.unit === 'tay-1').map((u) => [u.parent, u.period])).toEqual([
      ['tay', { from: '2020-01-01', to: dayAt(ON) }],
      ['dong', days(ON, null)],
    ]);
    expect(decides(register, p1, 'tay-1', ON - 1)).toBe(decides(city, p1, 'tay-1', ON - 1));
  });

  it('opens on its first day', () => {
    const from = days(ON, null);
    const register = changed(
      reorganisation([{ unit: 'dong', successors: to('moi') }], {
        creates: {
          units: [unitEntry('moi', 'committee', 'district', 'thanh-pho', 'quận mới', from)],
          oneStops: [oneStopEntry('moi', 'moi', 'district', from)],
          routes: [{ procedure: p1, oneStop: 'moi', unit: 'moi', period: from }],
          positions: positionsOf('moi', from),
          assignments: assignmentsOf('moi', from),
        },
      }),
    );
    expect([14, 15].map((n) => decides(register, p1, 'dong', n))).toEqual(['dong-ht', 'one-stop-not-open']);
    expect([14, 15].map((n) => decides(register, p1, 'moi', n))).toEqual(['one-stop-not-open', 'moi']);
  });
});

it('a merger, a rename and a succession that has no end of its own do not touch the past', () => {
  const register = changed(
    reorganisation([{ unit: 'dong', successors: to('tay') }], { delegations: 'pass' }),
  );
  for (const oneStop of ['dong', 'dong-1', 'tay']) {
    for (let n = 0; n < ON; n += 1) {
      expect(decides(register, p1, oneStop, n)).toBe(decides(changed(), p1, oneStop, n));
    }
  }
});

describe('what cannot be', () => {
  const from = days(ON, null);
  it.each<[string, object, string[]]>([
    [
      'unknown names, in the units',
      {
        ...reorganisation([
          { unit: 'nam', successors: to('bac') },
          { unit: 'tay-1', successors: [{ unit: 'tay-2', field: 'Không có' }] },
          { unit: 'tay-1', successors: [] },
        ]),
        document: 'nq-9',
      },
      ['document', 'units.0.unit', 'units.2.unit', 'units.0.successors.0.unit', 'units.1.successors.0.field'],
    ],
    [
      'a successor that ends too',
      reorganisation([
        { unit: 'tay-1', successors: to('tay-2') },
        { unit: 'tay-2', successors: [] },
      ]),
      ['units.0.successors.0.unit'],
    ],
    [
      'a successor named twice',
      reorganisation([{ unit: 'tay-1', successors: to('tay-2', 'tay-2') }]),
      ['units.0.successors.1'],
    ],
    [
      'unknown names, in what is created',
      reorganisation([{ unit: 'tay-1', successors: [] }], {
        creates: {
          units: [
            unitEntry('a', 'committee', 'ward', 'nam', 'a', days(ON + 1, null)),
            unitEntry('b', 'committee', 'ward', 'tay', 'b', from),
            unitEntry('b', 'committee', 'ward', 'tay', 'b', from),
          ],
          oneStops: [oneStopEntry('a', 'tay-1', 'ward', from)],
          routes: [{ procedure: '9.9', oneStop: 'tay-1', unit: 'nam', period: from }],
          competences: [
            {
              procedure: '9.9',
              level: 'ward',
              holder: 'division',
              division: 'nam',
              document: 'luat-9',
              article: null,
              period: from,
            },
          ],
          positions: [{ ...positionsOf('nam', from)[0]!, oneStop: 'nam' }],
          assignments: [{ position: 'head tay-1', person: 'p', name: 'p', period: from }],
        },
      }),
      [
        'creates.units.0.period.from',
        'creates.units.2',
        'creates.units.0.parent',
        'creates.oneStops.0.unit',
        'creates.routes.0.procedure',
        'creates.routes.0.oneStop',
        'creates.routes.0.unit',
        'creates.competences.0.procedure',
        'creates.competences.0.document',
        'creates.competences.0.division',
        'creates.positions.0.unit',
        'creates.positions.0.oneStop',
        'creates.assignments.0.position',
      ],
    ],
    [
      'delegations that pass to two at once',
      reorganisation([{ unit: 'dong-ht', successors: to('dong-dd', 'dong-2') }], { delegations: 'pass' }),
      ['units.0.successors'],
    ],
  ])('%s', (_, change, paths) => {
    try {
      changed(change);
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      expect(error.errors.map((e) => e.path)).toEqual(paths.map((path) => `changes.2.${path}`));
    }
  });

  it('rows of one number that meet with different conditions', () => {
    const differing = {
      ...delegation,
      rows: delegation.rows.map((r, n) =>
        n === 2 ? { ...r, conditions: { caseType: 'lại', value: null } } : r,
      ),
    };
    const change = reorganisation([{ unit: 'dong-1', successors: to('dong-2') }], { delegations: 'pass' });
    expect(() => applyChanges(city, parsed(resolution, differing, change))).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ path: 'changes.2.delegations' })] }),
    );
  });
});
