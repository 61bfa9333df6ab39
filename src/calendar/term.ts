import type { Instant } from '../kernel/time.ts';
import { minuteOfClock } from './hours.ts';
import {
  afterOpenMinutes,
  type Minute,
  nextOpening,
  openMinutesBefore,
  type Position,
  positionAt,
  receptionDay,
  workingDayAfter,
  workingDayFrom,
  workingDaysFromTo,
} from './minutes.ts';
import { MINUTES_A_DAY, type WorkingCalendar } from './working-calendar.ts';

/** A limit as a procedure's version states it. `cutoff` is local time, `HH:MM`: what comes later waits a day. */
export type Term = TermInDays | TermInHours | TermOfTheDay;
export interface TermInDays {
  readonly kind: 'working-days' | 'calendar-days';
  readonly amount: number;
}
interface TermInHours {
  readonly kind: 'working-hours';
  readonly amount: number;
}
interface TermOfTheDay {
  readonly kind: 'same-day';
  readonly cutoff: string;
}

/** Time that a running term leaves out. */
export interface Stop {
  readonly from: Minute;
  /** After `from`. */
  readonly to: Minute;
}

export const noStops: readonly Stop[] = [];

/**
 * THE rule: the minute at which a term ends that began at a minute and was stopped in between.
 *
 * - `working-days`, `calendar-days`: day one is the day after the event (Civil Code 2015, art. 147 cl. 3); the
 *   term ends when the hours of its last day end (art. 148 cl. 1; cl. 6 would allow until midnight, but nobody
 *   is at the office then) or, when that is a day off, those of the next working day (cl. 5). A stop leaves out
 *   the days after the day on which it began, up to and including the day on which the term goes on: the day of
 *   an event is not counted here either.
 * - `working-hours`: open minutes from the moment itself (art. 147 cl. 1). A stop leaves out its open minutes.
 * - `same-day`: the end of hours that day; of the next working day when it came after the cutoff, or on a day that
 *   is no working day, even where the counter is open. After a stop, the same from the moment it goes on.
 *
 * An event while the office is closed counts as one at its next opening. A term stopped from its first minute on
 * ends like one that begins when it goes on.
 *
 * @param stops in order, apart, each begun no later than the term then would have ended.
 * @throws CalendarRangeError when the calendar does not reach far enough.
 * @throws RangeError when the amount is not positive and whole (whole minutes for hours), or the cutoff no time.
 */
export function endOf(
  calendar: WorkingCalendar,
  begun: Minute,
  term: Term,
  stops: readonly Stop[] = noStops,
): Minute {
  switch (term.kind) {
    case 'working-hours':
      return endOfHours(calendar, begun, term, stops);
    case 'same-day':
      return endOfSameDay(calendar, begun, minuteOfClock(term.cutoff), stops);
    default:
      return calendar.closing[workingDayFrom(calendar, lastDay(calendar, begun, term, stops))]!;
  }
}

/**
 * `endOf` for who has numbers: minutes since 1970 UTC in and out, for a term that is never stopped.
 * @throws as `endOf`.
 */
export const dueMinute = (received: number, term: Term, calendar: WorkingCalendar): number =>
  endOf(calendar, received - calendar.origin, term) + calendar.origin;

/** The last day of a term in days, before it moves on from a day off. */
export function lastDay(
  calendar: WorkingCalendar,
  begun: Minute,
  term: TermInDays,
  stops: readonly Stop[],
): Position {
  const amount = wholeAmount(term.amount);
  const inWorkingDays = term.kind === 'working-days';
  const received = receptionDay(calendar, begun);
  let last = inWorkingDays ? workingDayAfter(calendar, received, amount) : received + amount;
  for (const [from, to] of daysLeftOut(calendar, stops, received)) {
    if (!inWorkingDays) last += to - from;
    else {
      const days = workingDaysFromTo(calendar, from, to);
      if (days > 0) last = workingDayAfter(calendar, last, days);
    }
    // A stop may begin on the days off after the last day, or end on a Saturday that is open.
    last = Math.max(last, to);
  }
  return last;
}

/** Each stop leaves out the days after the first up to and including the second; a day is left out once. */
export function daysLeftOut(
  calendar: WorkingCalendar,
  stops: readonly Stop[],
  received: Position,
): (readonly [after: Position, upTo: Position])[] {
  let counted = received;
  return stops.map(({ from, to }) => {
    const after = Math.max(positionAt(calendar, from), counted);
    counted = Math.max(receptionDay(calendar, to), after);
    return [after, counted] as const;
  });
}

function endOfHours(
  calendar: WorkingCalendar,
  begun: Minute,
  { amount }: TermInHours,
  stops: readonly Stop[],
): Minute {
  let total = openMinutesBefore(calendar, begun) + wholeAmount(amount * 60);
  let end = afterOpenMinutes(calendar, total);
  for (const { from, to } of stops) {
    total += openMinutesBefore(calendar, to) - openMinutesBefore(calendar, from);
    // Stopped in its very last minute, it still cannot end before it goes on.
    end = Math.max(afterOpenMinutes(calendar, total), nextOpening(calendar, to));
  }
  return end;
}

function endOfSameDay(
  calendar: WorkingCalendar,
  begun: Minute,
  cutoff: number,
  stops: readonly Stop[],
): Minute {
  let end = sameDayEnd(calendar, begun, cutoff);
  for (const { to } of stops) end = Math.max(end, sameDayEnd(calendar, to, cutoff));
  return end;
}

function sameDayEnd(calendar: WorkingCalendar, minute: Minute, cutoff: number): Minute {
  const day = receptionDay(calendar, minute);
  const inTime = minute <= day * MINUTES_A_DAY + cutoff;
  return calendar.closing[inTime ? workingDayFrom(calendar, day) : workingDayAfter(calendar, day, 1)]!;
}

function wholeAmount(amount: number): number {
  if (!Number.isInteger(amount) || amount < 1)
    throw new RangeError('the amount of a term must be whole and positive');
  return amount;
}

/** A stop with what is told of it. */
export interface Pause {
  readonly from: Instant;
  readonly to: Instant;
  readonly ground: PauseGround;
  /** The number of the paper that stopped the term. */
  readonly paper: string | null;
}

/** Why a term may stop. Waiting inside, an outage or a signer on leave is no ground (Decree 61/2018/NĐ-CP †). */
export const pauseGrounds = ['supplement', 'financial-duty', 'other-authority'] as const;
export type PauseGround = (typeof pauseGrounds)[number];
