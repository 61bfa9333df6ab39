import type { Day, Period } from '../../kernel/time.ts';
import { Stretch } from '../stretch.ts';

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

/** What is found in a span: from its first day on, once in each stretch of days in which it stays the same. */
export function* stretches<T>(
  span: Period,
  find: (when: Stretch) => T,
): Generator<Period & { readonly found: T }> {
  for (let from: Day | null = span.from; from !== null; ) {
    const when: Stretch = new Stretch(from);
    const found = find(when);
    const ends = when.to === null || (span.to !== null && when.to >= span.to);
    yield { from, to: ends ? span.to : when.to, found };
    from = ends ? null : when.to;
  }
}

/** The first unbroken run of days on which something is so, within spans given in order. */
export function firstRun(spans: readonly Period[], isSo: (when: Stretch) => boolean): Period | undefined {
  for (const span of spans) {
    let run: Period | undefined;
    for (const { from, to, found } of stretches(span, isSo)) {
      if (found) run = { from: run?.from ?? from, to };
      else if (run) break;
    }
    if (run) return run;
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

/** Makes a thing for each key once. */
export function memo<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) {
      value = make(key);
      made.set(key, value);
    }
    return value;
  };
}
