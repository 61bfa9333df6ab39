import { type FormEvent, useState } from 'react';
import type { Day } from '../../../kernel/time.ts';
import { DescriptionList, SubmitButton, TextField } from '../../components/index.ts';
import type { CounterDayView } from '../api/fees-types.ts';
import type { Problem } from '../api/problem.ts';
import { useStaff } from '../app/staff-context.tsx';
import { useIntention } from '../app/use-intention.ts';
import { errorAt, ProblemNotice } from '../parts/problem-notice.tsx';
import { inDong, typedAmount } from './money.ts';

interface CloseFormProps {
  readonly slug: string;
  readonly day: Day;
  readonly cash: number;
  readonly onClosed: (day: CounterDayView) => void;
}

/** Counting the drawer: what should be there and the difference stand beside what is typed. */
export function CloseForm({ slug, day, cash, onClosed }: CloseFormProps) {
  const { client, words: all } = useStaff();
  const words = all.fees.day;
  const [opening, setOpening] = useState('0');
  const [counted, setCounted] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const intention = useIntention();
  const [openingAmount, countedAmount] = [typedAmount(opening), typedAmount(counted)];
  const expected = openingAmount === null ? null : openingAmount + cash;
  const difference = expected === null || countedAmount === null ? null : countedAmount - expected;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (busy || openingAmount === null || countedAmount === null) return;
    const closing = { day, opening: openingAmount, counted: countedAmount, reason: reason.trim() };
    setBusy(true);
    const answer = await client.fees.closeDay(slug, closing, intention.keyFor(closing));
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    intention.settle();
    onClosed(answer.value);
  }

  const wrong = (amount: number | null, path: string) =>
    tried && amount === null ? words.notAmount : errorAt(problem, path);

  return (
    <form className="flow close-form" onSubmit={submit} noValidate>
      <p className="muted">{words.closeLead}</p>
      <ProblemNotice problem={problem} />
      <TextField
        id="opening"
        label={words.opening}
        hint={words.amountHint}
        error={wrong(openingAmount, 'opening')}
        inputMode="numeric"
        autoComplete="off"
        code
        value={opening}
        onChange={({ target }) => setOpening(target.value)}
      />
      <TextField
        id="counted"
        label={words.counted}
        hint={words.amountHint}
        error={wrong(countedAmount, 'counted')}
        inputMode="numeric"
        autoComplete="off"
        code
        value={counted}
        onChange={({ target }) => setCounted(target.value)}
      />
      <DescriptionList
        items={[
          { term: words.expected, value: expected === null ? '—' : inDong(expected) },
          {
            term: words.difference,
            value: difference === null ? '—' : words.differs(difference, inDong(Math.abs(difference))),
          },
        ]}
      />
      <TextField
        id="reason"
        label={words.differenceReason}
        optional={words.onlyIfDifferent}
        error={errorAt(problem, 'reason')}
        autoComplete="off"
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <div className="button-row">
        <SubmitButton>{busy ? all.fees.busy : words.close}</SubmitButton>
      </div>
    </form>
  );
}
