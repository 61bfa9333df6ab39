import type { Text } from '../kernel/refusal.ts';
import {
  addDays,
  type Day,
  dayOf,
  daysBetween,
  formatDay,
  formatInstant,
  formatTime,
  type Instant,
  isDay,
} from '../kernel/time.ts';
import type { Due } from './due.ts';
import { type Skipped, sameReason } from './stretches.ts';

interface Words {
  moment(moment: Instant): string;
  received(moment: string): string;
  countsAsReceived(moment: string): string;
  term: Readonly<
    Record<'working-days' | 'calendar-days' | 'working-hours', (n: number, from: string) => string>
  >;
  sameDay(cutoff: string): string;
  afterCutoff(cutoff: string): string;
  notAWorkingDay(day: string): string;
  makeUp(day: string): string;
  outsideHours: string;
  off: Readonly<Record<'weekend' | 'holiday' | 'substitute' | 'swapped-off' | 'closed', string>>;
  skipped(what: string, name: string | undefined, stretches: string): string;
  /** The days off that a term in calendar days may not end on. */
  dayOff(what: string, name: string | undefined, stretches: string): string;
  lastDayOff(day: string): string;
  from: string;
  until: string;
  more(days: number): string;
  due(moment: string): string;
  basis(sources: string): string;
}

const vi: Words = {
  moment: (moment) => `${formatTime(moment)} ngày ${formatDay(dayOf(moment))}`,
  received: (moment) => `Hồ sơ được nộp lúc ${moment}.`,
  countsAsReceived: (moment) =>
    `Lúc đó cơ quan không mở cửa, nên hồ sơ được tính là tiếp nhận lúc ${moment}.`,
  term: {
    'working-days': (n, from) => `Thời hạn là ${n} ngày làm việc, tính từ ngày ${from}.`,
    'calendar-days': (n, from) => `Thời hạn là ${n} ngày, tính cả ngày nghỉ, từ ngày ${from}.`,
    'working-hours': (n, from) => `Thời hạn là ${n} giờ làm việc, tính từ lúc ${from}.`,
  },
  sameDay: (cutoff) => `Hồ sơ tiếp nhận không muộn hơn ${cutoff} thì có kết quả trong ngày.`,
  afterCutoff: (cutoff) => `Hồ sơ tiếp nhận sau ${cutoff} thì có kết quả trong ngày làm việc tiếp theo.`,
  notAWorkingDay: (day) =>
    `Ngày ${day} không phải là ngày làm việc, nên kết quả có vào ngày làm việc tiếp theo.`,
  makeUp: (day) => `Ngày ${day} là ngày làm bù nên được tính là ngày làm việc.`,
  outsideHours: 'Giờ nghỉ trưa và ngoài giờ làm việc không tính.',
  off: {
    weekend: 'nghỉ cuối tuần',
    holiday: 'nghỉ lễ, Tết',
    substitute: 'nghỉ bù',
    'swapped-off': 'nghỉ hoán đổi',
    closed: 'cơ quan nghỉ',
  },
  skipped: (what, name, stretches) => `Không tính ngày ${what}${name ? ` (${name})` : ''}: ${stretches}.`,
  dayOff: (what, name, stretches) => `Ngày ${what}${name ? ` (${name})` : ''}: ${stretches}.`,
  lastDayOff: (day) =>
    `Ngày cuối cùng ${day} là ngày nghỉ, nên thời hạn kết thúc vào ngày làm việc tiếp theo.`,
  from: 'từ',
  until: 'đến',
  more: (days) => `tất cả ${days} ngày`,
  due: (moment) => `Kết quả có chậm nhất lúc ${moment}.`,
  basis: (sources) => `Căn cứ: ${sources}.`,
};

const plural = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

