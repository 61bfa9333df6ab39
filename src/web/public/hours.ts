import type { Hours } from './view.ts';

/** Neighbouring weekdays with the same hours. */
export interface HoursRow {
  /** 0 Monday to 6 Sunday. */
  readonly from: number;
  readonly to: number;
  /** Empty: closed. */
  readonly spans: readonly (readonly [open: string, close: string])[];
}

const same = (one: HoursRow['spans'], other: HoursRow['spans']): boolean =>
  one.length === other.length &&
  one.every(([open, close], index) => open === other[index]?.[0] && close === other[index][1]);

/** The week as people write it on a door: Monday to Friday on one line. */
export function weekRows(hours: Hours): HoursRow[] {
  const rows: HoursRow[] = [];
  for (let weekday = 0; weekday < 7; weekday += 1) {
    const spans = hours[String(weekday + 1)] ?? [];
    const last = rows.at(-1);
    if (last && same(last.spans, spans)) rows[rows.length - 1] = { ...last, to: weekday };
    else rows.push({ from: weekday, to: weekday, spans });
  }
  return rows;
}
