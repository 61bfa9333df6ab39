import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMinutes, type Instant } from '../kernel/time.ts';
import { calendars, clocks, moments, terms } from './arbitrary.fixture.ts';
import { type ClockFact, type DossierClock, deadlineOf } from './clock.ts';
import { dueOf } from './due.ts';
import { dueMinute } from './term.ts';

const paused = (at: Instant): ClockFact => ({ kind: 'paused', at, ground: 'supplement', paper: null });
const resumed = (at: Instant): ClockFact => ({ kind: 'resumed', at, paper: null });
const minutes = (max: number) => fc.integer({ min: 0, max });
const runs = { numRuns: 300 };

describe('whatever happened to a dossier', () => {
  test('its legal limit is the one that the slow calendar walks to', () => {
    fc.assert(
      fc.property(calendars, clocks, ({ fast, slow }, clock) => {
        expect(deadlineOf(clock, fast).legal).toBe(slow.legal(clock));
      }),
      { numRuns: 600 },
    );
  });

  test('a longer pause never makes it earlier', () => {
    const property = fc.property(
      calendars,
      moments,
      terms,
      minutes(6000),
      minutes(6000),
      minutes(3000),
      ({ fast }, receivedAt, term, wait, length, more) => {
        const from = addMinutes(receivedAt, wait);
        const due = (to: number) =>
          deadlineOf({ receivedAt, term, facts: [paused(from), resumed(addMinutes(from, to))] }, fast).legal!;
        expect(due(length + more) >= due(length)).toBe(true);
        expect(due(length) >= dueOf(receivedAt, term, fast).due).toBe(true);
        expect(due(0)).toBe(dueOf(receivedAt, term, fast).due);
      },
    );
    fc.assert(property, runs);
  });

  test('a limit that moved is never before the moment at which the term went on', () => {
    const property = fc.property(
      calendars,
      moments,
      terms,
      minutes(6000),
      minutes(6000),
      ({ fast }, ...drawn) => {
        const [receivedAt, term, wait, length] = drawn;
        const from = addMinutes(receivedAt, wait);
        const to = addMinutes(from, length);
        const clock: DossierClock = { receivedAt, term, facts: [paused(from), resumed(to)] };
        const { legal } = deadlineOf(clock, fast);
        if (legal !== dueOf(receivedAt, term, fast).due) expect(legal! >= to).toBe(true);
      },
    );
    fc.assert(property, runs);
  });

  test('what begins after the limit does not move it, however long it lasts', () => {
    const property = fc.property(
      calendars,
      clocks,
      minutes(3000),
      minutes(6000),
      ({ fast }, clock, wait, length) => {
        const { legal, state } = deadlineOf(clock, fast);
        const last = clock.facts.at(-1)?.at ?? clock.receivedAt;
        if (legal === null || state === 'paused') return;
        const from = addMinutes([legal, last].toSorted().at(-1)!, wait + 1);
        const facts = [...clock.facts, paused(from), resumed(addMinutes(from, length))];
        expect(deadlineOf({ ...clock, facts }, fast).legal).toBe(legal);
      },
    );
    fc.assert(property, runs);
  });

  test('stopped in the minute it came, it ends as if it had come when it went on', () => {
    const property = fc.property(
      calendars,
      moments,
      terms,
      minutes(6000),
      ({ fast }, receivedAt, term, length) => {
        const to = addMinutes(receivedAt, length + 1);
        const clock: DossierClock = { receivedAt, term, facts: [paused(receivedAt), resumed(to)] };
        expect(deadlineOf(clock, fast).legal).toBe(dueOf(to, term, fast).due);
      },
    );
    fc.assert(property, runs);
  });

  test('a restart gives the whole term anew, whatever was before', () => {
    const property = fc.property(calendars, clocks, minutes(3000), ({ fast }, clock, wait) => {
      const at = addMinutes(clock.facts.at(-1)?.at ?? clock.receivedAt, wait);
      const facts: ClockFact[] = [...clock.facts, { kind: 'restarted', at, paper: null }];
      const { current, state } = deadlineOf({ ...clock, facts }, fast);
      expect([state, current]).toEqual(['running', dueOf(at, clock.term, fast).due]);
    });
    fc.assert(property, runs);
  });

  test('what is counted is the term, whatever was left out', () => {
    const inHours = terms.filter(({ kind }) => kind === 'working-hours' || kind === 'working-days');
    const property = fc.property(calendars, clocks, inHours, ({ fast }, clock, term) => {
      for (const { due } of deadlineOf({ ...clock, term }, fast).runs) {
        const counted = due.counted.reduce((sum, { amount }) => sum + amount, 0);
        const amount = term.kind === 'same-day' ? 1 : term.amount;
        expect(counted).toBe(term.kind === 'working-hours' ? amount * 60 : amount);
      }
    });
    fc.assert(property, runs);
  });

  test('its history has no gap and ends with what is so now', () => {
    const property = fc.property(calendars, clocks, ({ fast }, clock) => {
      const { history, original, current } = deadlineOf(clock, fast);
      const last = history.reduce(
        (told, { from, to }) => {
          expect(from).toBe(told);
          return to;
        },
        original as Instant | null,
      );
      expect(last).toBe(current);
    });
    fc.assert(property, runs);
  });
});

test('minutes in, minutes out: the same rule', () => {
  fc.assert(
    fc.property(calendars, moments, terms, ({ fast }, received, term) => {
      expect(dueMinute(Date.parse(received) / 60_000, term, fast) * 60_000).toBe(
        Date.parse(dueOf(received, term, fast).due),
      );
    }),
    runs,
  );
});
