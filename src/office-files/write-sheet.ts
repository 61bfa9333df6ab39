import { writeXlsxStream } from 'hucre/xlsx';
import { clean } from './model.ts';

/** One sheet to be written, its rows taken as they come. */
export interface SheetToWrite {
  /** At most 31 signs, none of `\ / ? * [ ] :`; what a table program does not take is left out. */
  readonly name: string;
  readonly columns: readonly ColumnToWrite[];
  /** Each as long as there are columns. */
  readonly rows: AsyncIterable<readonly (string | number)[]> | Iterable<readonly (string | number)[]>;
}

export interface ColumnToWrite {
  readonly heading: string;
  /** Millimetres. */
  readonly width: number;
  /** A `day` comes as `2023-08-15` and is written as a date that can be sorted; empty stays empty. */
  readonly kind: 'text' | 'number' | 'day';
}

/** A sign of the usual type is about 2 mm wide. */
const MM_PER_SIGN = 2;

/**
 * A sheet as .xlsx, byte by byte as it is made: rows are taken only as fast as the reader takes the bytes, and none is
 * kept, so a register of any length needs the same memory. The heading row stays in sight when one scrolls.
 */
export function writeSheet({ name, columns, rows }: SheetToWrite): ReadableStream<Uint8Array> {
  return writeXlsxStream(cells(columns, rows), {
    name: name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
    columns: columns.map(({ heading, width, kind }) => ({
      header: heading,
      width: Math.ceil(width / MM_PER_SIGN),
      ...(kind === 'day' && { numFmt: 'dd/mm/yyyy' }),
    })),
    freezePane: { rows: 1 },
  });
}

/** `_x0041_` would be read as `A` (ECMA-376, part 1, 22.9.2.19): the line before it is written as such a code itself. */
const escaped = /_(?=x[0-9a-f]{4}_)/gi;

async function* cells(columns: readonly ColumnToWrite[], rows: SheetToWrite['rows']) {
  for await (const row of rows) yield row.map((value, i) => cell(columns[i]!.kind, value));
}

function cell(kind: ColumnToWrite['kind'], value: string | number): string | number | Date | null {
  if (value === '') return null;
  if (kind === 'day') return new Date(`${value}T00:00:00Z`);
  return typeof value === 'number' ? value : clean(value).replace(escaped, '_x005F_');
}
