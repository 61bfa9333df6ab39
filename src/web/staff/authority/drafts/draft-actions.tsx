import { type FormEvent, useState } from 'react';
import { Button } from 'react-aria-components';
import { buttonClass, Field, SubmitButton } from '../../../components/index.ts';
import type { DraftStep } from '../../api/authority-client.ts';
import type { DraftAction, DraftView } from '../../api/authority-types.ts';
import type { Problem } from '../../api/problem.ts';
import { useMe, useStaff } from '../../app/staff-context.tsx';
import { useIntention } from '../../app/use-intention.ts';
import { ModalDialog } from '../../parts/modal-dialog.tsx';
import { errorAt, ProblemNotice } from '../../parts/problem-notice.tsx';

interface DraftActionsProps {
  readonly draft: DraftView;
  readonly onChanged: (draft: DraftView, action: DraftAction) => void;
  /** Somebody else was quicker: show what they made of it. */
  readonly onStale: () => void;
}

const isStep = (action: DraftAction): action is DraftStep => action !== 'change';

const looks = {
  submit: 'primary',
  approve: 'primary',
  'send-back': 'secondary',
  withdraw: 'danger',
} as const;

/** The steps that this person may take now; each final one asks once more. */
export function DraftActions({ draft, onChanged, onStale }: DraftActionsProps) {
  const { client, words: all } = useStaff();
  const words = all.drafts;
  const me = useMe().person.name;
  const intention = useIntention();
  const [open, setOpen] = useState<Exclude<DraftStep, 'submit'> | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const { id, version, actions, state, writtenBy, changes } = draft;

  async function step(taken: DraftStep, reason?: string) {
    if (busy) return;
    const body = { version, ...(reason === undefined ? {} : { reason }) };
    setBusy(true);
    const answer = await client.authority.stepDraft(id, taken, body, intention.keyFor({ taken, body }));
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) {
      if (answer.problem.status === 409) onStale();
      return;
    }
    intention.settle();
    setOpen(null);
    onChanged(answer.value, taken);
  }
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (open === null) return;
    const reason = new FormData(event.currentTarget).get('reason');
    void step(open, reason === null ? undefined : String(reason).trim());
  }

  const steps = actions.filter(isStep).filter((each) => each !== 'submit' || changes.length > 0);
  return (
    <div className="draft-actions flow no-print">
      {open === null ? <ProblemNotice problem={problem} /> : null}
      {state === 'submitted' && writtenBy === me ? <p className="muted">{words.waits}</p> : null}
      {steps.length > 0 ? (
        <div className="button-row">
          {steps.map((each) => (
            <Button
              key={each}
              className={buttonClass(looks[each])}
              onPress={() => {
                setProblem(null);
                if (each === 'submit') void step('submit');
                else setOpen(each);
              }}
            >
              {words.actions[each]}
            </Button>
          ))}
        </div>
      ) : null}
      {open ? (
        <ModalDialog title={words.actions[open]} onClose={() => setOpen(null)}>
          <form className="flow" onSubmit={submit} noValidate>
            <ProblemNotice problem={problem} />
            {open === 'send-back' ? (
              <Field
                id="reason"
                label={words.confirm.reason}
                hint={words.confirm.reasonHint}
                error={errorAt(problem, 'reason')}
              >
                {(control) => <textarea {...control} name="reason" className="input" rows={4} />}
              </Field>
            ) : (
              <p>{words.confirm[open]}</p>
            )}
            <div className="button-row">
              <SubmitButton look={looks[open]}>{busy ? all.actions.busy : words.actions[open]}</SubmitButton>
              <button type="button" className={buttonClass('secondary')} onClick={() => setOpen(null)}>
                {all.cancel}
              </button>
            </div>
          </form>
        </ModalDialog>
      ) : null}
    </div>
  );
}
