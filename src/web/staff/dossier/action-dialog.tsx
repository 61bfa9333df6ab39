import type { FormEvent } from 'react';
import { buttonClass, Choices, Field, Notice, SubmitButton, TextField } from '../../components/index.ts';
import type { Acts } from '../api/act-types.ts';
import type { Problem } from '../api/problem.ts';
import type { Action, Collector, DossierView, Outcome } from '../api/types.ts';
import { useStaff } from '../app/staff-context.tsx';
import { ModalDialog } from '../parts/modal-dialog.tsx';
import { errorAt, ProblemNotice } from '../parts/problem-notice.tsx';
import { bodyOf } from './act-fields.ts';
import { ActForm } from './act-form.tsx';

interface ActionDialogProps {
  readonly action: Action;
  readonly dossier: DossierView;
  readonly problem: Problem | null;
  readonly busy: boolean;
  readonly onAct: <Kind extends Action>(kind: Kind, body: Acts[Kind]) => Promise<void>;
  readonly onClose: () => void;
}

interface PartProps {
  readonly problem: Problem | null;
}

const outcomeOf = (fields: FormData): Outcome => (fields.get('outcome') === 'refuse' ? 'refuse' : 'grant');
const collectorOf = (fields: FormData): Collector =>
  fields.get('collector') === 'representative' ? 'representative' : 'applicant';
const lineOf = (fields: FormData, name: string): string => String(fields.get(name) ?? '').trim();

function ReasonField({ problem, hint, optional }: PartProps & { hint: string; optional?: string }) {
  const { actions: words } = useStaff().words;
  return (
    <Field
      id="reason"
      label={words.reason}
      hint={hint}
      optional={optional}
      error={errorAt(problem, 'reason')}
    >
      {(control) => <textarea {...control} name="reason" className="input" rows={4} />}
    </Field>
  );
}

function OutcomeFields({ problem, chosen }: PartProps & { readonly chosen: Outcome }) {
  const { actions: words } = useStaff().words;
  return (
    <>
      <Choices
        id="outcome"
        name="outcome"
        legend={words.outcome}
        error={errorAt(problem, 'outcome')}
        options={[
          { value: 'grant', label: words.outcomes.grant },
          { value: 'refuse', label: words.outcomes.refuse },
        ]}
        chosen={chosen}
      />
      <ReasonField problem={problem} hint={words.reasonHint} />
    </>
  );
}

/** At the counter somebody collects it; by post or online a proof shows that it arrived. */
function ReturnFields({ problem, channel }: PartProps & { readonly channel: Channel }) {
  const { words: all } = useStaff();
  const words = all.actions;
  if (channel !== 'counter') {
    return (
      <TextField
        id="proof"
        name="proof"
        label={words.fields.proof}
        error={errorAt(problem, 'proof')}
        autoComplete="off"
      />
    );
  }
  return (
    <>
      <Choices
        id="collector"
        name="collector"
        legend={words.collector}
        error={errorAt(problem, 'collector')}
        options={[
          { value: 'applicant', label: words.collectors.applicant },
          { value: 'representative', label: words.collectors.representative },
        ]}
        chosen="applicant"
      />
      <TextField
        id="secret"
        name="secret"
        label={words.secret}
        optional={all.optional}
        error={errorAt(problem, 'secret')}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        code
      />
    </>
  );
}

type Channel = 'counter' | 'post' | 'online';

/** The form of one act. What was typed stays when the server refuses it. */
export function ActionDialog({ action, dossier, problem, busy, onAct, onClose }: ActionDialogProps) {
  const { words: all } = useStaff();
  const words = all.actions;
  const { proposal } = dossier;
  // What was sent comes back by its own way, what was not is collected.
  const channel: Channel = dossier.standing.delivery?.channel ?? 'counter';

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const reason = lineOf(typed, 'reason');
    const remedy = lineOf(typed, 'remedy');
    const outcome = { outcome: outcomeOf(typed), ...(reason ? { reason } : {}) };
    switch (action) {
      case 'propose':
        return void onAct('propose', outcome);
      case 'decide':
        return void onAct('decide', { ...outcome, ...(remedy ? { remedy } : {}) });
      case 'return': {
        if (channel !== 'counter') return void onAct('return', { channel, proof: lineOf(typed, 'proof') });
        const secret = lineOf(typed, 'secret');
        return void onAct('return', {
          channel,
          collector: collectorOf(typed),
          ...(secret ? { secret } : {}),
        });
      }
      default:
        // The fields are listed beside the shapes of the acts, and a test holds the two together.
        return void onAct(action, bodyOf(action, typed) as never);
    }
  }

  return (
    <ModalDialog title={words.buttons[action]} onClose={onClose}>
      <form className="flow" onSubmit={submit} noValidate>
        <ProblemNotice problem={problem} />
        {action === 'decide' && proposal ? (
          <Notice tone="info" title={words.proposed(words.outcomes[proposal.outcome], proposal.by)}>
            {proposal.reason ? <p>{proposal.reason}</p> : null}
          </Notice>
        ) : null}
        {action === 'propose' ? <OutcomeFields problem={problem} chosen="grant" /> : null}
        {action === 'decide' ? (
          <>
            <OutcomeFields problem={problem} chosen={proposal?.outcome ?? 'grant'} />
            <div className="only-refusal">
              <TextField
                id="remedy"
                name="remedy"
                label={words.fields.remedy}
                hint={words.remedyHint}
                optional={all.optional}
              />
            </div>
          </>
        ) : null}
        {action === 'return' ? <ReturnFields problem={problem} channel={channel} /> : null}
        <ActForm action={action} dossier={dossier} problem={problem} />
        <div className="button-row">
          <SubmitButton>
            {busy
              ? words.busy
              : (words.submits[action as keyof typeof words.submits] ?? words.buttons[action])}
          </SubmitButton>
          <button type="button" className={buttonClass('secondary')} onClick={onClose}>
            {all.cancel}
          </button>
        </div>
      </form>
    </ModalDialog>
  );
}
