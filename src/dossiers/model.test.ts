import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Proof } from '../authority/index.ts';
import { instant } from '../kernel/time.ts';
import {
  type Act,
  allowed,
  type Dossier,
  decide,
  evolve,
  isLate,
  received,
  type State,
  transfer,
} from './model.ts';

const proof: Proof = {
  signer: {
    personId: 'p1',
    name: 'Bùi Quang Long',
    title: { vi: 'Trưởng phòng', en: 'Head' },
    signature: [],
  },
  holder: { vi: 'Phòng', en: 'Division' },
  chain: [],
};
const acts: Act[] = [
  { kind: 'take', personId: 'p2' },
  { kind: 'propose', personId: 'p2', outcome: 'grant', reason: null },
  { kind: 'send-back', personId: 'p1', reason: 'thiếu chữ ký' },
  {
    kind: 'decide',
    outcome: 'refuse',
    reason: 'không đủ điều kiện',
    number: '01/TB-TP',
    resultSha256: 'ab',
    proof,
  },
  { kind: 'return', personId: 'p3', collector: 'applicant' },
];
const states: State[] = ['received', 'processing', 'proposed', 'decided', 'returned'];
const at = instant('2023-08-15T03:00:00Z');

describe('what can be done in which state', () => {
  const table: Record<Act['kind'], State[]> = {
    take: ['received', 'processing'],
    propose: ['processing'],
    'send-back': ['proposed'],
    decide: ['proposed'],
    return: ['decided'],
  };
  test.each(acts.flatMap((act) => states.map((state) => ({ act, state }))))(
    '$act.kind in $state',
    ({ act, state }) => {
      const event = decide({ ...received, state }, act);
      expect(event !== null).toBe(table[act.kind].includes(state));
    },
  );
  test('the table is the one the commands use', () => expect(allowed).toEqual(table));
});

describe('a transfer to another office', () => {
  const data = {
    from: { oneStopId: 'a', unitId: 'b' },
    to: { oneStopId: 'c', unitId: 'd' },
    document: { document: 'nq', number: '1/NQ' },
  };
  test.each(states.filter((state) => state !== 'returned'))('leaves a dossier as it is: %s', (state) => {
    const dossier = { ...received, state, assigneeId: 'p2', version: 7 };
    const event = transfer(dossier, data);
    expect(event).toEqual({ kind: 'dossier.transferred', data });
    expect(evolve(dossier, event!, at)).toEqual({ ...dossier, version: 8 });
  });
  test('is not for what was returned', () => {
    expect(transfer({ ...received, state: 'returned' }, data)).toBeNull();
  });
});

describe('the life of a dossier', () => {
  const live = (...kinds: Act['kind'][]): Dossier =>
    kinds.reduce((state, kind) => {
      const event = decide(state, acts.find((act) => act.kind === kind)!);
      return event ? evolve(state, event, at) : state;
    }, received);

  test('taken: somebody has it', () =>
    expect(live('take')).toMatchObject({ state: 'processing', assigneeId: 'p2', version: 2 }));
  test('sent back: the proposal is forgotten, the specialist keeps it', () =>
    expect(live('take', 'propose', 'send-back')).toMatchObject({
      state: 'processing',
      assigneeId: 'p2',
      outcome: null,
      reason: null,
    }));
  test('decided: what was decided counts, not what was proposed', () =>
    expect(live('take', 'propose', 'decide')).toMatchObject({
      state: 'decided',
      outcome: 'refuse',
      decidedAt: at,
    }));
  test('returned: the end', () => {
    const end = live('take', 'propose', 'decide', 'return');
    expect(end).toMatchObject({ state: 'returned', returnedAt: at });
    for (const act of acts) expect(decide(end, act)).toBeNull();
  });

  test('whatever is tried in whatever order, each event raises the version by one and nothing skips a proposal', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...acts), { maxLength: 30 }), (tried) => {
        let state = received;
        let proposed = false;
        for (const act of tried) {
          const event = decide(state, act);
          if (!event) continue;
          const next = evolve(state, event, at);
          expect(next.version).toBe(state.version + 1);
          if (act.kind === 'propose') proposed = true;
          if (act.kind === 'send-back') proposed = false;
          if (next.state === 'decided') expect(proposed).toBe(true);
          state = next;
        }
      }),
    );
  });
});

describe('late', () => {
  const dueAt = instant('2023-08-15T10:00:00Z');
  test.each([
    ['open, before the due moment', null, '2023-08-15T09:59:00Z', false],
    ['open, at the due moment', null, '2023-08-15T10:00:00Z', false],
    ['open, after it', null, '2023-08-15T10:01:00Z', true],
    ['decided in time, asked long after', '2023-08-14T10:00:00Z', '2023-09-15T10:00:00Z', false],
    ['decided late', '2023-08-16T10:00:00Z', '2023-09-15T10:00:00Z', true],
  ])('%s', (_, decidedAt, now, late) => {
    expect(isLate({ dueAt, decidedAt: decidedAt === null ? null : instant(decidedAt) }, instant(now))).toBe(
      late,
    );
  });
});
