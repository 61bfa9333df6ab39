import { type Place, type Problem, type Remark, said } from './said.ts';
import type { FormRow, FormSheet } from './sheets.ts';

type Said = ReturnType<(typeof said)[keyof typeof said]>;

/** Everything that is said about one form while it is read, with sheet and cell. */
export class Notes {
  readonly problems: Problem[] = [];
  readonly remarks: Remark[] = [];

  problem(place: Place, [code, vi, en]: Said): void {
    this.problems.push({ ...place, code, message: { vi, en } });
  }

  remark(place: Place, [code, vi, en]: Said): void {
    this.remarks.push({ ...place, code, message: { vi, en } });
  }
}

export const cellOf = (sheet: string, row: FormRow, column: string): Place => ({
  sheet,
  cell: row.at(column),
});

/** Which columns say something in Vietnamese and in English; a form in another language speaks that one. */
export class Languages {
  readonly #sheet: string;
  readonly #form: FormSheet;
  readonly #notes: Notes;

  constructor(sheet: string, form: FormSheet, notes: Notes) {
    this.#sheet = sheet;
    this.#form = form;
    this.#notes = notes;
    for (const base of ['label', 'hint']) this.#mention(base);
  }

  #columns(base: string): { vi: string[]; en: string[]; others: string[] } {
    const all = this.#form.columns.filter((column) => column === base || column.startsWith(`${base}::`));
    const vi = all.filter((column) => /\(vi\)|tiếng việt|vietnamese/i.test(column));
    const en = all.filter((column) => /\(en\)|english/i.test(column));
    const others = all.filter((column) => ![...vi, ...en, base].includes(column));
    const plain = all.includes(base) ? [base] : [];
    const known = vi.length + en.length + plain.length > 0;
    return {
      vi: [...vi, ...plain, ...en, ...others],
      en: [...en, ...plain, ...vi, ...others],
      others: known ? others : others.slice(1),
    };
  }

  #mention(base: string): void {
    for (const column of this.#columns(base).others) {
      if (this.#form.rows.some((row) => row.get(column) !== ''))
        this.#notes.remark({ sheet: this.#sheet, cell: this.#form.head(column) }, said.column(column));
    }
  }

  /** Null where the row says nothing. */
  text(row: FormRow, base: 'label' | 'hint'): { vi: string; en: string } | null {
    const columns = this.#columns(base);
    const first = (names: readonly string[]) => names.map(row.get).find((text) => text !== '') ?? '';
    const [vi, en] = [first(columns.vi), first(columns.en)];
    return vi === '' && en === '' ? null : { vi, en };
  }

  /** Whether a column is one of its own. */
  readonly holds = (column: string): boolean => /^(label|hint)(::|$)/.test(column);
}
