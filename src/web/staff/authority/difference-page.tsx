import { useCallback } from 'react';
import { addDays, formatDay, isDay } from '../../../kernel/time.ts';
import { EmptyState } from '../../components/index.ts';
import { useStaff } from '../app/staff-context.tsx';
import { useResource } from '../app/use-resource.ts';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { DayField } from './day-field.tsx';
import { HandsTable } from './hands-table.tsx';
import { useAddress } from './use-address.ts';

const YEAR = 365;

/** Who could decide what on one day, and on another. */
export default function DifferencePage() {
  const { client, words: all } = useStaff();
  const words = all.authority.difference;
  const { on, get, set } = useAddress();
  const from = isDay(get('from')) ? (get('from') as typeof on) : on;
  const to = isDay(get('to')) ? (get('to') as typeof on) : addDays(on, YEAR);
  const { value, problem, loading, reload } = useResource(
    useCallback((signal: AbortSignal) => client.authority.difference(from, to, signal), [client, from, to]),
  );
  const changes = value?.changes ?? [];
  const procedures = new Set(changes.map(({ procedure }) => procedure.code)).size;
  return (
    <>
      <PageTitle>{words.title}</PageTitle>
      <div className="filter-bar">
        <DayField id="from" label={words.from} day={from} onDay={(day) => set({ from: day ?? '' })} />
        <DayField id="to" label={words.to} day={to} onDay={(day) => set({ to: day ?? '' })} />
        {value ? <p className="muted">{words.count(changes.length, procedures)}</p> : null}
      </div>
      <ProblemNotice problem={problem} onRetry={reload} />
      {!value && loading ? <Loading lines={10} /> : null}
      {value && changes.length === 0 ? <EmptyState title={words.same} /> : null}
      {value && changes.length > 0 ? (
        <div aria-busy={loading}>
          <HandsTable
            hands={changes}
            caption={words.caption(formatDay(value.from), formatDay(value.to))}
            before={words.before(formatDay(value.from))}
            after={words.after(formatDay(value.to))}
          />
        </div>
      ) : null}
    </>
  );
}
