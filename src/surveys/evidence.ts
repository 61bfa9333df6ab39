import type { z } from 'zod';
import { inspectFile, storeBlob } from '../documents/index.ts';
import type { Queryable, Transaction } from '../kernel/database.ts';
import { notFound, Refusal, type Text } from '../kernel/refusal.ts';
import { dayOf, type Instant, instant } from '../kernel/time.ts';
import { type Command, type CommandContext, personIdOf, sha256 } from '../ledger/index.ts';
import { evidenceSchema, partSchema } from './input.ts';
import { isOnTeam, refusals, speaksFor } from './permission.ts';
import { lockSession } from './session-store.ts';
import { noSession, recordAt } from './sessions.ts';

/** Bytes of one part at most; a telephone on a weak line loses no more than this. */
export const MAX_PART_BYTES = 256 * 1024;

/** How far a photograph or document has come. */
export interface Received {
  readonly receivedBytes: number;
  readonly complete: boolean;
}

export interface Evidence {
  readonly id: string;
  readonly item: string | null;
  readonly kind: 'photograph' | 'document';
  readonly name: string;
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly takenAt: Instant;
  readonly place: {
    readonly latitude: number;
    readonly longitude: number;
    readonly accuracyM: number;
  } | null;
  readonly complete: boolean;
  /** Came after the minutes were signed. */
  readonly late: boolean;
}

export const evidenceOf = (db: Queryable, sessionId: string): Promise<Evidence[]> => db<Evidence[]>`
  SELECT id, item, kind, name, size, encode(sha256, 'hex') AS sha256, taken_at AS "takenAt", place,
    blob_sha256 IS NOT NULL AS complete, late
  FROM evidence WHERE session_id = ${sessionId} ORDER BY received_at, id`;

/** @throws Refusal 404 while its bytes are not complete. */
export async function evidenceFile(db: Queryable, id: string) {
  const [file] = await db<{ sessionId: string; name: string; mediaType: string; bytes: Buffer }[]>`
    SELECT e.session_id AS "sessionId", e.name, b.media_type AS "mediaType", b.bytes
    FROM evidence e JOIN blob b ON b.sha256 = e.blob_sha256 WHERE e.id = ${id}`;
  if (!file) throw notFound({ vi: 'tệp này', en: 'file' });
  return file;
}

const refused = (status: number, code: string, title: Text) => new Refusal(status, code, title);

const lockOpenTo = async (tx: Transaction, id: string, { actor, at }: CommandContext) => {
  const session = await lockSession(tx, id);
  if (!session) throw noSession();
  const personId = personIdOf(actor);
  const [on, { visitId, unitId }] = [dayOf(at), session];
  if (!(await isOnTeam(tx, visitId, personId, on)) && !(await speaksFor(tx, unitId, personId, on)))
    throw refusals.notOnSide('team');
  return { personId, late: session.state === 'signed' };
};

const receivedOf = async (tx: Transaction, id: string): Promise<number> => {
  const [{ received }] = await tx<[{ received: number }]>`
    SELECT coalesce(sum(octet_length(bytes)), 0)::int AS received FROM evidence_part WHERE evidence_id = ${id}`;
  return received;
};

/**
 * Says what photograph or document is coming, before its bytes; said again it answers how much of it is here.
 * @throws Refusal 409 `evidence-id-reused` when the id was used for another file.
 */
export const declareEvidence: Command<z.infer<typeof evidenceSchema>, Received> = {
  kind: 'survey.declare-evidence',
  input: evidenceSchema,
  async handle(input, context) {
    const { tx, at } = context;
    const { session, id, item, kind, name, size, takenAt, place } = input;
    const { personId, late } = await lockOpenTo(tx, session, context);
    await tx`
      INSERT INTO evidence (id, session_id, item, kind, name, size, sha256, taken_at, place, person_id, received_at, late)
      VALUES (${id}, ${session}, ${item}, ${kind}, ${name}, ${size}, ${Buffer.from(input.sha256, 'hex')}, ${instant(takenAt)},
        ${place && tx.json(place)}, ${personId}, ${at}, ${late})
      ON CONFLICT (id) DO NOTHING`;
    const [known] = await tx<[{ same: boolean; complete: boolean }]>`
      SELECT session_id = ${session} AND size = ${size} AND encode(sha256, 'hex') = ${input.sha256} AS same,
        blob_sha256 IS NOT NULL AS complete
      FROM evidence WHERE id = ${id}`;
    if (!known.same) {
      throw refused(409, 'evidence-id-reused', {
        vi: 'Một tệp dùng lại mã của tệp khác. Chưa có gì được ghi.',
        en: 'A file has the id of another one. Nothing was saved.',
      });
    }
    if (known.complete) return { receivedBytes: size, complete: true };
    return { receivedBytes: await receivedOf(tx, id), complete: false };
  },
};

