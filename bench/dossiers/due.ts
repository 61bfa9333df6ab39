import dayjs from 'dayjs';
import businessTime from 'dayjs-business-time';
import {
  buildCalendar,
  dueMinute,
  dueOf,
  explain,
  isOpen,
  knownYears,
  nationalDays,
  parseWeeklyHours,
  type Term,
  type WorkingCalendar,
} from '../../src/calendar/index.ts';
import { type Random, seeded } from '../../src/demo/random.ts';
import { type Instant, instant } from '../../src/kernel/time.ts';
import { perSecond } from '../authority/figures.ts';

/** One line of the report. `goal` is the least that will do. */
export interface DueRow {
  readonly what: string;
  readonly figure: number;
  readonly unit: '/s' | '×' | 'cases';
  readonly goal?: number;
}

interface Case {
  readonly receivedAt: Instant;
  /** Minutes since 1970 UTC. */
  readonly received: number;
  readonly term: Term;
}

const MIXED = 200_000;
const SHARED = 4_000;
const morning = ['08:00', '12:00'];
const afternoon = ['13:00', '17:00'];
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

/**
 * Due moments with hours, lunch, weekends and five years of holidays: the rule on numbers, the rule with its
 * explanation, and dayjs-business-time, of the npm libraries that know hours, breaks and holidays the one fetched
 * most. It knows neither make-up days, nor calendar days, nor what comes after closing: it is asked the cases that
 * both define, and has to give the same answers. Medians of rounds taken in turns.
 *
 * @throws Error when an answer differs.
 */
export function benchDue(rounds: number): DueRow[] {
  const calendar = officeCalendar();
  const zone = process.env.TZ;
  process.env.TZ = 'Asia/Ho_Chi_Minh';
  try {
    const library = libraryFor();
    const random = seeded(4);
    const mixed = Array.from({ length: MIXED }, () => drawn(random, calendar));
    const shared = mixed.filter((given) => bothDefine(given, calendar)).slice(0, SHARED);
    for (const given of shared) sameAnswer(given, calendar, library);

    const ways = {
      ours: () => rate(20, mixed, ({ received, term }) => dueMinute(received, term, calendar)),
      explained: () =>
        rate(1, mixed, ({ receivedAt, term }) => dueOf(receivedAt, term, calendar).counted.length),
      told: () =>
        rate(
          1,
          mixed.slice(0, SHARED),
          ({ receivedAt, term }) => explain(dueOf(receivedAt, term, calendar), 'vi').length,
        ),
      oursShared: () => rate(200, shared, ({ received, term }) => dueMinute(received, term, calendar)),
      library: () => rate(1, shared, library),
    };
    const taken = Object.fromEntries(Object.keys(ways).map((way) => [way, [] as number[]]));
    for (let round = 0; round <= rounds; round += 1) {
      for (const [way, measure] of Object.entries(ways)) {
        const figure = measure();
        // The first round warms up.
        if (round > 0) taken[way]!.push(figure);
      }
    }
    const median = (way: keyof typeof ways) => taken[way]!.toSorted((a, b) => a - b)[rounds >> 1]!;
    return [
      { what: 'due moment, mixed terms', figure: median('ours'), unit: '/s', goal: 2_000_000 },
      {
        what: 'due moment with its explanation as data',
        figure: median('explained'),
        unit: '/s',
        goal: 200_000,
      },
      { what: 'due moment with its explanation in sentences', figure: median('told'), unit: '/s' },
      { what: 'cases asked of both, all answers equal', figure: shared.length, unit: 'cases' },
      { what: 'due moment, those cases', figure: median('oursShared'), unit: '/s' },
      { what: 'dayjs-business-time 1.0.4, those cases', figure: median('library'), unit: '/s' },
      { what: 'ratio', figure: median('oursShared') / median('library'), unit: '×', goal: 50 },
    ];
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
}

function officeCalendar(): WorkingCalendar {
  const days = nationalDays();
  const day = [morning, afternoon];
  return buildCalendar(
    parseWeeklyHours({ 1: day, 2: day, 3: day, 4: day, 5: day }),
    days,
    [],
    knownYears(days),
  );
}

/** Received at any minute of 2022 to the middle of 2026. */
function drawn(random: Random, { origin }: WorkingCalendar): Case {
  const received = origin + random.between(0, 4.5 * 365 * 1440);
  return { receivedAt: instant(received * 60_000), received, term: drawnTerm(random) };
}

function drawnTerm(random: Random): Term {
  const kind = random.pick(['working-days', 'working-hours', 'calendar-days', 'same-day'] as const);
  if (kind === 'same-day') return { kind, cutoff: '15:00' };
  return { kind, amount: random.between(1, kind === 'working-hours' ? 40 : 30) };
}

function bothDefine({ receivedAt, term }: Case, calendar: WorkingCalendar): boolean {
  if (term.kind !== 'working-days' && term.kind !== 'working-hours') return false;
  if (!isOpen(calendar, receivedAt)) return false;
  const { counted, countsAsReceivedAt } = dueOf(receivedAt, term, calendar);
  return counted.every(({ makeUp }) => !makeUp) && countsAsReceivedAt === receivedAt;
}

/** The library's answer to a case, in minutes since 1970 UTC. */
function libraryFor(): (given: Case) => number {
  dayjs.extend(businessTime);
  const hours = [morning, afternoon].map(([start, end]) => ({ start: `${start}:00`, end: `${end}:00` }));
  dayjs.setBusinessTime({
    sunday: null,
    saturday: null,
    ...Object.fromEntries(weekdays.map((weekday) => [weekday, hours])),
  } as Parameters<typeof dayjs.setBusinessTime>[0]);
  dayjs.setHolidays(nationalDays().flatMap(({ day, kind }) => (kind === 'make-up' ? [] : [day])));
  return ({ received, term }) => {
    const moment = dayjs(received * 60_000);
    if (term.kind === 'working-hours') return moment.addBusinessHours(term.amount).valueOf() / 60_000;
    if (term.kind !== 'working-days') throw new Error('not asked of the library');
    return moment.addBusinessDays(term.amount).hour(17).minute(0).valueOf() / 60_000;
  };
}

function sameAnswer(given: Case, calendar: WorkingCalendar, library: (given: Case) => number): void {
  const ours = dueMinute(given.received, given.term, calendar);
  const theirs = library(given);
  if (ours === theirs) return;
  const answers = [ours, theirs].map((minute) => instant(minute * 60_000)).join(' and ');
  throw new Error(`${given.receivedAt}, ${JSON.stringify(given.term)}: ${answers}`);
}

/** Adds up the answers, so that none can be left out. */
function rate(times: number, cases: readonly Case[], answer: (given: Case) => number): number {
  let sum = 0;
  const figure = perSecond(() => {
    for (let turn = 0; turn < times; turn += 1) for (const given of cases) sum += answer(given);
    return times * cases.length;
  });
  if (!Number.isFinite(sum)) throw new Error('an answer is no number');
  return figure;
}
