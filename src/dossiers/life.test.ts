import { describe, expect, test } from 'vitest';
import { deadlineOf } from '../calendar/index.ts';
import { addMinutes, type Instant } from '../kernel/time.ts';
import { type Act, type ActKind, actKinds, rules } from './acts.ts';
import { decide } from './decide.ts';
import type { DossierEvent } from './events.ts';
import { evolve, replay, unborn } from './evolve.ts';
import { calendar, everyAct, FIRST, filed, term } from './life.fixture.ts';
import { nationalStatus } from './national-status.ts';
import { type Dossier, isLate, type State, states } from './state.ts';

/** The life of a dossier, written down once more by hand from the decree, to be compared with the program's table. */
const law: Record<ActKind, string> = {
  receive: 'filed waiting',
  'refuse-intake': 'filed supplementing',
  'draft-supplement': 'processing',
  'decline-supplement': 'processing',
  'ask-supplement': 'filed processing',
  supplement: 'supplementing',
  take: 'received processing',
  assign: 'received processing',
  'hand-over': 'received processing',
  accept: 'received processing',
  decline: 'received processing',
  consult: 'processing',
  answer: 'received processing proposed supplementing suspended',
  'close-consultation': 'received processing proposed supplementing suspended',
  inspect: 'processing',
  propose: 'processing',
  'send-back': 'proposed',
  suspend: 'processing',
  resume: 'suspended',
  apologise: 'received processing proposed',
  decide: 'proposed',
  correct: 'decided returned closed',
  withdraw: 'filed waiting received processing proposed supplementing suspended',
  stop: 'waiting received processing proposed supplementing suspended',
  dispatch: 'decided',
  'report-undelivered': 'decided',
  return: 'decided',
  close: 'returned refused withdrawn stopped',
  reopen: 'returned closed refused withdrawn stopped',
  redate: 'received processing proposed',
  transfer:
    'filed waiting received processing proposed supplementing suspended decided refused withdrawn stopped',
};

test.each(actKinds)('%s is allowed in the states that the law names, and in no other', (kind) => {
  expect([...rules[kind].from].sort()).toEqual(law[kind].split(' ').sort());
});

/** What tells two dossiers apart for every rule: moments and counters of versions do not. */
const shapeOf = ({ state, receivedAt, decidedAt, returnedAt, assigneeId, standing }: Dossier): string =>
  JSON.stringify([
    state,
    receivedAt !== null,
    decidedAt !== null,
    returnedAt !== null,
    assigneeId !== null,
    { ...standing, clock: standing.clock.at(-1)?.kind === 'paused' },
    standing.delivery?.channel,
  ]);

interface Reached {
  readonly dossier: Dossier;
  readonly events: readonly { event: DossierEvent; at: Instant }[];
  readonly depth: number;
}

const DEPTH = 8;
/** One working morning apart. */
const STEP_MINUTES = 4 * 60;

const born = (event: DossierEvent): Reached => ({
  dossier: evolve(unborn, event, FIRST),
  events: [{ event, at: FIRST }],
  depth: 0,
});

const beginnings: Reached[] = [
  born({ kind: 'dossier.filed', data: filed }),
  born({ kind: 'dossier.linked', data: { ...filed, lead: 'lead', no: 2, after: [1] } }),
  born({
    kind: 'dossier.received',
    data: {
      ...filed,
      term,
      dueAt: deadlineOf({ receivedAt: FIRST, term, facts: [] }, calendar).original,
      regime: '2021',
      line: 1,
      processVersionId: null,
    },
  }),
];

interface Tried {
  readonly from: Dossier;
  readonly act: Act;
  readonly to: Dossier | null;
}

