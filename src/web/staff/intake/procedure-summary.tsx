import { Button } from 'react-aria-components';
import { formatInstant } from '../../../kernel/time.ts';
import { buttonClass, Facts, Notice } from '../../components/index.ts';
import type { ProcedureView } from '../api/types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { Why } from '../parts/why.tsx';

interface ProcedureSummaryProps {
  readonly procedure: ProcedureView;
  readonly onChange: () => void;
}

/** What the person at the counter asks: how long, how much, who decides, and whether anyone may. */
export function ProcedureSummary({ procedure, onChange }: ProcedureSummaryProps) {
  const { lang, words: all } = useStaff();
  const words = all.intake.procedure;
  const text = useText();
  const { name, field, term, fee, processedBy, decidedBy, dueIfReceivedNow, duePlain } = procedure;
  const amount =
    fee.amount === 0 ? words.free : `${fee.amount.toLocaleString(lang === 'vi' ? 'vi-VN' : 'en-GB')} ₫`;
  return (
    <div className="flow procedure-summary">
      <div className="page-head">
        <div>
          <p className="procedure-summary__name">{text(name)}</p>
          <p className="muted small">
            {text(field)} · {procedure.code}
          </p>
        </div>
        <Button className={buttonClass('secondary')} onPress={onChange}>
          {words.change}
        </Button>
      </div>
      <Facts
        items={[
          { term: words.due, value: <span className="num">{formatInstant(dueIfReceivedNow)}</span> },
          { term: words.term, value: text(term) },
          {
            term: words.fee,
            value: (
              <>
                {amount}
                {fee.note ? <span className="small">{text(fee.note)}</span> : null}
              </>
            ),
          },
          { term: words.processedBy, value: text(processedBy) },
          ...('holder' in decidedBy ? [{ term: words.decidedBy, value: text(decidedBy.holder) }] : []),
        ]}
      />
      {'refusal' in decidedBy ? (
        <Notice tone="warning" title={words.refusal}>
          <p>{text(decidedBy.refusal)}</p>
        </Notice>
      ) : null}
      <div className="button-row button-row--top">
        <Why title={words.why} sentences={duePlain.map(text)} />
        <Why title={words.chain} sentences={decidedBy.chain.map((link) => text(link.text))} />
      </div>
    </div>
  );
}
