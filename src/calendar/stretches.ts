import type { Text } from '../kernel/refusal.ts';
import type { Day, Instant } from '../kernel/time.ts';
import { dayFrom, type Minute, momentOf, type Position } from './minutes.ts';
import type { PauseGround, Stop } from './term.ts';
import { type CalendarDay, type DayOff, MINUTES_A_DAY, type WorkingCalendar } from './working-calendar.ts';

/** A stretch that counts, `to` excluded: days of a term in days, moments of a term in hours. */
export interface Counted {
  readonly from: Day | Instant;
  readonly to: Day | Instant;
  /** Days, or minutes of a term in hours. */
  readonly amount: number;
  /** The name of the make-up day when this is one. */
  readonly makeUp?: Text;
}

/** A stretch that does not count, `to` excluded: days as days, time outside opening hours as moments. */
export interface Skipped {
  readonly from: Day | Instant;
  readonly to: Day | Instant;
  readonly reason: SkipReason;
}

export type SkipReason = DayOff | OutsideHours | Paused;

interface OutsideHours {
  readonly kind: 'outside-hours';
  readonly name?: undefined;
}

/** The term stood still, for this ground and by this paper. */
export interface Paused {
  readonly kind: 'paused';
  readonly ground: PauseGround;
  readonly paper: string | null;
  readonly name?: undefined;
}

/** A stop with its reason. */
export interface ReasonedStop extends Stop {
  readonly reason: Paused;
}

/** Why a day of the calendar does not count; null when it does. */
export type Leaving = (entry: CalendarDay, position: Position) => SkipReason | null;

export interface Stretches {
  readonly counted: Counted[];
  readonly skipped: Skipped[];
}

const outsideHours: OutsideHours = { kind: 'outside-hours' };

/**
 * The days from one position to another, itself excluded: neighbours that count, and neighbours that do not for
 * one reason, become one stretch. A make-up day stays by itself where it is to be named.
 */
export function dayStretches(
  calendar: WorkingCalendar,
  from: Position,
  to: Position,
  leaving: Leaving,
  nameMakeUps = true,
): Stretches {
  const counted: Counted[] = [];
  const skipped: Skipped[] = [];
  for (let first = from; first < to; ) {
    const entry = calendar.days[first]!;
    const reason = leaving(entry, first);
    let next = first + 1;
    const makeUp = nameMakeUps ? entry.makeUp : null;
    if (reason || !makeUp) {
      for (; next < to; next += 1) {
        const follower = calendar.days[next]!;
        const its = leaving(follower, next);
        if (reason ? !its || !sameReason(reason, its) : its || (nameMakeUps && follower.makeUp)) break;
      }
    }
    const stretch = { from: entry.day, to: dayFrom(calendar, next) };
    if (reason) skipped.push({ ...stretch, reason });
    else {
      const amount = next - first;
      counted.push(makeUp ? { ...stretch, amount, makeUp } : { ...stretch, amount });
    }
    first = next;
  }
  return { counted, skipped };
}

export const sameReason = (a: SkipReason, b: SkipReason): boolean =>
  a === b ||
  (a.kind === b.kind &&
    a.name?.vi === b.name?.vi &&
    (a.kind !== 'paused' || (b.kind === 'paused' && a.ground === b.ground && a.paper === b.paper)));

/** The opening hours between two moments, without the stops, and what lies between them. */
export function openStretches(
  calendar: WorkingCalendar,
  from: Minute,
  to: Minute,
  stops: readonly ReasonedStop[],
): Stretches {
  const counted: Counted[] = [];
  const skipped: Skipped[] = [];
  let reached = from;
  const moment = (minute: Minute) => momentOf(calendar, minute);
  const count = (until: Minute) => {
    let span = calendar.firstSpan[Math.floor(reached / MINUTES_A_DAY)]!;
    for (; span < calendar.opens.length && calendar.opens[span]! < until; span += 1) {
      const begin = Math.max(calendar.opens[span]!, reached);
      const end = Math.min(calendar.closes[span]!, until);
      if (end <= begin) continue;
      gap(calendar, reached, begin, skipped);
      const stretch = { from: moment(begin), to: moment(end), amount: end - begin };
      const { makeUp } = calendar.days[Math.floor(begin / MINUTES_A_DAY)]!;
      counted.push(makeUp ? { ...stretch, makeUp } : stretch);
      reached = end;
    }
    gap(calendar, reached, until, skipped);
    reached = until;
  };
  for (const stop of stops) {
    count(stop.from);
    skipped.push({ from: moment(stop.from), to: moment(stop.to), reason: stop.reason });
    reached = stop.to;
  }
  count(to);
  return { counted, skipped };
}

/** A gap between opening hours: whole days off by their reason, the rest as time outside opening hours. */
function gap(calendar: WorkingCalendar, from: Minute, to: Minute, skipped: Skipped[]): void {
  let reached = from;
  const outside = (until: Minute) => {
    if (reached < until) {
      skipped.push({
        from: momentOf(calendar, reached),
        to: momentOf(calendar, until),
        reason: outsideHours,
      });
    }
  };
  const first = Math.ceil(from / MINUTES_A_DAY);
  const afterLast = Math.floor(to / MINUTES_A_DAY);
  for (let position = first; position < afterLast; ) {
    const { day, off } = calendar.days[position]!;
    let next = position + 1;
    while (next < afterLast && sameReason(off!, calendar.days[next]!.off!)) next += 1;
    outside(position * MINUTES_A_DAY);
    skipped.push({ from: day, to: dayFrom(calendar, next), reason: off! });
    reached = next * MINUTES_A_DAY;
    position = next;
  }
  outside(to);
}
