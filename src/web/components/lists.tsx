import type { ReactNode } from 'react';
import { classes } from './tone.ts';

export interface Described {
  readonly term: string;
  readonly value: ReactNode;
}

const Pairs = ({
  className,
  items,
}: {
  readonly className: string;
  readonly items: readonly Described[];
}) => (
  <dl className={className}>
    {items.map(({ term, value }) => (
      <div key={term}>
        <dt>{term}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

/** Term and value, a rule between the rows. */
export const DescriptionList = ({ items }: { readonly items: readonly Described[] }) => (
  <Pairs className="description-list" items={items} />
);

/** The few figures that matter most, side by side. */
export const Facts = ({ items }: { readonly items: readonly Described[] }) => (
  <Pairs className="facts" items={items} />
);

export interface TimelineItem {
  readonly key: string;
  /** A moment on the course of a dossier, or a label such as `Luật`. */
  readonly when: ReactNode;
  /** Machine-readable moment behind `when`. */
  readonly dateTime?: string;
  readonly what: ReactNode;
  readonly more?: ReactNode;
}

interface TimelineProps {
  readonly items: readonly TimelineItem[];
  /** The last item is where things stand. */
  readonly open?: boolean;
  /** Whole sentences rather than events: in plain weight. */
  readonly quiet?: boolean;
}

/** What happened, oldest first. */
export const Timeline = ({ items, open = false, quiet = false }: TimelineProps) => (
  <ol className={classes('timeline', 'timeline--dated', quiet && 'timeline--quiet')}>
    {items.map(({ key, when, dateTime, what, more }, index) => {
      const current = open && index === items.length - 1;
      return (
        <li className={classes('timeline__item', current && 'timeline__item--current')} key={key}>
          {dateTime ? (
            <time className="timeline__when" dateTime={dateTime}>
              {when}
            </time>
          ) : (
            <span className="timeline__when">{when}</span>
          )}
          <span className="timeline__what">{what}</span>
          {more}
        </li>
      );
    })}
  </ol>
);

interface StepsProps {
  readonly label: string;
  readonly steps: readonly string[];
  /** Index of the step one is at; those before it are done. */
  readonly current: number;
  readonly done: string;
}

/** Where one is in a task of several pages. `done` is read out after a finished step. */
export const Steps = ({ label, steps, current, done }: StepsProps) => (
  <ol className="steps" aria-label={label}>
    {steps.map((step, index) => (
      <li
        className={classes(
          'steps__item',
          index < current && 'steps__item--done',
          index === current && 'steps__item--current',
        )}
        aria-current={index === current ? 'step' : undefined}
        key={step}
      >
        <span>
          {step}
          {index < current ? <span className="visually-hidden"> ({done})</span> : null}
        </span>
      </li>
    ))}
  </ol>
);
