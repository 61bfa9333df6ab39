import { type FormEvent, useState } from 'react';
import type { Cause } from '../../../surveys/index.ts';
import { Field, Notice, StatusTag, SubmitButton } from '../../components/index.ts';
import type { NoteKind } from '../keep/rows.ts';
import { useField } from '../use-field.tsx';

/** Difficulties and recommendations that were named at the table. */
export function Notes({ session }: { readonly session: string }) {
  const { book, contents, sender, words } = useField();
  const [kind, setKind] = useState<NoteKind>('difficulty');
  const [failed, setFailed] = useState(false);
  const notes = [...contents.notes].filter(([, note]) => note.session === session);

  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    const row = {
      session,
      kind,
      cause: String(fields.get('cause')) as Cause,
      text: String(fields.get('text')).trim(),
      public: fields.get('public') === 'yes',
      sending: { state: 'saved' },
    } as const;
    if (row.text === '') return;
    try {
      await book.write([{ kind: 'notes', id: crypto.randomUUID(), row }]);
      setFailed(false);
      form.reset();
      sender.soon();
    } catch {
      setFailed(true);
    }
  }

  const told = { difficulty: words.notes.difficulty, recommendation: words.notes.recommendation };
  return (
    <section className="flow" aria-labelledby="notes">
      <h2 id="notes">{words.notes.title}</h2>
      {notes.length === 0 ? <p className="muted">{words.notes.none}</p> : null}
      <ul className="plain-list flow">
        {notes.map(([id, note]) => (
          <li key={id} className="item-card">
            <strong>{told[note.kind]}</strong> · {words.notes.causes[note.cause]}
            <p>{note.text}</p>
            {note.sending.state === 'refused' ? (
              <StatusTag tone="error">{words.session.refused(note.sending.why)}</StatusTag>
            ) : (
              <StatusTag tone={note.sending.state === 'saved' ? 'info' : 'success'}>
                {words.session.state[note.sending.state]}
              </StatusTag>
            )}
          </li>
        ))}
      </ul>
      <form className="flow" onSubmit={add}>
        {failed ? <Notice tone="error" title={words.session.notKept} /> : null}
        <fieldset className="choices choices--row">
          <legend>{words.notes.kind}</legend>
          {(['difficulty', 'recommendation'] as const).map((one) => (
            <label className="choice" key={one}>
              <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />
              <span>{told[one]}</span>
            </label>
          ))}
        </fieldset>
        <Field id="cause" label={words.notes.cause}>
          {(control) => (
            <select {...control} name="cause" className="input">
              {Object.entries(words.notes.causes).map(([cause, label]) => (
                <option key={cause} value={cause}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field id="text" label={words.notes.text}>
          {(control) => (
            <textarea {...control} name="text" className="input" rows={3} maxLength={2000} required />
          )}
        </Field>
        {kind === 'recommendation' ? (
          <label className="choice">
            <input type="checkbox" name="public" value="yes" />
            <span>{words.notes.public}</span>
          </label>
        ) : null}
        <SubmitButton>{words.notes.add}</SubmitButton>
      </form>
    </section>
  );
}
