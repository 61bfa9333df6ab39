import type { Day, Period } from '../kernel/time.ts';

/**
 * Arithmetic of half-open periods. Lists are in order and do not overlap; periods that are not touched stay the
 * same objects, so that whoever keeps them sees what changed.
 */

/** What is left of periods without those days; the same list when it loses none. */
export function subtractPeriod(periods: Period[], hole: Period): Period[] {
  if (!periods.some((period) => overlaps(period, hole))) return periods;
  return periods.flatMap((period) => {
    if (!overlaps(period, hole)) return [period];
    const left: Period[] = [];
    if (period.from < hole.from) left.push({ from: period.from, to: hole.from });
    if (hole.to !== null && endsAfter(period, hole.to)) left.push({ from: hole.to, to: period.to });
    return left;
  });
}

/** What is left of periods that end on a day; the same list when they had ended by then. */
export const cutFrom = (periods: Period[], from: Day): Period[] =>
  subtractPeriod(periods, { from, to: null });

/** What `cutFrom` takes away. */
export const restFrom = (periods: readonly Period[], from: Day): Period[] =>
  periods
    .filter((period) => endsAfter(period, from))
    .map((period) => (period.from < from ? { from, to: period.to } : period));

/** One period cut on a day; undefined when nothing is left of it. */
export const cutPeriod = (period: Period, from: Day): Period | undefined => cutFrom([period], from)[0];

/** An entry of a timeline cut on a day: itself when it had ended by then, undefined when nothing is left of it. */
export function cutEntry<T extends { period: Period }>(entry: T, from: Day): T | undefined {
  const period = cutPeriod(entry.period, from);
  return period === entry.period ? entry : period && { ...entry, period };
}

/** The days of either list, where they touch as one period. */
export function unitePeriods(a: readonly Period[], b: readonly Period[]): Period[] {
  const united: Period[] = [];
  for (const period of [...a, ...b].sort((x, y) => (x.from < y.from ? -1 : 1))) {
    const last = united.at(-1);
    if (!last || (last.to !== null && last.to < period.from)) united.push(period);
    else if (last.to !== null && endsAfter(period, last.to)) {
      united[united.length - 1] = { from: last.from, to: period.to };
    }
  }
  return united;
}

/** The day from which periods hold no more; null when they have no end, undefined when they never held. */
export const endOf = (periods: readonly Period[]): Day | null | undefined => periods.at(-1)?.to;

/** Periods whose last one ends on another day. */
export const prolonged = (periods: readonly Period[], to: Day): Period[] =>
  periods.map((period, index) => (index === periods.length - 1 ? { from: period.from, to } : period));

export const overlaps = (a: Period, b: Period): boolean =>
  (b.to === null || a.from < b.to) && (a.to === null || b.from < a.to);

const endsAfter = (period: Period, on: Day): boolean => period.to === null || on < period.to;

export const laterOf = (a: Day, b: Day): Day => (a < b ? b : a);
