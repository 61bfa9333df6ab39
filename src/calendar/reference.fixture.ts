import { addDays, addMinutes, at, type Day, dayOf, type Instant, minuteOf, weekday } from '../kernel/time.ts';
import type { ClockFact, DossierClock } from './clock.ts';
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
  /** The day of an event: after closing, or on a day without hours, that of the next opening. */
  dayOfEvent(moment: Instant): Day {
    const late = minuteOf(moment) > this.closing(dayOf(moment)); // always true on a day without hours
    return dayOf(late ? this.nextOpen(moment) : moment);
  }

  /** With time left out: each stop begun no later than the term would then have ended. */
  dueWithout(received: Instant, term: Term, stops: readonly Stopped[]): Instant {
    if (term.kind === 'same-day') {
      const ends = [received, ...stops.map(({ to }) => to)].map((moment) => this.due(moment, term));
      return ends.toSorted().at(-1)!;
    }
    if (term.kind === 'working-hours') {
      const stopped = (moment: Instant) => stops.some(({ from, to }) => from <= moment && moment < to);
      let now = received;
      for (let left = term.amount * 60; left > 0; now = addMinutes(now, 1)) {
        if (this.open(now) && !stopped(now)) left -= 1;
      }
      for (const { from, to } of stops) if (from === now) now = this.nextOpen(to);
      return now;
    }
    const resumed = stops.map(({ to }) => this.dayOfEvent(to));
    const leftOut = (day: Day) => stops.some(({ from }, i) => dayOf(from) < day && day <= resumed[i]!);
    let day = this.dayOfEvent(received);
    for (let left = term.amount; left > 0; ) {
      day = addDays(day, 1);
      if (!leftOut(day) && (term.kind === 'calendar-days' || this.works(day))) left -= 1;
    }
    for (const last of resumed) if (last > day) day = last;
    while (!this.works(day)) day = addDays(day, 1);
    return at(day, this.closing(day));
  }

  /** The legal limit and the promise by telling the facts once more; null while paused. */
  legal({ receivedAt, term, facts }: DossierClock): Instant | null {
    const restart = facts.findLastIndex(({ kind }) => kind === 'restarted');
    const begun = restart < 0 ? receivedAt : facts[restart]!.at;
    const stops: Stopped[] = [];
    let open: ClockFact | null = null;
    const due = () => this.dueWithout(begun, term, stops);
    for (const fact of facts.slice(restart + 1)) {
      if (fact.kind === 'paused') open = fact;
      if (fact.kind !== 'resumed') continue;
      if (open && open.at < fact.at && open.at <= due()) stops.push({ from: open.at, to: fact.at });
      open = null;
    }
    return open && open.at <= due() ? null : due();
  }
}

interface Stopped {
  readonly from: Instant;
  readonly to: Instant;
}
