import { type FormEvent, useState } from 'react';
import { Button } from 'react-aria-components';
import { v4 as uuid } from 'uuid';
import { buttonClass, Notice, SubmitButton, TextField } from '../../components/index.ts';
import type { Acts } from '../api/act-types.ts';
import type { Problem } from '../api/problem.ts';
import { useStaff } from '../app/staff-context.tsx';
import { bodyOf } from '../dossier/act-fields.ts';
import { PersonSelect, UnitSelect } from '../dossier/act-selects.tsx';
import { ModalDialog } from '../parts/modal-dialog.tsx';

interface BulkHandOverProps {
  readonly codes: readonly string[];
  /** Told which could not be handed over. */
  readonly onLeft: (codes: readonly string[]) => void;
}

interface Failure {
  readonly code: string;
  readonly problem: Problem;
}

interface Outcome {
  readonly done: number;
  readonly failed: readonly Failure[];
}

/** What can be done with the selected rows, and what came of it. */
export function BulkHandOver({ codes, onLeft }: BulkHandOverProps) {
  const words = useStaff().words.work.bulk;
  const [open, setOpen] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  return (
    <div>
      <div role="status">{outcome ? <OutcomeNotice outcome={outcome} /> : null}</div>
      {codes.length > 0 ? (
        <div className="button-row sticky-row">
          <span>{words.chosen(codes.length)}</span>
          <Button className={buttonClass()} onPress={() => setOpen(true)}>
            {words.button}
          </Button>
          <Button className={buttonClass('secondary')} onPress={() => onLeft([])}>
            {words.clear}
          </Button>
        </div>
      ) : null}
      {open ? (
        <HandOverDialog
          codes={codes}
          onClose={() => setOpen(false)}
          onDone={(done) => {
            setOpen(false);
            setOutcome(done);
            onLeft(done.failed.map(({ code }) => code));
          }}
        />
      ) : null}
    </div>
  );
}

function OutcomeNotice({ outcome: { done, failed } }: { readonly outcome: Outcome }) {
  const words = useStaff().words.work.bulk;
  return (
    <div className="flow">
      {done > 0 ? <Notice tone="success" title={words.done(done)} /> : null}
      {failed.length > 0 ? (
        <Notice tone="error" title={words.failed(failed.length)}>
          <ul>
            {failed.map(({ code, problem: { title, detail, errors } }) => (
              <li key={code}>
                <strong>{code}</strong>:{' '}
                {[...new Set([title, detail, ...errors.map(({ message }) => message)])]
                  .filter(Boolean)
                  .join(' ')}
              </li>
            ))}
          </ul>
          <p>{words.kept}</p>
        </Notice>
      ) : null}
    </div>
  );
}

interface HandOverDialogProps {
  readonly codes: readonly string[];
  readonly onClose: () => void;
  readonly onDone: (outcome: Outcome) => void;
}

/** One act a dossier: what is refused for one is no hindrance to the others. */
function HandOverDialog({ codes, onClose, onDone }: HandOverDialogProps) {
  const { client, words: all } = useStaff();
  const { actions, work } = all;
  const [unit, setUnit] = useState('');
  const [sent, setSent] = useState<number | null>(null);
  const frame = (id: keyof typeof actions.fields, optional: boolean) => ({
    id,
    label: actions.fields[id],
    optional: optional ? all.optional : undefined,
    error: undefined,
  });

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (sent !== null) return;
    const body = bodyOf('hand-over', new FormData(event.currentTarget)) as unknown as Acts['hand-over'];
    const failed: Failure[] = [];
    for (const [index, code] of codes.entries()) {
      setSent(index);
      const answer = await client.act(code, 'hand-over', body, uuid());
      if (!answer.ok) failed.push({ code, problem: answer.problem });
    }
    onDone({ done: codes.length - failed.length, failed });
  }

  return (
    <ModalDialog title={work.bulk.button} onClose={onClose}>
      <form className="flow" onSubmit={submit}>
        <UnitSelect frame={frame('unit', false)} name="unit" oneStop={null} onUnit={setUnit} required />
        <PersonSelect frame={frame('personId', true)} name="personId" unit={unit} anybody />
        <TextField {...frame('note', true)} name="note" autoComplete="off" />
        <div className="button-row">
          <SubmitButton>
            {sent === null ? work.bulk.submit(codes.length) : work.bulk.sending(sent + 1, codes.length)}
          </SubmitButton>
          <button type="button" className={buttonClass('secondary')} onClick={onClose}>
            {all.cancel}
          </button>
        </div>
      </form>
    </ModalDialog>
  );
}