const en: Words = {
  moment: formatInstant,
  received: (moment) => `Handed in at ${moment}.`,
  countsAsReceived: (moment) => `The office was closed then, so it counts as received at ${moment}.`,
  term: {
    'working-days': (n, from) => `The time limit is ${plural(n, 'working day')}, from ${from}.`,
    'calendar-days': (n, from) => `The time limit is ${plural(n, 'day')}, days off included, from ${from}.`,
    'working-hours': (n, from) => `The time limit is ${plural(n, 'working hour')}, from ${from}.`,
  },
  sameDay: (cutoff) => `What is received by ${cutoff} is ready the same day.`,
  afterCutoff: (cutoff) => `What is received after ${cutoff} is ready the next working day.`,
  notAWorkingDay: (day) => `${day} is not a working day, so the result is ready the next working day.`,
  makeUp: (day) => `${day} is worked in place of another day, so it counts as a working day.`,
  outsideHours: 'Lunch breaks and time outside opening hours do not count.',
  off: {
    weekend: 'weekend',
    holiday: 'public holiday',
    substitute: 'substitute day off',
    'swapped-off': 'swapped day off',
    closed: 'office closed',
  },
  skipped: (what, name, stretches) => `Not counted, ${what}${name ? ` (${name})` : ''}: ${stretches}.`,
  dayOff: (what, name, stretches) => `Days off, ${what}${name ? ` (${name})` : ''}: ${stretches}.`,
  lastDayOff: (day) => `The last day, ${day}, is a day off, so the limit ends on the next working day.`,
  from: 'from',
  until: 'to',
  more: (days) => `${days} days in all`,
  due: (moment) => `The result is ready by ${moment} at the latest.`,
  basis: (sources) => `Basis: ${sources}.`,
};

const words: Readonly<Record<keyof Text, Words>> = { vi, en };

/** A long term crosses many weekends: more stretches than this are told by their number. */
const NAMED_STRETCHES = 3;

/**
 * How a due moment came about, in short sentences for the person who waits. The last names the law, as far as
 * its wording was confirmed; all rules, with how sure they are, are in `due.rules`.
 */
export function explain(due: Due, lang: keyof Text): string[] {
  const say = words[lang];
  const sentences = [say.received(say.moment(due.receivedAt))];
  if (due.countsAsReceivedAt !== due.receivedAt) {
    sentences.push(say.countsAsReceived(say.moment(due.countsAsReceivedAt)));
  }
  sentences.push(termSentence(due, say));
  for (const { from, makeUp } of due.counted) {
    const sentence = say.makeUp(formatDay(theDay(from)));
    if (makeUp && !sentences.includes(sentence)) sentences.push(sentence);
  }
  sentences.push(...skippedSentences(due, lang), say.due(say.moment(due.due)));

  const sources = due.rules.filter((rule) => rule.standing === 'seen').map((rule) => rule.source[lang]);
  if (sources.length > 0) sentences.push(say.basis([...new Set(sources)].join('; ')));
  return sentences;
}

function termSentence({ term, countsFrom, countsAsReceivedAt, due, skipped }: Due, say: Words): string {
  if (term.kind !== 'same-day') {
    return say.term[term.kind](
      term.amount,
      isDay(countsFrom) ? formatDay(countsFrom) : say.moment(countsFrom),
    );
  }
  const received = dayOf(countsAsReceivedAt);
  if (skipped.some(({ from }) => from === received)) return say.notAWorkingDay(formatDay(received));
  return dayOf(due) === received ? say.sameDay(term.cutoff) : say.afterCutoff(term.cutoff);
}

function skippedSentences(due: Due, lang: keyof Text): string[] {
  const say = words[lang];
  const sentences: string[] = [];
  if (due.skipped.some(({ reason }) => reason.kind === 'outside-hours')) sentences.push(say.outsideHours);

  const daysOff = due.skipped.filter(({ reason }) => reason.kind !== 'outside-hours');
  if (due.term.kind === 'calendar-days' && daysOff[0]) {
    sentences.push(say.lastDayOff(formatDay(theDay(daysOff[0].from))));
  }
  const sentence = due.term.kind === 'calendar-days' ? say.dayOff : say.skipped;
  const told: Skipped[] = [];
  for (const first of daysOff) {
    const { reason } = first;
    if (reason.kind === 'outside-hours' || told.some((other) => sameReason(other.reason, reason))) continue;
    told.push(first);
    const alike = daysOff.filter((other) => sameReason(other.reason, reason));
    sentences.push(sentence(say.off[reason.kind], reason.name?.[lang], stretchesText(alike, say)));
  }
  return sentences;
}

function stretchesText(stretches: readonly Skipped[], say: Words): string {
  const days = stretches.map(({ from, to }) => ({ first: theDay(from), last: addDays(theDay(to), -1) }));
  const total = days.reduce((sum, { first, last }) => sum + countDays(first, last), 0);
  if (days.length > NAMED_STRETCHES) return say.more(total);
  return days
    .map(({ first, last }) =>
      first === last ? formatDay(first) : `${say.from} ${formatDay(first)} ${say.until} ${formatDay(last)}`,
    )
    .join(', ');
}

const countDays = (first: Day, last: Day): number => daysBetween(first, last) + 1;

const theDay = (when: Day | Instant): Day => (isDay(when) ? when : dayOf(when));
