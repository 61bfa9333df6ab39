import { type Day, daysBetween, type Instant } from '../kernel/time.ts';
import type { Span } from './hours.ts';
import {
  afterOpenMinutes,
  dayAt,
  minuteIn,
  momentOf,
  nextOpening,
  openMinutesBefore,
  workingDayAfter,
  workingDaysFromTo,
} from './minutes.ts';
import type { CalendarDay, WorkingCalendar } from './working-calendar.ts';

/** What a calendar is asked in days and moments. Outside its range every question throws a CalendarRangeError. */

const positionOf = (calendar: WorkingCalendar, day: Day): number => {
  const position = daysBetween(calendar.range.from, day);
  dayAt(calendar, position);
  return position;
};

export const calendarDayOf = (calendar: WorkingCalendar, day: Day): CalendarDay =>
  dayAt(calendar, positionOf(calendar, day));

/** When the office is open on a day, in order. */
export const spansOf = (calendar: WorkingCalendar, day: Day): readonly Span[] =>
  calendarDayOf(calendar, day).spans;

/** Open at this very moment: the minute of closing is closed. */
export const isOpen = (calendar: WorkingCalendar, moment: Instant): boolean => {
  const minute = minuteIn(calendar, moment);
  const position = Math.floor(minute / 1440);
  return dayAt(calendar, position).spans.some(
    ([open, close]) => position * 1440 + open <= minute && minute < position * 1440 + close,
  );
};

/** The moment itself when the office is open then, else its next opening. */
export function nextOpen(calendar: WorkingCalendar, moment: Instant): Instant {
  const minute = minuteIn(calendar, moment);
  const opening = nextOpening(calendar, minute);
  return opening === minute ? moment : momentOf(calendar, opening);
}

/** The `n`th working day after a day, itself not counted; `n` from 1. */
export const addWorkingDays = (calendar: WorkingCalendar, day: Day, n: number): CalendarDay =>
  dayAt(calendar, workingDayAfter(calendar, positionOf(calendar, day), n));

/** The first moment by which so many open minutes, 1 or more, have passed. */
export const addWorkingMinutes = (calendar: WorkingCalendar, from: Instant, minutes: number): Instant =>
  momentOf(
    calendar,
    afterOpenMinutes(calendar, openMinutesBefore(calendar, minuteIn(calendar, from)) + minutes),
  );

/** Working days after `from` up to and including `to`; negative when `to` is earlier. */
export const workingDaysBetween = (calendar: WorkingCalendar, from: Day, to: Day): number =>
  workingDaysFromTo(calendar, positionOf(calendar, from), positionOf(calendar, to));

/** Open minutes from one moment to another, each taken at its whole minute; negative when `to` is earlier. */
export const workingMinutesBetween = (calendar: WorkingCalendar, from: Instant, to: Instant): number =>
  openMinutesBefore(calendar, minuteIn(calendar, to)) - openMinutesBefore(calendar, minuteIn(calendar, from));
