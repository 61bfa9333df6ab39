import type { ColumnToWrite } from './model.ts';
import { rowWriter, SHEET_END, sheetHead, workbookParts } from './sheet-xml.ts';
import { type PartToZip, zipStream } from './zip-stream.ts';

/** A sheet of words, its headings first. */
export interface SheetOfWords {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** Millimetres. */
const WIDTH = 40;

/** Several small sheets in one .xlsx; every cell is text, the headings stay in sight. */
export async function writeBook(sheets: readonly SheetOfWords[]): Promise<Uint8Array> {
  const parts: PartToZip[] = sheets.map(({ rows }, index) => ({
    path: `xl/worksheets/sheet${index + 1}.xml`,
    text: [sheetOf(rows)],
  }));
  const others = Object.entries(workbookParts(sheets.map(({ name }) => name)));
  const pieces = zipStream([...parts, ...others.map(([path, text]) => ({ path, text: [text] }))]);
  return Buffer.concat(await Array.fromAsync(pieces));
}

function sheetOf([headings = [], ...rows]: SheetOfWords['rows']): string {
  // A row may be longer than the headings.
  const most = Math.max(headings.length, ...rows.map((row) => row.length), 1);
  const columns = Array.from(
    { length: most },
    (_, i): ColumnToWrite => ({ heading: headings[i] ?? '', width: WIDTH, kind: 'text' }),
  );
  const writer = rowWriter(columns);
  return [
    sheetHead(columns),
    writer.heading(),
    ...rows.map((row, i) => writer.row(row, i + 2)),
    SHEET_END,
  ].join('');
}
