import { useState } from 'react';
import { DataTable, StatusTag } from '../../../components/index.ts';
import type { AnnexReading, Body, Finding, ReadRow } from '../../api/authority-types.ts';
import { useStaff, useText } from '../../app/staff-context.tsx';
import { severityTones } from '../tones.ts';

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const { authority } = useStaff().words;
  const text = useText();
  return (
    <ul className="plain-list read-findings">
      {findings.map(({ code, severity, text: said, mend }) => (
        <li key={`${code} ${said.vi}`}>
          <StatusTag tone={severityTones[severity]}>{authority.findings.severities[severity]}</StatusTag>{' '}
          {text(said)}
          {mend ? (
            <span className="block small">
              <span className="muted">{authority.findings.mend}:</span> {text(mend)}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Mappings({ reading }: { readonly reading: AnnexReading }) {
  const words = useStaff().words.drafts.import;
  return (
    <section aria-labelledby="mapping">
      <h2 id="mapping">{words.mapping}</h2>
      {reading.mappings.map(({ table, mapping }) => (
        <div className="mapping" key={table}>
          <p className="muted small">{words.table(table)}</p>
          <dl className="mapping__columns">
            {mapping.columns.map(({ heading, role }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns are told apart by their place alone
              <div key={index}>
                <dt>{heading || `(${index + 1})`}</dt>
                <dd className={role ? undefined : 'muted'}>{role ? words.roles[role] : words.unused}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  );
}

const isWrong = ({ findings }: ReadRow): boolean => findings.some(({ severity }) => severity === 'error');

/** How many rows are drawn at once; an annex may have thousands. */
const SHOWN = 300;

interface UnderstoodProps {
  readonly row: ReadRow;
  readonly bodies: readonly Body[];
}

/** What a row was taken to be: where it stands, which procedure, to whom. */
function Understood({ row: { annex, no, procedure, delegates }, bodies }: UnderstoodProps) {
  const { authority, drafts } = useStaff().words;
  const words = drafts.import;
  const text = useText();
  const nameOf = (slug: string) => {
    const body = bodies.find(({ unit }) => unit === slug);
    return body ? text(body.name) : slug;
  };
  const [only] = delegates;
  return (
    <>
      <span className="muted small block">{words.annexRow(annex, no)}</span>
      <span className="num block">{procedure ?? words.nothing}</span>
      {delegates.length > 1 ? (
        <details className="small">
          <summary>{authority.document.delegates(delegates.length)}</summary>
          {delegates.map((slug) => (
            <span className="block" key={slug}>
              {nameOf(slug)}
            </span>
          ))}
        </details>
      ) : (
        <span className="small">→ {only ? nameOf(only) : words.nothing}</span>
      )}
    </>
  );
}

interface RowsProps {
  readonly rows: readonly ReadRow[];
  readonly bodies: readonly Body[];
}

function Rows({ rows, bodies }: RowsProps) {
  const words = useStaff().words.drafts.import;
  const [onlyFindings, setOnlyFindings] = useState(false);
  const shown = onlyFindings ? rows.filter(({ findings }) => findings.length > 0) : rows;
  return (
    <section aria-labelledby="read-rows">
      <h2 id="read-rows">{words.rows}</h2>
      <div className="button-row">
        <p className="muted">{words.rowsCount(rows.length, rows.filter(isWrong).length)}</p>
        <label className="choice">
          <input
            type="checkbox"
            checked={onlyFindings}
            onChange={({ target }) => setOnlyFindings(target.checked)}
          />
          <span>{words.onlyFindings}</span>
        </label>
      </div>
      <DataTable
        caption={words.rows}
        captionHidden
        lively
        rows={shown.slice(0, SHOWN)}
        rowKey={({ source }) => `${source.table} ${source.row}`}
        columns={[
          {
            key: 'source',
            label: words.columns.source,
            cell: ({ source }) => (
              <>
                <span className="muted small num">{words.rowOf(source.row)}</span>
                <span className="source-cells">
                  {source.cells.map((cell, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: cells are told apart by their place alone
                    <span key={index}>{cell}</span>
                  ))}
                </span>
              </>
            ),
          },
          {
            key: 'read',
            label: words.columns.read,
            cell: (row) => <Understood row={row} bodies={bodies} />,
          },
          {
            key: 'findings',
            label: words.columns.findings,
            cell: ({ findings }) =>
              findings.length === 0 ? (
                <StatusTag tone="success">{words.fine}</StatusTag>
              ) : (
                <Findings findings={findings} />
              ),
          },
        ]}
      />
      {shown.length > SHOWN ? <p className="muted small">{words.rowsCount(shown.length, 0)}</p> : null}
    </section>
  );
}

interface ReadingProps {
  readonly reading: AnnexReading;
  readonly bodies: readonly Body[];
}

/** What was made of the file: columns, then every row beside its source, with what was found. */
export function Reading({ reading, bodies }: ReadingProps) {
  const words = useStaff().words.drafts.import;
  const text = useText();
  return (
    <div className="flow">
      {reading.findings.length > 0 ? <Findings findings={reading.findings} /> : null}
      {reading.mappings.length > 0 ? <Mappings reading={reading} /> : null}
      {reading.rows.length > 0 ? <Rows rows={reading.rows} bodies={bodies} /> : null}
      {reading.skipped.length > 0 ? (
        <details>
          <summary>{words.skipped(reading.skipped.length)}</summary>
          <ul className="plain-list small">
            {reading.skipped.map(({ source, text: why }) => (
              <li key={`${source.table} ${source.row}`}>
                <span className="muted num">{words.rowOf(source.row)}</span>{' '}
                {source.cells.filter(Boolean).join(' · ')} <span className="muted">({text(why)})</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
