import type { Text } from '../kernel/refusal.ts';
import {
  addDays,
  at,
  type Day,
  dayOf,
  daysBetween,
  type Instant,
  minuteOf,
  weekday,
} from '../kernel/time.ts';
import type { Span, Weekday, WeeklyHours } from './hours.ts';

export interface SpecialDay {
  readonly day: Day;
  /** `substitute`: off because a holiday fell on a weekend. `swapped-off` and `make-up` come in pairs. */
  readonly kind: 'holiday' | 'substitute' | 'swapped-off' | 'make-up';
  readonly name: Text;
  /** The law or the yearly notice that says so. */
  readonly basis: string;
  /** The working day that a make-up day stands for: it works with the hours of that weekday. */
  readonly replaces?: Day | undefined;
}

/** A day on which the office is closed by decision. An outage or a signer on leave is none: no clock stops for it. */
export interface Closure {
  readonly day: Day;
  readonly reason: Text;
}

/** Why a day is no working day. */
export interface DayOff {
  readonly kind: 'weekend' | 'holiday' | 'substitute' | 'swapped-off' | 'closed';
  readonly name?: Text | undefined;
  readonly basis?: string | undefined;
}

export interface CalendarDay {
  readonly day: Day;
  /** When the office is open. Not empty on a working day; a Saturday may be open and yet be no working day. */
  readonly spans: readonly Span[];
  /** Null on a working day. */
  readonly off: DayOff | null;
  /** The name of a make-up day. */
  readonly makeUp: Text | null;
}

/** Days from `from` up to but not including `to`. */
export interface CalendarRange {
  readonly from: Day;
  readonly to: Day;
}

/** Every day of a range, with running totals, so that adding days is a look-up and adding minutes a search. */
export interface WorkingCalendar {
  readonly range: CalendarRange;
  readonly days: readonly CalendarDay[];
  /** Open minutes before day `i`; one entry more than `days`. */
  readonly minutesBefore: Int32Array;
  /** Working days before day `i`; one entry more than `days`. */
  readonly workingBefore: Int32Array;
  /** Positions in `days` of the working days. */
  readonly working: Int32Array;
}

/** A day was asked for whose special days are not known. */
export class CalendarRangeError extends RangeError {
  readonly year: number;

  constructor(year: number) {
    super(
      `Chưa có lịch nghỉ lễ năm ${year}: hãy nạp lịch của năm đó. | ` +
        `The special days of ${year} are not known: load that year's calendar.`,
    );
    this.name = 'CalendarRangeError';
    this.year = year;
  }
}

/**
 * Opening hours and working days are two things. A counter may open on Saturday morning, yet the limits of
 * procedures count the 40-hour week of Monday to Friday (Decision 188/1999/QĐ-TTg): hours come from `hours`,
 * working days from `workingWeekdays` (Monday to Friday unless told), and from make-up days. A weekday without
 * hours is no working day.
 *
 * @throws RangeError when the range is empty or a day is listed twice.
 */
export function buildCalendar(
  hours: WeeklyHours,
  specialDays: readonly SpecialDay[],
  closures: readonly Closure[] | undefined,
  range: CalendarRange,
  workingWeekdays: readonly Weekday[] = [1, 2, 3, 4, 5],
): WorkingCalendar {
  const length = daysBetween(range.from, range.to);
  if (length < 1) throw new RangeError(`a calendar of no days: ${range.from} to ${range.to}`);
  const special = byDay(specialDays);
  const closed = byDay(closures ?? []);

  const days: CalendarDay[] = [];
  const minutesBefore = new Int32Array(length + 1);
  const workingBefore = new Int32Array(length + 1);
  for (let i = 0; i < length; i += 1) {
    const day = addDays(range.from, i);
    const entry = calendarDay(day, hours, workingWeekdays, special.get(day), closed.get(day));
    days.push(entry);
    minutesBefore[i + 1] =
      minutesBefore[i]! + entry.spans.reduce((sum, [open, close]) => sum + close - open, 0);
    workingBefore[i + 1] = workingBefore[i]! + (entry.off ? 0 : 1);
  }
  const working = Int32Array.from(days.flatMap((entry, i) => (entry.off ? [] : [i])));
  return { range, days, minutesBefore, workingBefore, working };
}

function byDay<T extends { readonly day: Day }>(entries: readonly T[]): Map<Day, T> {
  const map = new Map<Day, T>();
  for (const entry of entries) {
    if (map.has(entry.day)) throw new RangeError(`listed twice in the calendar: ${entry.day}`);
    map.set(entry.day, entry);
  }
  return map;
}

function calendarDay(
  day: Day,
  hours: WeeklyHours,
  workingWeekdays: readonly Weekday[],
  special: SpecialDay | undefined,
  closure: Closure | undefined,
): CalendarDay {
  const off = (reason: DayOff): CalendarDay => ({ day, spans: [], off: reason, makeUp: null });
  if (closure) return off({ kind: 'closed', name: closure.reason });
  if (special && special.kind !== 'make-up') {
    return off({ kind: special.kind, name: special.name, basis: special.basis });
  }
  const own = isoWeekday(day);
  const spans = hours[special ? (special.replaces ? isoWeekday(special.replaces) : 1) : own];
  if (special && spans.length > 0) return { day, spans, off: null, makeUp: special.name };
  if (workingWeekdays.includes(own) && spans.length > 0) return { day, spans, off: null, makeUp: null };
  return { day, spans, off: { kind: own >= 6 ? 'weekend' : 'closed' }, makeUp: null };
}

