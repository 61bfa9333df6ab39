import { type Day, inPeriod, type Period } from '../kernel/time.ts';

/**
 * A day, and the days around it for which everything that was looked at holds, or does not hold, as on that day.
 * Whoever answers for the day by looking at periods through it has answered for the whole stretch.
 */
export class Stretch {
  readonly day: Day;
  /** Null where nothing limits it. */
  from: Day | null = null;
  to: Day | null = null;

  constructor(day: Day) {
    this.day = day;
  }

  holds({ from, to }: Period): boolean {
    if (this.day < from) {
      this.#endBy(from);
      return false;
    }
    if (to !== null && to <= this.day) {
      this.#beginFrom(to);
      return false;
    }
    this.#beginFrom(from);
    if (to !== null) this.#endBy(to);
    return true;
  }

  #beginFrom(day: Day): void {
    if (this.from === null || this.from < day) this.from = day;
  }

  #endBy(day: Day): void {
    if (this.to === null || day < this.to) this.to = day;
  }
}

/** A day alone, where nobody wants to know for how long the answer stays the same. */
export type When = Day | Stretch;

export const holds = (on: When, period: Period): boolean =>
  typeof on === 'string' ? inPeriod(on, period) : on.holds(period);

/**
 * What was found for stretches of days: from, to, value, and so on. All in one array, because very many are kept and
 * each object between is one more walk to memory.
 */
export type Found<T extends object> = (DateNumber | T)[];

export function foundOn<T extends object>(found: Found<T>, date: DateNumber): T | undefined {
  for (let at = 0; at < found.length; at += 3) {
    if ((found[at] as DateNumber) <= date && date < (found[at + 1] as DateNumber)) return found[at + 2] as T;
  }
  return undefined;
}

/** A value that was found through a stretch. */
export const foundIn = <T extends object>(value: T, { from, to }: Stretch): [DateNumber, DateNumber, T] => [
  from === null ? before : dateNumber(from),
  to === null ? after : dateNumber(to),
  value,
];

/** `2023-08-15` as 20230815: quicker to compare. */
export type DateNumber = number & { readonly __brand: 'DateNumber' };

const before = 0 as DateNumber;
const after = 99_999_999 as DateNumber;

export function dateNumber(day: Day): DateNumber {
  let number = 0;
  for (let at = 0; at < 10; at += 1) {
    if (at !== 4 && at !== 7) number = number * 10 + day.charCodeAt(at) - 48;
  }
  return number as DateNumber;
}
