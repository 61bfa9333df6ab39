import { type Day, formatDay } from '../../../kernel/time.ts';
import { classes } from '../../components/index.ts';
import type { Segment } from '../api/authority-types.ts';
import { useStaff } from '../app/staff-context.tsx';
import { abbreviate } from './abbreviate.ts';
import { lookOf } from './answer-look.ts';
import { bandOf, holds, placeIn } from './band.ts';
import { useHolderInWords } from './holder.tsx';
import { periodInWords } from './periods.ts';

interface TimelineBandProps {
  readonly segments: readonly Segment[];
  readonly oneStop: string;
  readonly today: Day;
  readonly on: Day;
  /** A segment was chosen; a day of it. */
  readonly onDay: (day: Day) => void;
}

/** A day of a segment: today if it holds it, else its first, or its last where it has no first. */
const dayIn = (segment: Segment, today: Day): Day =>
  holds(segment, today) ? today : (segment.from ?? (`${Number(segment.to?.slice(0, 4)) - 1}-12-31` as Day));

/** Who decided and will decide, as a band of time; a list of buttons to whoever does not see it. */
export function TimelineBand({ segments, oneStop, today, on, onDay }: TimelineBandProps) {
  const { authority: words } = useStaff().words;
  const inWords = useHolderInWords();
  const marks = on === today ? [today] : [today, on];
  return (
    <ol className="band" aria-label={words.who.timeline}>
      {bandOf(segments).map(({ segment, grow, years }) => {
        const { summary, from, to } = segment;
        const chosen = holds(segment, on);
        return (
          <li
            className={classes(
              'band__segment',
              !from && 'band__segment--open',
              !to && 'band__segment--ahead',
            )}
            style={{ flexGrow: grow }}
            key={from ?? ''}
          >
            <button
              type="button"
              className={`band__button band__button--${lookOf(summary)}`}
              aria-current={chosen ? 'true' : undefined}
              title={words.who.segment(periodInWords(segment, words), inWords(summary))}
              onClick={() => onDay(dayIn(segment, today))}
            >
              <span className="band__holder">
                {summary.holder
                  ? abbreviate(summary.holder.vi, oneStop)
                  : summary.code
                    ? words.gaps[summary.code]
                    : '–'}
              </span>
              <span className="visually-hidden">
                , {words.who.segment(periodInWords(segment, words), inWords(summary))}
              </span>
              {holds(segment, today) ? <span className="band__now">{words.who.now}</span> : null}
              <span className="band__from num" aria-hidden="true">
                {from ? formatDay(from) : ''}
              </span>
            </button>
            {years.map(({ at, label }) => (
              <span className="band__year" style={{ left: `${at * 100}%` }} aria-hidden="true" key={label}>
                {label}
              </span>
            ))}
            {marks
              .filter((mark) => holds(segment, mark))
              .map((mark) => (
                <span
                  className={classes('band__mark', mark !== today && 'band__mark--asked')}
                  style={{ left: `${placeIn(segment, mark) * 100}%` }}
                  key={mark}
                >
                  <span className="band__mark-label">{mark === today ? words.who.now : formatDay(mark)}</span>
                </span>
              ))}
          </li>
        );
      })}
    </ol>
  );
}