/**
 * Takes the next bytes of a file, which travel beside the command. With the last of them it must be what it was declared
 * as.
 * @throws Refusal 415 for what is no photograph or is not taken, 422 `evidence-bytes-differ`.
 */
export const takePart = (bytes: Uint8Array): Command<z.infer<typeof partSchema>, Received> => ({
  kind: 'survey.take-evidence-part',
  input: partSchema,
  async handle({ id, from }, context) {
    const { tx, at } = context;
    const [owner] = await tx<{ sessionId: string }[]>`
      SELECT session_id AS "sessionId" FROM evidence WHERE id = ${id}`;
    if (!owner) throw notFound({ vi: 'tệp này', en: 'file' });
    const { late } = await lockOpenTo(tx, owner.sessionId, context);
    const [file] = await tx<[Declared]>`
      SELECT kind, name, size, sha256, blob_sha256 IS NOT NULL AS complete FROM evidence WHERE id = ${id} FOR UPDATE`;
    if (file.complete) return { receivedBytes: file.size, complete: true };
    const received = await receivedOf(tx, id);
    const now = received + bytes.length;
    // Sent twice, or on from somewhere else: nothing is taken, and the answer says from where to go on.
    if (from !== received || now > file.size) return { receivedBytes: received, complete: false };
    if (bytes.length > 0)
      await tx`INSERT INTO evidence_part (evidence_id, first_byte, bytes) VALUES (${id}, ${from}, ${Buffer.from(bytes)})`;
    if (now < file.size) return { receivedBytes: now, complete: false };
    await complete(tx, id, file, late, at);
    await recordAt(context, owner.sessionId, 'survey.evidence-kept', {
      id,
      sha256: file.sha256.toString('hex'),
    });
    return { receivedBytes: file.size, complete: true };
  },
});

interface Declared {
  readonly kind: 'photograph' | 'document';
  readonly name: string;
  readonly size: number;
  readonly sha256: Buffer;
  readonly complete: boolean;
}

async function complete(
  tx: Transaction,
  id: string,
  file: Declared,
  late: boolean,
  at: Instant,
): Promise<void> {
  const [{ bytes }] = await tx<[{ bytes: Buffer }]>`
    SELECT string_agg(bytes, ''::bytea ORDER BY first_byte) AS bytes FROM evidence_part WHERE evidence_id = ${id}`;
  if (!sha256(bytes).equals(file.sha256)) {
    throw refused(422, 'evidence-bytes-differ', {
      vi: `Tệp “${file.name}” đến nơi không còn nguyên vẹn. Bản trên máy vẫn còn.`,
      en: `“${file.name}” did not arrive as it was. The copy on the device is still there.`,
    });
  }
  const type = await inspectFile(file.name, bytes);
  if (file.kind === 'photograph' && !type.startsWith('image/')) {
    throw refused(415, 'not-a-photograph', {
      vi: `Tệp “${file.name}” không phải là ảnh. Hãy chụp lại. Những gì đã ghi vẫn còn.`,
      en: `“${file.name}” is no photograph. Take it again. Everything else was kept.`,
    });
  }
  const blob = await storeBlob(tx, bytes, type, at);
  await tx`UPDATE evidence SET blob_sha256 = ${blob}, late = late OR ${late} WHERE id = ${id}`;
  await tx`DELETE FROM evidence_part WHERE evidence_id = ${id}`;
}
