import { useCallback } from 'react';
import type { DocumentView } from '../../api/authority-types.ts';
import { useStaff, useText } from '../../app/staff-context.tsx';
import { useResource } from '../../app/use-resource.ts';
import { Loading } from '../../parts/loading.tsx';
import { errorAt } from '../../parts/problem-notice.tsx';
import { DayField } from '../day-field.tsx';
import { paperRows } from '../paper-rows.ts';
import { useAddress } from '../use-address.ts';
import { DocumentPicker } from './document-fields.tsx';
import type { FieldsProps } from './known-documents.ts';
import { rowKey } from './typed-change.ts';

/** What one document does to another: from when, until when, by which, to all of it or to some rows. */
export function EffectFields(props: FieldsProps) {
  const { typed, problem, onChange, documents } = props;
  const { drafts, optional } = useStaff().words;
  const words = drafts.form;
  const { kind } = typed;
  const registered = documents.some(({ document, isNew }) => document === typed.document && !isNew);
  return (
    <>
      <div className="field-grid">
        {kind === 'extend' ? null : (
          <DayField
            id="from"
            label={words.from}
            day={typed.from}
            error={errorAt(problem, 'from')}
            onDay={(day) => onChange('from', day)}
          />
        )}
        {kind === 'suspend' || kind === 'extend' ? (
          <DayField
            id="to"
            label={words.to}
            day={typed.to}
            error={errorAt(problem, 'to')}
            onDay={(day) => onChange('to', day)}
          />
        ) : null}
        <DocumentPicker {...props} name="by" label={words.by} {...(kind === 'replace' ? {} : { optional })} />
      </div>
      {kind === 'replace' ? (
        <label className="choice">
          <input
            type="checkbox"
            checked={typed.carriesOver}
            onChange={({ target }) => onChange('carriesOver', target.checked)}
          />
          <span>{words.carriesOver}</span>
        </label>
      ) : registered ? (
        <RowChoice key={typed.document} {...props} />
      ) : null}
    </>
  );
}

/** The whole document, or some of its rows. */
function RowChoice({ typed, problem, onChange }: FieldsProps) {
  const words = useStaff().words.drafts.form;
  const some = typed.someRows !== null;
  const error = errorAt(problem, 'rows');
  return (
    <fieldset className="choices" id="rows" tabIndex={-1}>
      <legend>{words.rows}</legend>
      {error ? <span className="field__error">{error}</span> : null}
      {([false, true] as const).map((each) => (
        <label className="choice" key={String(each)}>
          <input
            type="radio"
            name="some-rows"
            checked={some === each}
            onChange={() => onChange('someRows', each ? [] : null)}
          />
          <span>{each ? words.someRows : words.wholeDocument}</span>
        </label>
      ))}
      {typed.someRows ? (
        <RowBoxes
          document={typed.document}
          chosen={typed.someRows}
          onChosen={(rows) => onChange('someRows', rows)}
        />
      ) : null}
    </fieldset>
  );
}

interface RowBoxesProps {
  readonly document: string;
  readonly chosen: readonly string[];
  readonly onChosen: (rows: readonly string[]) => void;
}

function RowBoxes({ document, chosen, onChosen }: RowBoxesProps) {
  const { client, words } = useStaff();
  const text = useText();
  const { on } = useAddress();
  const { value } = useResource<DocumentView>(
    useCallback(
      (signal: AbortSignal) => client.authority.document(document, on, signal),
      [client, document, on],
    ),
  );
  if (!value) return <Loading lines={4} />;
  const rows = [...paperRows(value.rows).values()].flat();
  return (
    <ul className="row-boxes plain-list" aria-label={words.drafts.form.rowsLabel}>
      {[...new Map(rows.map((paper) => [rowKey(paper.row), paper.row]))].map(([key, row]) => (
        <li key={key}>
          <label className="choice">
            <input
              type="checkbox"
              checked={chosen.includes(key)}
              onChange={({ target }) =>
                onChosen(target.checked ? [...chosen, key] : chosen.filter((each) => each !== key))
              }
            />
            <span>
              <span className="muted num">
                {row.annex}/{row.no}
              </span>{' '}
              {text(row.procedure.name)}
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}
