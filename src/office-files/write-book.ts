import { writeXlsx } from 'hucre/xlsx';

/** A sheet of words, its headings first. */
export interface SheetOfWords {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** `_x0041_` would be read as `A` (ECMA-376, part 1, 22.9.2.19): the line before it is written as such a code itself. */
const escaped = /_(?=x[0-9a-f]{4}_)/gi;

/** Several small sheets in one .xlsx; every cell is text, the headings stay in sight. */
export const writeBook = (sheets: readonly SheetOfWords[]): Promise<Uint8Array> =>
  writeXlsx({
    sheets: sheets.map(({ name, rows }) => ({
      name,
      rows: rows.map((row) => row.map((cell) => (cell === '' ? null : cell.replace(escaped, '_x005F_')))),
      freezePane: { rows: 1 },
    })),
  });
