import { type FormEvent, useCallback, useState } from 'react';
import { buttonClass, Field, SubmitButton } from '../../../components/index.ts';
import type { Change } from '../../api/authority-types.ts';
import type { Problem } from '../../api/problem.ts';
import { mended } from '../../api/problem.ts';
import { useStaff } from '../../app/staff-context.tsx';
import { useResource } from '../../app/use-resource.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAddress } from '../use-address.ts';
import { DelegateFields } from './delegate-fields.tsx';
import { DocumentFields, DocumentPicker } from './document-fields.tsx';
import { EffectFields } from './effect-fields.tsx';
import { documentsFrom } from './known-documents.ts';
import { changeKinds, type TypedChange, toChange } from './typed-change.ts';

interface ChangeFormProps {
  readonly first: TypedChange;
  /** Changes that the draft holds already: their new documents can be named here. */
  readonly inDraft: readonly Change[];
  readonly busy: boolean;
  readonly onAdd: (change: Change) => Promise<void>;
  readonly onClose: () => void;
}

/** One change, chosen and typed. Its kind may be changed at any time; what was typed stays. */
export function ChangeForm({ first, inDraft, busy, onAdd, onClose }: ChangeFormProps) {
  const { client, words: all } = useStaff();
  const words = all.drafts.form;
  const { on } = useAddress();
  const [typed, setTyped] = useState(first);
  const [problem, setProblem] = useState<Problem | null>(null);
  const registered = useResource(
    useCallback((signal: AbortSignal) => client.authority.documents(on, '', '', signal), [client, on]),
  );
  const documents = documentsFrom(registered.value?.documents ?? [], inDraft);
  const change = <Name extends keyof TypedChange>(name: Name, value: TypedChange[Name]) => {
    setTyped((last) => ({ ...last, [name]: value }));
    setProblem((last) => mended(last, name));
  };

  function submit(event: FormEvent) {
    event.preventDefault();
    const made = toChange(typed, { ...words, needed: (field) => words.needed(words.fields[field]) });
    if (made.ok) return void onAdd(made.change);
    setProblem({ status: 0, code: 'unsendable', title: all.problems.fix, detail: '', errors: made.errors });
  }

  const fields = { typed, problem, documents, onChange: change };
  return (
    <form className="change-form flow no-print" onSubmit={submit} noValidate aria-labelledby="change-title">
      <h3 id="change-title">{words.title}</h3>
      <ProblemNotice problem={registered.problem} onRetry={registered.reload} />
      <ProblemNotice problem={problem} />
      <div className="field-grid">
        <Field id="kind" label={words.kind}>
          {(control) => (
            <select
              {...control}
              className="input"
              value={typed.kind}
              onChange={({ target }) =>
                change('kind', changeKinds.find((kind) => kind === target.value) ?? 'repeal')
              }
            >
              {changeKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {words.kinds[kind]}
                </option>
              ))}
            </select>
          )}
        </Field>
        {typed.kind === 'document' ? null : (
          <DocumentPicker {...fields} name="document" label={words.documents[typed.kind]} />
        )}
      </div>
      {typed.kind === 'document' ? <DocumentFields {...fields} /> : null}
      {typed.kind === 'delegate' ? <DelegateFields {...fields} /> : null}
      {typed.kind !== 'document' && typed.kind !== 'delegate' ? <EffectFields {...fields} /> : null}
      <div className="button-row">
        <SubmitButton>{busy ? all.actions.busy : words.add}</SubmitButton>
        <button type="button" className={buttonClass('secondary')} onClick={onClose}>
          {all.cancel}
        </button>
      </div>
    </form>
  );
}
