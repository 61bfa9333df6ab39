import { addDays, at, type Day, dayOf, type Instant, minuteOf } from '../kernel/time.ts';
import { minuteOfClock } from './hours.ts';
import { cite, type RuleCitation, type RuleId } from './rules.ts';
import { type Counted, daysOff, gaps, openStretches, type Skipped, workingRuns } from './stretches.ts';
import {
  addWorkingDays,
  addWorkingMinutes,
  type CalendarDay,
  calendarDayOf,
  closingMinute,
  nextOpen,
  type WorkingCalendar,
  workingDayFrom,
  workingDaysBetween,
  workingMinutesBetween,
} from './working-calendar.ts';

/** A limit as a procedure's version states it. `cutoff` is local time, `HH:MM`: what comes later waits a day. */
export type Term =
  | { readonly kind: 'working-days' | 'calendar-days' | 'working-hours'; readonly amount: number }
  | { readonly kind: 'same-day'; readonly cutoff: string };

/** A due moment together with all that led to it. It is plain JSON and stays readable without its calendar. */
export interface Due {
  readonly term: Term;
  readonly receivedAt: Instant;
  /** Later than `receivedAt` when the office was closed then. */
  readonly countsAsReceivedAt: Instant;
  /** Day one of a term in days; the moment from which another term runs. */
  readonly countsFrom: Day | Instant;
  readonly due: Instant;
  /** What the term counts, in order. */
  readonly counted: readonly Counted[];
  /** What lies between `countsFrom`, or the day after reception, and `due`, and does not count. */
  readonly skipped: readonly Skipped[];
  readonly rules: readonly RuleCitation[];
}

/**
 * The due moment of a dossier. Moments are taken at their whole minute, as they are printed on the slip: what
 * is received in the minute of closing, or of the cutoff, is in time. The later it is received, the later or
 * equal the due moment.
 *
 * - `working-days`, `calendar-days`: day one is the day after reception (Civil Code 2015, art. 147 cl. 3); the
 *   term ends when the hours of its last day end (art. 148 cl. 1; cl. 6 would allow until midnight, but nobody
 *   is at the office then) or, when calendar days end on a day off, those of the next working day (cl. 5).
 * - `working-hours`: open minutes from the moment of reception (art. 147 cl. 1).
 * - `same-day`: the end of hours on the day of reception; of the next working day when received after the
 *   cutoff, or on a day that is no working day, even where the counter is open.
 *
 * Received while the office is closed counts as received at its next opening.
 *
 * @throws CalendarRangeError when the calendar does not reach far enough.
 * @throws RangeError when the amount is not positive and whole (whole minutes for hours), or the cutoff no time.
 */
export function dueOf(receivedAt: Instant, term: Term, calendar: WorkingCalendar): Due {
  switch (term.kind) {
    case 'working-days':
      return dueInWorkingDays(receivedAt, term, wholeAmount(term.amount), calendar);
    case 'calendar-days':
      return dueInCalendarDays(receivedAt, term, wholeAmount(term.amount), calendar);
    case 'working-hours':
      return dueInWorkingHours(receivedAt, term, wholeAmount(term.amount * 60), calendar);
    case 'same-day':
      return dueTheSameDay(receivedAt, term, minuteOfClock(term.cutoff), calendar);
  }
}

export interface Lateness {
  readonly late: boolean;
  /** Open minutes past the due moment; negative are those left. May be 0 and late: finished after closing time. */
  readonly workingMinutes: number;
  /** Working days past the day that was due; negative are those left. */
  readonly workingDays: number;
}

/** How late a result was at `when`: now, or when it was finished. @throws CalendarRangeError outside the calendar. */
export function lateness(due: Instant, when: Instant, calendar: WorkingCalendar): Lateness {
  return {
    late: wholeMinute(when) > wholeMinute(due),
    workingMinutes: workingMinutesBetween(calendar, due, when),
    workingDays: workingDaysBetween(calendar, dayOf(due), dayOf(when)),
  };
}

function dueInWorkingDays(receivedAt: Instant, term: Term, amount: number, calendar: WorkingCalendar): Due {
  const countsAsReceivedAt = receptionByDay(receivedAt, calendar);
  const received = dayOf(countsAsReceivedAt);
  const last = addWorkingDays(calendar, received, amount);
  const days = daysIn(calendar, addDays(received, 1), addDays(last.day, 1));
  const skipped = daysOff(days);
  return {
    term,
    receivedAt,
    countsAsReceivedAt,
    countsFrom: addWorkingDays(calendar, received, 1).day,
    due: endOfHours(last),
    counted: workingRuns(days),
    skipped,
    rules: rulesOf(['event-day-not-counted', 'working-week', 'ends-with-last-day'], {
      receivedAt,
      countsAsReceivedAt,
      skipped,
      madeUp: days.some((entry) => entry.makeUp),
    }),
  };
}

