import type { Notebook } from '../keep/notebook.ts';
import type { KeptFile, Sending } from '../keep/rows.ts';
import { type Call, isOk, isRefusal, type Reply, whyOf } from './call.ts';
import { Stopped, stopOf } from './stopped.ts';

/** Bytes that go in one request. */
export const PART = 256 * 1024;

const receivedOf = ({ body }: Reply): number | null =>
  typeof body.receivedBytes === 'number' ? body.receivedBytes : null;

/** Sends the photographs and documents of a session that no server has, each on from where it stopped. @throws Stopped. */
export async function sendFiles(book: Notebook, call: Call, session: string): Promise<void> {
  for (const [id, file] of book.contents().files) {
    if (file.session !== session || file.sending.state !== 'saved') continue;
    const bytes = await book.bytes(id);
    const sending: Sending = bytes
      ? await sendOne(call, id, file, bytes)
      : { state: 'refused', why: 'no bytes on this device' };
    await book.write([{ kind: 'files', id, row: { ...file, sending } }]);
  }
}

async function sendOne(
  call: Call,
  id: string,
  file: KeptFile,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Sending> {
  const { session, item, kind, name, size, sha256, takenAt, place } = file;
  const declared = await call(`/survey/sessions/${session}/evidence`, {
    method: 'POST',
    json: { id, item, kind, name, size, sha256, takenAt, place },
  });
  if (isRefusal(declared)) return { state: 'refused', why: whyOf(declared) };
  if (!isOk(declared)) throw stopOf(declared);
  let from = receivedOf(declared) ?? 0;
  let stuck = 0;
  for (;;) {
    // Where the server has every byte and we missed what it says of them, a part without bytes asks again.
    const part = bytes.slice(from, from + PART);
    const reply = await call(`/survey/evidence/${id}/bytes?from=${from}`, { method: 'PUT', bytes: part });
    const received = receivedOf(reply);
    if (isOk(reply) && reply.body.complete === true) return { state: 'sent' };
    if (isRefusal(reply)) return { state: 'refused', why: whyOf(reply) };
    if (!isOk(reply) || received === null) throw stopOf(reply);
    // Another offset than the server has: it says which, and we go on from there.
    stuck = received > from ? 0 : stuck + 1;
    if (stuck > 2) throw new Stopped({ because: 'busy' });
    from = received;
  }
}
