import { describe, expect, it } from 'vitest';
import { Refusal } from '../kernel/refusal.ts';
import { applyChanges } from './apply.ts';
import { city, dayAt, days, parsed, procedures } from './changes.fixture.ts';
import { differenceBetween, type Hand } from './difference.ts';
import { entryDifference } from './entries.ts';
import type { Finding } from './finding.ts';
import type { Register } from './register.ts';
import { type OpenDossiers, whatIf } from './what-if.ts';

const [p1, p2] = procedures;
const today = dayAt(5);
const delegation = {
  kind: 'delegate',
  document: 'qd-1',
  delegator: 'dong',
  period: days(2, 20),
  rows: [
    { annex: 'I', no: 1, procedure: p1, delegate: 'dong-ht' },
    { annex: 'I', no: 2, procedure: p2, delegate: 'dong-dd', conditions: { caseType: 'A', value: null } },
  ],
};
const before = applyChanges(city, parsed(delegation));
const repeal = parsed({ kind: 'repeal', document: 'qd-1', by: 'qd-2', from: dayAt(10) });
const inHand = (hand: Hand) => (hand.kind === 'gap' ? hand.code : hand.unit);

const dossiers = (dueOn: number, count: number, more: Partial<OpenDossiers> = {}): OpenDossiers => ({
  procedure: p1,
  oneStop: 'dong',
  dueOn: dayAt(dueOn),
  count,
  ...more,
});
const ask = (openDossiers: OpenDossiers[] = [], register: Register = before) =>
  whatIf(register, repeal, { today, openDossiers });

describe('what if a decision is repealed', () => {
  it('its procedures change hands, from that day until it would have ended', () => {
    expect(
      ask().handovers.map((h) => [
        h.procedure,
        h.oneStop,
        h.cases,
        h.from,
        h.to,
        inHand(h.before),
        inHand(h.after),
      ]),
    ).toEqual([
      [p1, 'dong', [], dayAt(10), dayAt(20), 'dong-ht', 'dong'],
      [p2, 'dong', [{ caseType: 'A' }], dayAt(10), dayAt(20), 'dong-dd', 'dong'],
    ]);
  });

  it('names the documents and the people on both sides', () => {
    const [handover] = ask().handovers;
    expect([handover?.before, handover?.after]).toMatchObject([
      { delegated: true, documents: [{ document: 'luat' }, { document: 'de-an' }, { document: 'qd-1' }] },
      { delegated: false, documents: [{ document: 'luat' }], signers: [{ name: 'head dong' }] },
    ]);
  });

  it.each<[string, OpenDossiers, number]>([
    ['due before that day', dossiers(9, 4), 0],
    ['due on that day', dossiers(10, 4), 4],
    ['due on the last day of the decision', dossiers(19, 4), 4],
    ['due when it would have ended', dossiers(20, 4), 0],
    ['due long ago: decided today', dossiers(0, 4), 0],
    ['at another one-stop', dossiers(10, 4, { oneStop: 'tay' }), 0],
    [
      'of the kind of case that it delegates',
      dossiers(10, 4, { procedure: p2, facts: { caseType: 'A' } }),
      4,
    ],
    ['of another kind', dossiers(10, 4, { procedure: p2, facts: { caseType: 'B' } }), 0],
    ['of a kind that is not known', dossiers(10, 4, { procedure: p2 }), 4],
  ])('open dossiers %s', (_, group, caught) => {
    expect(ask([group]).dossiers).toBe(caught);
  });

  it('late dossiers count as decided today', () => {
    const now = whatIf(before, repeal, { today: dayAt(12), openDossiers: [dossiers(1, 4)] });
    expect(now.handovers[0]).toMatchObject({ from: dayAt(12), dossiers: 4 });
  });

  it('each dossier is counted once, and with its own change of hands', () => {
    const found = ask([dossiers(10, 4), dossiers(12, 3), dossiers(12, 2, { procedure: p2 })]);
    expect([found.dossiers, found.handovers.map((h) => h.dossiers)]).toEqual([9, [7, 2]]);
  });

  it('postings and pages change where the hands do', () => {
    const posting = { oneStop: 'dong', version: `${p1} v1`, fingerprint: null };
    const postings = [
      { ...posting, postedAt: '2022-01-01T00:00:00.000Z' },
      { ...posting, postedAt: '2023-01-02T00:00:00.000Z' },
      { ...posting, oneStop: 'tay', postedAt: '2023-01-02T00:00:00.000Z' },
    ];
    const found = ask([], { ...before, postings });
    expect(found.postings).toEqual([
      {
        oneStop: 'dong',
        procedure: p1,
        version: `${p1} v1`,
        postedAt: '2023-01-02T00:00:00.000Z',
        from: dayAt(10),
      },
    ]);
    expect(found.pages).toEqual([
      { procedure: p1, oneStop: 'dong', from: dayAt(10) },
      { procedure: p2, oneStop: 'dong', from: dayAt(10) },
    ]);
  });

  it('nobody is trained to take back what is theirs by law', () => {
    expect(ask().training).toEqual([]);
  });
});

