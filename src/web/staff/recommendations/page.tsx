import { useCallback, useState } from 'react';
import { formatInstant } from '../../../kernel/time.ts';
import { buttonClass, EmptyState, StatusTag } from '../../components/index.ts';
import type { Recommendation, RecommendationAct, RegisterList } from '../api/recommendation-types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { useResource } from '../app/use-resource.ts';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { ActForm } from './act-form.tsx';

const lists: readonly RegisterList[] = ['mine', 'late', 'all'];
const tones = {
  raised: 'info',
  answered: 'success',
  carried: 'warning',
  replied: 'info',
  verified: 'success',
} as const;

interface CardProps {
  readonly row: Recommendation;
  readonly others: readonly Recommendation[];
  readonly onChange: () => void;
}

function Card({ row, others, onChange }: CardProps) {
  const words = useStaff().words.recommendations;
  const text = useText();
  const [act, setAct] = useState<RecommendationAct | null>(null);
  const { number, state, owner, dueAt, late } = row;
  return (
    <article className="recommendation" aria-labelledby={`kn-${number}`}>
      <h2 id={`kn-${number}`} className="recommendation__title">
        {words.number(number)}
      </h2>
      <p>
        <StatusTag tone={late ? 'error' : tones[state]}>
          {late && dueAt ? words.late(formatInstant(dueAt)) : words.states[state]}
        </StatusTag>{' '}
        {row.public ? <StatusTag tone="neutral">{words.public}</StatusTag> : null}{' '}
        <span className="muted small">{words.asked(text(row.unit))}</span>
      </p>
      {row.alsoAsked.length > 0 ? (
        <p className="muted small">{words.alsoAsked(row.alsoAsked.map(text).join('; '))}</p>
      ) : null}
      <p>{row.text}</p>
      {row.procedure ? <p className="muted small">{words.procedure(row.procedure)}</p> : null}
      {owner && dueAt ? <p className="small">{words.due(text(owner), formatInstant(dueAt))}</p> : null}
      {row.reply ? (
        <blockquote className="recommendation__reply">
          <strong>{words.reply}</strong>: {row.reply}
          {row.replyBasis ? <p className="muted small">{words.basis(row.replyBasis)}</p> : null}
        </blockquote>
      ) : null}
      {row.reopened > 0 ? <p className="muted small">{words.reopenedTimes(row.reopened)}</p> : null}
      {act ? (
        <ActForm
          row={row}
          act={act}
          others={others}
          onDone={() => {
            setAct(null);
            onChange();
          }}
          onCancel={() => setAct(null)}
        />
      ) : (
        <p className="button-row">
          {row.acts.map((one) => (
            <button key={one} type="button" className={buttonClass('secondary')} onClick={() => setAct(one)}>
              {words.acts[one]}
            </button>
          ))}
        </p>
      )}
    </article>
  );
}

/** What units asked for: what waits for oneself, what is late, all of it. */
export default function RecommendationsPage() {
  const { client, words: all } = useStaff();
  const words = all.recommendations;
  const [list, setList] = useState<RegisterList>('mine');
  const { value, problem, loading, reload } = useResource(
    useCallback((signal: AbortSignal) => client.recommendations.list(list, signal), [client, list]),
  );
  const rows = value?.recommendations;
  return (
    <div className="flow">
      <PageTitle>{words.title}</PageTitle>
      <nav className="button-row" aria-label={words.title}>
        {lists.map((one) => (
          <button
            key={one}
            type="button"
            className={buttonClass(one === list ? 'primary' : 'secondary')}
            aria-pressed={one === list}
            onClick={() => setList(one)}
          >
            {words.lists[one]}
          </button>
        ))}
      </nav>
      <ProblemNotice problem={problem} onRetry={reload} />
      {!rows && loading ? <Loading lines={4} /> : null}
      {rows?.length === 0 ? (
        <EmptyState title={words.empty}>
          <p>{words.emptyDetail}</p>
        </EmptyState>
      ) : null}
      {rows?.map((row) => (
        <Card key={row.id} row={row} others={rows.filter(({ id }) => id !== row.id)} onChange={reload} />
      ))}
    </div>
  );
}