function dueInCalendarDays(receivedAt: Instant, term: Term, amount: number, calendar: WorkingCalendar): Due {
  const countsAsReceivedAt = receptionByDay(receivedAt, calendar);
  const first = addDays(dayOf(countsAsReceivedAt), 1);
  const last = addDays(first, amount - 1);
  const end = workingDayFrom(calendar, last);
  const skipped = daysOff(daysIn(calendar, last, end.day));
  const ending: RuleId[] = skipped.length > 0 ? ['last-day-off'] : [];
  return {
    term,
    receivedAt,
    countsAsReceivedAt,
    countsFrom: first,
    due: endOfHours(end),
    counted: [{ from: first, to: addDays(last, 1), amount }],
    skipped,
    rules: rulesOf(['event-day-not-counted', 'ends-with-last-day', ...ending], {
      receivedAt,
      countsAsReceivedAt,
      skipped,
      madeUp: end.makeUp !== null,
    }),
  };
}

function dueInWorkingHours(receivedAt: Instant, term: Term, minutes: number, calendar: WorkingCalendar): Due {
  const countsAsReceivedAt = nextOpen(calendar, receivedAt);
  const from = wholeMinute(countsAsReceivedAt);
  const due = addWorkingMinutes(calendar, from, minutes);
  const days = daysIn(calendar, dayOf(from), addDays(dayOf(due), 1));
  const counted = openStretches(days, from, due);
  const skipped = gaps(days, counted);
  return {
    term,
    receivedAt,
    countsAsReceivedAt,
    countsFrom: from,
    due,
    counted,
    skipped,
    rules: rulesOf(['runs-from-the-moment', 'office-hours'], {
      receivedAt,
      countsAsReceivedAt,
      skipped,
      madeUp: days.some((entry) => entry.makeUp),
    }),
  };
}

function dueTheSameDay(receivedAt: Instant, term: Term, cutoff: number, calendar: WorkingCalendar): Due {
  const countsAsReceivedAt = receptionByDay(receivedAt, calendar);
  const received = calendarDayOf(calendar, dayOf(countsAsReceivedAt));
  const atOpening = countsAsReceivedAt !== receivedAt;
  const inTime = received.off === null && (atOpening || minuteOf(receivedAt) <= cutoff);
  const end = inTime ? received : addWorkingDays(calendar, received.day, 1);
  const skipped = daysOff(daysIn(calendar, received.day, end.day));
  return {
    term,
    receivedAt,
    countsAsReceivedAt,
    countsFrom: countsAsReceivedAt,
    due: endOfHours(end),
    counted: workingRuns([end]),
    skipped,
    rules: rulesOf(['same-day'], {
      receivedAt,
      countsAsReceivedAt,
      skipped,
      madeUp: end.makeUp !== null,
    }),
  };
}

function wholeAmount(amount: number): number {
  if (!Number.isInteger(amount) || amount < 1)
    throw new RangeError('the amount of a term must be whole and positive');
  return amount;
}

const wholeMinute = (moment: Instant): Instant => at(dayOf(moment), minuteOf(moment));

/** Terms that run by the day ask only on which day it came: at lunch or before opening is still that day. */
function receptionByDay(receivedAt: Instant, calendar: WorkingCalendar): Instant {
  const closing = closingMinute(calendarDayOf(calendar, dayOf(receivedAt)));
  return closing !== undefined && minuteOf(receivedAt) <= closing
    ? receivedAt
    : nextOpen(calendar, receivedAt);
}

/** Of a working day, which always has hours. */
const endOfHours = (entry: CalendarDay): Instant => at(entry.day, closingMinute(entry)!);

function daysIn(calendar: WorkingCalendar, from: Day, to: Day): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let day = from; day < to; day = addDays(day, 1)) days.push(calendarDayOf(calendar, day));
  return days;
}

interface Circumstances {
  readonly receivedAt: Instant;
  readonly countsAsReceivedAt: Instant;
  readonly skipped: readonly Skipped[];
  readonly madeUp: boolean;
}

function rulesOf(ids: readonly RuleId[], circumstances: Circumstances): RuleCitation[] {
  const { receivedAt, countsAsReceivedAt, skipped, madeUp } = circumstances;
  const met = new Set(skipped.map(({ reason }) => reason.kind));
  const more: RuleId[] = [];
  if (receivedAt !== countsAsReceivedAt) more.push('received-when-open');
  if (met.has('weekend')) more.push('working-week');
  if (met.has('holiday')) more.push('public-holidays');
  if (met.has('substitute')) more.push('substitute-days');
  if (met.has('swapped-off') || madeUp) more.push('swapped-days');
  return [...new Set([...ids, ...more])].map(cite);
}