describe('what if a decision delegates', () => {
  const draft = parsed({ ...delegation, rows: delegation.rows.slice(0, 1) });

  it('those of the delegate who were not trained by then need it', () => {
    const trainings = [
      { person: 'p head dong-ht', procedure: p1, on: dayAt(1) },
      { person: 'p deputy dong-ht', procedure: p1, on: dayAt(6) },
    ];
    const { training } = whatIf({ ...city, trainings }, draft, { today, openDossiers: [] });
    expect(training).toEqual([
      {
        unit: 'dong-ht',
        procedure: p1,
        from: today,
        persons: [{ person: 'p deputy dong-ht', name: 'deputy dong-ht' }],
      },
    ]);
  });

  it('only what the lint finds anew is told', () => {
    const finding = (code: string, document: string): Finding => ({
      code,
      severity: 'warning',
      place: { document },
      text: { vi: code, en: code },
      source: null,
      mend: null,
    });
    const lint = (register: Register) => [
      finding('old', 'qd-3'),
      ...register.rows.map((row) => finding('old', row.document)),
    ];
    const { findings } = whatIf(city, draft, { today, openDossiers: [], lint });
    expect(findings).toEqual([finding('old', 'qd-1')]);
  });

  it('what cannot be done is refused', () => {
    expect(() => whatIf(before, draft, { today, openDossiers: [] })).toThrow(Refusal);
  });
});

it('a change that touches nobody changes no hands', () => {
  const substitution = parsed({
    kind: 'substitute',
    unit: 'dong',
    position: 'deputy dong',
    form: 'KT',
    document: null,
    period: days(5, 9),
  });
  expect(whatIf(before, substitution, { today, openDossiers: [dossiers(6, 4)] })).toEqual({
    handovers: [],
    dossiers: 0,
    postings: [],
    pages: [],
    training: [],
    findings: [],
  });
});

it('an acting head fills a vacancy, for as long as there is somebody', () => {
  const leaves: Record<string, number> = { 'head dong-ht': 8, 'head dong-dd': 13 };
  const vacant = {
    ...before,
    assignments: before.assignments.map((a) => {
      const last = leaves[a.position];
      return last === undefined ? a : { ...a, period: { from: a.period.from, to: dayAt(last) } };
    }),
  };
  const acting = parsed({
    kind: 'substitute',
    unit: 'dong-ht',
    position: 'head dong-dd',
    form: 'Q',
    document: null,
    period: days(10, 18),
  });
  expect(
    whatIf(vacant, acting, { today, openDossiers: [] })
      .handovers.filter((h) => h.procedure === p1)
      .map((h) => [h.from, h.to, inHand(h.before), inHand(h.after)]),
  ).toEqual([[dayAt(10), dayAt(13), 'position-vacant', 'dong-ht']]);
});

describe('the difference between two days', () => {
  const between = (m: number, n: number) =>
    differenceBetween({ register: before, on: dayAt(m) }, { register: before, on: dayAt(n) }).map((h) => [
      h.procedure,
      h.oneStop,
      h.cases,
      inHand(h.before),
      inHand(h.after),
    ]);

  it.each<[string, number, number, unknown[]]>([
    [
      'a decision begins',
      1,
      2,
      [
        [p1, 'dong', [], 'dong', 'dong-ht'],
        [p2, 'dong', [{ caseType: 'A' }], 'dong', 'dong-dd'],
      ],
    ],
    ['nothing happens', 3, 18, []],
    ['a decision came and went', 1, 20, []],
  ])('%s', (_, m, n, changes) => {
    expect(between(m, n)).toEqual(changes);
  });
});

it('the difference of two registers is that of their entries', () => {
  const after = applyChanges(before, repeal);
  const { documents, rows, effects, ...others } = entryDifference(before, after);
  expect([documents.gone, documents.come].map(([d]) => d?.inForce)).toEqual([[days(0, 30)], [days(0, 10)]]);
  expect([rows.gone.length, rows.come.length]).toEqual([2, 2]);
  expect([effects.gone.length, effects.come.length]).toEqual([0, 1]);
  for (const { gone, come } of Object.values(others)) expect([...gone, ...come]).toEqual([]);
});
