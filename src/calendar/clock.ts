import type { Text } from '../kernel/refusal.ts';
import type { Instant } from '../kernel/time.ts';
import { type Due, dueOf } from './due.ts';
import { wholeMinute } from './minutes.ts';
import { cite, type RuleCitation } from './rules.ts';
import type { Pause, PauseGround, Term } from './term.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** What happened to a dossier's clock after reception. `paper` is the number of what was issued or received. */
export type ClockFact =
  | {
      readonly kind: 'paused';
      readonly at: Instant;
      readonly ground: PauseGround;
      readonly paper: string | null;
    }
  /** The term goes on; what lay between does not count. */
  | { readonly kind: 'resumed'; readonly at: Instant; readonly paper: string | null }
  /** The whole term anew: a complete supplement, a reopening (Decree 61/2018/NĐ-CP, art. 19 as amended †). */
  | { readonly kind: 'restarted'; readonly at: Instant; readonly paper: string | null }
  /** Form 04: the promise moves, the legal limit does not. */
  | {
      readonly kind: 'reappointed';
      readonly at: Instant;
      readonly due: Instant;
      readonly paper: string | null;
    }
  /** The calendar changed while the dossier was open. Told in the history; what counts is the calendar given. */
  | { readonly kind: 'redated'; readonly at: Instant; readonly due: Instant; readonly paper: string | null };

/** A dossier's clock as facts, in order of time. */
export interface DossierClock {
  readonly receivedAt: Instant;
  readonly term: Term;
  readonly facts: readonly ClockFact[];
  /** The moment on the slip, which stands although the calendar has changed since. Without it: by this calendar. */
  readonly promised?: Instant | undefined;
}

export interface DeadlineChange {
  readonly at: Instant;
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly cause: ClockFact;
}

/** The term from one beginning to its end, or to the next beginning. */
export interface Run {
  /** The fact that began it; null for the first, which reception began. */
  readonly begun: (ClockFact & { readonly kind: 'restarted' }) | null;
  /** As it would end without a pause that is still open. */
  readonly due: Due;
}

/** Plain JSON; readable without its calendar. */
export interface Deadline {
  readonly state: 'running' | 'paused';
  /** As promised on the slip. */
  readonly original: Instant;
  /** The limit by law; null while paused, unless it had passed before. */
  readonly legal: Instant | null;
  /** The legal limit, or the re-appointed moment when that is later; null while paused, unless it had passed before. */
  readonly current: Instant | null;
  readonly history: readonly DeadlineChange[];
  /** One, and one more for each restart. */
  readonly runs: readonly Run[];
  readonly rules: readonly RuleCitation[];
}

const wrong = {
  'out-of-order': {
    vi: 'sự việc này xảy ra trước sự việc đứng trước nó; đồng hồ không chạy lùi',
    en: 'it happened before what stands before it; a clock does not run backwards',
  },
  'already-paused': { vi: 'thời hạn đang tạm dừng rồi', en: 'the term is paused already' },
  'not-paused': { vi: 'thời hạn không tạm dừng', en: 'the term is not paused' },
  'promise-while-paused': {
    vi: 'không hẹn lại khi thời hạn đang tạm dừng',
    en: 'there is no re-appointment while the term is paused',
  },
  'promise-in-the-past': {
    vi: 'thời điểm hẹn lại phải sau lúc hẹn',
    en: 'the new moment must be later than the re-appointment itself',
  },
} as const satisfies Record<string, Text>;

/** Facts that cannot have happened in this order. */
export class ClockFactError extends RangeError {
  readonly code: keyof typeof wrong;
  /** Which of the facts, from 0. */
  readonly index: number;

  constructor(code: keyof typeof wrong, index: number) {
    const { vi, en } = wrong[code];
    super(`Sự việc thứ ${index + 1}: ${vi}. | Fact ${index + 1}: ${en}.`);
    this.name = 'ClockFactError';
    this.code = code;
    this.index = index;
  }
}

/** The clock while its facts are told one by one. */
interface Reading {
  readonly begun: Run['begun'];
  readonly due: Due;
  readonly pauses: readonly Pause[];
  /** The open pause; `counts` unless the limit had passed before it. */
  readonly paused: {
    readonly fact: ClockFact & { readonly kind: 'paused' };
    readonly counts: boolean;
  } | null;
  readonly promise: Instant | null;
}

