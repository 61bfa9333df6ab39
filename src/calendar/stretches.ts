import type { Text } from '../kernel/refusal.ts';
import { addDays, at, type Day, type Instant } from '../kernel/time.ts';
import type { CalendarDay, DayOff } from './working-calendar.ts';

/** A stretch that counts, `to` excluded: days of a term in days, moments of a term in hours. */
export interface Counted {
  readonly from: Day | Instant;
  readonly to: Day | Instant;
  /** Days, or minutes of a term in hours. */
  readonly amount: number;
  /** The name of the make-up day when this is one. */
  readonly makeUp?: Text;
}

/** A stretch that does not count, `to` excluded: days off as days, time outside opening hours as moments. */
export interface Skipped {
  readonly from: Day | Instant;
  readonly to: Day | Instant;
  readonly reason: SkipReason;
}

export type SkipReason = DayOff | { readonly kind: 'outside-hours'; readonly name?: Text | undefined };

/** Neighbouring days of one kind become one stretch; a make-up day stays by itself, to be named. */
export function workingRuns(days: readonly CalendarDay[]): Counted[] {
  const runs: Counted[] = [];
  for (const { day, off, makeUp } of days) {
    if (off) continue;
    const previous = runs.at(-1);
    if (!makeUp && previous && previous.to === day && !previous.makeUp) {
      runs[runs.length - 1] = { ...previous, to: addDays(day, 1), amount: previous.amount + 1 };
    } else {
      runs.push({ from: day, to: addDays(day, 1), amount: 1, ...(makeUp ? { makeUp } : {}) });
    }
  }
  return runs;
}

/** Neighbouring days off for one reason become one stretch. */
export function daysOff(days: readonly CalendarDay[]): Skipped[] {
  const runs: Skipped[] = [];
  for (const { day, off } of days) {
    if (!off) continue;
    const previous = runs.at(-1);
    if (previous && previous.to === day && sameReason(previous.reason, off)) {
      runs[runs.length - 1] = { ...previous, to: addDays(day, 1) };
    } else {
      runs.push({ from: day, to: addDays(day, 1), reason: off });
    }
  }
  return runs;
}

export const sameReason = (a: SkipReason, b: SkipReason): boolean =>
  a.kind === b.kind && a.name?.vi === b.name?.vi;

/** The opening hours of the days, as far as they lie between two moments. */
export function openStretches(days: readonly CalendarDay[], from: Instant, to: Instant): Counted[] {
  return days.flatMap(({ day, spans, makeUp }) =>
    spans.flatMap(([open, close]) => {
      const begin = at(day, open) < from ? from : at(day, open);
      const end = at(day, close) < to ? at(day, close) : to;
      const amount = (Date.parse(end) - Date.parse(begin)) / 60_000;
      return amount > 0 ? [{ from: begin, to: end, amount, ...(makeUp ? { makeUp } : {}) }] : [];
    }),
  );
}

/** What lies between open stretches: whole days off by their reason, the rest as time outside opening hours. */
export function gaps(days: readonly CalendarDay[], counted: readonly Counted[]): Skipped[] {
  const off = daysOff(days.filter((entry) => entry.spans.length === 0));
  return counted.slice(1).flatMap((next, i) => {
    const gap: Skipped[] = [];
    let from = counted[i]!.to as Instant;
    const push = (to: Instant) => {
      if (from < to) gap.push({ from, to, reason: { kind: 'outside-hours' } });
    };
    for (const run of off.filter(
      (run) => at(run.from as Day, 0) >= from && at(run.to as Day, 0) <= next.from,
    )) {
      push(at(run.from as Day, 0));
      gap.push(run);
      from = at(run.to as Day, 0);
    }
    push(next.from as Instant);
    return gap;
  });
}
