import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { city, dayAt, days, parsed } from '../authority/changes.fixture.ts';
import { applyChanges, fingerprint, type OpenDossiers, who } from '../authority/index.ts';
import { at, dayOf } from '../kernel/time.ts';
import type { Dossiers, OpenDossier } from './caught.ts';
import { tryOut } from './trial.ts';

const delegate = parsed({
  kind: 'delegate',
  document: 'qd-1',
  delegator: 'dong',
  period: days(5, 20),
  rows: [
    { annex: 'I', no: 1, procedure: '1.000001', delegate: 'dong-ht' },
    {
      annex: 'I',
      no: 2,
      procedure: '1.000002',
      delegate: 'dong-dd',
      conditions: { caseType: null, value: { from: null, to: 100 } },
    },
  ],
});
const today = dayAt(3);

/** Dossiers of a list, as a database gives them. */
const listed = (all: readonly OpenDossier[]): Dossiers => {
  const at = (places: readonly { procedure: string; oneStop: string }[]) =>
    all.filter((d) => places.some((p) => p.procedure === d.procedure && p.oneStop === d.oneStop));
  return {
    counted: async (places) =>
      at(places).map(
        ({ procedure, oneStop, dueAt, facts }): OpenDossiers => ({
          procedure,
          oneStop,
          facts,
          dueOn: dayOf(dueAt),
          count: 1,
        }),
      ),
    dueIn: async ({ from, to }, places) =>
      at(places)
        .filter(({ dueAt }) => dayOf(dueAt) >= from && (to === null || dayOf(dueAt) < to))
        .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1)),
  };
};

const dossier = fc
  .record({
    procedure: fc.constantFrom('1.000001', '1.000002', '1.000003'),
    oneStop: fc.constantFrom('dong', 'tay'),
    due: fc.integer({ min: 0, max: 30 }),
    value: fc.integer({ min: 0, max: 200 }),
  })
  .map(({ procedure, oneStop, due, value }) => ({
    procedure,
    oneStop,
    dueAt: at(dayAt(due), 17 * 60),
    facts: { value },
  }));

describe('the dossiers that a draft catches', () => {
  test('are those that would be decided in other hands, on the day they are due, or today when they are late', () =>
    fc.assert(
      fc.asyncProperty(fc.array(dossier, { maxLength: 30 }), async (made) => {
        const open = made.map((d, index) => ({ ...d, code: `D-${index}` }));
        const after = applyChanges(city, delegate);
        const isCaught = ({ procedure, oneStop, dueAt, facts }: OpenDossier) => {
          const on = [today, dayOf(dueAt)].sort()[1]!;
          const question = { procedure, oneStop, at: on, facts };
          return fingerprint(who(city, question)) !== fingerprint(who(after, question));
        };
        const expected = open.filter(isCaught).map(({ code }) => code);
        const { dossiers, hands } = await tryOut(city, delegate, today, listed(open));
        expect(dossiers.caught).toBe(expected.length);
        expect(dossiers.list.map(({ code }) => code).sort()).toEqual(expected.sort());
        const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);
        expect(sum(dossiers.byHand.map((h) => h.count))).toBe(sum(hands.map((h) => h.dossiers)));
      }),
    ));

  test('are listed with who decides them before and after, the most urgent 200', async () => {
    const open = Array.from({ length: 300 }, (_, n) => ({
      code: `D-${n}`,
      procedure: '1.000001',
      oneStop: 'dong',
      dueAt: at(dayAt(5 + Math.floor((n * 7) % 15)), n % 1000),
      facts: {},
    }));
    const { dossiers } = await tryOut(city, delegate, today, listed(open));
    expect(dossiers.caught).toBe(300);
    expect(dossiers.list).toHaveLength(200);
    const due = dossiers.list.map((d) => d.dueAt);
    expect(due).toEqual(due.toSorted());
    expect(dossiers.list[0]).toMatchObject({
      before: { vi: 'Chủ tịch, dong' },
      after: { vi: 'Trưởng phòng, dong-ht' },
    });
  });
});
