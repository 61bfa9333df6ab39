import { crc32, inflateRawSync } from 'node:zlib';
import { MAX_PARTS, MAX_UNPACKED_BYTES } from './limits.ts';
import { Unreadable } from './messages.ts';

const END = 0x06054b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY = 0x02014b50;
const ENTRY_SIZE = 46;
const LOCAL = 0x04034b50;
const LOCAL_SIZE = 30;
const ZIP64_EXTRA = 1;
const IN_ZIP64 = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;

interface Entry {
  readonly encrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

/** The parts of an office file, by path. A part is unpacked when it is asked for, never beyond its stated size. */
export class Archive {
  readonly #bytes: Buffer;
  readonly #entries: ReadonlyMap<string, Entry>;
  #left = MAX_UNPACKED_BYTES;

  /** @throws Unreadable when the zip is damaged. */
  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#entries = orDamaged(() => directory(this.#bytes));
    if (this.#entries.size > MAX_PARTS) throw new Unreadable('tooLarge');
  }

  /** A part's text; null when there is no such part. */
  text(path: string): string | null {
    const entry = this.#entries.get(key(path));
    if (!entry) return null;
    if (entry.encrypted) throw new Unreadable('encrypted');
    if (entry.unpacked > this.#left) throw new Unreadable('tooLarge');
    this.#left -= entry.unpacked;
    const bytes = orDamaged(() => unpack(this.#bytes, entry));
    const encoding = bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8';
    return new TextDecoder(encoding).decode(bytes);
  }
}

/** Paths are the same whatever their case (ECMA-376, part 2, 6.2.2.3), and some programs write `\`. */
const key = (path: string): string => path.replaceAll('\\', '/').toLowerCase();

/** Positions come from the file itself; a wrong one leads outside it, and reading there throws. */
function orDamaged<T>(work: () => T): T {
  try {
    return work();
  } catch {
    throw new Unreadable('damaged');
  }
}

/** The zip's own list of its parts, at its end (APPNOTE.TXT, 4.3.12 and 4.3.16). */
function directory(zip: Buffer): Map<string, Entry> {
  let end = zip.length - END_SIZE;
  while (zip.readUInt32LE(end) !== END) {
    end -= 1;
    if (end < zip.length - END_SIZE - LONGEST_COMMENT) throw new Error('no end of directory');
  }
  const count = zip.readUInt16LE(end + 10);
  const entries = new Map<string, Entry>();
  let at = zip.readUInt32LE(end + 16);
  for (let i = 0; i < count; i += 1) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new Error('no entry');
    const nameEnd = at + ENTRY_SIZE + zip.readUInt16LE(at + 28);
    const extraEnd = nameEnd + zip.readUInt16LE(at + 30);
    const [unpacked, packed, offset] = sizes(zip, at, zip.subarray(nameEnd, extraEnd));
    entries.set(key(zip.toString('utf8', at + ENTRY_SIZE, nameEnd)), {
      encrypted: (zip.readUInt16LE(at + 8) & ENCRYPTED) !== 0,
      method: zip.readUInt16LE(at + 10),
      crc: zip.readUInt32LE(at + 16),
      packed,
      unpacked,
      offset,
    });
    at = extraEnd + zip.readUInt16LE(at + 32);
  }
  return entries;
}

/** Unpacked size, packed size, offset. Streaming writers keep them in an extra field even when they are small. */
function sizes(zip: Buffer, at: number, extra: Buffer): [number, number, number] {
  const short = [at + 24, at + 20, at + 42].map((position) => zip.readUInt32LE(position));
  let position = 0;
  while (position + 4 <= extra.length && extra.readUInt16LE(position) !== ZIP64_EXTRA) {
    position += 4 + extra.readUInt16LE(position + 2);
  }
  let long = position + 4;
  return short.map((value) => {
    if (value !== IN_ZIP64) return value;
    long += 8;
    return Number(extra.readBigUInt64LE(long - 8));
  }) as [number, number, number];
}

/** Stops at the stated size, so that a part cannot unpack to more than was reckoned with. */
function unpack(zip: Buffer, entry: Entry): Buffer {
  if (zip.readUInt32LE(entry.offset) !== LOCAL) throw new Error('no part');
  const start =
    entry.offset + LOCAL_SIZE + zip.readUInt16LE(entry.offset + 26) + zip.readUInt16LE(entry.offset + 28);
  const packed = zip.subarray(start, start + entry.packed);
  const bytes = inflated(packed, entry);
  if (bytes.length !== entry.unpacked || crc32(bytes) !== entry.crc) throw new Error('not what was packed');
  return bytes;
}

function inflated(packed: Buffer, entry: Entry): Buffer {
  if (entry.method === STORED) return packed;
  if (entry.method !== DEFLATED) throw new Error('unknown method');
  return entry.unpacked === 0 ? Buffer.alloc(0) : inflateRawSync(packed, { maxOutputLength: entry.unpacked });
}
