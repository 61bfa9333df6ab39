import type { Instant } from '../kernel/time.ts';
import type { WorkingCalendar } from './working-calendar.ts';
import { addWorkingMinutes, nextOpen } from './working-time.ts';

/** The time that one step of a process has. */
export interface Share {
  readonly hours: number;
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * The shares of steps that follow one another, each of so many working hours, from the moment at which the first
 * begins. They tell who is slow; they never replace the legal limit, which is `deadlineOf`.
 *
 * @param hours of each step, in whole minutes (0.5 is half an hour).
 * @throws CalendarRangeError when the calendar does not reach far enough.
 * @throws RangeError when a share is not positive.
 */
export function sharesOf(begun: Instant, hours: readonly number[], calendar: WorkingCalendar): Share[] {
  const shares: Share[] = [];
  let from = begun;
  for (const share of hours) {
    const minutes = share * 60;
    if (!Number.isInteger(minutes) || minutes < 1) {
      throw new RangeError('the share of a step must be positive, in whole minutes');
    }
    const to = addWorkingMinutes(calendar, from, minutes);
    shares.push({ hours: share, from: nextOpen(calendar, from), to });
    from = to;
  }
  return shares;
}
