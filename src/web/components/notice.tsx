import type { ReactNode } from 'react';
import type { Tone } from './tone.ts';

interface NoticeProps {
  readonly tone: Tone;
  readonly title: string;
  /** Level of the title in the page's outline; without it the title is no heading. */
  readonly level?: 2 | 3;
  readonly children?: ReactNode;
}

export function Notice({ tone, title, level, children }: NoticeProps) {
  const Title = level ? (`h${level}` as const) : 'p';
  return (
    <div className={`notice tone-${tone}`}>
      <Title className="notice__title">{title}</Title>
      {children}
    </div>
  );
}

/** A state in a word or two; the shape in front differs with the tone. */
export const StatusTag = ({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) => (
  <span className={`status-tag tone-${tone}`}>{children}</span>
);

interface EmptyStateProps {
  readonly title: string;
  readonly children?: ReactNode;
}

/** In place of a list that has nothing in it: says why, and what to do. */
export const EmptyState = ({ title, children }: EmptyStateProps) => (
  <div className="empty-state">
    <p className="empty-state__title">{title}</p>
    {children}
  </div>
);
