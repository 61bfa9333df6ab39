export { type CalendarChange, calendarChangeSchema, touchedBy } from './input.ts';
export * from './model.ts';
export { nationalDays } from './national.ts';
export {
  calendarFor,
  calendarsNow,
  changeCalendar,
  type Office,
  officeCalendar,
  officeCalendarAsKnown,
} from './store.ts';
