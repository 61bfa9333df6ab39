import { fileTypeFromBuffer } from 'file-type';
import { z } from 'zod';
import type { Queryable, Transaction } from '../kernel/database.ts';
import { Refusal, type Text } from '../kernel/refusal.ts';
import type { Instant } from '../kernel/time.ts';
import { type Command, sha256 } from '../ledger/index.ts';

/** What an applicant's papers come as; everything else is refused by name. */
export const ACCEPTED: Readonly<Record<string, { label: string; claims: readonly string[] }>> = {
  'application/pdf': { label: 'PDF', claims: ['pdf'] },
  'image/jpeg': { label: 'JPEG', claims: ['jpg', 'jpeg'] },
  'image/png': { label: 'PNG', claims: ['png'] },
  'image/webp': { label: 'WEBP', claims: ['webp'] },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    label: 'DOCX',
    claims: ['docx'],
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { label: 'XLSX', claims: ['xlsx'] },
};

/** Bytes. A scanned page at 300 dpi is about 1 MB. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

const acceptedList = Object.values(ACCEPTED)
  .map((type) => type.label)
  .join(', ');

export const fileRefusals = {
  tooLarge: (name: string): Refusal =>
    fileRefusal(413, 'file-too-large', {
      vi: `Tệp “${name}” lớn hơn ${MAX_FILE_BYTES / 1024 / 1024} MB nên chưa được nhận.`,
      en: `“${name}” is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB and was not taken.`,
    }),
  empty: (name: string): Refusal =>
    fileRefusal(422, 'file-empty', {
      vi: `Tệp “${name}” không có nội dung.`,
      en: `“${name}” is empty.`,
    }),
  typeNotAccepted: (name: string): Refusal =>
    fileRefusal(415, 'file-type-not-accepted', {
      vi: `Tệp “${name}” thuộc loại chưa được nhận.`,
      en: `“${name}” is of a kind that is not taken.`,
    }),
  notWhatItClaims: (name: string, found: string): Refusal =>
    fileRefusal(415, 'file-not-what-it-claims', {
      vi: `Tệp “${name}” thực ra là ${found}, không đúng với tên của nó.`,
      en: `“${name}” is really ${found}, which is not what its name says.`,
    }),
};

function fileRefusal(status: number, code: string, title: Text): Refusal {
  return new Refusal(status, code, title, {
    mend: {
      vi: `Hãy gửi tệp ${acceptedList}, mỗi tệp không quá ${MAX_FILE_BYTES / 1024 / 1024} MB. Những gì đã nhập vẫn còn.`,
      en: `Send ${acceptedList} files of at most ${MAX_FILE_BYTES / 1024 / 1024} MB each. What was typed is kept.`,
    },
  });
}

/**
 * What the bytes are, by their own signature, never by what the sender says.
 * @returns the media type.
 * @throws Refusal 413, 415 or 422, naming the file.
 */
export async function inspectFile(name: string, bytes: Uint8Array): Promise<string> {
  if (bytes.length > MAX_FILE_BYTES) throw fileRefusals.tooLarge(name);
  if (bytes.length === 0) throw fileRefusals.empty(name);
  const found = await fileTypeFromBuffer(bytes);
  const accepted = found && ACCEPTED[found.mime];
  if (!accepted) throw fileRefusals.typeNotAccepted(name);
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase();
  if (extension && !accepted.claims.includes(extension))
    throw fileRefusals.notWhatItClaims(name, accepted.label);
  return found.mime;
}

export interface StoredFile {
  /** SHA-256 of the bytes, hexadecimal. */
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** Keeps an uploaded file. The bytes travel beside the command; its input names them by their hash. */
export const storeFile = (
  bytes: Uint8Array,
): Command<{ id: string; name: string; type: string }, StoredFile> => ({
  kind: 'documents.store-file',
  input: z.object({ id: z.string(), name: z.string().min(1).max(200), type: z.string() }),
  async handle({ id, name, type }, { tx, at }) {
    await storeBlob(tx, bytes, type, at);
    return { id, name, type, size: bytes.length };
  },
});

/** Keeps bytes under their hash; the same bytes are kept once. */
export async function storeBlob(
  tx: Transaction,
  bytes: Uint8Array,
  mediaType: string,
  at: Instant,
): Promise<Buffer> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const id = sha256(buffer);
  await tx`
    INSERT INTO blob (sha256, media_type, size, bytes, stored_at)
    VALUES (${id}, ${mediaType}, ${buffer.length}, ${buffer}, ${at}) ON CONFLICT DO NOTHING`;
  return id;
}

/** Of these ids, those whose bytes are kept. */
export async function hasBlobs(db: Queryable, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db<{ id: string }[]>`
    SELECT encode(sha256, 'hex') AS id FROM blob WHERE sha256 IN ${db(ids.map((id) => Buffer.from(id, 'hex')))}`;
  return new Set(rows.map((row) => row.id));
}

export async function readBlob(
  db: Queryable,
  id: Buffer,
): Promise<{ mediaType: string; bytes: Buffer } | null> {
  const [row] = await db<{ mediaType: string; bytes: Buffer }[]>`
    SELECT media_type AS "mediaType", bytes FROM blob WHERE sha256 = ${id}`;
  return row ?? null;
}
