import type { Archive } from './archive.ts';
import { CellBudget } from './grid.ts';
import { clean, type Row, type Table } from './model.ts';
import { partText } from './parts.ts';
import { type Attributes, attribute, walkXml, type XmlReader } from './xml.ts';

/** Lines above a table; further up they belong to something else. */
const LINES_ABOVE = 20;

/** The tables of a text. A table within a cell is read as that cell's text. */
export function readTexts(archive: Archive, path: string): Table[] {
  const reader = new TextReader();
  walkXml(partText(archive, path), reader);
  const budget = new CellBudget();
  return reader.tables.map(({ above, rows }, index) => ({
    name: `Bảng ${index + 1}`,
    above: above.slice(-LINES_ABOVE),
    rows: resolve(rows, budget),
  }));
}

/** A table as the file writes it, merged cells not yet resolved. */
interface WrittenTable {
  readonly above: readonly string[];
  readonly rows: WrittenRow[];
}

interface WrittenRow {
  readonly cells: WrittenCell[];
  /** Columns that are left free before the first cell. */
  indent: number;
  struckOut: boolean;
}

interface WrittenCell {
  readonly lines: string[];
  span: number;
  /** It has no value of its own: it goes on with the cell above it, or with the one before it. */
  continues: 'above' | 'before' | null;
}

function resolve(written: readonly WrittenRow[], budget: CellBudget): Row[] {
  const rows: { number: number; cells: string[] }[] = [];
  let above: string[] = [];
  let width = 0;
  for (const [index, row] of written.entries()) {
    budget.spend(row.indent);
    const cells: string[] = new Array(row.indent).fill('');
    for (const cell of row.cells) {
      budget.spend(cell.span);
      const value =
        cell.continues === 'above'
          ? above[cells.length]
          : cell.continues === 'before'
            ? cells.at(-1)
            : cell.lines.join(' ');
      for (let i = 0; i < cell.span; i += 1) cells.push(value ?? '');
    }
    above = cells;
    width = Math.max(width, cells.length);
    if (!row.struckOut && cells.some((cell) => cell !== '')) rows.push({ number: index + 1, cells });
  }
  for (const { cells } of rows) {
    budget.spend(width - cells.length);
    while (cells.length < width) cells.push('');
  }
  return rows;
}

/** Not part of the text: what was struck out or moved away under tracking, drawings, the other copy of a choice. */
const leftOut = new Set(['del', 'moveFrom', 'drawing', 'pict', 'object', 'Fallback']);

/** Signs that have an element of their own. */
const signs: ReadonlyMap<string, string> = new Map([
  ['tab', ' '],
  ['br', ' '],
  ['cr', ' '],
  ['noBreakHyphen', '-'],
]);

class TextReader implements XmlReader {
  readonly tables: WrittenTable[] = [];
  #above: string[] = [];
  #paragraph = '';
  #inText = false;
  #inRowProperties = false;
  /** How many tables we are inside, and how many elements that are left out. */
  #tables = 0;
  #leftOut = 0;
  #row: WrittenRow | null = null;
  #cell: WrittenCell | null = null;

  open(name: string, attributes: Attributes): void {
    if (this.#inRowProperties && name === 'del') this.#row!.struckOut = true;
    if (this.#leftOut > 0 || leftOut.has(name)) {
      this.#leftOut += 1;
      return;
    }
    if (name === 't') this.#inText = true;
    else if (name === 'p') this.#paragraph = '';
    else if (name === 'tbl') this.#openTable();
    else if (signs.has(name)) this.#paragraph += signs.get(name);
    else if (this.#tables === 1) this.#openInTable(name, attribute(attributes, 'val'));
  }

  text(text: string): void {
    if (this.#inText && this.#leftOut === 0) this.#paragraph += text;
  }

  close(name: string): void {
    if (this.#leftOut > 0) this.#leftOut -= 1;
    else if (name === 't') this.#inText = false;
    else if (name === 'p') this.#closeParagraph();
    else if (name === 'tbl') this.#tables -= 1;
    else if (name === 'trPr') this.#inRowProperties = false;
    else if (name === 'tc' && this.#tables === 1) this.#cell = null;
  }

  #openTable(): void {
    this.#tables += 1;
    if (this.#tables > 1) return;
    this.tables.push({ above: this.#above, rows: [] });
    this.#above = [];
  }

  #openInTable(name: string, value: string | undefined): void {
    const row = this.#row;
    const cell = this.#cell;
    if (name === 'tr') {
      this.#row = { cells: [], indent: 0, struckOut: false };
      this.tables.at(-1)!.rows.push(this.#row);
    } else if (name === 'tc' && row) {
      this.#cell = { lines: [], span: 1, continues: null };
      row.cells.push(this.#cell);
    } else if (name === 'trPr' && row) this.#inRowProperties = true;
    else if (name === 'gridBefore' && row) row.indent = count(value, 0);
    else if (name === 'gridSpan' && cell) cell.span = count(value, 1);
    else if (name === 'vMerge' && cell && value !== 'restart') cell.continues = 'above';
    else if (name === 'hMerge' && cell && value !== 'restart') cell.continues = 'before';
  }

  #closeParagraph(): void {
    const line = clean(this.#paragraph);
    this.#paragraph = '';
    if (line === '') return;
    if (this.#cell) this.#cell.lines.push(line);
    else if (this.#tables === 0) this.#above.push(line);
  }
}

function count(value: string | undefined, least: number): number {
  const number = Number.parseInt(value ?? '', 10);
  return Number.isNaN(number) ? least : Math.max(number, least);
}
