import fc from 'fast-check';
import { addDays, addMinutes, at, day, type Instant } from '../kernel/time.ts';
import type { ClockFact, DossierClock } from './clock.ts';
import type { Span, WeeklyHours } from './hours.ts';
import { SlowCalendar } from './reference.fixture.ts';
import { pauseGrounds, type Term } from './term.ts';
import { buildCalendar, type Closure, type SpecialDay, type WorkingCalendar } from './working-calendar.ts';

const start = day('2024-04-01');
/** Moments are drawn from the first weeks, so that every term ends within the range. */
const DRAWN_DAYS = 35;
const RANGE_DAYS = 400;

const spans: fc.Arbitrary<Span[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 95 }), { minLength: 0, maxLength: 6 })
  .map((quarters) => {
    const sorted = quarters.toSorted((a, b) => a - b).map((q) => q * 15);
    return Array.from({ length: sorted.length >> 1 }, (_, i): Span => [sorted[2 * i]!, sorted[2 * i + 1]!]);
  });

/** Monday is always worked, so that no term goes on for ever. */
const weeklyHours: fc.Arbitrary<WeeklyHours> = fc
  .tuple(spans, spans, spans, spans, spans, spans, spans)
  .map(([mon, ...rest]) => {
    const [tue, wed, thu, fri, sat, sun] = rest as [Span[], Span[], Span[], Span[], Span[], Span[]];
    return { 1: mon.length > 0 ? mon : [[480, 1020]], 2: tue, 3: wed, 4: thu, 5: fri, 6: sat, 7: sun };
  });

const name = { vi: 'ngày đặc biệt', en: 'special day' };
const days = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 12 });

const specials: fc.Arbitrary<SpecialDay[]> = days.chain((offsets) =>
  fc.tuple(
    ...offsets.map((offset) =>
      fc
        .constantFrom('holiday', 'substitute', 'swapped-off', 'make-up')
        .map((kind): SpecialDay => ({ day: addDays(start, offset), kind, name, basis: 'drawn' })),
    ),
  ),
);

const closures: fc.Arbitrary<Closure[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 4 })
  .map((offsets) => offsets.map((offset) => ({ day: addDays(start, offset), reason: name })));

/** A calendar and its slow twin. */
export const calendars: fc.Arbitrary<{ fast: WorkingCalendar; slow: SlowCalendar }> = fc
  .tuple(weeklyHours, specials, closures)
  .map(([hours, special, closed]) => ({
    fast: buildCalendar(hours, special, closed, { from: start, to: addDays(start, RANGE_DAYS) }),
    slow: new SlowCalendar(hours, special, closed),
    [fc.toStringMethod]: () => JSON.stringify({ hours, special, closed }),
  }));

/** Whole minutes, half of them on the quarters where offices open and close. */
export const moments: fc.Arbitrary<Instant> = fc
  .oneof(
    fc.integer({ min: 0, max: DRAWN_DAYS * 1440 - 1 }),
    fc.integer({ min: 0, max: DRAWN_DAYS * 96 - 1 }).map((quarter) => quarter * 15),
  )
  .map((minutes) => addMinutes(at(start, 0), minutes));

export const terms: fc.Arbitrary<Term> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('working-days' as const, 'calendar-days' as const),
    amount: fc.integer({ min: 1, max: 20 }),
  }),
  fc.record({ kind: fc.constant('working-hours' as const), amount: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constant('same-day' as const), cutoff: fc.constantFrom('10:00', '15:00', '23:59') }),
);

/** Waits of minutes, of days, and none at all. */
const waits = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 6000 }),
  fc.integer({ min: 1, max: 300 }).map((quarters) => quarters * 15),
);

const steps = fc.record({
  wait: waits,
  /** What happens while the term runs; a pause more often than the rest. */
  running: fc.constantFrom<ClockFact['kind'][]>('paused', 'paused', 'restarted', 'reappointed'),
  stopped: fc.constantFrom<ClockFact['kind'][]>('resumed', 'resumed', 'restarted'),
  ground: fc.constantFrom(...pauseGrounds),
});

/** A dossier to which up to five possible things happened. */
export const clocks: fc.Arbitrary<DossierClock> = fc
  .tuple(moments, terms, fc.array(steps, { maxLength: 5 }))
  .map(([receivedAt, term, drawn]) => {
    const facts: ClockFact[] = [];
    let at = receivedAt;
    let paused = false;
    for (const { wait, running, stopped, ground } of drawn) {
      at = addMinutes(at, wait);
      const kind: ClockFact['kind'] = paused ? stopped : running;
      paused = kind === 'paused';
      facts.push(factOf(kind, at, ground));
    }
    return { receivedAt, term, facts };
  });

function factOf(kind: ClockFact['kind'], at: Instant, ground: (typeof pauseGrounds)[number]): ClockFact {
  if (kind === 'paused') return { kind, at, ground, paper: null };
  if (kind === 'reappointed' || kind === 'redated')
    return { kind, at, due: addMinutes(at, 5000), paper: null };
  return { kind, at, paper: null };
}
