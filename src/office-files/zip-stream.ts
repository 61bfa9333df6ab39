import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A part of a zip: its path, and its text in pieces, taken as they come. */
export interface PartToZip {
  readonly path: string;
  readonly text: AsyncIterable<string> | Iterable<string>;
}

interface Written {
  readonly path: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
}

const LOCAL = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
/** Bit 3: sizes stand after the part, where they are known at last. Bit 11: paths are UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1 January 1980, the first day that a zip knows: the same rows make the same file. */
const NO_DAY = 0x0021;
const WITHOUT_ZIP64 = 0xffffffff;
/** Level 6 makes a sixth less of it in nearly twice the time. */
const LEVEL = 3;

/**
 * A zip (APPNOTE.TXT 6.3.10), byte by byte as its parts are made; nothing is kept but a line for each part.
 * @throws RangeError when a part, or the whole, is beyond 4 GiB: such a file nobody opens.
 */
export async function* zipStream(
  parts: AsyncIterable<PartToZip> | Iterable<PartToZip>,
): AsyncGenerator<Uint8Array> {
  const done: Written[] = [];
  let offset = 0;
  for await (const { path, text } of parts) {
    const name = Buffer.from(path);
    const start = offset;
    const head = record(30, [4, LOCAL], [2, VERSION], [2, FLAGS], [2, DEFLATED], [2, 0], [2, NO_DAY]);
    head.writeUInt16LE(name.length, 26);
    yield Buffer.concat([head, name]);
    let [crc, packed, unpacked] = [0, 0, 0];
    const counted = async function* () {
      for await (const piece of text) {
        const bytes = Buffer.from(piece);
        crc = crc32(bytes, crc);
        unpacked += bytes.length;
        yield bytes;
      }
    };
    const deflate = createDeflateRaw({
      level: LEVEL,
      chunkSize: 65_536,
    });
    // What goes wrong on either side is thrown where the deflated bytes are read.
    pipeline(Readable.from(counted(), { highWaterMark: 2 }), deflate, () => {});
    for await (const bytes of deflate) {
      packed += bytes.length;
      yield bytes;
    }
    yield record(16, [4, DESCRIPTOR], [4, crc], [4, packed], [4, unpacked]);
    offset += head.length + name.length + packed + 16;
    if (Math.max(offset, unpacked) > WITHOUT_ZIP64) throw new RangeError(`${path} is too large for a zip`);
    done.push({ path: name, offset: start, crc, packed, unpacked });
  }
  const entries = done.map((one) => {
    const entry = record(
      46,
      [4, ENTRY],
      [2, VERSION],
      [2, VERSION],
      [2, FLAGS],
      [2, DEFLATED],
      [2, 0],
      [2, NO_DAY],
      [4, one.crc],
      [4, one.packed],
      [4, one.unpacked],
      [2, one.path.length],
    );
    entry.writeUInt32LE(one.offset, 42);
    return Buffer.concat([entry, one.path]);
  });
  const directory = Buffer.concat(entries);
  yield directory;
  yield record(22, [4, END], [4, 0], [2, done.length], [2, done.length], [4, directory.length], [4, offset]);
}

/** Little-endian fields one after the other, and zeros up to `size`. */
function record(size: number, ...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const bytes = Buffer.alloc(size);
  let at = 0;
  for (const [width, value] of fields) at = bytes.writeUIntLE(value, at, width);
  return bytes;
}
