import { useCallback } from 'react';
import { useStaff } from '../app/staff-context.tsx';
import { useResource } from '../app/use-resource.ts';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { DayField } from './day-field.tsx';
import { FindingCounts, FindingList } from './finding-list.tsx';
import { useAddress } from './use-address.ts';

/** The lint over the whole register. */
export default function FindingsPage() {
  const { client, words } = useStaff();
  const { on, set } = useAddress();
  const { value, problem, loading, reload } = useResource(
    useCallback((signal: AbortSignal) => client.authority.findings(on, signal), [client, on]),
  );
  return (
    <>
      <PageTitle>{words.authority.findings.title}</PageTitle>
      <div className="filter-bar">
        <DayField id="on" label={words.authority.on} day={on} onDay={(day) => set({ on: day ?? '' })} />
        {value ? <FindingCounts findings={value.findings} /> : null}
      </div>
      <ProblemNotice problem={problem} onRetry={reload} />
      {!value && loading ? <Loading lines={10} /> : null}
      {value ? (
        <div aria-busy={loading}>
          <FindingList findings={value.findings} level={2} />
        </div>
      ) : null}
    </>
  );
}
