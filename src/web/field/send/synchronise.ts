import type { AnswerEntry, SessionState } from '../../../surveys/index.ts';
import { type Notebook, waiting } from '../keep/notebook.ts';
import type { Announced, LiveValue, SavedSession } from '../keep/rows.ts';
import { type Call, isOk } from './call.ts';
import { sendEntries } from './entries.ts';
import { sendFiles } from './files.ts';
import { sendNotes } from './notes.ts';
import { type Stop, Stopped, stopOf } from './stopped.ts';

export interface Outcome {
  /** What kept it from sending everything; null: nothing did. */
  readonly stop: Stop | null;
  /** By how many minutes the device's clock is wrong, when it is. */
  readonly minutesOff: number | null;
}

/** Fetches everything of a session that is needed to go on without a network. @throws Stopped. */
export async function fetchSession(book: Notebook, call: Call, announced: Announced): Promise<void> {
  const reply = await call(`/survey/sessions/${announced.id}`);
  if (!isOk(reply)) throw stopOf(reply);
  // The server is this project's own: its successes are taken at their word.
  const { session, definition, results, entries } = reply.body as unknown as {
    readonly session: { readonly state: SessionState };
    readonly definition: SavedSession['definition'];
    readonly results: readonly { readonly item: string; readonly figure: LiveValue | null }[];
    readonly entries: readonly AnswerEntry[];
  };
  const figures = Object.fromEntries(
    results.flatMap(({ item, figure }) =>
      figure ? [[item, { label: figure.label, value: figure.value }] as const] : [],
    ),
  );
  const { id, campaign, unit, day, half } = announced;
  await book.write([
    {
      kind: 'sessions',
      id,
      row: { id, campaign, unit, day, half, state: session.state, definition, figures },
    },
    { kind: 'theirs', id, row: entries },
  ]);
}

/** What was answered by one person is never sent in the name of another. @throws Stopped. */
async function refuseOthers(book: Notebook, call: Call): Promise<void> {
  const reply = await call('/session');
  if (!isOk(reply)) throw stopOf(reply);
  const { person } = reply.body as unknown as { readonly person: { readonly id: string } };
  const owner = book.contents().settings.get('device')?.person;
  if (owner && owner.id !== person.id && waiting(book.contents()) > 0)
    throw new Stopped({ because: 'other-person', name: owner.name });
}

/**
 * Sends what no server has and fetches what others answered. What was sent is marked as soon as the server said so;
 * whatever interrupts it, the next time goes on from there. One session that is not allowed does not keep the others.
 */
export async function synchronise(book: Notebook, call: Call): Promise<Outcome> {
  let minutesOff: number | null = null;
  let refusal: Stop | null = null;
  try {
    await refuseOthers(book, call);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return { stop: error.stop, minutesOff };
  }
  for (const session of book.contents().sessions.values()) {
    try {
      if (waiting(book.contents(), session.id) > 0) {
        minutesOff = (await sendEntries(book, call, session.id)) ?? minutesOff;
        await sendNotes(book, call, session.id);
        await sendFiles(book, call, session.id);
      }
      await fetchSession(book, call, session);
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      if (error.stop.because !== 'not-allowed') return { stop: error.stop, minutesOff };
      refusal = error.stop;
    }
  }
  return { stop: refusal, minutesOff };
}
