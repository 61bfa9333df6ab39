import { useCallback } from 'react';
import { formatInstant } from '../../../kernel/time.ts';
import { DescriptionList, StatusTag, type Tone } from '../../components/index.ts';
import type { ChargeState, ChargeView } from '../api/fees-types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { useResource } from '../app/use-resource.ts';
import { Loading } from '../parts/loading.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { ChargeActions } from './charge-actions.tsx';
import { inDong } from './money.ts';

const tones: Readonly<Record<ChargeState, Tone>> = {
  open: 'warning',
  paid: 'success',
  waived: 'neutral',
  refunded: 'neutral',
};

function Lines({ charge }: { readonly charge: ChargeView }) {
  const words = useStaff().words.fees;
  const text = useText();
  const { lines, exemption, total, state } = charge;
  return (
    <DescriptionList
      items={[
        ...lines.map(({ kind, amount, per, count, sum, source }) => ({
          term: words.kinds[kind],
          value: (
            <>
              <span className="num">{inDong(sum)}</span>
              {per === 'copy' ? (
                <span className="muted small"> ({words.copies(count, inDong(amount))})</span>
              ) : null}
              <span className="muted small block">{words.source(source)}</span>
            </>
          ),
        })),
        ...(exemption
          ? [
              {
                term: words.exempt,
                value: (
                  <>
                    {words.exemption(text(exemption.name), exemption.share)}
                    <span className="muted small block">{words.source(exemption.source)}</span>
                  </>
                ),
              },
            ]
          : []),
        {
          term: words.total,
          value: (
            <>
              <strong className="num">{inDong(total)}</strong>{' '}
              <StatusTag tone={tones[state]}>{words.states[state]}</StatusTag>
            </>
          ),
        },
      ]}
    />
  );
}

function Payments({ id: charge, payments }: Pick<ChargeView, 'id' | 'payments'>) {
  const words = useStaff().words.fees;
  if (payments.length === 0) return null;
  return (
    <ul className="payment-list" aria-label={words.payments}>
      {payments.map(({ id, method, amount, receivedAt, receipt, refunds, reason, officer }) => (
        <li key={id}>
          <span className="num">{inDong(amount)}</span> · {refunds ? `${words.refundOf}, ` : ''}
          {words.methods[method]}
          <span className="muted small block">
            {[formatInstant(receivedAt), officer, reason].filter(Boolean).join(' · ')}
            {receipt ? (
              <a
                className="block"
                href={`/api/v1/charges/${charge}/receipts/${id}.pdf`}
                target="_blank"
                rel="noreferrer"
              >
                {words.receipt(receipt.series, String(receipt.number).padStart(7, '0'))} (PDF)
              </a>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What a dossier costs, what was paid, and what the counter can do about it. */
export function FeePanel({ code }: { readonly code: string }) {
  const { client, words } = useStaff();
  const { value, problem, loading, reload } = useResource(
    useCallback((signal: AbortSignal) => client.fees.charges(code, signal), [client, code]),
  );
  return (
    <div className="flow">
      <ProblemNotice problem={problem} onRetry={reload} />
      {!value && loading ? <Loading lines={4} /> : null}
      {value?.charges.length === 0 ? <p className="muted">{words.fees.free}</p> : null}
      {value?.charges.map((charge) => (
        <div className="flow" key={charge.id}>
          <Lines charge={charge} />
          <Payments id={charge.id} payments={charge.payments} />
          {charge.mayTake ? <ChargeActions charge={charge} onChanged={reload} /> : null}
        </div>
      ))}
    </div>
  );
}
