import { useCallback } from 'react';
import { Link } from 'react-router';
import { formatDay } from '../../../kernel/time.ts';
import { DataTable, EmptyState, Field, StatusTag } from '../../components/index.ts';
import type { DocumentKind, DocumentSummary } from '../api/authority-types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { useResource } from '../app/use-resource.ts';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { DayField } from './day-field.tsx';
import { periodShort } from './periods.ts';
import { SearchField } from './search-field.tsx';
import { stateTones } from './tones.ts';
import { useAddress } from './use-address.ts';

function DocumentTable({ documents }: { readonly documents: readonly DocumentSummary[] }) {
  const { authority } = useStaff().words;
  const words = authority.register;
  const text = useText();
  const { columns } = words;
  const search = useAddress().get('on');
  return (
    <DataTable
      caption={words.title}
      captionHidden
      lively
      rows={documents}
      rowKey={({ document }) => document}
      columns={[
        {
          key: 'number',
          label: columns.number,
          cell: ({ document, number, kind, issuedOn, illustrative }) => (
            <>
              <Link
                className="nowrap strong"
                to={{ pathname: `/tham-quyen/van-ban/${document}`, search: search && `?on=${search}` }}
              >
                {number}
              </Link>
              <span className="muted small block">
                {authority.kinds[kind]} · <span className="num">{formatDay(issuedOn)}</span>
                {illustrative ? <span className="block">{words.illustrative}</span> : null}
              </span>
            </>
          ),
        },
        {
          key: 'title',
          label: columns.title,
          cell: ({ title }) => <span className="sentence">{text(title)}</span>,
        },
        { key: 'issuer', label: columns.issuer, cell: ({ issuer }) => issuer },
        {
          key: 'in-force',
          label: columns.inForce,
          cell: ({ inForce }) => (
            <ul className="plain-list num nowrap">
              {inForce.map((period) => (
                <li key={period.from}>{periodShort(period)}</li>
              ))}
            </ul>
          ),
        },
        {
          key: 'state',
          label: columns.state,
          cell: ({ state }) => <StatusTag tone={stateTones[state]}>{authority.states[state]}</StatusTag>,
        },
        {
          key: 'rows',
          label: columns.rows,
          end: true,
          cell: ({ rows, procedures }) =>
            rows.all === 0 ? (
              <span className="muted">–</span>
            ) : (
              <span title={words.rowsHint(rows.inForce, rows.all, procedures)}>
                {words.rows(rows.inForce, rows.all)}
              </span>
            ),
        },
      ]}
    />
  );
}

const kinds: readonly DocumentKind[] = ['decision', 'resolution', 'circular', 'decree', 'law'];

/** The register: every document that has to do with authority, over all time. */
export default function RegisterPage() {
  const { client, words: all } = useStaff();
  const words = all.authority.register;
  const { on, get, set } = useAddress();
  const [q, kind] = [get('q'), get('kind')];
  const { value, problem, loading, reload } = useResource(
    useCallback(
      (signal: AbortSignal) => client.authority.documents(on, q, kind, signal),
      [client, on, q, kind],
    ),
  );
  const documents = value?.documents;
  return (
    <>
      <PageTitle>{words.title}</PageTitle>
      <div className="filter-bar no-print">
        <SearchField
          id="documents-search"
          label={words.search}
          hint={words.searchHint}
          q={q}
          onSearch={(next) => set({ q: next })}
        />
        <Field id="kind" label={words.kind}>
          {(control) => (
            <select
              {...control}
              className="input"
              value={kind}
              onChange={({ target }) => set({ kind: target.value })}
            >
              <option value="">{all.authority.any}</option>
              {kinds.map((each) => (
                <option key={each} value={each}>
                  {all.authority.kinds[each]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <DayField id="on" label={all.authority.on} day={on} onDay={(day) => set({ on: day ?? '' })} />
      </div>
      <ProblemNotice problem={problem} onRetry={reload} />
      {!documents && loading ? <Loading lines={10} /> : null}
      {documents?.length === 0 ? (
        <EmptyState title={words.empty}>
          <p>{words.emptyDetail}</p>
        </EmptyState>
      ) : null}
      {documents && documents.length > 0 ? (
        <div aria-busy={loading}>
          <DocumentTable documents={documents} />
          <p className="muted small table-foot">{words.count(documents.length)}</p>
        </div>
      ) : null}
      <p className="link-row no-print">
        <span className="muted">{words.exports}</span>
        <a href="/api/v1/authority/export.json">{words.exportJson}</a>
        <a href={`/api/v1/authority/export.csv?on=${on}`}>{words.exportCsv}</a>
        <a href="/api/v1/authority/links.xml">{words.exportLinks}</a>
      </p>
    </>
  );
}
