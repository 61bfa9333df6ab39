import { useState } from 'react';
import { Button } from 'react-aria-components';
import { buttonClass } from '../../components/index.ts';
import type { Problem } from '../api/problem.ts';
import type { Action, Acts, DossierView } from '../api/types.ts';
import { useStaff } from '../app/staff-context.tsx';
import { useIntention } from '../app/use-intention.ts';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { needsNoForm } from './act-fields.ts';
import { ActionDialog } from './action-dialog.tsx';

/** Two buttons say what comes next; more than that is a wall. */
const IN_SIGHT = 2;

interface ActionsProps {
  readonly dossier: DossierView;
  readonly onChanged: (dossier: DossierView, action: Action) => void;
}

/** Only what this person may do now: the likeliest in sight, the rest one touch away. */
export function Actions({ dossier, onChanged }: ActionsProps) {
  const { client, words: all } = useStaff();
  const words = all.actions;
  const [open, setOpen] = useState<Action | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const intention = useIntention();

  async function act<Kind extends Action>(kind: Kind, body: Acts[Kind]) {
    if (busy) return;
    setBusy(true);
    const answer = await client.act(dossier.code, kind, body, intention.keyFor({ kind, body }));
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    intention.settle();
    setOpen(null);
    onChanged(answer.value, kind);
  }

  function press(action: Action) {
    setProblem(null);
    if (needsNoForm(action)) void act(action, {} as never);
    else setOpen(action);
  }

  if (dossier.actions.length === 0) return <p className="muted no-print">{all.dossier.noActions}</p>;
  const inSight = dossier.actions.slice(0, IN_SIGHT);
  const more = dossier.actions.slice(IN_SIGHT);
  return (
    <div className="flow no-print">
      {open === null ? <ProblemNotice problem={problem} /> : null}
      <div className="button-row">
        {inSight.map((action, index) => (
          <Button
            key={action}
            className={buttonClass(index === 0 ? 'primary' : 'secondary')}
            onPress={() => press(action)}
          >
            {words.buttons[action]}
          </Button>
        ))}
      </div>
      {more.length > 0 ? (
        <details className="explained">
          <summary>{words.more}</summary>
          <div className="button-row">
            {more.map((action) => (
              <Button key={action} className={buttonClass('secondary')} onPress={() => press(action)}>
                {words.buttons[action]}
              </Button>
            ))}
          </div>
        </details>
      ) : null}
      {open ? (
        <ActionDialog
          action={open}
          dossier={dossier}
          problem={problem}
          busy={busy}
          onAct={act}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </div>
  );
}
