import type { Text } from '../../kernel/refusal.ts';
import type { Column, Item, Option, Score } from '../model.ts';
import type { Choices } from './choices.ts';
import { readCondition, readLimits } from './expression.ts';
import { cellOf, type Languages, type Notes } from './notes.ts';
import { said } from './said.ts';
import type { FormRow } from './sheets.ts';
import type { RowType } from './types.ts';

export type Question = Extract<RowType, { readonly kind: 'asked' | 'select' }>;

const common = [
  'type',
  'name',
  'required',
  'relevant',
  'motcua::kind',
  'motcua::points',
  'motcua::full',
  'motcua::source',
  'motcua::figure',
  'motcua::evidence',
];

const isYesNo = (options: readonly Option[]): boolean =>
  options.length === 2 && ['yes', 'no'].every((name) => options.some((option) => option.name === name));

type Shape =
  | { readonly kind: 'yes-no' | 'text' | 'photograph' | 'document' | 'signature' | 'percentage' }
  | {
      readonly kind: 'number';
      readonly whole: boolean;
      readonly min: number | null;
      readonly max: number | null;
    }
  | { readonly kind: 'choice'; readonly multiple: boolean; readonly options: readonly Option[] };

/** Makes items and columns of single rows; says what of a row they do not hold. */
export class ItemReader {
  readonly #sheet: string;
  readonly #choices: Choices;
  readonly #languages: Languages;
  readonly #notes: Notes;

  constructor(sheet: string, choices: Choices, languages: Languages, notes: Notes) {
    this.#sheet = sheet;
    this.#choices = choices;
    this.#languages = languages;
    this.#notes = notes;
  }

  /** Every cell that holds anything and is none of these. */
  rest(row: FormRow, known: readonly string[]): void {
    for (const column of row.filled)
      if (!known.includes(column) && !this.#languages.holds(column))
        this.#notes.remark(this.#at(row, column), said.cell(column));
  }

  label(row: FormRow): Text {
    const label = this.#languages.text(row, 'label');
    if (label) return label;
    const name = row.get('name');
    this.#notes.remark(this.#at(row, 'name'), said.noLabel(name));
    return { vi: name, en: name };
  }

  /** Null when the list that it needs is not there. */
  item(row: FormRow, type: Question): Item | null {
    const known = [...common];
    const shape = this.#shape(row, type, known);
    this.rest(row, known);
    return shape && ({ ...this.#asked(row, shape.kind), ...shape } as Item);
  }

  table(row: FormRow, columns: readonly Column[]): Item {
    this.rest(row, common);
    return { ...this.#asked(row, 'table'), kind: 'table', columns };
  }

  column(row: FormRow, type: Question): Column | null {
    const shape = this.#shape(row, type, [...common]);
    this.rest(row, ['type', 'name', 'motcua::kind', 'constraint']);
    if (!shape) return null;
    const { kind } = shape;
    const plain = kind === 'yes-no' || kind === 'number' || kind === 'percentage' || kind === 'text';
    if (!plain) this.#notes.remark(this.#at(row, 'type'), said.asText(row.get('type')));
    return { name: row.get('name'), label: this.label(row), kind: plain ? kind : 'text' };
  }

  #at(row: FormRow, column: string) {
    return cellOf(this.#sheet, row, column);
  }

  #shape(row: FormRow, type: Question, known: string[]): Shape | null {
    if (type.kind === 'select') return this.#select(row, type);
    switch (type.as) {
      case 'text':
        return { kind: 'text' };
      case 'words':
        this.#notes.remark(this.#at(row, 'type'), said.asText(row.get('type')));
        return { kind: 'text' };
      case 'acknowledge':
        this.#notes.remark(this.#at(row, 'type'), said.asYesNo());
        return { kind: 'yes-no' };
      case 'file':
        return { kind: 'document' };
      case 'image': {
        const signature = /\bsignature\b/.test(row.get('appearance'));
        if (signature) known.push('appearance');
        return { kind: signature ? 'signature' : 'photograph' };
      }
      default:
        return this.#number(row, type.as === 'integer', known);
    }
  }

  #number(row: FormRow, whole: boolean, known: string[]): Shape {
    const constraint = row.get('constraint');
    const limits = constraint === '' ? { min: null, max: null } : readLimits(constraint);
    if (row.get('motcua::kind') === 'percentage') {
      if (constraint === '' || (limits?.min === 0 && limits.max === 100)) known.push('constraint');
      return { kind: 'percentage' };
    }
    if (limits) known.push('constraint');
    return { kind: 'number', whole, ...(limits ?? { min: null, max: null }) };
  }

  #select(row: FormRow, { list, multiple, orOther }: Extract<Question, { kind: 'select' }>): Shape | null {
    if (orOther) this.#notes.remark(this.#at(row, 'type'), said.orOther());
    const options = this.#choices.list(list);
    if (!options) {
      this.#notes.problem(this.#at(row, 'type'), said.noList(list));
      return null;
    }
    // Two options of these names are a question of yes or no, unless the form says otherwise.
    if (!multiple && isYesNo(options) && row.get('motcua::kind') !== 'choice') return { kind: 'yes-no' };
    return { kind: 'choice', multiple, options };
  }

  #asked(row: FormRow, kind: Item['kind']) {
    const own = (column: string) => row.get(`motcua::${column}`) || null;
    return {
      name: row.get('name'),
      label: this.label(row),
      hint: this.#languages.text(row, 'hint'),
      required: this.#required(row),
      relevant: null,
      source: own('source'),
      figure: own('figure'),
      score: this.#score(row, kind),
      evidence: this.#evidence(row),
    };
  }

  #required(row: FormRow): boolean {
    const text = row.get('required');
    if (/^(yes|true(\(\))?|1)$/i.test(text)) return true;
    if (!/^(no|false(\(\))?|0|)$/i.test(text))
      this.#notes.remark(this.#at(row, 'required'), said.cell('required'));
    return false;
  }

  #evidence(row: FormRow): Item['evidence'] {
    const text = row.get('motcua::evidence');
    if (text === 'welcome' || text === 'required') return text;
    if (text !== '' && text !== 'none')
      this.#notes.problem(this.#at(row, 'motcua::evidence'), said.badOwn('motcua::evidence', text));
    return 'none';
  }

  #score(row: FormRow, kind: Item['kind']): Score | null {
    const points = row.get('motcua::points');
    if (points === '') return null;
    const weight = Number(points.replace(',', '.'));
    if (!(weight > 0 && Number.isFinite(weight))) {
      this.#notes.problem(this.#at(row, 'motcua::points'), said.badNumber(points));
      return null;
    }
    const name = row.get('name');
    const text = row.get('motcua::full');
    if (text === '') {
      const full =
        kind === 'yes-no'
          ? ({ item: name, is: '=', value: 'yes' } as const)
          : ({ item: name, is: 'answered' } as const);
      return { weight, full };
    }
    const read = readCondition(text, name);
    if (read) return { weight, full: read };
    this.#notes.problem(this.#at(row, 'motcua::full'), said.badOwn('motcua::full', text));
    return null;
  }
}
