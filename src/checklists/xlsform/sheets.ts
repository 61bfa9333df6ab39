import { clean, readTables, type Table } from '../../office-files/index.ts';

/** One row of a sheet, its cells by their headings. */
export interface FormRow {
  /** From 1, as a person counts in the file. */
  readonly number: number;
  /** Empty where there is nothing. */
  readonly get: (column: string) => string;
  /** The address of the cell: `C7`. */
  readonly at: (column: string) => string;
  /** The headings of the cells that hold anything. */
  readonly filled: readonly string[];
}

export interface FormSheet {
  readonly columns: readonly string[];
  readonly rows: readonly FormRow[];
  /** The address of a heading. */
  readonly head: (column: string) => string;
}

export const letterOf = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : letterOf(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26));

/** Older names of columns, as the reference of XLSForm lists them. */
const aliases: Readonly<Record<string, string>> = {
  relevance: 'relevant',
  caption: 'label',
  command: 'type',
  tag: 'name',
  value: 'name',
  'list name': 'list_name',
  readonly: 'read_only',
  'read only': 'read_only',
};

/** `Label :: English (en)` is `label::English (en)`; a single colon was the way before. */
function heading(text: string): string {
  const [first = '', ...rest] = clean(text).split(/\s*::?\s*/);
  const base = first.toLowerCase();
  return [aliases[base] ?? base, ...rest].join('::');
}

function sheetOf({ rows }: Table): FormSheet {
  const [first, ...others] = rows;
  const columns = (first?.cells ?? []).map(heading);
  const place = (column: string): number => columns.indexOf(column);
  return {
    columns: columns.filter((column) => column !== ''),
    head: (column) => `${letterOf(place(column))}${first?.number ?? 1}`,
    rows: others.map(({ number, cells }) => ({
      number,
      get: (column) => clean(cells[place(column)] ?? ''),
      at: (column) => `${letterOf(Math.max(place(column), 0))}${number}`,
      filled: columns.filter((column, index) => column !== '' && clean(cells[index] ?? '') !== ''),
    })),
  };
}

/** The sheets of a form by their names in small letters. @throws Refusal 422 for what is no .xlsx. */
export const readSheets = (bytes: Uint8Array, file: string): ReadonlyMap<string, FormSheet> =>
  new Map(readTables(bytes, file).map((table) => [table.name.trim().toLowerCase(), sheetOf(table)]));
