import { useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { buttonClass } from '../../components/index.ts';
import type { Acts } from '../api/act-types.ts';
import type { Problem } from '../api/problem.ts';
import type { Action, DossierView } from '../api/types.ts';
import { useMe, useStaff } from '../app/staff-context.tsx';
import { useIntention } from '../app/use-intention.ts';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { needsNoForm } from './act-fields.ts';
import { ActionDialog } from './action-dialog.tsx';
import { sorted } from './likely.ts';

interface ActionsProps {
  readonly dossier: DossierView;
  /** Null when the dossier is no business of this person any more. */
  readonly onChanged: (dossier: DossierView | null, action: Action) => void;
}

/** Only what this person may do now: the likeliest in sight, the rest in a menu. */
export function Actions({ dossier, onChanged }: ActionsProps) {
  const { client, words: all } = useStaff();
  const { person } = useMe();
  const words = all.actions;
  const [open, setOpen] = useState<Action | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const intention = useIntention();

  async function act<Kind extends Action>(kind: Kind, body: Acts[Kind]) {
    if (busy) return;
    setBusy(true);
    const answer = await client.act(dossier.code, kind, body, intention.keyFor([kind, body]));
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    intention.settle();
    setProblem(null);
    setOpen(null);
    onChanged(answer.value ?? null, kind);
  }

  function press(action: Action) {
    setProblem(null);
    if (needsNoForm(action)) void act(action, {} as never);
    else setOpen(action);
  }

  if (dossier.actions.length === 0) return <p className="muted">{all.dossier.noActions}</p>;
  const { primary, second, more } = sorted(dossier, person.id);
  return (
    <div className="flow">
      {open === null ? <ProblemNotice problem={problem} /> : null}
      <div className="button-row">
        {(primary ? [primary, ...second] : second).map((action) => (
          <Button
            key={action}
            className={buttonClass(action === primary ? 'primary' : 'secondary')}
            onPress={() => press(action)}
          >
            {words.buttons[action]}
          </Button>
        ))}
        {more.length > 0 ? (
          <MenuTrigger>
            <Button className={buttonClass('secondary')}>
              {words.more} <span aria-hidden="true">▾</span>
            </Button>
            <Popover className="popover popover--menu" offset={2} placement="bottom start">
              <Menu
                className="list-box"
                aria-label={words.more}
                items={more.map((id) => ({ id }))}
                onAction={(key) => {
                  const chosen = more.find((action) => action === key);
                  if (chosen) press(chosen);
                }}
              >
                {({ id }) => (
                  <MenuItem id={id} className="list-box__item">
                    {words.buttons[id]}
                  </MenuItem>
                )}
              </Menu>
            </Popover>
          </MenuTrigger>
        ) : null}
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