/** Every dossier that can come about in so many acts, once for each shape, and everything that was tried on the way. */
function explore(): { reached: Reached[]; tries: Tried[] } {
  const seen = new Set(beginnings.map(({ dossier }) => shapeOf(dossier)));
  const reached = [...beginnings];
  const tries: Tried[] = [];
  for (const { dossier, events, depth } of reached) {
    if (depth === DEPTH) continue;
    const now = addMinutes(dossier.lastAt, STEP_MINUTES);
    for (const act of everyAct(dossier, now)) {
      const decided = decide(dossier, act, now);
      const to = 'event' in decided ? evolve(dossier, decided.event, now) : null;
      tries.push({ from: dossier, act, to });
      if (!to || !('event' in decided) || seen.has(shapeOf(to))) continue;
      seen.add(shapeOf(to));
      reached.push({ dossier: to, events: [...events, { event: decided.event, at: now }], depth: depth + 1 });
    }
  }
  return { reached, tries };
}

describe(`everything that can happen in ${DEPTH} acts`, () => {
  const { reached, tries } = explore();
  const dossiers = reached.map(({ dossier }) => dossier);

  test('reaches every state, and tries every act with and without success', () => {
    expect(new Set(dossiers.map(({ state }) => state))).toEqual(new Set(states));
    expect(new Set(tries.filter(({ to }) => to).map(({ act }) => act.kind))).toEqual(new Set(actKinds));
    expect(new Set(tries.filter(({ to }) => !to).map(({ act }) => act.kind))).toEqual(new Set(actKinds));
    expect(reached.length).toBeGreaterThan(50);
  });

  test('no dossier is without a lawful way on', () => {
    const stuck = dossiers.filter((dossier) => {
      const now = addMinutes(dossier.lastAt, STEP_MINUTES);
      // A transfer is no way on: it comes from outside.
      return !everyAct(dossier, now).some(
        (act) => act.kind !== 'transfer' && 'event' in decide(dossier, act, now),
      );
    });
    expect(stuck).toEqual([]);
  });

  test('from every dossier the end can be reached', () => {
    const waysOn = new Map<string, string[]>();
    for (const { from, to } of tries) {
      if (to) waysOn.set(shapeOf(from), [...(waysOn.get(shapeOf(from)) ?? []), shapeOf(to)]);
    }
    const ended = new Set(dossiers.filter(({ state }) => state === 'closed').map(shapeOf));
    for (let grown = true; grown; ) {
      const before = ended.size;
      for (const [from, ways] of waysOn) if (ways.some((to) => ended.has(to))) ended.add(from);
      grown = ended.size > before;
    }
    expect(
      dossiers.filter((dossier) => waysOn.has(shapeOf(dossier)) && !ended.has(shapeOf(dossier))),
    ).toEqual([]);
  });

  test('no act is accepted outside the states that the law names', () => {
    const illegal = tries.filter(({ from, act, to }) => to && !law[act.kind].split(' ').includes(from.state));
    expect(illegal).toEqual([]);
  });

  test('what a refused act leaves is what was there', () => {
    for (const { dossier, events } of reached) expect(replay(events)).toEqual(dossier);
  });

  test('clocks never run backwards', () => {
    for (const { from, act, to } of tries) {
      if (!to) continue;
      expect(to.lastAt >= from.lastAt).toBe(true);
      expect(to.version).toBe(from.version + 1);
      if (from.receivedAt) expect(to.receivedAt).toBe(from.receivedAt);
      if (to.decidedAt) expect(to.decidedAt >= to.receivedAt!).toBe(true);
      if (to.returnedAt) expect(to.returnedAt >= to.decidedAt!).toBe(true);
      if (from.dueAt && act.kind !== 'redate') expect(to.dueAt! >= from.dueAt).toBe(true);
      // A new limit may end before what an apology had promised.
      const promised = act.kind === 'redate' || from.standing.apologies > 0;
      if (from.appointedAt && !promised) expect(to.appointedAt! >= from.appointedAt).toBe(true);
    }
  });

  test('an act of a clock that jumped back is refused by name, whatever it is', () => {
    for (const dossier of dossiers) {
      const before = addMinutes(dossier.lastAt, -60);
      for (const act of everyAct(dossier, addMinutes(dossier.lastAt, STEP_MINUTES))) {
        const decided = decide(dossier, act, before);
        expect('obstacle' in decided && ['clock-behind', 'wrong-state'].includes(decided.obstacle)).toBe(
          true,
        );
      }
    }
  });

  test('a limit runs for what is received, and only for that; it is what its clock says', () => {
    for (const { state, receivedAt, dueAt, appointedAt, standing } of dossiers) {
      expect([dueAt === null, appointedAt === null]).toEqual([receivedAt === null, receivedAt === null]);
      if (receivedAt === null) continue;
      const moved = standing.clock.some(({ kind }) => kind === 'redated');
      const deadline = deadlineOf({ receivedAt, term, facts: standing.clock }, calendar);
      if (state === 'received' || state === 'processing' || state === 'proposed') {
        expect(deadline.state).toBe('running');
        if (!moved) expect([deadline.legal, deadline.current]).toEqual([dueAt, appointedAt]);
      }
      if (state === 'supplementing' || state === 'suspended') expect(deadline.state).toBe('paused');
    }
  });

  test('what the database holds of a dossier is always so', () => {
    for (const { state, receivedAt, decidedAt, returnedAt } of dossiers) {
      if (decidedAt) expect(['decided', 'returned', 'closed']).toContain(state);
      if (state === 'decided' || state === 'returned') expect(decidedAt).not.toBeNull();
      if (state === 'returned') expect(returnedAt).not.toBeNull();
      if (['received', 'processing', 'suspended', 'proposed'].includes(state))
        expect(receivedAt).not.toBeNull();
    }
  });
});

