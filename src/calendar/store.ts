import type { Queryable } from '../kernel/database.ts';
import { type Day, day } from '../kernel/time.ts';
import { buildCalendar, parseWeeklyHours, type SpecialDay, type WorkingCalendar } from './model.ts';

const KEPT = 32;
const built = new Map<string, WorkingCalendar>();

/** The years whose special days are known; a term that would leave them is refused by name of the year. */
const yearsAfter = (days: readonly SpecialDay[]): { from: Day; to: Day } => {
  const first = days[0]?.day.slice(0, 4) ?? '2022';
  const last = days.at(-1)?.day.slice(0, 4) ?? '2022';
  return { from: day(`${first}-01-01`), to: day(`${Number(last) + 1}-01-01`) };
};

/**
 * The working calendar of an office with these hours. Built once for each set of hours and special days: the
 * same content gives the same calendar, so nothing has to be told when a row changes.
 */
export async function calendarFor(db: Queryable, hours: unknown): Promise<WorkingCalendar> {
  const days = await db<SpecialDay[]>`SELECT day, kind, name, basis FROM special_day ORDER BY day`;
  const key = JSON.stringify([hours, days]);
  const known = built.get(key);
  if (known) return known;
  const calendar = buildCalendar(parseWeeklyHours(hours), [...days], undefined, yearsAfter(days));
  if (built.size >= KEPT) built.clear();
  built.set(key, calendar);
  return calendar;
}
