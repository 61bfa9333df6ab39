import { writeBook } from '../../office-files/index.ts';
import type { Column, Definition, Item, Option } from '../model.ts';
import { writeCondition, writeLimits } from './expression.ts';

const VI = 'Tiếng Việt (vi)';
const EN = 'English (en)';
const YES_NO = 'yes_no';

const surveyColumns = [
  'type',
  'name',
  `label::${VI}`,
  `label::${EN}`,
  `hint::${VI}`,
  `hint::${EN}`,
  'required',
  'relevant',
  'constraint',
  'appearance',
  'motcua::kind',
  'motcua::points',
  'motcua::full',
  'motcua::source',
  'motcua::figure',
  'motcua::evidence',
] as const;
type Cells = Partial<Record<(typeof surveyColumns)[number], string>>;

const labels = ({ label }: { readonly label: { readonly vi: string; readonly en: string } }): Cells => ({
  [`label::${VI}`]: label.vi,
  [`label::${EN}`]: label.en,
});
const isYesNo = (options: readonly Option[]): boolean =>
  options.length === 2 && ['yes', 'no'].every((name) => options.some((option) => option.name === name));
const listOf = (item: Item): string => `list_${item.name}`;
const PERCENT: Cells = { type: 'decimal', constraint: writeLimits(0, 100), 'motcua::kind': 'percentage' };

function shapeOf(item: Item): Cells {
  switch (item.kind) {
    case 'yes-no':
      return { type: `select_one ${YES_NO}` };
    case 'text':
      return { type: 'text' };
    case 'photograph':
      return { type: 'image' };
    case 'signature':
      return { type: 'image', appearance: 'signature' };
    case 'document':
      return { type: 'file' };
    case 'percentage':
      return PERCENT;
    case 'number':
      return { type: item.whole ? 'integer' : 'decimal', constraint: writeLimits(item.min, item.max) };
    case 'choice':
      return {
        type: `${item.multiple ? 'select_multiple' : 'select_one'} ${listOf(item)}`,
        ...(!item.multiple && isYesNo(item.options) && { 'motcua::kind': 'choice' }),
      };
    case 'table':
      return { type: 'begin_repeat' };
  }
}

const columnTypes: Readonly<Record<Column['kind'], Cells>> = {
  'yes-no': { type: `select_one ${YES_NO}` },
  text: { type: 'text' },
  number: { type: 'decimal' },
  percentage: PERCENT,
};

function rowsOf(item: Item): Cells[] {
  const row: Cells = {
    ...shapeOf(item),
    name: item.name,
    ...labels(item),
    ...(item.hint && { [`hint::${VI}`]: item.hint.vi, [`hint::${EN}`]: item.hint.en }),
    required: item.required ? 'yes' : '',
    relevant: item.relevant ? writeCondition(item.relevant) : '',
    'motcua::points': item.score ? String(item.score.weight) : '',
    'motcua::full': item.score ? writeCondition(item.score.full) : '',
    'motcua::source': item.source ?? '',
    'motcua::figure': item.figure ?? '',
    'motcua::evidence': item.evidence === 'none' ? '' : item.evidence,
  };
  if (item.kind !== 'table') return [row];
  const columns = item.columns.map((column) => ({
    ...columnTypes[column.kind],
    name: column.name,
    ...labels(column),
  }));
  return [row, ...columns, { type: 'end_repeat' }];
}

/**
 * A checklist as an XLSForm workbook (xlsform.org), which ODK and KoboToolbox read. What they do not know (points, source,
 * live figure) stands in columns of its own, which they pass over; read back it is the same checklist.
 */
export function writeXlsform(definition: Definition): Promise<Uint8Array> {
  const rows = definition.sections.flatMap((section): Cells[] => [
    {
      type: 'begin_group',
      name: section.name,
      ...labels(section),
      relevant: section.relevant ? writeCondition(section.relevant) : '',
    },
    ...section.items.flatMap(rowsOf),
    { type: 'end_group' },
  ]);
  const items = definition.sections.flatMap((section) => section.items);
  const asksYesNo = items.some(
    (item) =>
      item.kind === 'yes-no' || (item.kind === 'table' && item.columns.some(({ kind }) => kind === 'yes-no')),
  );
  const choices = items.flatMap((item) =>
    item.kind === 'choice'
      ? item.options.map(({ name, label }) => [listOf(item), name, label.vi, label.en])
      : [],
  );
  const yesNo = [
    [YES_NO, 'yes', 'Có', 'Yes'],
    [YES_NO, 'no', 'Không', 'No'],
  ];
  const { slug, title, level } = definition;
  return writeBook([
    {
      name: 'survey',
      rows: [surveyColumns, ...rows.map((cells) => surveyColumns.map((column) => cells[column] ?? ''))],
    },
    {
      name: 'choices',
      rows: [['list_name', 'name', `label::${VI}`, `label::${EN}`], ...(asksYesNo ? yesNo : []), ...choices],
    },
    {
      name: 'settings',
      rows: [
        ['form_title', 'form_id', 'default_language', 'motcua::title_en', 'motcua::level'],
        [title.vi, slug, VI, title.en, level],
      ],
    },
  ]);
}
