import { type FormEvent, type ReactNode, useState } from 'react';
import { buttonClass, Choices, Field, SubmitButton, TextField } from '../../components/index.ts';
import type { ChargeActs, ChargeView } from '../api/fees-types.ts';
import type { Problem } from '../api/problem.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { useIntention } from '../app/use-intention.ts';
import { ModalDialog } from '../parts/modal-dialog.tsx';
import { errorAt, ProblemNotice } from '../parts/problem-notice.tsx';
import { inDong } from './money.ts';
import { QrDialog } from './qr-dialog.tsx';

type Opened = 'qr' | Exclude<keyof ChargeActs, 'pay-cash'>;

interface ChargeActionsProps {
  readonly charge: ChargeView;
  readonly onChanged: () => void;
}

/** What a counter officer can do about a charge. Cash is one press on its own amount; a slip is given back. */
export function ChargeActions({ charge, onChanged }: ChargeActionsProps) {
  const { client, words: all } = useStaff();
  const words = all.fees;
  const text = useText();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const intention = useIntention();
  const { id, due, state, grounds, payments } = charge;
  const refundable = payments.find(
    ({ id: payment, amount }) => amount > 0 && !payments.some(({ refunds }) => refunds === payment),
  );

  function open(next: Opened | null) {
    setProblem(null);
    setOpened(next);
  }

  async function act<Kind extends keyof ChargeActs>(kind: Kind, body: ChargeActs[Kind]) {
    if (busy) return;
    setBusy(true);
    const answer = await client.fees.act(id, kind, body, intention.keyFor({ kind, body }));
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    intention.settle();
    setOpened(null);
    onChanged();
  }

  const form = (kind: Exclude<Opened, 'qr'>, lead: string, children: ReactNode) => (
    <ModalDialog title={words[formTitles[kind]]} onClose={() => open(null)}>
      <form className="flow" onSubmit={submitted(kind)} noValidate>
        <p>{lead}</p>
        <ProblemNotice problem={problem} />
        {children}
        <div className="button-row">
          <SubmitButton>{busy ? words.busy : words[formTitles[kind]]}</SubmitButton>
          <button type="button" className={buttonClass('secondary')} onClick={() => open(null)}>
            {all.cancel}
          </button>
        </div>
      </form>
    </ModalDialog>
  );

  const submitted = (kind: Exclude<Opened, 'qr'>) => (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const line = (name: string) => String(fields.get(name) ?? '').trim();
    switch (kind) {
      case 'pay-transfer':
        return void act(kind, { amount: due, reference: line('reference') });
      case 'exempt':
        return void act(kind, { ground: line('ground') });
      case 'refund':
        return void act(kind, {
          payment: refundable?.id ?? '',
          method: line('method') === 'transfer' ? 'transfer' : 'cash',
          reason: line('reason'),
        });
    }
  };

  const button = (label: string, onPress: () => void, first = false) => (
    <button type="button" className={buttonClass(first ? 'primary' : 'secondary')} onClick={onPress}>
      {label}
    </button>
  );

  return (
    <>
      {opened === null ? <ProblemNotice problem={problem} /> : null}
      <div className="button-row no-print">
        {due > 0 ? button(words.cash(inDong(due)), () => void act('pay-cash', { amount: due }), true) : null}
        {state === 'open' ? button(words.qr, () => open('qr')) : null}
        {due > 0 ? button(words.transfer, () => open('pay-transfer')) : null}
        {due > 0 && grounds.length > 0 ? button(words.exempt, () => open('exempt')) : null}
        {refundable ? button(words.refund, () => open('refund')) : null}
      </div>
      {opened === 'qr' ? (
        <QrDialog
          charge={charge}
          onClose={() => {
            open(null);
            onChanged();
          }}
        />
      ) : null}
      {opened === 'pay-transfer'
        ? form(
            opened,
            words.transferLead,
            <TextField
              id="reference"
              name="reference"
              label={words.reference}
              error={errorAt(problem, 'reference')}
              autoComplete="off"
              code
            />,
          )
        : null}
      {opened === 'exempt'
        ? form(
            opened,
            words.exemptLead,
            <Choices
              id="ground"
              name="ground"
              legend={words.ground}
              error={errorAt(problem, 'ground')}
              options={grounds.map(({ ground, name, share }) => ({
                value: ground,
                label: words.exemption(text(name), share),
              }))}
              chosen={grounds[0]?.ground ?? null}
            />,
          )
        : null}
      {opened === 'refund' && refundable
        ? form(
            opened,
            words.refundLead(inDong(refundable.amount)),
            <>
              <Choices
                id="method"
                name="method"
                legend={words.refundBy}
                options={[
                  { value: 'cash', label: words.methods.cash },
                  { value: 'transfer', label: words.methods.transfer },
                ]}
                chosen={refundable.method === 'cash' ? 'cash' : 'transfer'}
              />
              <Field id="reason" label={words.reason} error={errorAt(problem, 'reason')}>
                {(control) => <textarea {...control} name="reason" className="input" rows={3} />}
              </Field>
            </>,
          )
        : null}
    </>
  );
}

const formTitles = { 'pay-transfer': 'transfer', exempt: 'exempt', refund: 'refund' } as const;
