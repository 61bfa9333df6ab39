import { Field, TextField } from '../../../components/index.ts';
import { useStaff } from '../../app/staff-context.tsx';
import { errorAt, fieldId } from '../../parts/problem-notice.tsx';
import { DayField } from '../day-field.tsx';
import type { FieldsProps } from './known-documents.ts';

interface DocumentPickerProps extends FieldsProps {
  readonly name: 'document' | 'by';
  readonly label: string;
  readonly optional?: string;
}

/** One of the documents of the register or of the draft. */
export function DocumentPicker({
  name,
  label,
  optional,
  typed,
  problem,
  documents,
  onChange,
}: DocumentPickerProps) {
  const words = useStaff().words.drafts.form;
  // What is done to a delegation can only be done to a document that delegates.
  const delegatesOnly = name === 'document' && ['repeal', 'suspend', 'extend'].includes(typed.kind);
  const offered = documents.filter(({ hasRows }) => !delegatesOnly || hasRows);
  return (
    <Field id={fieldId(name)} label={label} optional={optional} error={errorAt(problem, name)}>
      {(control) => (
        <select
          {...control}
          className="input"
          value={typed[name]}
          onChange={({ target }) => onChange(name, target.value)}
        >
          <option value="">{optional ? words.byNone : words.choose}</option>
          {offered.map(({ document, number, issuer, isNew }) => (
            <option key={document} value={document}>
              {number} · {isNew ? words.inDraft : issuer}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A decision that enters the register: its number and days, and what it rests on. */
export function DocumentFields({ typed, problem, documents, onChange }: FieldsProps) {
  const { drafts, optional } = useStaff().words;
  const words = drafts.form;
  const control = (name: 'number' | 'title' | 'issuer' | 'signer') => ({
    id: name,
    value: typed[name],
    error: errorAt(problem, name),
    autoComplete: 'off',
    onChange: ({ target }: { readonly target: { readonly value: string } }) => onChange(name, target.value),
  });
  const day = (name: 'issuedOn' | 'from' | 'to') => ({
    id: name,
    day: typed[name],
    error: errorAt(problem, name),
    onDay: (next: typeof typed.from) => onChange(name, next),
  });
  return (
    <div className="field-grid">
      <TextField {...control('number')} label={words.number} hint={words.numberHint} code />
      <DayField {...day('issuedOn')} label={words.issuedOn} />
      <TextField {...control('issuer')} label={words.issuer} />
      <TextField {...control('signer')} label={words.signer} optional={optional} />
      <div className="field-grid__wide">
        <TextField {...control('title')} label={words.documentTitle} />
      </div>
      <DayField {...day('from')} label={words.inForceFrom} />
      <DayField {...day('to')} label={words.inForceTo} optional={optional} />
      <div className="field-grid__wide">
        <fieldset className="choices">
          <legend>{words.restsOn}</legend>
          <ul className="row-boxes plain-list">
            {documents.map(({ document, number, issuer }) => (
              <li key={document}>
                <label className="choice">
                  <input
                    type="checkbox"
                    checked={typed.restsOn.includes(document)}
                    onChange={({ target }) =>
                      onChange(
                        'restsOn',
                        target.checked
                          ? [...typed.restsOn, document]
                          : typed.restsOn.filter((each) => each !== document),
                      )
                    }
                  />
                  <span>
                    {number} <span className="muted small">· {issuer}</span>
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
      </div>
    </div>
  );
}
