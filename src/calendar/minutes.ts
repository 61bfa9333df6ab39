import { addDays, type Day, epochMs, type Instant, instant } from '../kernel/time.ts';
import {
  type CalendarDay,
  CalendarRangeError,
  MINUTES_A_DAY,
  type WorkingCalendar,
} from './working-calendar.ts';

/**
 * Working time as numbers, without strings on the way: a moment is its whole minutes since the midnight that
 * begins the calendar's range, a day its position in the range. Every question of the calendar ends here.
 */
export type Minute = number;
export type Position = number;

const UTC_OFFSET = 420;

export const minuteIn = (calendar: WorkingCalendar, moment: Instant): Minute =>
  Math.floor(epochMs(moment) / 60_000) - calendar.origin;

/** As it is printed on the slip. */
export const wholeMinute = (moment: Instant): Instant => `${moment.slice(0, 16)}:00.000Z` as Instant;

const clock = Array.from(
  { length: MINUTES_A_DAY },
  (_, m) => `T${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}:00.000Z`,
);

export function momentOf(calendar: WorkingCalendar, minute: Minute): Instant {
  const utc = minute - UTC_OFFSET;
  const entry = calendar.days[Math.floor(utc / MINUTES_A_DAY)];
  if (!entry) return instant((calendar.origin + minute) * 60_000);
  return (entry.day + clock[utc % MINUTES_A_DAY]!) as Instant;
}

const yearOf = (calendar: WorkingCalendar, position: Position): number =>
  Number(addDays(calendar.range.from, position).slice(0, 4));

/** The day at a position. @throws CalendarRangeError outside the range. */
export function dayAt(calendar: WorkingCalendar, position: Position): CalendarDay {
  const entry = calendar.days[position];
  if (!entry) throw new CalendarRangeError(yearOf(calendar, position));
  return entry;
}

/** The day on which a minute falls. @throws CalendarRangeError outside the range. */
export function positionAt(calendar: WorkingCalendar, minute: Minute): Position {
  const position = Math.floor(minute / MINUTES_A_DAY);
  if (position < 0 || position >= calendar.days.length) {
    throw new CalendarRangeError(yearOf(calendar, position));
  }
  return position;
}

/** The day of a position, or the day after the range, which only ends something. */
export const dayFrom = (calendar: WorkingCalendar, position: Position): Day =>
  calendar.days[position]?.day ?? addDays(calendar.range.from, position);

/** The minute itself when the office is open then, else its next opening. @throws CalendarRangeError past the range. */
export function nextOpening(calendar: WorkingCalendar, minute: Minute): Minute {
  const { firstSpan, opens, closes } = calendar;
  let span = firstSpan[positionAt(calendar, minute)]!;
  while (span < closes.length && closes[span]! <= minute) span += 1;
  if (span === closes.length) throw new CalendarRangeError(yearOf(calendar, calendar.days.length));
  return Math.max(minute, opens[span]!);
}

/** Open minutes from the beginning of the range to a minute. @throws CalendarRangeError outside the range. */
export function openMinutesBefore(calendar: WorkingCalendar, minute: Minute): number {
  const { firstSpan, opens, closes, openBefore } = calendar;
  const position = positionAt(calendar, minute);
  const end = firstSpan[position + 1]!;
  let span = firstSpan[position]!;
  let total = openBefore[span]!;
  for (; span < end && opens[span]! < minute; span += 1) {
    total += Math.min(minute, closes[span]!) - opens[span]!;
  }
  return total;
}

/** The first minute by which so many open minutes, 1 or more, of the range have passed. @throws CalendarRangeError past it. */
export function afterOpenMinutes(calendar: WorkingCalendar, total: number): Minute {
  const { opens, openBefore } = calendar;
  if (total > openBefore[opens.length]!) throw new CalendarRangeError(yearOf(calendar, calendar.days.length));
  let low = 0;
  let high = opens.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (openBefore[middle]! < total) low = middle;
    else high = middle;
  }
  return opens[low]! + total - openBefore[low]!;
}

/** The `n`th working day after a day, itself not counted; `n` from 1. @throws CalendarRangeError past the range. */
export function workingDayAfter(calendar: WorkingCalendar, position: Position, n: number): Position {
  const found = calendar.working[calendar.workingBefore[position + 1]! + n - 1];
  if (found === undefined) throw new CalendarRangeError(yearOf(calendar, calendar.days.length));
  return found;
}

/** The day itself when it is a working day, else the next one. @throws CalendarRangeError past the range. */
export function workingDayFrom(calendar: WorkingCalendar, position: Position): Position {
  if (position >= calendar.days.length) throw new CalendarRangeError(yearOf(calendar, position));
  const found = calendar.working[calendar.workingBefore[position]!];
  if (found === undefined) throw new CalendarRangeError(yearOf(calendar, calendar.days.length));
  return found;
}

/** Working days after one day up to and including another; negative when that is earlier. */
export const workingDaysFromTo = (calendar: WorkingCalendar, from: Position, to: Position): number =>
  calendar.workingBefore[to + 1]! - calendar.workingBefore[from + 1]!;

/**
 * The day of an event for terms that run by the day: before opening and at lunch is still that day; after closing,
 * or on a day without hours, it is that of the next opening.
 */
export function receptionDay(calendar: WorkingCalendar, minute: Minute): Position {
  const position = positionAt(calendar, minute);
  return minute <= calendar.closing[position]!
    ? position
    : positionAt(calendar, nextOpening(calendar, minute));
}
