import { type FormEvent, useCallback, useState } from 'react';
import { addDays, type Day } from '../../../../kernel/time.ts';
import { Field, SubmitButton } from '../../../components/index.ts';
import type { AnnexReading, Body, DraftView } from '../../api/authority-types.ts';
import type { Problem } from '../../api/problem.ts';
import { useStaff } from '../../app/staff-context.tsx';
import { useResource } from '../../app/use-resource.ts';
import { errorAt, ProblemNotice } from '../../parts/problem-notice.tsx';
import { DayField } from '../day-field.tsx';
import { useAddress } from '../use-address.ts';
import { BodyPicker } from './body-picker.tsx';
import { documentsFrom } from './known-documents.ts';

interface ImportFormProps {
  readonly draft: DraftView;
  readonly bodies: readonly Body[];
  /** Null while a file is being read. */
  readonly onRead: (reading: AnnexReading | null) => void;
}

/** Which decision, by which body, for how long, and the file. */
export function ImportForm({ draft, bodies, onRead }: ImportFormProps) {
  const { client, words: all } = useStaff();
  const words = all.drafts;
  const { on } = useAddress();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [document, setDocument] = useState('');
  const [delegator, setDelegator] = useState('');
  const [from, setFrom] = useState<Day | null>(null);
  const [to, setTo] = useState<Day | null>(null);
  const registered = useResource(
    useCallback(
      (signal: AbortSignal) => client.authority.documents(on, '', 'decision', signal),
      [client, on],
    ),
  );
  const documents = documentsFrom(registered.value?.documents ?? [], draft.changes);

  /** A delegation lasts as long as its decision, unless somebody says otherwise. */
  function choose(slug: string) {
    setDocument(slug);
    const period = documents.find((each) => each.document === slug)?.inForce;
    setFrom(period?.from ?? null);
    setTo(period?.to ? addDays(period.to, -1) : null);
  }

  async function read(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const file = new FormData(event.currentTarget).get('file');
    const missing = (path: string, message: string, given: boolean) => (given ? [] : [{ path, message }]);
    const errors = [
      ...missing('document', words.form.needed(words.form.fields.document), document !== ''),
      ...missing('delegator', words.form.needed(words.form.fields.delegator), delegator !== ''),
      ...missing('file', words.import.fileNeeded, file instanceof File && file.size > 0),
    ];
    if (errors.length > 0 || !(file instanceof File)) {
      setProblem({ status: 0, code: 'unsendable', title: all.problems.fix, detail: '', errors });
      return;
    }
    setBusy(true);
    onRead(null);
    const period = { ...(from ? { from } : {}), ...(to ? { to: addDays(to, 1) } : {}) };
    const answer = await client.authority.readAnnex({ document, delegator, ...period }, file);
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) onRead(answer.value);
  }

  return (
    <form className="change-form flow" onSubmit={read} noValidate>
      <ProblemNotice problem={problem} />
      <div className="field-grid">
        <Field id="document" label={words.form.documents.delegate} error={errorAt(problem, 'document')}>
          {(control) => (
            <select
              {...control}
              className="input"
              value={document}
              onChange={({ target }) => choose(target.value)}
            >
              <option value="">{words.form.choose}</option>
              {documents.map(({ document: slug, number, issuer, isNew }) => (
                <option key={slug} value={slug}>
                  {number} · {isNew ? words.form.inDraft : issuer}
                </option>
              ))}
            </select>
          )}
        </Field>
        <BodyPicker
          path="delegator"
          label={words.form.delegator}
          bodies={bodies.filter(({ kind }) => kind === 'committee')}
          chosen={delegator}
          error={errorAt(problem, 'delegator')}
          onChosen={setDelegator}
        />
        <DayField id="from" label={words.form.from} day={from} onDay={setFrom} />
        <DayField id="to" label={words.form.to} day={to} onDay={setTo} />
        <Field id="file" label={words.import.file} error={errorAt(problem, 'file')}>
          {(control) => <input {...control} type="file" name="file" className="input" accept=".xlsx,.docx" />}
        </Field>
      </div>
      <SubmitButton>{busy ? words.import.reading : words.import.read}</SubmitButton>
    </form>
  );
}
