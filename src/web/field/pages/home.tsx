import { type FormEvent, useState } from 'react';
import { type Day, formatDay } from '../../../kernel/time.ts';
import { buttonClass, EmptyState, Notice, SubmitButton, TextField } from '../../components/index.ts';
import { forget, waiting } from '../keep/notebook.ts';
import type { Announced } from '../keep/rows.ts';
import { isOk, whyOf } from '../send/call.ts';
import { fetchSession } from '../send/synchronise.ts';
import { useField } from '../use-field.tsx';

interface Visit extends Omit<Announced, 'id'> {
  readonly visit: string;
  readonly session: string | null;
}

/** The sessions on this device, and those that can be fetched to it. */
export function HomePage() {
  const { book, contents, words, lang } = useField();
  const sessions = [...contents.sessions.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
  const person = contents.settings.get('device')?.person;
  return (
    <div className="flow">
      <h1>{words.home.title}</h1>
      {person ? <p className="muted">{words.signIn.signedInAs(person.name)}</p> : null}
      <section className="flow" aria-labelledby="here">
        <h2 id="here">{words.home.onDevice}</h2>
        {sessions.length === 0 ? (
          <EmptyState title={words.home.none}>
            <p>{words.home.noneHint}</p>
          </EmptyState>
        ) : (
          <ul className="plain-list visits">
            {sessions.map((session) => {
              const count = waiting(contents, session.id);
              return (
                <li key={session.id} className="visit">
                  <a href={`#${session.id}`}>{session.unit[lang]}</a>
                  <span className="muted small">
                    {formatDay(session.day as Day)}, {words.half[session.half]}
                  </span>
                  {count > 0 ? (
                    <span className="small">{words.sending.waiting(count)}</span>
                  ) : (
                    <button
                      type="button"
                      className={buttonClass('secondary')}
                      onClick={() => void forget(book, session.id)}
                    >
                      {words.home.forget}
                    </button>
                  )}
                </li>
              );
            })}
          </ul>
        )}
      </section>
      <Itinerary />
      <p className="muted small">{words.home.install}</p>
    </div>
  );
}

function Itinerary() {
  const { book, call, contents, words, lang, sender } = useField();
  const [visits, setVisits] = useState<readonly Visit[] | null>(null);
  const [opening, setOpening] = useState<Visit | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function ask() {
    const reply = await call('/survey/mine');
    setProblem(isOk(reply) ? null : reply.status === 0 ? words.sending.unreachable : whyOf(reply));
    if (isOk(reply)) setVisits((reply.body as unknown as { readonly visits: readonly Visit[] }).visits);
    // Says whoever is not signed in how to sign in.
    if (reply.status === 401) await sender.run();
  }

  async function bring(visit: Visit, session: string) {
    try {
      const { campaign, unit, day, half } = visit;
      await fetchSession(book, call, { id: session, campaign, unit, day, half });
      location.hash = session;
    } catch {
      setProblem(words.sending.unreachable);
    }
  }

  const missing = visits?.filter(({ session }) => session === null || !contents.sessions.has(session));
  return (
    <section className="flow" aria-labelledby="mine">
      <h2 id="mine">{words.home.mine}</h2>
      {problem ? <Notice tone="error" title={problem} /> : null}
      <button type="button" className={buttonClass('secondary')} onClick={() => void ask()}>
        {words.home.ask}
      </button>
      {missing?.length === 0 ? <p>{words.home.noVisits}</p> : null}
      <ul className="plain-list visits">
        {missing?.map((visit) => (
          <li key={visit.visit} className="visit">
            <strong>{visit.unit[lang]}</strong>
            <span className="muted small">
              {formatDay(visit.day as Day)}, {words.half[visit.half]}
            </span>
            <button
              type="button"
              className={buttonClass('secondary')}
              onClick={() => (visit.session ? void bring(visit, visit.session) : setOpening(visit))}
            >
              {visit.session ? words.home.fetch : words.home.opening}
            </button>
            {opening?.visit === visit.visit ? <OpenForm visit={visit} onOpen={bring} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface OpenFormProps {
  readonly visit: Visit;
  readonly onOpen: (visit: Visit, session: string) => Promise<void>;
}

/** Opens the session of a visit ahead of it: where it is held, from when, and who takes notes. */
function OpenForm({ visit, onOpen }: OpenFormProps) {
  const { call, contents, words } = useField();
  const [problem, setProblem] = useState<string | null>(null);
  const person = contents.settings.get('device')?.person;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const typed = (name: string) => String(fields.get(name));
    const json = {
      place: typed('place'),
      beginsAt: `${visit.day}T${typed('startsAt')}:00+07:00`,
      attendees: [{ side: 'team', name: typed('attendee'), title: typed('title') }],
    };
    const reply = await call(`/survey/visits/${visit.visit}/session`, { method: 'POST', json });
    if (!isOk(reply)) return setProblem(reply.status === 0 ? words.sending.unreachable : whyOf(reply));
    await onOpen(visit, String(reply.body.id));
  }

  return (
    <form className="flow" onSubmit={submit}>
      {problem ? <Notice tone="error" title={problem} /> : null}
      <TextField id="place" name="place" label={words.home.place} required />
      <TextField
        id="startsAt"
        name="startsAt"
        type="time"
        label={words.home.startsAt}
        defaultValue={visit.half === 'morning' ? '08:00' : '14:00'}
        required
      />
      <TextField
        id="attendee"
        name="attendee"
        label={words.home.attendee}
        defaultValue={person?.name}
        required
      />
      <TextField id="title" name="title" label={words.home.attendeeTitle} required />
      <SubmitButton>{words.home.open}</SubmitButton>
    </form>
  );
}
