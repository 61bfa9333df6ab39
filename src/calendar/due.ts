import { type Day, dayOf, type Instant } from '../kernel/time.ts';
import {
  type Minute,
  minuteIn,
  momentOf,
  nextOpening,
  type Position,
  positionAt,
  receptionDay,
  wholeMinute,
} from './minutes.ts';
import { cite, type RuleCitation, type RuleId } from './rules.ts';
import {
  type Counted,
  dayStretches,
  type Leaving,
  openStretches,
  type ReasonedStop,
  type Skipped,
  type Stretches,
} from './stretches.ts';
import { daysLeftOut, endOf, lastDay, type Pause, type Term } from './term.ts';
import type { WorkingCalendar } from './working-calendar.ts';
import { workingDaysBetween, workingMinutesBetween } from './working-time.ts';

/** A due moment together with all that led to it. It is plain JSON and stays readable without its calendar. */
export interface Due {
  readonly term: Term;
  readonly receivedAt: Instant;
  /** Later than `receivedAt` when the office was closed then. */
  readonly countsAsReceivedAt: Instant;
  /** Day one of a term in days; the moment from which another term runs. */
  readonly countsFrom: Day | Instant;
  readonly due: Instant;
  /** What the term counts, in order. */
  readonly counted: readonly Counted[];
  /** What lies between `countsFrom`, or the day after reception, and `due`, and does not count. */
  readonly skipped: readonly Skipped[];
  readonly rules: readonly RuleCitation[];
}

/**
 * The due moment of a dossier, by the rule of `endOf`, with its explanation. Moments are taken at their whole
 * minute, as they are printed on the slip: what is received in the minute of closing, or of the cutoff, is in
 * time. The later it is received, the later or equal the due moment.
 *
 * @param pauses in order, apart, each begun no later than the term then would have ended.
 * @throws CalendarRangeError when the calendar does not reach far enough.
 * @throws RangeError when the amount is not positive and whole (whole minutes for hours), or the cutoff no time.
 */
export function dueOf(
  receivedAt: Instant,
  term: Term,
  calendar: WorkingCalendar,
  pauses: readonly Pause[] = [],
): Due {
  const begun = minuteIn(calendar, receivedAt);
  const stops = stopsOf(pauses, calendar);
  const end = endOf(calendar, begun, term, stops);
  const told = toldOf(calendar, begun, end, term, stops);
  const { countsAs, counted, skipped } = told;
  const countsAsReceivedAt = countsAs === begun ? receivedAt : momentOf(calendar, countsAs);
  return {
    term,
    receivedAt,
    countsAsReceivedAt,
    countsFrom: term.kind === 'same-day' ? countsAsReceivedAt : counted[0]!.from,
    due: momentOf(calendar, end),
    counted,
    skipped,
    rules: citations(told, countsAs !== begun),
  };
}

export interface Lateness {
  readonly late: boolean;
  /** Open minutes past the due moment; negative are those left. May be 0 and late: finished after closing time. */
  readonly workingMinutes: number;
  /** Working days past the day that was due; negative are those left. */
  readonly workingDays: number;
}

/** How late a result was at `when`: now, or when it was finished. @throws CalendarRangeError outside the calendar. */
export function lateness(due: Instant, when: Instant, calendar: WorkingCalendar): Lateness {
  return {
    late: wholeMinute(when) > wholeMinute(due),
    workingMinutes: workingMinutesBetween(calendar, due, when),
    workingDays: workingDaysBetween(calendar, dayOf(due), dayOf(when)),
  };
}

const noStops: readonly ReasonedStop[] = [];

/** A pause that begins and ends within one minute is none. */
export function stopsOf(pauses: readonly Pause[], calendar: WorkingCalendar): readonly ReasonedStop[] {
  if (pauses.length === 0) return noStops;
  return pauses
    .map(({ from, to, ground, paper }) => ({
      from: minuteIn(calendar, from),
      to: minuteIn(calendar, to),
      reason: { kind: 'paused' as const, ground, paper },
    }))
    .filter(({ from, to }) => from < to);
}

