import { Readable } from 'node:stream';
import type { SheetToWrite } from './model.ts';
import { rowWriter, SHEET_END, sheetHead, workbookParts } from './sheet-xml.ts';
import { type PartToZip, zipStream } from './zip-stream.ts';

/** As many as table programs open; what is longer goes on on another sheet. */
const MAX_ROWS = 1_048_576;
/** Signs that are handed on at a time. */
const PIECE = 64 * 1024;

/**
 * A sheet as .xlsx (ECMA-376, part 1), byte by byte as it is made: rows are taken only as fast as the reader takes the
 * bytes, and none is kept, so a register of any length needs the same memory. The heading row stays in sight when one
 * scrolls.
 */
export const writeSheet = (sheet: SheetToWrite): ReadableStream<Uint8Array> =>
  Readable.toWeb(Readable.from(zipStream(parts(sheet)), { highWaterMark: 1 })) as ReadableStream<Uint8Array>;

async function* parts({ name, columns, rows }: SheetToWrite): AsyncGenerator<PartToZip> {
  const coming = each(rows);
  const writer = rowWriter(columns);
  const names: string[] = [];
  let next = await coming.next();
  const sheet = async function* () {
    let text = sheetHead(columns) + writer.heading();
    for (let number = 2; number <= MAX_ROWS && !next.done; number += 1) {
      text += writer.row(next.value, number);
      if (text.length > PIECE) {
        yield text;
        text = '';
      }
      next = await coming.next();
    }
    yield text + SHEET_END;
  };
  try {
    do {
      names.push(sheetName(name, names.length + 1));
      yield { path: `xl/worksheets/sheet${names.length}.xml`, text: sheet() };
    } while (!next.done);
  } finally {
    await coming.return(undefined);
  }
  for (const [path, text] of Object.entries(workbookParts(names))) yield { path, text: [text] };
}

async function* each(rows: SheetToWrite['rows']) {
  yield* rows;
}

const sheetName = (name: string, number: number): string => {
  const more = number === 1 ? '' : ` (${number})`;
  return name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31 - more.length) + more;
};
