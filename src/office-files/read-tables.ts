import { Archive } from './archive.ts';
import { MAX_OFFICE_FILE_BYTES } from './limits.ts';
import { refusals, Unreadable } from './messages.ts';
import type { Table } from './model.ts';
import { relationsOf, targetOf } from './parts.ts';
import { readSheets } from './sheets.ts';
import { readTexts } from './texts.ts';

/**
 * The tables of an office file, .xlsx or .docx by what it holds, whatever it is called.
 * @throws Refusal 422, naming the file.
 */
export function readTables(bytes: Uint8Array, name: string): Table[] {
  try {
    return read(bytes);
  } catch (error) {
    throw error instanceof Unreadable ? refusals[error.reason](name) : error;
  }
}

function read(bytes: Uint8Array): Table[] {
  if (bytes.length > MAX_OFFICE_FILE_BYTES) throw new Unreadable('tooLarge');
  if (startsWith(bytes, compound)) throw new Unreadable(isEncrypted(bytes) ? 'encrypted' : 'oldFormat');
  if (!startsWith(bytes, zip)) throw new Unreadable('unknown');
  const archive = new Archive(bytes);
  const main = targetOf(relationsOf(archive, ''), 'officeDocument');
  // The main part's folder is what all programs agree on; its name is not. Slides and binary sheets have others.
  if (main?.endsWith('.xml') && main.startsWith('xl/')) return readSheets(archive, main);
  if (main?.endsWith('.xml') && main.startsWith('word/')) return readTexts(archive, main);
  throw new Unreadable('unknown');
}

const zip = [0x50, 0x4b, 0x03, 0x04];

/** The container of .xls and .doc, and of any file with a password ([MS-CFB] 2.2). */
const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte);

/** A file with a password keeps all of it in one stream of this name ([MS-OFFCRYPTO] 2.3.4.4). */
const isEncrypted = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