interface Told extends Stretches {
  readonly countsAs: Minute;
  readonly rules: readonly RuleId[];
}

/** How the end came about: the walk of `endOf` once more, with its reasons. */
function toldOf(
  calendar: WorkingCalendar,
  begun: Minute,
  end: Minute,
  term: Term,
  stops: readonly ReasonedStop[],
): Told {
  if (term.kind === 'working-hours') {
    const countsAs = nextOpening(calendar, begun);
    return { countsAs, ...openStretches(calendar, countsAs, end, stops), rules: rulesOfHours };
  }
  const received = receptionDay(calendar, begun);
  const countsAs = received === positionAt(calendar, begun) ? begun : nextOpening(calendar, begun);
  const endDay = positionAt(calendar, end);
  const paused = pausedDays(calendar, received, stops);
  const offOrPaused: Leaving = paused ? (entry, at) => entry.off ?? paused(entry, at) : off;

  if (term.kind === 'same-day') {
    const { skipped } = dayStretches(calendar, received, endDay, offOrPaused);
    const { counted } = dayStretches(calendar, endDay, endDay + 1, off);
    return { countsAs, counted, skipped, rules: rulesOfSameDay };
  }
  const last =
    stops.length > 0 || term.kind === 'calendar-days' ? lastDay(calendar, begun, term, stops) : endDay;
  if (term.kind === 'working-days') {
    const { counted, skipped } = dayStretches(calendar, received + 1, last + 1, offOrPaused);
    if (last === endDay) return { countsAs, counted, skipped, rules: rulesOfWorkingDays };
    const after = dayStretches(calendar, last + 1, endDay, off);
    return { countsAs, counted, skipped: [...skipped, ...after.skipped], rules: rulesOfWorkingDays };
  }
  const { counted, skipped } = dayStretches(calendar, received + 1, last + 1, paused ?? none, false);
  const ending = dayStretches(calendar, last, endDay, off);
  const rules: RuleId[] = [...rulesOfCalendarDays];
  if (ending.skipped.length > 0) rules.push('last-day-off');
  if (calendar.days[endDay]!.makeUp) rules.push('swapped-days');
  return { countsAs, counted, skipped: [...skipped, ...ending.skipped], rules };
}

const off: Leaving = (entry) => entry.off;
const none: Leaving = () => null;

/** Which days a pause leaves out; null when there is none. */
function pausedDays(
  calendar: WorkingCalendar,
  received: Position,
  stops: readonly ReasonedStop[],
): Leaving | null {
  if (stops.length === 0) return null;
  const days = daysLeftOut(calendar, stops, received);
  const leftOut = stops.map(({ reason }, i) => ({ days: days[i]!, reason }));
  return (_, position) =>
    leftOut.find(({ days: [after, upTo] }) => after < position && position <= upTo)?.reason ?? null;
}

const rulesOfWorkingDays: readonly RuleId[] = ['event-day-not-counted', 'working-week', 'ends-with-last-day'];
const rulesOfCalendarDays: readonly RuleId[] = ['event-day-not-counted', 'ends-with-last-day'];
const rulesOfHours: readonly RuleId[] = ['runs-from-the-moment', 'office-hours'];
const rulesOfSameDay: readonly RuleId[] = ['same-day'];

/** The rules of the term, then those that the days on the way called for. */
function citations({ rules, counted, skipped }: Told, arrivedClosed: boolean): RuleCitation[] {
  const ids = new Set(rules);
  if (arrivedClosed) ids.add('received-when-open');
  for (const { reason } of skipped) {
    const rule = ruleOfSkipping[reason.kind];
    if (rule) ids.add(rule);
  }
  if (counted.some(({ makeUp }) => makeUp)) ids.add('swapped-days');
  return Array.from(ids, cite);
}

const ruleOfSkipping: Readonly<Record<Skipped['reason']['kind'], RuleId | null>> = {
  paused: 'paused',
  weekend: 'working-week',
  holiday: 'public-holidays',
  substitute: 'substitute-days',
  'swapped-off': 'swapped-days',
  closed: null,
  'outside-hours': null,
};
