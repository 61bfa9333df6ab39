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

// Signs without width: soft hyphen, zero-width space and joiners, marks of direction, byte order mark.
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** Text as a person sees it: composed letters, single spaces, no sign without width. */
export const clean = (text: string): string => tidy(text.replace(invisible, ''));