describe('the statuses of the national portal follow from the dossier', () => {
  const numbers: [State, Partial<Dossier>, number][] = [
    ['filed', {}, 1],
    ['waiting', {}, 1],
    ['received', {}, 2],
    ['refused', {}, 3],
    ['processing', {}, 4],
    ['proposed', {}, 4],
    ['supplementing', {}, 5],
    [
      'suspended',
      {
        standing: {
          ...unborn.standing,
          clock: [{ kind: 'paused', at: FIRST, ground: 'financial-duty', paper: '1' }],
        },
      },
      6,
    ],
    [
      'suspended',
      {
        standing: {
          ...unborn.standing,
          clock: [{ kind: 'paused', at: FIRST, ground: 'other-authority', paper: '1' }],
        },
      },
      4,
    ],
    ['withdrawn', {}, 7],
    ['stopped', {}, 8],
    ['decided', {}, 9],
    ['returned', {}, 10],
    ['closed', { returnedAt: FIRST }, 10],
  ];
  test.each(numbers)('%s %j is %i', (state, change, number) => {
    expect(nationalStatus({ ...unborn, state, ...change })).toBe(number);
  });
});

describe('late', () => {
  const due = FIRST;
  const late = addMinutes(FIRST, 1);
  const cases: [string, Parameters<typeof isLate>[0], boolean][] = [
    ['running and past its limit', { state: 'processing', dueAt: due, decidedAt: null }, true],
    ['waiting for the applicant', { state: 'supplementing', dueAt: due, decidedAt: null }, false],
    ['suspended', { state: 'suspended', dueAt: due, decidedAt: null }, false],
    ['decided in time, not collected yet', { state: 'decided', dueAt: due, decidedAt: due }, false],
    ['decided late, however it was returned', { state: 'returned', dueAt: due, decidedAt: late }, true],
    ['not received', { state: 'filed', dueAt: null, decidedAt: null }, false],
    ['withdrawn', { state: 'withdrawn', dueAt: due, decidedAt: null }, false],
  ];
  test.each(cases)('%s', (_what, dossier, expected) =>
    expect(isLate(dossier, addMinutes(late, 60))).toBe(expected),
  );
});
