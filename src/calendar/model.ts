/**
 * The pure rules of working time: what a calendar is, when a term ends and how that is told. Nothing here
 * reads a clock or a database.
 */
export { type Due, dueOf, type Lateness, lateness, type Term } from './due.ts';
export { explain } from './explain.ts';
export { parseWeeklyHours, type Span, type Weekday, type WeeklyHours, weeklyHoursSchema } from './hours.ts';
export type { RuleCitation, RuleId } from './rules.ts';
export type { Counted, Skipped, SkipReason } from './stretches.ts';
export {
  addWorkingDays,
  addWorkingMinutes,
  buildCalendar,
  type CalendarDay,
  type CalendarRange,
  CalendarRangeError,
  type Closure,
  calendarDayOf,
  type DayOff,
  isOpen,
  nextOpen,
  type SpecialDay,
  spansOf,
  type WorkingCalendar,
  workingDaysBetween,
  workingMinutesBetween,
} from './working-calendar.ts';
