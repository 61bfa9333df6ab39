import { useCallback } from 'react';
import { formatDay } from '../../../kernel/time.ts';
import { buttonClass, EmptyState, Field } from '../../components/index.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { useResource } from '../app/use-resource.ts';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { DayField } from './day-field.tsx';
import { MatrixGrid } from './matrix-grid.tsx';
import { SearchField } from './search-field.tsx';
import { useAddress } from './use-address.ts';

function Legend() {
  const all = useStaff().words.authority;
  const words = all.matrix;
  const items = [
    ['by-law', words.legendByLaw],
    ['delegated', words.legendDelegated],
    ['gap', words.legendGap],
    ['depends', all.gaps['facts-needed'].toLowerCase()],
    ['outdated', words.legendOutdated],
    ['not-posted', words.legendNotPosted],
    ['none', words.legendNone],
  ] as const;
  return (
    <ul className="legend plain-list small" aria-label={words.legend}>
      {items.map(([look, meaning]) => (
        <li key={look}>
          <span className={`legend__sample matrix__td--${look}`} aria-hidden="true" /> {meaning}
        </li>
      ))}
    </ul>
  );
}

/** Procedure × one-stop: who decides. */
export default function MatrixPage() {
  const { client, words: all } = useStaff();
  const text = useText();
  const words = all.authority.matrix;
  const { on, today, get, set } = useAddress();
  const [field, q] = [get('field'), get('q')];
  const { value, problem, loading, reload } = useResource(
    useCallback(
      (signal: AbortSignal) => client.authority.matrix(on, field, q, signal),
      [client, on, field, q],
    ),
  );
  return (
    <>
      <PageTitle>{words.title}</PageTitle>
      <div className="filter-bar no-print">
        <SearchField
          id="matrix-search"
          label={words.search}
          hint={all.authority.who.procedureHint}
          q={q}
          onSearch={(next) => set({ q: next })}
        />
        <Field id="field" label={words.field}>
          {(control) => (
            <select
              {...control}
              className="input"
              value={field}
              onChange={({ target }) => set({ field: target.value })}
            >
              <option value="">{all.authority.any}</option>
              {value?.fields.map((each) => (
                <option key={each.vi} value={each.vi}>
                  {text(each)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <DayField id="on" label={all.authority.on} day={on} onDay={(day) => set({ on: day ?? '' })} />
        <button type="button" className={buttonClass('secondary')} onClick={() => print()}>
          {words.print}
        </button>
      </div>
      <ProblemNotice problem={problem} onRetry={reload} />
      {!value && loading ? <Loading lines={14} /> : null}
      {value && value.procedures.length === 0 ? (
        <EmptyState title={words.empty}>
          <p>{words.emptyDetail}</p>
        </EmptyState>
      ) : null}
      {value && value.procedures.length > 0 ? (
        <div aria-busy={loading}>
          <div className="matrix-head">
            <Legend />
            <p className="muted small">{words.count(value.procedures.length, value.oneStops.length)}</p>
          </div>
          <MatrixGrid
            matrix={value}
            caption={words.caption(formatDay(value.on))}
            search={on === today ? '' : `&on=${on}`}
          />
          <p className="muted small no-print table-foot">{words.keys}</p>
        </div>
      ) : null}
    </>
  );
}
