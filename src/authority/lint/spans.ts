import type { Day, Period } from '../../kernel/time.ts';

/** The part of a period that lies within another. */
export function clip(period: Period, within: Period): Period | undefined {
  const from = later(period.from, within.from);
  const to = within.to === null || (period.to !== null && period.to < within.to) ? period.to : within.to;
  return to === null || from < to ? { from, to } : undefined;
}

const later = (a: Day, b: Day): Day => (a < b ? b : a);

/** The parts of periods that lie within another, in order. */
export const clipAll = (periods: readonly Period[], within: Period): Period[] =>
  periods.flatMap((period) => clip(period, within) ?? []).sort((a, b) => (a.from < b.from ? -1 : 1));

/** The days on which periods begin or end. */
export function boundaries(periods: Iterable<Period>, into: Set<Day> = new Set()): Set<Day> {
  for (const { from, to } of periods) {
    into.add(from);
    if (to !== null) into.add(to);
  }
  return into;
}

/** The first day of a span, and each later day of it that is in one of the lists; in order. */
export function daysIn(span: Period, lists: readonly Iterable<Day>[]): Day[] {
  const days = [span.from];
  for (const list of lists) {
    for (const on of list) {
      if (span.from < on && (span.to === null || on < span.to)) days.push(on);
    }
  }
  return days.length > 2 ? days.sort().filter((on, index) => on !== days[index - 1]) : days;
}

/**
 * The first unbroken run of days on which something is so, within spans given in order.
 * @param lists all days on which it may change.
 */
export function firstRun(
  spans: readonly Period[],
  lists: readonly Iterable<Day>[],
  isSo: (on: Day) => boolean,
): Period | undefined {
  for (const span of spans) {
    const days = daysIn(span, lists);
    const start = days.findIndex(isSo);
    if (start === -1) continue;
    const end = days.findIndex((on, index) => index > start && !isSo(on));
    return { from: days[start]!, to: days[end] ?? span.to };
  }
  return undefined;
}

/** Periods that cover the same days, in order, none touching another. */
export function union(periods: readonly Period[]): Period[] {
  const joined: { from: Day; to: Day | null }[] = [];
  for (const { from, to } of periods.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = joined.at(-1);
    if (!last || (last.to !== null && last.to < from)) joined.push({ from, to });
    else if (last.to !== null && (to === null || last.to < to)) last.to = to;
  }
  return joined;
}
