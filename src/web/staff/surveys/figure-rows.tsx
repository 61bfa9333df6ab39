import { useCallback, useState } from 'react';
import { formatDay, formatInstant, isDay } from '../../../kernel/time.ts';
import type { SurveysMessages } from '../../messages/staff-surveys.vi.ts';
import type { Text } from '../api/types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { useResource } from '../app/use-resource.ts';
import { Loading } from '../parts/loading.tsx';
import { ModalDialog } from '../parts/modal-dialog.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';

interface FigureRowsProps {
  readonly session: string;
  readonly item: string;
  readonly label: string;
}

/** Rows that are shown; the hash is of all of them. */
const SHOWN = 200;

/** Behind a figure: its rows, their hash, the moment and the query, so that nobody has to believe it. */
export function FigureRows(props: FigureRowsProps) {
  const words = useStaff().words.surveys;
  const [open, setOpen] = useState(false);
  return (
    <p>
      <button type="button" className="text-button" onClick={() => setOpen(true)}>
        {words.behind}
        <span className="visually-hidden">: {props.label}</span>
      </button>
      {open ? (
        <ModalDialog title={words.behindOf(props.label)} onClose={() => setOpen(false)} closable>
          <Proof {...props} />
        </ModalDialog>
      ) : null}
    </p>
  );
}

const isText = (value: object): value is Text => 'vi' in value && 'en' in value;

function shown(value: unknown, words: SurveysMessages, text: (text: Text) => string): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'object') return isText(value) ? text(value) : JSON.stringify(value);
  const plain = String(value);
  return isDay(plain) ? formatDay(plain) : plain;
}

function Proof({ session, item }: FigureRowsProps) {
  const { client, words: all } = useStaff();
  const words = all.surveys;
  const text = useText();
  const { value, problem, loading, reload } = useResource(
    useCallback(
      (signal: AbortSignal) => client.surveys.figure(session, item, signal),
      [client, session, item],
    ),
  );
  const columns = [...new Set(value?.rows.slice(0, SHOWN).flatMap((row) => Object.keys(row)) ?? [])];
  return (
    <div className="flow">
      <ProblemNotice problem={problem} onRetry={reload} />
      {!value && loading ? <Loading lines={4} /> : null}
      {value ? (
        <>
          <p>{words.behindAt(formatInstant(value.at), value.rows.length)}</p>
          {value.rows.length > SHOWN ? <p className="muted small">{words.firstRows(SHOWN)}</p> : null}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
          <section className="scroll-x" tabIndex={0} aria-label={words.behind}>
            <table className="data-table">
              <thead>
                <tr>
                  {columns.map((column) => (
                    <th scope="col" key={column}>
                      {words.rowColumns[column] ?? column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {value.rows.slice(0, SHOWN).map((row) => (
                  <tr key={JSON.stringify(row)}>
                    {columns.map((column) => (
                      <td key={column}>{shown(row[column], words, text)}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <p className="small">
            {words.hash}: <code className="survey-hash">{value.rowsSha256}</code>
          </p>
          <details>
            <summary>{words.query}</summary>
            <pre className="survey-query">{value.query}</pre>
          </details>
        </>
      ) : null}
    </div>
  );
}
