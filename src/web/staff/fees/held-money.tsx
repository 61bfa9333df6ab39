import { type FormEvent, useState } from 'react';
import { Notice, Section, SubmitButton, TextField } from '../../components/index.ts';
import type { CounterDayView } from '../api/fees-types.ts';
import type { Problem } from '../api/problem.ts';
import { useStaff } from '../app/staff-context.tsx';
import { useIntention } from '../app/use-intention.ts';
import { Moment } from '../parts/moment.tsx';
import { errorAt, ProblemNotice } from '../parts/problem-notice.tsx';
import { inDong } from './money.ts';

interface HeldMoneyProps {
  readonly slug: string;
  readonly held: CounterDayView['held'];
  readonly onSettled: () => void;
}

/** Money that came in and could not be booked, each with a line to say what was done with it. */
export const HeldMoney = ({ slug, held, onSettled }: HeldMoneyProps) => {
  const words = useStaff().words.fees.held;
  return (
    <Section id="tien-cho" title={words.title}>
      <p className="muted">{words.lead}</p>
      <ul className="held-list">
        {held.map((money) => (
          <li key={money.reference}>
            <Held slug={slug} money={money} onSettled={onSettled} />
          </li>
        ))}
      </ul>
    </Section>
  );
};

interface HeldProps {
  readonly slug: string;
  readonly money: CounterDayView['held'][number];
  readonly onSettled: () => void;
}

function Held({ slug, money, onSettled }: HeldProps) {
  const { client, words: all } = useStaff();
  const words = all.fees.held;
  const [problem, setProblem] = useState<Problem | null>(null);
  const intention = useIntention();
  const { reference, amount, paidAt, outcome, code } = money;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const settlement = String(new FormData(event.currentTarget).get('settlement') ?? '').trim();
    const key = intention.keyFor({ reference, settlement });
    const answer = await client.fees.settle(slug, reference, settlement, key);
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) onSettled();
  }

  return (
    <form className="flow" onSubmit={submit} noValidate>
      <Notice tone="warning" title={`${inDong(amount)}: ${words.outcomes[outcome]}`}>
        <p className="num">
          {code ? `${code} · ` : ''}
          {reference} · <Moment at={paidAt} />
        </p>
      </Notice>
      {/* A fault of the one field is said at the field. */}
      <ProblemNotice problem={problem && problem.errors.length === 0 ? problem : null} />
      <TextField
        id={`settlement-${reference}`}
        name="settlement"
        label={words.settlement}
        error={errorAt(problem, 'settlement')}
        autoComplete="off"
      />
      <SubmitButton look="secondary">{words.settle}</SubmitButton>
    </form>
  );
}
