import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Answer, type Definition, definitionSchema, type Item } from '../../src/checklists/index.ts';
import { type FigureName, figures } from '../../src/figures/index.ts';
import { projectRoot } from '../../src/kernel/project.ts';

const both = (text: string) => ({ vi: text, en: text });
const shipped = { district: 'mo-hinh-mot-cua-cap-huyen', ward: 'mo-hinh-mot-cua-cap-xa' } as const;

/**
 * The checklist that ships with the program, every live figure that it does not ask about, and invented items up to
 * `items`: yes/no, numbers, shares and words in turn.
 */
export function checklist(level: 'district' | 'ward', items: number): Definition {
  const path = join(projectRoot, 'data/checklists', `${shipped[level]}.json`);
  const own = definitionSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const asked = own.sections.flatMap((section) => section.items);
  const bound = new Set(asked.map(({ figure }) => figure));
  const more = (Object.keys(figures) as FigureName[])
    .filter((name) => !bound.has(name) && figures[name].kind !== 'yes-no')
    .map((name) => ({
      name: `so_lieu_${name}`,
      kind: figures[name].kind,
      label: figures[name].label,
      figure: name,
    }));
  const kinds = ['yes-no', 'number', 'percentage', 'text'] as const;
  const invented = Array.from({ length: Math.max(0, items - asked.length - more.length) }, (_, i) => ({
    name: `noi_dung_${i + 1}`,
    kind: kinds[i % kinds.length],
    label: both(`Nội dung khảo sát thứ ${i + 1} theo tiêu chuẩn của mô hình`),
    source: 'Quyết định 3951/QĐ-UBND †',
  }));
  const sections = [
    ...own.sections,
    { name: 'so_lieu', label: both('Số liệu'), items: more },
    { name: 'khac', label: both('Nội dung khác'), items: invented },
  ].filter((section) => section.items.length > 0);
  return definitionSchema.parse({ ...own, sections });
}

export const itemsOf = (definition: Definition): Item[] =>
  definition.sections.flatMap((section) => [...section.items]);

/** What the `n`th unit says to an item; the team says the same but for one answer in a hundred. */
export function answerTo(item: Item, n: number, side: 'unit' | 'team'): Answer {
  const own = n * 31 + [...item.name].reduce((sum, sign) => sum + sign.charCodeAt(0), 0);
  const seed = own + (side === 'team' && own % 97 === 0 ? 1 : 0);
  switch (item.kind) {
    case 'yes-no':
      return seed % 5 === 0 ? 'no' : 'yes';
    case 'number':
      return seed % 60;
    case 'percentage':
      return seed % 3 === 0 ? 100 : 70 + (seed % 30);
    case 'choice': {
      const option = item.options[seed % item.options.length]!.name;
      return item.multiple ? [option] : option;
    }
    case 'table':
      return [
        Object.fromEntries(item.columns.map(({ name, kind }) => [name, kind === 'text' ? 'có' : seed % 9])),
      ];
    case 'text':
      return `Đơn vị thứ ${n} đã niêm yết công khai, đang hoàn thiện nội dung số ${seed % 97}`;
    default:
      return [`00000000-0000-4000-8000-${String(seed).padStart(12, '0')}`];
  }
}
