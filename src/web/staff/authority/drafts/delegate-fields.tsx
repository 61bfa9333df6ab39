import { useCallback } from 'react';
import { TextField } from '../../../components/index.ts';
import { useStaff, useText } from '../../app/staff-context.tsx';
import { errorAt } from '../../parts/problem-notice.tsx';
import { ProcedureFinder } from '../../parts/procedure-finder.tsx';
import { DayField } from '../day-field.tsx';
import { useAddress } from '../use-address.ts';
import { BodyPicker, useBodies } from './body-picker.tsx';
import type { FieldsProps } from './known-documents.ts';
import type { TypedRow } from './typed-change.ts';

/** A decision delegates: by whom, for how long, and row by row which procedure to whom. */
export function DelegateFields({ typed, problem, onChange }: FieldsProps) {
  const { client, words: all } = useStaff();
  const words = all.drafts.form;
  const text = useText();
  const { on } = useAddress();
  const bodies = useBodies();
  const committees = bodies.filter(({ kind }) => kind === 'committee');
  const below = bodies.filter(({ parent }) => parent === typed.delegator);
  const find = useCallback(
    (q: string, signal: AbortSignal) => client.authority.procedures(on, '', q, signal),
    [client, on],
  );
  const setRow = (index: number, row: TypedRow) => onChange('rows', typed.rows.with(index, row));
  return (
    <>
      <div className="field-grid">
        <BodyPicker
          path="delegator"
          label={words.delegator}
          bodies={committees}
          chosen={typed.delegator}
          error={errorAt(problem, 'delegator')}
          onChosen={(unit) => onChange('delegator', unit)}
        />
        <DayField
          id="from"
          label={words.from}
          day={typed.from}
          error={errorAt(problem, 'from')}
          onDay={(day) => onChange('from', day)}
        />
        <DayField
          id="to"
          label={words.to}
          day={typed.to}
          error={errorAt(problem, 'to')}
          onDay={(day) => onChange('to', day)}
        />
        <TextField
          id="annex"
          label={words.annex}
          value={typed.annex}
          onChange={({ target }) => onChange('annex', target.value)}
          autoComplete="off"
        />
      </div>
      {typed.rows.length > 0 ? (
        <ol className="typed-rows">
          {typed.rows.map((row, index) => (
            <li key={row.procedure.code}>
              <span>
                {text(row.procedure.name)}{' '}
                <span className="muted small num nowrap">{row.procedure.code}</span>
              </span>
              <BodyPicker
                path={`rows.${index}.delegate`}
                label={words.delegate}
                bodies={below}
                chosen={row.delegate}
                error={errorAt(problem, `rows.${index}.delegate`)}
                onChosen={(delegate) => setRow(index, { ...row, delegate })}
              />
              <button
                type="button"
                className="text-button"
                aria-label={words.removeRow(text(row.procedure.name))}
                onClick={() => onChange('rows', typed.rows.toSpliced(index, 1))}
              >
                {all.drafts.changes.remove}
              </button>
            </li>
          ))}
        </ol>
      ) : null}
      <ProcedureFinder
        id="rows"
        key={typed.rows.length}
        find={find}
        error={errorAt(problem, 'rows')}
        onChoose={({ code, name }) => {
          if (typed.rows.some(({ procedure }) => procedure.code === code)) return;
          const before = typed.rows.at(-1)?.delegate ?? '';
          onChange('rows', [...typed.rows, { procedure: { code, name }, delegate: before }]);
        }}
      />
    </>
  );
}
