import type { AnswerEntry } from '../../../surveys/index.ts';
import type { Notebook } from '../keep/notebook.ts';
import type { Change, KeptEntry, Sending } from '../keep/rows.ts';
import { type Call, isOk, isRefusal, type Reply, whyOf } from './call.ts';
import { stopOf } from './stopped.ts';

const BATCH = 100;

const list = <T>(value: unknown): readonly T[] => (Array.isArray(value) ? value : []);

/** By how many minutes the server finds the device's clock wrong; null: by none worth a word. */
export const minutesOffOf = ({ body }: Reply): number | null =>
  typeof body.deviceMinutesOff === 'number' ? body.deviceMinutesOff : null;

const batchesOf = <T>(rows: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, n) => rows.slice(n * size, (n + 1) * size));

/** What the server is told: whose answer it is, it knows from who is signed in. */
const told = ({ personId: _, ...entry }: AnswerEntry) => entry;

/**
 * Sends the answers of a session that no server has. A batch that is refused is halved until the answer that is meant
 * stands alone; that one is marked, the others go through.
 * @returns by how many minutes the device's clock is wrong, if at all.
 * @throws Stopped.
 */
export async function sendEntries(book: Notebook, call: Call, session: string): Promise<number | null> {
  const pending = [...book.contents().entries]
    .filter(([, kept]) => kept.session === session && kept.sending.state === 'saved')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const batches = batchesOf(pending, BATCH);
  let minutesOff: number | null = null;
  for (let batch = batches.shift(); batch; batch = batches.shift()) {
    const entries = batch.map(([, { entry }]) => told(entry));
    const reply = await call(`/survey/sessions/${session}/entries`, { method: 'POST', json: { entries } });
    if (isOk(reply)) {
      minutesOff = minutesOffOf(reply);
      await book.write(taken(batch, session, reply));
    } else if (!isRefusal(reply)) {
      throw stopOf(reply);
    } else if (batch.length > 1) {
      batches.unshift(...batchesOf(batch, Math.ceil(batch.length / 2)));
    } else {
      await book.write(batch.map(marked({ state: 'refused', why: whyOf(reply) })));
    }
  }
  return minutesOff;
}

const marked =
  (sending: Sending) =>
  ([id, kept]: [string, KeptEntry]): Change => ({ kind: 'entries', id, row: { ...kept, sending } });

function taken(batch: readonly [string, KeptEntry][], session: string, { body }: Reply): Change[] {
  const late = new Set(list<string>(body.late));
  const accepted = new Set(list<string>(body.accepted));
  const known: Change[] = Array.isArray(body.entries)
    ? [{ kind: 'theirs', id: session, row: list<AnswerEntry>(body.entries) }]
    : [];
  return [
    ...batch.filter(([id]) => late.has(id)).map(marked({ state: 'late' })),
    ...batch.filter(([id]) => accepted.has(id) && !late.has(id)).map(marked({ state: 'sent' })),
    ...known,
  ];
}
