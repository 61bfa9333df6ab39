import type { Text } from '../kernel/refusal.ts';
import {
  addDays,
  at,
  type Day,
  daysBetween,
  epochMs,
  inPeriod,
  type Period,
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
  readonly replaces?: Day | null | undefined;
}

/** A day on which the office is closed by decision. An outage or a signer on leave is none: no clock stops for it. */
export interface Closure {
  readonly day: Day;
  readonly reason: Text;
  /** The decision or notice that closed it. */
  readonly basis?: string | undefined;
}

/** The hours of a week that hold over a period. `from` null: since ever. */
export interface HoursPeriod {
  readonly from: Day | null;
  readonly to: Day | null;
  readonly week: WeeklyHours;
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

/**
 * Every day of a range, with running totals, so that adding days is a look-up and adding minutes a search. A day
 * is known by its position, a moment by its minutes since the midnight that begins the range.
 */
export interface WorkingCalendar {
  readonly range: CalendarRange;
  readonly days: readonly CalendarDay[];
  /** The midnight that begins the range, in minutes since 1970 UTC. */
  readonly origin: number;
  /** Working days before day `i`; one entry more than `days`. */
  readonly workingBefore: Int32Array;
  /** Positions in `days` of the working days. */
  readonly working: Int32Array;
  /** The minute at which a day's hours end; -1 on a day without hours. */
  readonly closing: Int32Array;
  /** Which of the spans is the first of day `i`, or after it; one entry more than `days`. */
  readonly firstSpan: Int32Array;
  /** All spans in order: the minutes at which the office opens and closes. */
  readonly opens: Int32Array;
  readonly closes: Int32Array;
  /** Open minutes before span `i`; one entry more than there are spans. */
  readonly openBefore: Int32Array;
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

export const MINUTES_A_DAY = 1440;

/**
 * Opening hours and working days are two things. A counter may open on Saturday morning, yet the limits of
 * procedures count the 40-hour week of Monday to Friday (Decision 188/1999/QĐ-TTg): hours come from `hours`,
 * working days from `workingWeekdays` (Monday to Friday unless told), and from make-up days. A weekday without
 * hours is no working day.
 *
 * @param hours of one week for the whole range, or week by period; a day that no period holds has none.
 * @throws RangeError when the range is empty or a day is listed twice.
 */
export function buildCalendar(
  hours: WeeklyHours | readonly HoursPeriod[],
  specialDays: readonly SpecialDay[],
  closures: readonly Closure[] | undefined,
  range: CalendarRange,
  workingWeekdays: readonly Weekday[] = [1, 2, 3, 4, 5],
): WorkingCalendar {
  const length = daysBetween(range.from, range.to);
  if (length < 1) throw new RangeError(`a calendar of no days: ${range.from} to ${range.to}`);
  const special = byDay(specialDays);
  const closed = byDay(closures ?? []);
  const weekOn = weeks(hours);
  const days = Array.from({ length }, (_, i) => {
    const day = addDays(range.from, i);
    return calendarDay(day, weekOn(day), workingWeekdays, special.get(day), closed.get(day));
  });
  return { range, days, origin: epochMs(at(range.from, 0)) / 60_000, ...totals(days) };
}

function totals(days: readonly CalendarDay[]) {
  const workingBefore = new Int32Array(days.length + 1);
  const firstSpan = new Int32Array(days.length + 1);
  days.forEach(({ spans, off }, i) => {
    workingBefore[i + 1] = workingBefore[i]! + (off ? 0 : 1);
    firstSpan[i + 1] = firstSpan[i]! + spans.length;
  });
  const spans = days.flatMap((entry, i) =>
    entry.spans.map(([open, close]): Span => [i * MINUTES_A_DAY + open, i * MINUTES_A_DAY + close]),
  );
  const openBefore = new Int32Array(spans.length + 1);
  spans.forEach(([open, close], i) => {
    openBefore[i + 1] = openBefore[i]! + close - open;
  });
  return {
    workingBefore,
    working: Int32Array.from(days.flatMap(({ off }, i) => (off ? [] : [i]))),
    closing: Int32Array.from(days, (entry, i) => {
      const last = entry.spans.at(-1);
      return last ? i * MINUTES_A_DAY + last[1] : -1;
    }),
    firstSpan,
    opens: Int32Array.from(spans, ([open]) => open),
    closes: Int32Array.from(spans, ([, close]) => close),
    openBefore,
  };
}

const closedWeek: WeeklyHours = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };

function weeks(hours: WeeklyHours | readonly HoursPeriod[]): (day: Day) => WeeklyHours {
  if (!isByPeriod(hours)) return () => hours;
  const periods = hours.map(({ from, to, week }) => ({ week, period: { from: from ?? '', to } as Period }));
  return (day) => periods.find(({ period }) => inPeriod(day, period))?.week ?? closedWeek;
}

const isByPeriod = (hours: WeeklyHours | readonly HoursPeriod[]): hours is readonly HoursPeriod[] =>
  Array.isArray(hours);

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
  if (closure) return off({ kind: 'closed', name: closure.reason, basis: closure.basis });
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
