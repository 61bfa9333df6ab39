import { type FormEvent, useCallback, useState } from 'react';
import { buttonClass, Field, SubmitButton, TextField } from '../../components/index.ts';
import type { Problem } from '../api/problem.ts';
import type { Recommendation, RecommendationAct } from '../api/recommendation-types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { useIntention } from '../app/use-intention.ts';
import { useResource } from '../app/use-resource.ts';
import { ProblemNotice } from '../parts/problem-notice.tsx';

interface ActFormProps {
  readonly row: Recommendation;
  readonly act: RecommendationAct;
  /** What it can be joined with. */
  readonly others: readonly Recommendation[];
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const bodyOf = (act: RecommendationAct, fields: FormData): object => {
  const typed = (name: string) => String(fields.get(name) ?? '').trim();
  switch (act) {
    case 'answer':
    case 'reply':
      return { reply: typed('reply'), basis: typed('basis') || null };
    case 'carry':
      return { owner: typed('owner'), workingDays: Number(typed('workingDays')) };
    case 'reopen':
      return { reason: typed('reason') };
    case 'merge':
      return { into: typed('into') };
    case 'verify':
      return {};
  }
};

/** What an act needs to be told, and the button that does it. */
export function ActForm({ row, act, others, onDone, onCancel }: ActFormProps) {
  const { client, words: all } = useStaff();
  const words = all.recommendations;
  const intention = useIntention();
  const [problem, setProblem] = useState<Problem | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const body = bodyOf(act, new FormData(event.currentTarget));
    const key = intention.keyFor({ id: row.id, act, body });
    const answer = await client.recommendations.act(row.id, act, body, key);
    if (answer.ok) onDone();
    else setProblem(answer.problem);
  }

  return (
    <form className="flow" onSubmit={submit}>
      <ProblemNotice problem={problem} />
      {act === 'answer' || act === 'reply' ? (
        <>
          <Field id="reply" label={words.fields.reply}>
            {(control) => <textarea {...control} name="reply" className="input" rows={4} required />}
          </Field>
          <TextField id="basis" name="basis" label={words.fields.basis} />
        </>
      ) : null}
      {act === 'reopen' ? (
        <Field id="reason" label={words.fields.reason}>
          {(control) => <textarea {...control} name="reason" className="input" rows={3} required />}
        </Field>
      ) : null}
      {act === 'carry' ? (
        <>
          <OwnerField />
          <TextField
            id="workingDays"
            name="workingDays"
            type="number"
            min={1}
            max={366}
            defaultValue={10}
            label={words.fields.workingDays}
            required
          />
        </>
      ) : null}
      {act === 'merge' ? (
        <Field id="into" label={words.fields.into}>
          {(control) => (
            <select {...control} name="into" className="input" required>
              {others
                .filter(({ acts }) => acts.includes('merge'))
                .map(({ id, number, text }) => (
                  <option key={id} value={id}>
                    {words.number(number)}: {text.slice(0, 80)}
                  </option>
                ))}
            </select>
          )}
        </Field>
      ) : null}
      <p className="button-row">
        <SubmitButton>{act === 'verify' ? words.acts.verify : words.send}</SubmitButton>
        <button type="button" className={buttonClass('secondary')} onClick={onCancel}>
          {words.cancel}
        </button>
      </p>
    </form>
  );
}

function OwnerField() {
  const { client, words } = useStaff();
  const text = useText();
  const { value } = useResource(useCallback((signal: AbortSignal) => client.units(null, signal), [client]));
  return (
    <Field id="owner" label={words.recommendations.fields.owner}>
      {(control) => (
        <select {...control} name="owner" className="input" required>
          {value?.units.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {text(name)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
