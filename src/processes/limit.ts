import { parseWeeklyHours, type Span, type Term, type Weekday, type WeeklyHours } from '../calendar/index.ts';

/** A working week is Monday to Friday; that a counter opens on a Saturday does not make it a working day. */
const workingWeekdays: readonly Weekday[] = [1, 2, 3, 4, 5];
const allWeekdays: readonly Weekday[] = [...workingWeekdays, 6, 7];

/**
 * The working hours that a limit gives at the least, whenever in the week a dossier comes: what the steps of a process
 * have to fit into. Days off and made up are not known beforehand and are left out.
 *
 * - days: day one is the day after reception (Civil Code 2015, art. 147 cl. 3).
 * - the same day: from the cutoff to the end of hours.
 *
 * @param hours the office's, by ISO weekday, as a one-stop keeps them.
 * @throws RangeError when they are none.
 */
export function limitHours(term: Term, hours: unknown): number {
  const office = parseWeeklyHours(hours);
  switch (term.kind) {
    case 'working-hours':
      return term.amount;
    case 'working-days':
      return fewest(term.amount, workingWeekdays, office);
    case 'calendar-days':
      return fewest(term.amount, allWeekdays, office);
    case 'same-day': {
      const cutoff = Number(term.cutoff.slice(0, 2)) * 60 + Number(term.cutoff.slice(3));
      const left = workingWeekdays
        .filter((weekday) => office[weekday].length > 0)
        .map((weekday) => minutesOf(office[weekday].map(([open, close]) => [Math.max(open, cutoff), close])));
      return left.length === 0 ? 0 : Math.min(...left) / 60;
    }
  }
}

/** Of so many days on end, wherever in the week they begin; what ends on a day off goes on to the next working day. */
function fewest(days: number, week: readonly Weekday[], office: WeeklyHours): number {
  const totals = week.map((_, start) => {
    let minutes = 0;
    for (let i = 0; i < days || !isWorking(week[(start + i - 1) % week.length]!); i += 1) {
      const weekday = week[(start + i) % week.length]!;
      if (isWorking(weekday)) minutes += minutesOf(office[weekday]);
    }
    return minutes;
  });
  return Math.min(...totals) / 60;
}

const isWorking = (weekday: Weekday): boolean => workingWeekdays.includes(weekday);

const minutesOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, [open, close]) => sum + Math.max(0, close - open), 0);
