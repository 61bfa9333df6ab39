import { addDays, addMinutes, at, type Day, dayOf, type Instant, minuteOf, weekday } from '../kernel/time.ts';
import { minuteOfClock, type Span, type Weekday, type WeeklyHours } from './hours.ts';
import type { Term } from './term.ts';
import type { Closure, SpecialDay } from './working-calendar.ts';

/**
 * The same rules once more, slow and obvious: a day is looked up in the lists, a term is walked day by day or
 * minute by minute. No tables, no searches.
 */
export class SlowCalendar {
  readonly hours: WeeklyHours;
  readonly specialDays: readonly SpecialDay[];
  readonly closures: readonly Closure[];

  constructor(hours: WeeklyHours, specialDays: readonly SpecialDay[], closures: readonly Closure[] = []) {
    this.hours = hours;
    this.specialDays = specialDays;
    this.closures = closures;
  }

  spans(day: Day): readonly Span[] {
    const special = this.specialDays.find((s) => s.day === day);
    if (this.closures.some((c) => c.day === day)) return [];
    if (special?.kind === 'make-up') return this.hours[1];
    return special ? [] : this.hours[weekday(day) as Weekday];
  }

  works(day: Day): boolean {
    const madeUp = this.specialDays.some((s) => s.day === day && s.kind === 'make-up');
    return this.spans(day).length > 0 && (madeUp || weekday(day) <= 5);
  }

  open(moment: Instant): boolean {
    const minute = minuteOf(moment);
    return this.spans(dayOf(moment)).some(([from, to]) => from <= minute && minute < to);
  }

  closing(day: Day): number {
    return Math.max(...this.spans(day).map(([, close]) => close));
  }

  nextOpen(moment: Instant): Instant {
    let now = moment;
    while (!this.open(now)) now = addMinutes(now, 1);
    return now;
  }

  minutesBetween(from: Instant, to: Instant): number {
    let minutes = 0;
    for (let now = from; now < to; now = addMinutes(now, 1)) if (this.open(now)) minutes += 1;
    return minutes;
  }

  due(received: Instant, term: Term): Instant {
    if (term.kind === 'working-hours') {
      let now = received;
      for (let left = term.amount * 60; left > 0; now = addMinutes(now, 1)) if (this.open(now)) left -= 1;
      return now;
    }
    const afterHours = minuteOf(received) > this.closing(dayOf(received)); // always true on a day without hours
    const counts = afterHours ? this.nextOpen(received) : received;
    let day = dayOf(counts);
    const toWorkingDay = () => {
      while (!this.works(day)) day = addDays(day, 1);
    };
    if (term.kind === 'same-day') {
      if (!this.works(day) || (!afterHours && minuteOf(received) > minuteOfClock(term.cutoff)))
        day = addDays(day, 1);
      toWorkingDay();
    }
    if (term.kind === 'calendar-days') {
      day = addDays(day, term.amount);
      toWorkingDay();
    }
    if (term.kind === 'working-days') {
      for (let left = term.amount; left > 0; left -= 1) {
        day = addDays(day, 1);
        toWorkingDay();
      }
    }
    return at(day, this.closing(day));
  }
}
