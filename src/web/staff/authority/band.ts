import { type Day, daysBetween } from '../../../kernel/time.ts';
import type { Segment } from '../api/authority-types.ts';

/** Where something stands within its segment, 0 at its beginning, 1 at its end. */
export interface Mark {
  readonly at: number;
  readonly label: string;
}

export interface BandSegment {
  /** Share of the band's width, in days; a segment without beginning or end gets a share of its own. */
  readonly grow: number;
  readonly segment: Segment;
  /** The first days of years in it. */
  readonly years: readonly Mark[];
}

/** Segments of which one end is not known stand for as much as a tenth of what is known, or for a year. */
const OPEN_SHARE = 0.1;
const YEAR = 365;

export const holds = ({ from, to }: Pick<Segment, 'from' | 'to'>, on: Day): boolean =>
  (from === null || from <= on) && (to === null || on < to);

/** Where a day stands in a segment that holds it; the middle where the segment has an open end. */
export function placeIn({ from, to }: Pick<Segment, 'from' | 'to'>, on: Day): number {
  if (from === null || to === null) return 0.5;
  return daysBetween(from, on) / daysBetween(from, to);
}

/** The segments of a timeline as parts of a band. */
export function bandOf(segments: readonly Segment[]): readonly BandSegment[] {
  const known = segments.reduce((sum, { from, to }) => sum + (from && to ? daysBetween(from, to) : 0), 0);
  return segments.map((segment) => {
    const { from, to } = segment;
    if (!from || !to) return { segment, grow: Math.max(YEAR, Math.round(known * OPEN_SHARE)), years: [] };
    const years: Mark[] = [];
    for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
      const first = `${year}-01-01` as Day;
      if (first >= from && first < to) years.push({ at: placeIn(segment, first), label: String(year) });
    }
    return { segment, grow: daysBetween(from, to), years };
  });
}
