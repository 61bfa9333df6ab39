import { useEffect, useState } from 'react';
import { formatInstant } from '../../../kernel/time.ts';
import { buttonClass, Notice } from '../../components/index.ts';
import type { ChargeView, QrView } from '../api/fees-types.ts';
import type { Problem } from '../api/problem.ts';
import { useStaff } from '../app/staff-context.tsx';
import { useIntention } from '../app/use-intention.ts';
import { Loading } from '../parts/loading.tsx';
import { ModalDialog } from '../parts/modal-dialog.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { inDong } from './money.ts';

interface QrDialogProps {
  readonly charge: ChargeView;
  /** Also when the money has come. */
  readonly onClose: () => void;
}

/** The code that the payer scans. The officer asks whether the money has come; the gateway tells in any case. */
export function QrDialog({ charge, onClose }: QrDialogProps) {
  const { client, words: all } = useStaff();
  const words = all.fees;
  const [qr, setQr] = useState<QrView | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [waiting, setWaiting] = useState(false);
  const intention = useIntention();
  const { id, code } = charge;

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for once, when it is opened
  useEffect(() => {
    void client.fees.qr(id, intention.keyFor({ qr: id })).then((answer) => {
      setProblem(answer.ok ? null : answer.problem);
      if (answer.ok) setQr(answer.value);
    });
  }, [id]);

  async function look() {
    if (qr?.expiresAt) await client.fees.reconcile();
    const answer = await client.fees.charges(code, AbortSignal.timeout(20_000));
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    const now = answer.value.charges.find((each) => each.id === id);
    if (now?.state === 'open') setWaiting(true);
    else onClose();
  }

  return (
    <ModalDialog title={words.qrAlt} onClose={onClose}>
      <ProblemNotice problem={problem} />
      {!qr && !problem ? <Loading lines={4} /> : null}
      {qr ? (
        <>
          <p>{words.qrLead(inDong(qr.amount))}</p>
          <img
            className="qr-code"
            src={`data:image/svg+xml,${encodeURIComponent(qr.svg)}`}
            alt={words.qrAlt}
          />
          {qr.expiresAt ? <p className="muted">{words.qrUntil(formatInstant(qr.expiresAt))}</p> : null}
          <div role="status">{waiting ? <Notice tone="info" title={words.qrNotYet} /> : null}</div>
        </>
      ) : null}
      <div className="button-row">
        {qr ? (
          <button type="button" className={buttonClass()} onClick={() => void look()}>
            {words.qrSeen}
          </button>
        ) : null}
        <button type="button" className={buttonClass('secondary')} onClick={onClose}>
          {all.close}
        </button>
      </div>
    </ModalDialog>
  );
}
