import type { Notebook } from '../keep/notebook.ts';
import { type Call, isOk, isRefusal, whyOf } from './call.ts';
import { stopOf } from './stopped.ts';

const paths = { difficulty: 'difficulties', recommendation: 'recommendations' } as const;

/** Sends the difficulties and recommendations of a session that no server has. @throws Stopped. */
export async function sendNotes(book: Notebook, call: Call, session: string): Promise<void> {
  for (const [id, note] of book.contents().notes) {
    if (note.session !== session || note.sending.state !== 'saved') continue;
    const { kind, cause, text } = note;
    const about = { id, cause, text };
    const json = kind === 'difficulty' ? about : { ...about, public: note.public };
    const reply = await call(`/survey/sessions/${session}/${paths[kind]}`, { method: 'POST', json });
    if (!isOk(reply) && !isRefusal(reply)) throw stopOf(reply);
    const sending = isOk(reply)
      ? ({ state: 'sent' } as const)
      : ({ state: 'refused', why: whyOf(reply) } as const);
    await book.write([{ kind: 'notes', id, row: { ...note, sending } }]);
  }
}
