import { type FormEvent, useState } from 'react';
import { buttonClass, Notice, StatusTag, SubmitButton, TextField } from '../../components/index.ts';
import { waiting } from '../keep/notebook.ts';
import { isOk, whyOf } from '../send/call.ts';
import type { Stop } from '../send/stopped.ts';
import { useField, useSending } from '../use-field.tsx';

/** What is on no server yet, and what keeps it from getting there. */
export function SendBar() {
  const { contents, words, sender } = useField();
  const { running, stop, minutesOff } = useSending();
  const count = waiting(contents);
  return (
    <section className="send-bar" aria-live="polite">
      <p className="send-bar__state">
        <StatusTag tone={count > 0 ? 'warning' : 'success'}>
          {running ? words.sending.running : count > 0 ? words.sending.waiting(count) : words.sending.allSent}
        </StatusTag>
        <button type="button" className={buttonClass('secondary')} onClick={() => void sender.run()}>
          {words.sending.now}
        </button>
      </p>
      {stop && !running ? <p className="muted small">{sentence(stop, words.sending)}</p> : null}
      {minutesOff === null ? null : (
        <Notice tone="warning" title={words.sending.clockOff(howFar(minutesOff, words.sending))} />
      )}
      {stop?.because === 'signed-out' || stop?.because === 'other-person' ? <SignIn /> : null}
    </section>
  );
}

const DAY = 24 * 60;
const howFar = (minutes: number, words: ReturnType<typeof useField>['words']['sending']): string => {
  const off = Math.abs(minutes);
  return off < 2 * DAY ? words.minutes(off) : words.days(Math.round(off / DAY));
};

function sentence(stop: Stop, words: ReturnType<typeof useField>['words']['sending']): string {
  if (stop.because === 'other-person') return words.otherPerson(stop.name);
  if (stop.because === 'not-allowed') return stop.why;
  return words[stop.because];
}

function SignIn() {
  const { book, call, contents, words, sender } = useField();
  const [problem, setProblem] = useState<string | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const json = { username: String(fields.get('username')), password: String(fields.get('password')) };
    const reply = await call('/session', { method: 'POST', json });
    if (!isOk(reply)) {
      setProblem(reply.status === 0 ? words.sending.unreachable : whyOf(reply));
      return;
    }
    const { person } = reply.body as unknown as { readonly person: { id: string; name: string } };
    const { device } = contents.settings.get('device')!;
    // While answers of one person wait here, the device stays theirs.
    if (waiting(contents) === 0)
      await book.write([
        { kind: 'settings', id: 'device', row: { device, person: { id: person.id, name: person.name } } },
      ]);
    setProblem(null);
    await sender.run();
  }

  return (
    <form className="flow sign-in-here" onSubmit={submit}>
      <h2>{words.signIn.title}</h2>
      <p>{words.signIn.lead}</p>
      {problem ? <Notice tone="error" title={problem} /> : null}
      <TextField
        id="username"
        name="username"
        label={words.signIn.username}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <TextField
        id="password"
        name="password"
        type="password"
        label={words.signIn.password}
        autoComplete="current-password"
        required
      />
      <SubmitButton>{words.signIn.button}</SubmitButton>
    </form>
  );
}