/**
 * When a dossier is due, as its facts stand. A pause that begins after the limit has passed changes nothing of it;
 * a restart gives the whole term anew, and what was re-appointed before is gone. Waiting inside never pauses: there
 * is no fact for it.
 *
 * @param now facts after this moment are left out: the deadline as it stood then.
 * @throws ClockFactError with the index of the first fact that is impossible.
 * @throws CalendarRangeError, RangeError as `dueOf`.
 */
export function deadlineOf(
  { receivedAt, term, facts, promised }: DossierClock,
  calendar: WorkingCalendar,
  now?: Instant,
): Deadline {
  let reading = begin(null, receivedAt, term, calendar);
  const original = promised ?? reading.due.due;
  const history: DeadlineChange[] = [];
  const runs: Run[] = [];
  let told = original as Instant | null;
  let previous = receivedAt;
  for (const [index, fact] of facts.entries()) {
    if (fact.at < previous) throw new ClockFactError('out-of-order', index);
    previous = fact.at;
    if (now !== undefined && fact.at > now) continue;
    if (fact.kind === 'restarted') runs.push({ begun: reading.begun, due: reading.due });
    reading = read(reading, fact, index, term, calendar);
    const to = fact.kind === 'redated' ? fact.due : currentOf(reading);
    history.push({ at: fact.at, from: told, to, cause: fact });
    told = to;
  }
  runs.push({ begun: reading.begun, due: reading.due });
  return {
    state: reading.paused ? 'paused' : 'running',
    original,
    legal: legalOf(reading),
    current: currentOf(reading),
    history,
    runs,
    rules: rulesOf(reading.due, history),
  };
}

/** Those of the running term, and those by which facts changed the clock. */
function rulesOf({ rules }: Due, history: readonly DeadlineChange[]): RuleCitation[] {
  const met = history.map(({ cause: { kind } }) => (kind === 'resumed' ? 'paused' : kind));
  const ids = met.filter((kind) => kind !== 'redated');
  return [...new Set([...rules, ...ids.map(cite)])];
}

const begin = (begun: Run['begun'], at: Instant, term: Term, calendar: WorkingCalendar): Reading => ({
  begun,
  due: dueOf(at, term, calendar),
  pauses: [],
  paused: null,
  promise: null,
});

const legalOf = ({ paused, due }: Reading): Instant | null => (paused?.counts ? null : due.due);

function currentOf(reading: Reading): Instant | null {
  const legal = legalOf(reading);
  return legal && reading.promise && reading.promise > legal ? reading.promise : legal;
}

function read(
  reading: Reading,
  fact: ClockFact,
  index: number,
  term: Term,
  calendar: WorkingCalendar,
): Reading {
  const { paused, due } = reading;
  switch (fact.kind) {
    case 'paused': {
      if (paused) throw new ClockFactError('already-paused', index);
      return { ...reading, paused: { fact, counts: wholeMinute(fact.at) <= due.due } };
    }
    case 'resumed': {
      if (!paused) throw new ClockFactError('not-paused', index);
      if (!paused.counts) return { ...reading, paused: null };
      const { at: from, ground, paper } = paused.fact;
      const pauses = [...reading.pauses, { from, to: fact.at, ground, paper }];
      return { ...reading, pauses, due: dueOf(due.receivedAt, term, calendar, pauses), paused: null };
    }
    case 'restarted':
      return begin(fact, fact.at, term, calendar);
    case 'reappointed': {
      if (paused) throw new ClockFactError('promise-while-paused', index);
      if (fact.due <= fact.at) throw new ClockFactError('promise-in-the-past', index);
      return { ...reading, promise: fact.due };
    }
    case 'redated':
      return reading;
  }
}

/** How a change of calendar moves a deadline. */
export interface Redating {
  readonly before: Pick<Deadline, 'legal' | 'current'>;
  readonly after: Pick<Deadline, 'legal' | 'current'>;
}

/**
 * What a change of calendar does to an open dossier; null when nothing moves. While paused nothing can move yet:
 * the calendar of the day on which it goes on will count.
 */
export function redated(
  clock: DossierClock,
  before: WorkingCalendar,
  after: WorkingCalendar,
): Redating | null {
  const was = deadlineOf(clock, before);
  const is = deadlineOf(clock, after);
  if (was.legal === is.legal && was.current === is.current) return null;
  return {
    before: { legal: was.legal, current: was.current },
    after: { legal: is.legal, current: is.current },
  };
}
