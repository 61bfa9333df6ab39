import type { Option } from '../model.ts';
import { cellOf, Languages, type Notes } from './notes.ts';
import { said } from './said.ts';
import type { FormSheet } from './sheets.ts';

export const NAME = /^[A-Za-z_][A-Za-z0-9_.-]*$/;
const SHEET = 'choices';
const own = new Set(['list_name', 'name']);

/** The lists of the sheet `choices`, each with the cell in which it begins. */
export class Choices {
  readonly #lists = new Map<string, { readonly cell: string; readonly options: Option[] }>();
  readonly #used = new Set<string>();
  readonly #notes: Notes;

  constructor(form: FormSheet | undefined, notes: Notes) {
    this.#notes = notes;
    if (!form) return;
    const languages = new Languages(SHEET, form, notes);
    for (const row of form.rows) {
      const list = row.get('list_name');
      if (list === '') {
        for (const column of row.filled) notes.remark(cellOf(SHEET, row, column), said.cell(column));
        continue;
      }
      const known = this.#lists.get(list) ?? { cell: row.at('list_name'), options: [] };
      this.#lists.set(list, known);
      const name = row.get('name');
      const label = languages.text(row, 'label');
      if (!/^\S{1,100}$/.test(name)) notes.problem(cellOf(SHEET, row, 'name'), said.badChoice(name));
      else if (known.options.some((option) => option.name === name))
        notes.problem(cellOf(SHEET, row, 'name'), said.choiceTwice(name));
      if (!label) notes.remark(cellOf(SHEET, row, 'name'), said.noLabel(name));
      known.options.push({ name, label: label ?? { vi: name || list, en: name || list } });
      for (const column of row.filled)
        if (!own.has(column) && !languages.holds(column))
          notes.remark(cellOf(SHEET, row, column), said.cell(column));
    }
  }

  /** Null for a list that is not there. */
  list(name: string): readonly Option[] | null {
    this.#used.add(name);
    return this.#lists.get(name)?.options ?? null;
  }

  mentionUnused(): void {
    for (const [name, { cell }] of this.#lists)
      if (!this.#used.has(name)) this.#notes.remark({ sheet: SHEET, cell }, said.unusedList(name));
  }
}
