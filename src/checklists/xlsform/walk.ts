import type { Column, Condition, Item, Section } from '../model.ts';
import { type Choices, NAME } from './choices.ts';
import { readCondition } from './expression.ts';
import { ItemReader, type Question } from './item.ts';
import { cellOf, Languages, type Notes } from './notes.ts';
import { type Place, said } from './said.ts';
import type { FormRow, FormSheet } from './sheets.ts';
import { typeOf } from './types.ts';

const SHEET = 'survey';

/** A section to which items are still added. */
interface Growing extends Section {
  readonly items: Item[];
}

interface OpenBlock {
  readonly what: 'group' | 'repeat';
  readonly row: FormRow;
  readonly name: string;
  /** Of a group inside another one: it holds for each of its items. */
  readonly relevant: Condition | null;
}

/** Walks the rows of the sheet `survey` and puts sections and items together. */
export class Walk {
  readonly sections: Growing[] = [];
  readonly places = new Map<string, Place>();
  /** Names of rows that were not taken over. */
  readonly gone = new Set<string>();
  readonly #open: OpenBlock[] = [];
  readonly #names = new Set<string>();
  readonly #notes: Notes;
  readonly #items: ItemReader;
  readonly #languages: Languages;
  #table: { readonly row: FormRow; readonly columns: Column[] } | null = null;

  constructor(form: FormSheet, choices: Choices, notes: Notes) {
    this.#notes = notes;
    this.#languages = new Languages(SHEET, form, notes);
    this.#items = new ItemReader(SHEET, choices, this.#languages, notes);
    for (const row of form.rows) this.#row(row);
    for (const block of this.#open)
      notes.problem(cellOf(SHEET, block.row, 'type'), said.notClosed(block.row.get('type')));
    for (const section of this.sections) {
      if (section.items.length > 0) continue;
      const place = this.places.get(section.name);
      if (place) notes.remark(place, said.emptyGroup(section.name));
    }
  }

  #row(row: FormRow): void {
    const written = row.get('type');
    const type = typeOf(written);
    const place = cellOf(SHEET, row, 'type');
    if (written === '' && row.get('name') === '') {
      this.#items.rest(row, []);
    } else if (type.kind === 'unknown') {
      this.#notes.problem(place, said.unknownType(written));
    } else if (type.kind === 'end') {
      this.#end(row, type.what);
    } else if (type.kind === 'beyond' || /^(yes|true(\(\))?)$/i.test(row.get('disabled'))) {
      this.gone.add(row.get('name'));
      this.#notes.remark(place, said.row(written));
    } else if (this.#takeName(row)) {
      if (type.kind === 'begin') this.#begin(row, type.what);
      else this.#ask(row, type);
    }
  }

  #ask(row: FormRow, type: Question): void {
    if (this.#table) {
      const column = this.#items.column(row, type);
      if (column) this.#table.columns.push(column);
      this.gone.add(row.get('name'));
      return;
    }
    const item = this.#items.item(row, type);
    if (item) this.#add(row, item);
    else this.gone.add(row.get('name'));
  }

  /** Inside a table names need to be unique among its columns only. */
  #takeName(row: FormRow): boolean {
    const name = row.get('name');
    const place = cellOf(SHEET, row, 'name');
    const taken = this.#table
      ? this.#table.columns.some((column) => column.name === name)
      : this.#names.has(name);
    if (name === '') this.#notes.problem(place, said.noName());
    else if (!NAME.test(name)) this.#notes.problem(place, said.badName(name));
    else if (taken) this.#notes.problem(place, said.twice(name));
    else {
      if (!this.#table) this.#names.add(name);
      return true;
    }
    return false;
  }

  #begin(row: FormRow, what: 'group' | 'repeat'): void {
    const name = row.get('name');
    const nested = this.#open.length > 0;
    let relevant: Condition | null = null;
    if (what === 'repeat') {
      if (this.#table) this.#notes.remark(cellOf(SHEET, row, 'type'), said.nested(name));
      else this.#table = { row, columns: [] };
    } else {
      relevant = this.#condition(row);
      this.#items.rest(row, ['type', 'name', 'relevant']);
      if (nested) this.#notes.remark(cellOf(SHEET, row, 'name'), said.nested(name));
      else {
        const label = this.#items.label(row);
        this.places.set(name, cellOf(SHEET, row, 'relevant'));
        this.sections.push({ name, label, relevant, items: [] });
      }
    }
    this.#open.push({ what, row, name, relevant: nested ? relevant : null });
  }

  #end(row: FormRow, what: 'group' | 'repeat'): void {
    const last = this.#open.at(-1);
    if (last?.what !== what) {
      this.#notes.problem(cellOf(SHEET, row, 'type'), said.notOpened(row.get('type')));
      return;
    }
    this.#open.pop();
    if (what === 'group' || this.#table?.row !== last.row) return;
    const { columns } = this.#table;
    this.#table = null;
    if (columns.length === 0) this.#notes.remark(cellOf(SHEET, last.row, 'name'), said.emptyGroup(last.name));
    else this.#add(last.row, this.#items.table(last.row, columns));
  }

  #condition(row: FormRow): Condition | null {
    const text = row.get('relevant');
    if (text === '') return null;
    const read = readCondition(text, null);
    if (read) return read;
    this.#notes.remark(cellOf(SHEET, row, 'relevant'), said.conditionBeyond(text));
    return null;
  }

  #add(row: FormRow, item: Item): void {
    const own = this.#condition(row);
    const outer = this.#open.flatMap(({ relevant }) => relevant ?? []);
    const parts = [...outer, ...(own ? [own] : [])];
    const relevant = parts.length > 1 ? { all: parts } : (parts[0] ?? null);
    this.places.set(item.name, cellOf(SHEET, row, 'relevant'));
    this.#section().push({ ...item, relevant });
  }

  /** The section that is open; what stands in none gets one. */
  #section(): Item[] {
    const group = this.#open.find(({ what }) => what === 'group');
    const last = this.sections.at(-1);
    if (last && (group ? last.name === group.name : !this.places.has(last.name))) return last.items;
    let name = 'chung';
    for (let n = 2; this.#names.has(name); n += 1) name = `chung_${n}`;
    this.#names.add(name);
    const section = { name, label: { vi: 'Chung', en: 'General' }, relevant: null, items: [] as Item[] };
    this.sections.push(section);
    return section.items;
  }
}
