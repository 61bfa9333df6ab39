import { useState } from 'react';
import { Button } from 'react-aria-components';
import { buttonClass } from '../../components/index.ts';
import type { Problem } from '../api/problem.ts';
import type { Action, Acts, DossierView } from '../api/types.ts';
import { useStaff } from '../app/staff-context.tsx';
import { useIntention } from '../app/use-intention.ts';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { ActionDialog } from './action-dialog.tsx';

interface ActionsProps {
  readonly dossier: DossierView;
  readonly onChanged: (dossier: DossierView, action: Action) => void;
}

/** Only what this person may do now; taking a dossier in hand asks nothing, the rest opens a small form. */
export function Actions({ dossier, onChanged }: ActionsProps) {
  const { client, words: all } = useStaff();
  const words = all.actions;
  const [open, setOpen] = useState<Exclude<Action, 'take'> | null>(null);
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

  if (dossier.actions.length === 0) return <p className="muted">{all.dossier.noActions}</p>;
  return (
    <div className="flow no-print">
      {open === null ? <ProblemNotice problem={problem} /> : null}
      <div className="button-row">
        {dossier.actions.map((action, index) => (
          <Button
            key={action}
            className={buttonClass(index === 0 ? 'primary' : 'secondary')}
            onPress={() => {
              setProblem(null);
              if (action === 'take') void act('take', {});
              else setOpen(action);
            }}
          >
            {words.buttons[action]}
          </Button>
        ))}
      </div>
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
