import type { Counted, Deadline, DeadlineChange, Skipped } from '../calendar/index.ts';
import { describeTerm } from '../catalogue/index.ts';
import { momentInWords, type Paper } from '../documents/index.ts';
import { addDays, dayOf, formatDay, formatInstant, type Instant, isDay } from '../kernel/time.ts';
import { oneStopHead } from './heads.ts';
import { clockWords } from './messages.ts';
import type { Printing } from './printing.ts';
import type { DossierView } from './view.ts';

/** How the limit of a dossier was worked out, to be enclosed with a complaint. Null for what is not received. */
export function deadlineSheet(view: DossierView, { now, by }: Printing): Paper | null {
  const { deadline, receivedAt, oneStop, version } = view;
  if (!deadline || !receivedAt) return null;
  const { due } = deadline.runs.at(-1)!;
  return {
    kind: 'deadline-sheet',
    data: {
      letterhead: oneStopHead(oneStop, oneStop.name.vi, null, dayOf(now)),
      dossierCode: view.code,
      applicant: view.applicant.fullName,
      procedure: version.name.vi,
      term: describeTerm(version.term).vi,
      receivedAt: momentInWords(receivedAt),
      countedFrom: isDay(due.countsFrom)
        ? `ngày ${formatDay(due.countsFrom)}`
        : momentInWords(due.countsFrom as Instant),
      counted: due.counted.map(counted),
      skipped: due.skipped.filter(({ reason }) => reason.kind !== 'paused').map(skipped),
      pauses: pauses(deadline.history, deadline),
      reappointments: deadline.history.flatMap(({ cause, from, to }) =>
        cause.kind === 'reappointed' || cause.kind === 'redated' || cause.kind === 'restarted'
          ? [
              {
                from: momentText(from),
                to: momentText(to),
                cause: withPaper(clockWords[cause.kind], cause.paper),
              },
            ]
          : [],
      ),
      firstDueAt: momentInWords(deadline.original),
      dueAt: deadline.current ? momentInWords(deadline.current) : clockWords.still,
      rules: deadline.rules
        .filter(({ standing }) => standing !== 'to-check')
        .map(({ text, source }) => `${text.vi} (${source.vi})`),
      preparedBy: by,
    },
  };
}

const counted = ({ from, to, amount }: Counted) => ({
  from: when(from),
  to: isDay(to) ? formatDay(addDays(to, -1)) : formatInstant(to as Instant),
  amount: isDay(from) ? `${amount} ngày` : `${Math.floor(amount / 60)} giờ ${amount % 60} phút`,
});

const skipped = ({ from, to, reason }: Skipped) => ({
  from: when(from),
  to: isDay(to) ? formatDay(addDays(to, -1)) : formatInstant(to as Instant),
  reason: [clockWords.off[reason.kind], 'name' in reason ? reason.name?.vi : undefined]
    .filter(Boolean)
    .join(': '),
});

/** Each pause until it ended; one that is open until now. */
function pauses(history: readonly DeadlineChange[], { state }: Deadline) {
  return history.flatMap(({ cause }, index) => {
    if (cause.kind !== 'paused') return [];
    const end = history
      .slice(index + 1)
      .find((next) => next.cause.kind === 'resumed' || next.cause.kind === 'restarted');
    return [
      {
        from: formatInstant(cause.at),
        to: end ? formatInstant(end.cause.at) : state === 'paused' ? clockWords.stillOpen : '',
        reason: clockWords.ground[cause.ground],
        paper: cause.paper ?? '',
      },
    ];
  });
}

const when = (moment: string): string =>
  isDay(moment) ? formatDay(moment) : formatInstant(moment as Instant);
const momentText = (moment: Instant | null): string => (moment ? formatInstant(moment) : clockWords.still);
const withPaper = (text: string, paper: string | null): string => (paper ? `${text}, ${paper}` : text);
