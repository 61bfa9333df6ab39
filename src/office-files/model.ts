import { tidy } from '../kernel/text.ts';

/** A table as it stands in the file. Rows with nothing in them are left out. */
export interface Table {
  /** The sheet's name, or `Bảng 1` for the first table of a text. */
  readonly name: string;
  /** The lines of text that stand above the table, after the table before it; a sheet has none. */
  readonly above: readonly string[];
  /** All of the same width. */
  readonly rows: readonly Row[];
}

export interface Row {
  /** From 1, as a person counts in the file: the sheet's own number, or the position in the text's table. */
  readonly number: number;
  /** A merged cell's value stands in every cell that it covers. */
  readonly cells: readonly string[];
}

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

// Signs without width: soft hyphen, zero-width space and joiners, marks of direction, byte order mark.
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

// Words of composed Latin letters, single spaces between them: as good as every text, and many times faster to see.
const already =
  /^[!-~\u00a1-\u00ac\u00ae-\u024f\u1e00-\u1eff]+(?: [!-~\u00a1-\u00ac\u00ae-\u024f\u1e00-\u1eff]+)*$/;

/** Text as a person sees it: composed letters, single spaces, no sign without width. */
export const clean = (text: string): string =>
  already.test(text) ? text : tidy(text.replace(invisible, ''));
