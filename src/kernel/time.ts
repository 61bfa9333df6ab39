/**
 * Time as the whole system writes it. Both kinds are strings of one fixed shape, so that they compare with
 * `<`, travel through JSON and hash the same everywhere (docs/decisions/0004-time-as-strings.md).
 *
 * Việt Nam has been at UTC+7 without daylight saving since 13/06/1975 (IANA zone Asia/Ho_Chi_Minh), and no
 * dossier is older than that: local time is plain arithmetic.
 */

/** A moment: `2023-08-15T07:30:00.000Z`, always UTC, always milliseconds. */
export type Instant = string & { readonly __brand: 'Instant' };
/** A day in Việt Nam: `2023-08-15`. */
export type Day = string & { readonly __brand: 'Day' };
/** Days from `from` up to but not including `to`; `to` null means no end is known. */
export interface Period {
  readonly from: Day;
  readonly to: Day | null;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const OFFSET_MS = 7 * 60 * MINUTE_MS;

const dayShape = /^\d{4}-\d{2}-\d{2}$/;

/** @throws RangeError when the text is not an ISO 8601 moment. */
export function instant(value: string | number | Date): Instant {
  return new Date(value).toISOString() as Instant;
}

/** @throws RangeError when the text is not a day of the calendar, such as `2023-02-30`. */
export function day(text: string): Day {
  const parsed = dayShape.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (!parsed || Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== text) {
    throw new RangeError(`not a day: ${text}`);
  }
  return text as Day;
}

export const isDay = (text: string): text is Day => {
  try {
    day(text);
    return true;
  } catch {
    return false;
  }
};

export const epochMs = (at: Instant): number => Date.parse(at);

/** The day on which a moment falls in Việt Nam: from 17:00 UTC on, the next. */
export const dayOf = (at: Instant): Day => {
  const utcDay = at.slice(0, 10) as Day;
  return at.slice(11, 13) < '17' ? utcDay : nextDay(utcDay);
};

/** Asked for so often that only the end of a month goes through the calendar. */
function nextDay(on: Day): Day {
  const date = Number(on.slice(8));
  return date < 28 ? (`${on.slice(0, 8)}${String(date + 1).padStart(2, '0')}` as Day) : addDays(on, 1);
}

/** Minutes since local midnight, 0 to 1439. */
export const minuteOf = (at: Instant): number =>
  Math.floor(((Date.parse(at) + OFFSET_MS) % DAY_MS) / MINUTE_MS);

/** The moment at a local minute of a day; 1440 is the next midnight. */
export const at = (on: Day, minute: number): Instant =>
  instant(Date.parse(`${on}T00:00:00Z`) - OFFSET_MS + minute * MINUTE_MS);

export const addDays = (on: Day, days: number): Day =>
  new Date(Date.parse(`${on}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as Day;

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** Monday is 1, Sunday is 7 (ISO 8601). */
export const weekday = (on: Day): number => new Date(`${on}T00:00:00Z`).getUTCDay() || 7;

export const addMinutes = (moment: Instant, minutes: number): Instant =>
  instant(Date.parse(moment) + minutes * MINUTE_MS);

export const inPeriod = (on: Day, period: Period): boolean =>
  period.from <= on && (period.to === null || on < period.to);

/** `15/08/2023`, the way every person in the office writes it. */
export const formatDay = (on: Day): string => `${on.slice(8, 10)}/${on.slice(5, 7)}/${on.slice(0, 4)}`;

/** `14:30`. */
export const formatTime = (moment: Instant): string => {
  const minute = minuteOf(moment);
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
};

/** `14:30 15/08/2023`. */
export const formatInstant = (moment: Instant): string => `${formatTime(moment)} ${formatDay(dayOf(moment))}`;

/** Where the system asks what time it is. A demonstration and a test bring a clock of their own. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => instant(Date.now()) };
