/** Tables out of the files that offices keep (.xlsx, .docx bytes in, plain rows out), and one sheet written. Knows no word of the field. */
export { MAX_OFFICE_FILE_BYTES } from './limits.ts';
export { type ColumnToWrite, clean, type Row, type SheetToWrite, type Table } from './model.ts';
export { readTables } from './read-tables.ts';
export { type SheetOfWords, writeBook } from './write-book.ts';
export { writeSheet } from './write-sheet.ts';
