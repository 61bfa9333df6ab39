import { type FormEvent, useState } from 'react';
import { formatInstant, formatTime } from '../../../kernel/time.ts';
import { buttonClass, Field, StatusTag, SubmitButton, TextField } from '../../components/index.ts';
import type { Problem, Result } from '../api/problem.ts';
import type { SessionView, Side } from '../api/survey-types.ts';
import { useStaff } from '../app/staff-context.tsx';
import { useIntention } from '../app/use-intention.ts';
import { ProblemNotice } from '../parts/problem-notice.tsx';

interface MinutesProps {
  readonly view: SessionView;
  readonly onChange: () => void;
}

/** Drawn up, read back, signed by both sides under the hash of what was read; afterwards only added to. */
export function MinutesPanel({ view, onChange }: MinutesProps) {
  const { client, words: all, now } = useStaff();
  const words = all.surveys;
  const intention = useIntention();
  const [problem, setProblem] = useState<Problem | null>(null);
  const { id, state } = view.session;
  const { minutes } = view;
  const onTeam = view.sides.includes('team');

  async function send(body: object, call: (key: string) => Promise<Result<object>>): Promise<boolean> {
    const answer = await call(intention.keyFor({ id, ...body }));
    setProblem(answer.ok ? null : answer.problem);
    intention.settle();
    onChange();
    return answer.ok;
  }

  function draw(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const endsAt = `${view.day}T${String(new FormData(event.currentTarget).get('endsAt'))}:00+07:00`;
    void send({ endsAt }, (key) => client.surveys.draw(id, endsAt, key));
  }

  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const text = String(new FormData(form).get('text'));
    if (await send({ text }, (key) => client.surveys.addendum(id, text, key))) form.reset();
  }

  return (
    <section className="flow" aria-labelledby="bien-ban">
      <h2 id="bien-ban">{words.minutes}</h2>
      <ProblemNotice problem={problem} />
      {state === 'signed' ? null : <p className="muted">{words.minutesHint}</p>}
      {onTeam && state !== 'signed' ? (
        <form className="survey-statement" onSubmit={draw}>
          <TextField
            id="endsAt"
            name="endsAt"
            type="time"
            label={words.endsAt}
            defaultValue={formatTime(now())}
            required
          />
          <SubmitButton look="secondary">{minutes ? words.drawAgain : words.draw}</SubmitButton>
        </form>
      ) : null}
      {minutes ? (
        <>
          <p className="button-row">
            <a href={`/api/v1/survey/sessions/${id}/minutes.pdf`} target="_blank" rel="noreferrer">
              {words.read}
            </a>
            <a href={`/api/v1/survey/sessions/${id}/minutes.docx`}>{words.readDocx}</a>
          </p>
          <p className="small">
            {words.readHash}: <code className="survey-hash">{minutes}</code>
          </p>
          {(['unit', 'team'] as const).map((side) => (
            <Signature
              key={side}
              view={view}
              side={side}
              onSign={() => send({ side, minutes }, (key) => client.surveys.sign(id, side, minutes, key))}
            />
          ))}
        </>
      ) : null}
      {state === 'signed' ? (
        <>
          <h3>{words.addenda}</h3>
          {view.addenda.length === 0 ? <p className="muted">{words.nothing}</p> : null}
          {view.addenda.map(({ number, text, at }) => (
            <p key={number}>
              <strong>{words.addendum(number)}</strong> ({formatInstant(at)}): {text}
            </p>
          ))}
          {onTeam ? (
            <form className="flow" onSubmit={add}>
              <Field id="text" label={words.addendumText}>
                {(control) => <textarea {...control} name="text" className="input" rows={3} required />}
              </Field>
              <SubmitButton look="secondary">{words.addAddendum}</SubmitButton>
            </form>
          ) : null}
        </>
      ) : null}
    </section>
  );
}

interface SignatureProps {
  readonly view: SessionView;
  readonly side: Side;
  readonly onSign: () => Promise<boolean>;
}

function Signature({ view, side, onSign }: SignatureProps) {
  const words = useStaff().words.surveys;
  const [read, setRead] = useState(false);
  const signature = view.signatures.find((one) => one.side === side);
  if (signature) {
    return (
      <p>
        <StatusTag tone="success">
          {words.signedBy(signature.name, formatInstant(signature.signedAt))}
        </StatusTag>
      </p>
    );
  }
  if (!view.sides.includes(side)) return <p className="muted">{words.unsigned[side]}</p>;
  return (
    <p className="button-row">
      <label className="choice">
        <input type="checkbox" checked={read} onChange={(event) => setRead(event.target.checked)} />
        <span>{words.readIt}</span>
      </label>
      <button type="button" className={buttonClass()} disabled={!read} onClick={() => void onSign()}>
        {words.sign[side]}
      </button>
    </p>
  );
}
