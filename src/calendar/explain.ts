import type { Text } from '../kernel/refusal.ts';
import { addDays, type Day, dayOf, daysBetween, formatDay, type Instant } from '../kernel/time.ts';
import type { Deadline, DeadlineChange } from './clock.ts';
import type { Due } from './due.ts';
import { type Words, words } from './explain-words.ts';
import type { RuleCitation } from './rules.ts';
import { type Skipped, type SkipReason, sameReason } from './stretches.ts';
import type { PauseGround } from './term.ts';

/** A long term crosses many weekends: more stretches than this are told by their number. */
const NAMED_STRETCHES = 3;

/**
 * How a due moment, or a whole deadline with its pauses, restarts and re-appointments, came about, in short
 * sentences for the person who waits. The last names the law, as far as its wording was confirmed; all rules, with
 * how sure they are, are in `rules`.
 */
export function explain(what: Due | Deadline, lang: keyof Text): string[] {
  const say = words[lang];
  const sentences = 'runs' in what ? deadlineSentences(what, say, lang) : dueSentences(what, say, lang);
  return [...sentences, ...basis(what.rules, say, lang)];
}

function dueSentences(due: Due, say: Words, lang: keyof Text): string[] {
  return [
    say.received(say.moment(due.receivedAt)),
    ...countingSentences(due, say, lang),
    say.due(say.moment(due.due)),
  ];
}

function deadlineSentences(deadline: Deadline, say: Words, lang: keyof Text): string[] {
  const { runs, history, legal, current, original } = deadline;
  const { due, begun } = runs.at(-1)!;
  const sentences = [say.received(say.moment(runs[0]!.due.receivedAt))];
  if (history.length > 0) sentences.push(say.promised(say.moment(original)));
  sentences.push(...history.flatMap((change) => changeSentences(change, say)));
  if (legal === null || current === null) return [...sentences, say.still];

  if (begun) sentences.push(say.anew(say.moment(begun.at)));
  sentences.push(...countingSentences(due, say, lang), say.due(say.moment(legal)));
  if (current !== legal) sentences.push(say.reappointed(say.moment(current)));
  return sentences;
}

function changeSentences({ cause, from, to }: DeadlineChange, say: Words): string[] {
  const moment = say.moment(cause.at);
  const paper = cause.paper === null ? '' : ` (${say.paper(cause.paper)})`;
  switch (cause.kind) {
    case 'paused': {
      const sentence = say.fact.paused(moment, ground(cause, say));
      return to === null || from === null ? [sentence] : [sentence, say.alreadyPast(say.moment(to))];
    }
    case 'resumed':
    case 'restarted':
      return [say.fact[cause.kind](moment, paper)];
    case 'reappointed':
    case 'redated':
      return [say.fact[cause.kind](moment, say.moment(cause.due) + paper)];
  }
}

const ground = (of: { readonly ground: PauseGround; readonly paper: string | null }, say: Words): string =>
  [say.ground[of.ground], ...(of.paper === null ? [] : [say.paper(of.paper)])].join(', ');

/** From which moment the term runs, what counts and what does not. */
function countingSentences(due: Due, say: Words, lang: keyof Text): string[] {
  const sentences: string[] = [];
  if (due.countsAsReceivedAt !== due.receivedAt) {
    sentences.push(say.countsAsReceived(say.moment(due.countsAsReceivedAt)));
  }
  sentences.push(termSentence(due, say));
  for (const { from, makeUp } of due.counted) {
    const sentence = say.makeUp(formatDay(theDay(from)));
    if (makeUp && !sentences.includes(sentence)) sentences.push(sentence);
  }
  return [...sentences, ...skippedSentences(due, say, lang)];
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

function skippedSentences({ term, skipped }: Due, say: Words, lang: keyof Text): string[] {
  const sentences: string[] = [];
  if (skipped.some(({ reason }) => reason.kind === 'outside-hours')) sentences.push(say.outsideHours);

  const inCalendarDays = term.kind === 'calendar-days';
  const lastDayOff = skipped.find(({ reason }) => reason.kind !== 'paused');
  if (inCalendarDays && lastDayOff) sentences.push(say.lastDayOff(formatDay(theDay(lastDayOff.from))));

  const told: SkipReason[] = [];
  for (const { reason } of skipped) {
    if (reason.kind === 'outside-hours' || told.some((other) => sameReason(other, reason))) continue;
    told.push(reason);
    const alike = skipped.filter((other) => sameReason(other.reason, reason));
    if (reason.kind === 'paused') {
      sentences.push(say.paused(ground(reason, say), stretchesText(alike, say)));
    } else {
      const sentence = inCalendarDays ? say.dayOff : say.skipped;
      sentences.push(sentence(say.off[reason.kind], reason.name?.[lang], stretchesText(alike, say)));
    }
  }
  return sentences;
}

function stretchesText(stretches: readonly Skipped[], say: Words): string {
  if (stretches.some(({ from, to }) => !isDay(from) && !isDay(to))) {
    return stretches
      .map(
        ({ from, to }) =>
          `${say.from} ${say.moment(from as Instant)} ${say.until} ${say.moment(to as Instant)}`,
      )
      .join(', ');
  }
  const days = stretches.map(({ from, to }) => ({ first: theDay(from), end: theDay(to) }));
  if (days.length > NAMED_STRETCHES) {
    return say.more(days.reduce((sum, { first, end }) => sum + daysBetween(first, end), 0));
  }
  return days
    .map(({ first, end }) => {
      const last = dayBefore(end);
      return first === last
        ? formatDay(first)
        : `${say.from} ${formatDay(first)} ${say.until} ${formatDay(last)}`;
    })
    .join(', ');
}

/** Asked for so often that only the first of a month goes through the calendar. */
function dayBefore(day: Day): Day {
  const date = Number(day.slice(8));
  return date > 1 ? (`${day.slice(0, 8)}${String(date - 1).padStart(2, '0')}` as Day) : addDays(day, -1);
}

function basis(rules: readonly RuleCitation[], say: Words, lang: keyof Text): string[] {
  const sources = rules.filter((rule) => rule.standing === 'seen').map((rule) => rule.source[lang]);
  return sources.length > 0 ? [say.basis([...new Set(sources)].join('; '))] : [];
}

/** A day is ten characters, a moment more. */
const isDay = (when: Day | Instant): when is Day => when.length === 10;

const theDay = (when: Day | Instant): Day => (isDay(when) ? when : dayOf(when));
