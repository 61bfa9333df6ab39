/**
 * The pure rules of working time: what a calendar is, when a term ends and how that is told. Nothing here
 * reads a clock or a database.
 */
export {
  type ClockFact,
  ClockFactError,
  type Deadline,
  type DeadlineChange,
  type DossierClock,
  deadlineOf,
  type Redating,
  type Run,
  redated,
} from './clock.ts';
export {
  type CalendarDocument,
  calendarDocumentSchema,
  calendarOf,
  knownYears,
  parseCalendarDocument,
} from './document.ts';
export { type Due, dueOf, type Lateness, lateness } from './due.ts';
export { explain } from './explain.ts';
export { parseWeeklyHours, type Span, type Weekday, type WeeklyHours, weeklyHoursSchema } from './hours.ts';
export type { RuleCitation, RuleId } from './rules.ts';
export { type Share, sharesOf } from './shares.ts';
export type { Counted, Skipped, SkipReason } from './stretches.ts';
export { dueMinute, type Pause, type PauseGround, pauseGrounds, type Term } from './term.ts';
export {
  buildCalendar,
  type CalendarDay,
  type CalendarRange,
  CalendarRangeError,
  type Closure,
  type DayOff,
  type HoursPeriod,
  type SpecialDay,
  type WorkingCalendar,
} from './working-calendar.ts';
export {
  addWorkingDays,
  addWorkingMinutes,
  calendarDayOf,
  isOpen,
  nextOpen,
  spansOf,
  workingDaysBetween,
  workingMinutesBetween,
} from './working-time.ts';
