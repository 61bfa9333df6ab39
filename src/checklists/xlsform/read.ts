import type { Level } from '../../organization/index.ts';
import { definitionSchema } from '../input.ts';
import type { Definition } from '../model.ts';
import { Choices } from './choices.ts';
import { settleConditions } from './conditions.ts';
import { cellOf, Notes } from './notes.ts';
import { type Problem, type Remark, said } from './said.ts';
import { type FormSheet, readSheets } from './sheets.ts';
import { Walk } from './walk.ts';

export type ReadForm =
  | { readonly definition: Definition; readonly remarks: readonly Remark[] }
  | { readonly problems: readonly Problem[] };

const SHEET = 'survey';

const slugOf = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

const levels: readonly string[] = ['city', 'district', 'ward'];
const ownSettings = ['form_title', 'form_id', 'motcua::title_en', 'motcua::level'];

function settingsOf(form: FormSheet | undefined, file: string, notes: Notes) {
  const row = form?.rows[0];
  const get = (column: string) => row?.get(column) ?? '';
  for (const column of row?.filled ?? [])
    if (!ownSettings.includes(column) && column !== 'default_language')
      notes.remark(cellOf('settings', row!, column), said.cell(column));
  const written = get('motcua::level');
  if (written === '') notes.remark({ sheet: 'settings', cell: 'A1' }, said.level());
  else if (!levels.includes(written))
    notes.problem(cellOf('settings', row!, 'motcua::level'), said.badOwn('motcua::level', written));
  const name = file.replace(/\.[^.]*$/, '');
  const vi = get('form_title') || get('form_id') || name;
  return {
    slug: slugOf(get('form_id')) || slugOf(vi) || 'phieu',
    title: { vi, en: get('motcua::title_en') || vi },
    level: (written || 'district') as Level,
  };
}

/**
 * Reads a form of the XLSForm convention (xlsform.org) into a checklist. What keeps it from being one is listed whole; what
 * a checklist does not hold is said beside it, cell by cell, so that nothing is left out in silence.
 * @param file its name, for what is said of it.
 * @throws Refusal 422 for what is no .xlsx.
 */
export function readXlsform(bytes: Uint8Array, file: string): ReadForm {
  const sheets = readSheets(bytes, file);
  const notes = new Notes();
  const survey = sheets.get(SHEET);
  if (!survey?.columns.includes('type') || !survey.columns.includes('name')) {
    notes.problem({ sheet: SHEET, cell: 'A1' }, said.noSheet());
    return { problems: notes.problems };
  }
  for (const name of sheets.keys())
    if (!['survey', 'choices', 'settings'].includes(name))
      notes.remark({ sheet: name, cell: 'A1' }, said.sheet(name));
  const about = settingsOf(sheets.get('settings'), file, notes);
  const choices = new Choices(sheets.get('choices'), notes);
  const walk = new Walk(survey, choices, notes);
  choices.mentionUnused();
  const filled = walk.sections.filter(({ items }) => items.length > 0);
  const sections = settleConditions(filled, walk.places, walk.gone, notes);
  if (sections.length === 0 && notes.problems.length === 0)
    notes.problem({ sheet: SHEET, cell: 'A1' }, said.empty());
  if (notes.problems.length > 0) return { problems: notes.problems };
  return { definition: definitionSchema.parse({ ...about, sections }), remarks: notes.remarks };
}
