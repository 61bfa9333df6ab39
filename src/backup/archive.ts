import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import tar, { type Header } from 'tar-stream';
import { BackupError } from './errors.ts';
import { FORMAT, type Manifest, manifestSchema, type TableEntry } from './manifest.ts';

/**
 * The file: a gzipped tar with the rows of each table in COPY's text format, cut into entries
 * `<table>/<number>.copy` (a tar entry has to say its size beforehand), then `manifest.json`.
 */
const PART_BYTES = 4 * 1024 * 1024;
const MANIFEST = 'manifest.json';
const NEWLINE = 0x0a;

/** Rows, bytes and hash of a table, summed up while its rows pass by. */
class Sum {
  #hash: Hash = createHash('sha256');
  #rows = 0;
  #bytes = 0;
  #parts = 0;

  /** @returns the number of the part, from 1. */
  add(part: Buffer): number {
    this.#hash.update(part);
    this.#bytes += part.length;
    for (let at = part.indexOf(NEWLINE); at >= 0; at = part.indexOf(NEWLINE, at + 1)) this.#rows += 1;
    this.#parts += 1;
    return this.#parts;
  }

  get parts(): number {
    return this.#parts;
  }

  total(): Pick<TableEntry, 'rows' | 'bytes' | 'sha256'> {
    return { rows: this.#rows, bytes: this.#bytes, sha256: this.#hash.copy().digest('hex') };
  }
}

export interface ArchiveWriter {
  /** Writes a whole table; one after the other. */
  table(name: string, columns: readonly string[], rows: AsyncIterable<Buffer>): Promise<void>;
}

/** Writes an archive, readable by its owner only and on the disk when this returns. */
export async function writeArchive(
  file: string,
  fill: (archive: ArchiveWriter) => Promise<Omit<Manifest, 'format' | 'tables'>>,
): Promise<Manifest> {
  const pack = tar.pack();
  const target = createWriteStream(file, { mode: 0o600, flags: 'wx', flush: true });
  const written = pipeline(pack, createGzip(), target);
  written.catch(() => {});
  const put = (name: string, bytes: Buffer): Promise<void> =>
    Promise.race([
      new Promise<void>((resolve, reject) => {
        pack.entry({ name, mode: 0o600 }, bytes, (error) => (error ? reject(error) : resolve()));
      }),
      written,
    ]);
  const tables: TableEntry[] = [];
  try {
    const head = await fill({
      async table(name, columns, rows) {
        const sum = new Sum();
        for await (const part of inParts(rows)) await put(partName(name, sum.add(part)), part);
        tables.push({ name, columns: [...columns], ...sum.total() });
      },
    });
    const manifest: Manifest = { format: FORMAT, ...head, tables };
    await put(MANIFEST, Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`));
    pack.finalize();
    await written;
    return manifest;
  } catch (error) {
    pack.destroy();
    await written.catch(() => {});
    throw error;
  }
}

const partName = (table: string, number: number): string =>
  `${table}/${String(number).padStart(6, '0')}.copy`;

async function* inParts(rows: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const chunk of rows) {
    waiting.push(chunk);
    size += chunk.length;
    while (size >= PART_BYTES) {
      const all = Buffer.concat(waiting);
      yield all.subarray(0, PART_BYTES);
      waiting = [all.subarray(PART_BYTES)];
      size -= PART_BYTES;
    }
  }
  if (size > 0) yield Buffer.concat(waiting);
}

/**
 * Reads an archive from end to end and checks that it is exactly what was written.
 * @param visit gets every part of every table in order.
 * @throws BackupError `damaged`, `newer-format`; whatever `visit` throws.
 */
export async function readArchive(
  file: string,
  visit: (table: string, part: Buffer) => Promise<void> = async () => {},
): Promise<Manifest> {
  const sums = new Map<string, Sum>();
  let manifest: Manifest | undefined;
  for await (const { name, bytes } of entriesOf(file)) {
    if (manifest) throw new BackupError('damaged', `${name} after ${MANIFEST}`);
    if (name === MANIFEST) {
      manifest = readManifest(bytes);
      continue;
    }
    const [, table = '', number] = /^([a-z_]+)\/(\d{6,})\.copy$/.exec(name) ?? [];
    const sum = sums.get(table) ?? new Sum();
    if (sum.add(bytes) !== Number(number)) throw new BackupError('damaged', name);
    sums.set(table, sum);
    await visit(table, bytes);
  }
  if (!manifest) throw new BackupError('damaged', `no ${MANIFEST}`);
  for (const table of manifest.tables) {
    const { rows, bytes, sha256 } = (sums.get(table.name) ?? new Sum()).total();
    if (rows !== table.rows || bytes !== table.bytes || sha256 !== table.sha256) {
      throw new BackupError('damaged', table.name);
    }
    sums.delete(table.name);
  }
  const [unnamed] = sums.keys();
  if (unnamed !== undefined) throw new BackupError('damaged', unnamed);
  return manifest;
}

async function* entriesOf(file: string): AsyncGenerator<{ name: string; bytes: Buffer }> {
  const extract = tar.extract();
  const source = createReadStream(file);
  const piped = pipeline(source, createGunzip(), extract);
  piped.catch(() => {});
  const read = extract[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await nextEntry(read, piped);
      if (!next) return;
      yield next;
    }
  } finally {
    source.destroy();
    extract.destroy();
  }
}

async function nextEntry(
  entries: AsyncIterator<AsyncIterable<unknown> & { readonly header: Header }>,
  piped: Promise<void>,
): Promise<{ name: string; bytes: Buffer } | undefined> {
  try {
    const { value: entry, done } = await entries.next();
    if (done) {
      await piped;
      return undefined;
    }
    const { name, size = 0 } = entry.header;
    if (size > 2 * PART_BYTES) throw new BackupError('damaged', name);
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(chunk as Buffer);
    return { name, bytes: Buffer.concat(chunks) };
  } catch (error) {
    const { code = '', syscall } = error as NodeJS.ErrnoException;
    if (error instanceof BackupError || (syscall && !code.startsWith('Z_'))) throw error;
    throw new BackupError('damaged', error instanceof Error ? error.message : String(error), error);
  }
}

function readManifest(bytes: Buffer): Manifest {
  let content: unknown;
  try {
    content = JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    throw new BackupError('damaged', MANIFEST, cause);
  }
  const { format } = (content ?? {}) as { format?: unknown };
  if (typeof format === 'number' && format > FORMAT) throw new BackupError('newer-format', String(format));
  const parsed = manifestSchema.safeParse(content);
  if (!parsed.success) throw new BackupError('damaged', MANIFEST, parsed.error);
  return parsed.data;
}
