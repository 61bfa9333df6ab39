import { DataTable, StatusTag } from '../../components/index.ts';
import type { AnnexRow } from '../api/authority-types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { type PaperRow, paperRows } from './paper-rows.ts';
import { periodShort } from './periods.ts';
import { stateTones } from './tones.ts';

const dong = new Intl.NumberFormat('vi-VN');

/** Conditions under which a row applies, and what the delegate owes. */
function Conditions({ row }: { readonly row: AnnexRow }) {
  const { authority } = useStaff().words;
  const words = authority.document;
  const { conditions, reporting, term } = row;
  const { caseType, value } = conditions;
  const said = [
    caseType && `${words.caseType}: ${caseType}`,
    value &&
      [
        value.from !== null && words.valueFrom(`${dong.format(value.from)} đ`),
        value.to !== null && words.valueTo(`${dong.format(value.to)} đ`),
      ]
        .filter(Boolean)
        .join(' '),
    reporting && `${words.reporting}: ${reporting}`,
    term && `${words.term}: ${term}`,
  ].filter(Boolean);
  if (said.length === 0) return <span className="muted">–</span>;
  return (
    <ul className="plain-list">
      {said.map((sentence) => (
        <li key={String(sentence)}>{sentence}</li>
      ))}
    </ul>
  );
}

function Delegates({ paper }: { readonly paper: PaperRow }) {
  const words = useStaff().words.authority.document;
  const text = useText();
  const { delegates, row } = paper;
  const [only] = delegates;
  if (delegates.length === 1 && only) {
    return (
      <>
        {row.position ? <span className="block">{text(row.position)}</span> : null}
        {text(only.name)}
      </>
    );
  }
  return (
    <details>
      <summary>{words.delegates(delegates.length)}</summary>
      <ul className="plain-list small">
        {delegates.map(({ unit, name }) => (
          <li key={unit}>{text(name)}</li>
        ))}
      </ul>
    </details>
  );
}

/** The rows of a decision's annexes, each with its own period and state. */
export function AnnexRows({ rows }: { readonly rows: readonly AnnexRow[] }) {
  const { authority } = useStaff().words;
  const words = authority.document;
  const text = useText();
  if (rows.length === 0) return <p className="muted">{words.noRows}</p>;
  return (
    <>
      {[...paperRows(rows)].map(([annex, papers]) => (
        <DataTable
          key={annex}
          caption={words.annexOf(annex)}
          lively
          rows={papers}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'procedure',
              label: words.columns.procedure,
              cell: ({ row: { annex: of, no, procedure } }) => (
                <span className="annex-row" id={`dong-${of}-${no}`}>
                  <span className="annex-row__no num">{no}</span>
                  <span>
                    {text(procedure.name)} <span className="muted small num nowrap">{procedure.code}</span>
                  </span>
                </span>
              ),
            },
            {
              key: 'delegate',
              label: words.columns.delegate,
              cell: (paper) => <Delegates paper={paper} />,
            },
            {
              key: 'conditions',
              label: words.columns.conditions,
              cell: ({ row }) => <Conditions row={row} />,
            },
            {
              key: 'periods',
              label: words.columns.periods,
              cell: ({ row: { periods } }) =>
                periods.length === 0 ? (
                  <span className="muted">{words.never}</span>
                ) : (
                  periods.map((period) => (
                    <span className="num nowrap block" key={period.from}>
                      {periodShort(period)}
                    </span>
                  ))
                ),
            },
            {
              key: 'state',
              label: words.columns.state,
              cell: ({ row: { state } }) => (
                <StatusTag tone={stateTones[state]}>{authority.states[state]}</StatusTag>
              ),
            },
          ]}
        />
      ))}
    </>
  );
}