const isoWeekday = (day: Day): Weekday => weekday(day) as Weekday;

const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** @throws CalendarRangeError outside the range. */
export function positionOf(calendar: WorkingCalendar, day: Day): number {
  const position = daysBetween(calendar.range.from, day);
  if (position < 0 || position >= calendar.days.length) throw new CalendarRangeError(yearOf(day));
  return position;
}

/** The day at a position. @throws CalendarRangeError past the end of the range. */
export function dayAt(calendar: WorkingCalendar, position: number): CalendarDay {
  const entry = calendar.days[position];
  if (!entry) throw new CalendarRangeError(yearOf(addDays(calendar.range.from, position)));
  return entry;
}

/** @throws CalendarRangeError outside the range. */
export const calendarDayOf = (calendar: WorkingCalendar, day: Day): CalendarDay =>
  dayAt(calendar, positionOf(calendar, day));

/** When the office is open on a day, in order. @throws CalendarRangeError outside the range. */
export const spansOf = (calendar: WorkingCalendar, day: Day): readonly Span[] =>
  calendarDayOf(calendar, day).spans;

/** Open at this very moment: the minute of closing is closed. @throws CalendarRangeError outside the range. */
export function isOpen(calendar: WorkingCalendar, moment: Instant): boolean {
  const minute = minuteOf(moment);
  return spansOf(calendar, dayOf(moment)).some(([open, close]) => open <= minute && minute < close);
}

/** The moment itself when the office is open then, else its next opening. @throws CalendarRangeError past the range. */
export function nextOpen(calendar: WorkingCalendar, moment: Instant): Instant {
  if (isOpen(calendar, moment)) return moment;
  const minute = minuteOf(moment);
  const today = positionOf(calendar, dayOf(moment));
  for (let i = today; ; i += 1) {
    const { day, spans } = dayAt(calendar, i);
    const opening = spans.find(([open]) => i > today || open > minute);
    if (opening) return at(day, opening[0]);
  }
}

/** The minute at which a day's hours end; undefined on a day without hours. */
export const closingMinute = (entry: CalendarDay): number | undefined => entry.spans.at(-1)?.[1];

/** The `n`th working day after a day, itself not counted; `n` from 1. @throws CalendarRangeError past the range. */
export function addWorkingDays(calendar: WorkingCalendar, day: Day, n: number): CalendarDay {
  const before = calendar.workingBefore[positionOf(calendar, day) + 1]!;
  return dayAt(calendar, calendar.working[before + n - 1] ?? calendar.days.length);
}

/** The day itself when it is a working day, else the next one. @throws CalendarRangeError past the range. */
export function workingDayFrom(calendar: WorkingCalendar, day: Day): CalendarDay {
  const before = calendar.workingBefore[positionOf(calendar, day)]!;
  return dayAt(calendar, calendar.working[before] ?? calendar.days.length);
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. */
export const workingDaysBetween = (calendar: WorkingCalendar, from: Day, to: Day): number =>
  calendar.workingBefore[positionOf(calendar, to) + 1]! -
  calendar.workingBefore[positionOf(calendar, from) + 1]!;

function openMinutesBefore(calendar: WorkingCalendar, moment: Instant): number {
  const position = positionOf(calendar, dayOf(moment));
  const minute = minuteOf(moment);
  return dayAt(calendar, position).spans.reduce(
    (sum, [open, close]) => sum + Math.max(0, Math.min(minute, close) - open),
    calendar.minutesBefore[position]!,
  );
}

/**
 * Open minutes from one moment to another, each taken at its whole minute; negative when `to` is earlier.
 * @throws CalendarRangeError outside the range.
 */
export const workingMinutesBetween = (calendar: WorkingCalendar, from: Instant, to: Instant): number =>
  openMinutesBefore(calendar, to) - openMinutesBefore(calendar, from);

/** The first moment by which so many open minutes (1 or more) have passed. @throws CalendarRangeError past the range. */
export function addWorkingMinutes(calendar: WorkingCalendar, from: Instant, minutes: number): Instant {
  const total = openMinutesBefore(calendar, from) + minutes;
  // The last day that begins with the total not yet reached.
  let low = positionOf(calendar, dayOf(from));
  let high = calendar.days.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (calendar.minutesBefore[middle]! < total) low = middle;
    else high = middle;
  }
  let left = total - calendar.minutesBefore[low]!;
  const { day, spans } = dayAt(calendar, low);
  for (const [open, close] of spans) {
    if (left <= close - open) return at(day, open + left);
    left -= close - open;
  }
  throw new CalendarRangeError(yearOf(calendar.range.to));
}
