import type { Archive } from './archive.ts';
import { type Area, CellBudget, Grid } from './grid.ts';
import { clean, type Table } from './model.ts';
import { type NumberFormat, readNumberFormats, showNumber } from './number-formats.ts';
import { partText, relationsOf, targetOf } from './parts.ts';
import { type Attributes, attribute, walkXml } from './xml.ts';

interface Workbook {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly from1904: boolean;
}

/** The sheets that a person sees, in their order. Hidden rows and columns are read, hidden sheets are not. */
export function readSheets(archive: Archive, path: string): Table[] {
  const relations = relationsOf(archive, path);
  const part = (kind: string): string | null => {
    const target = targetOf(relations, kind);
    return target === null ? null : archive.text(target);
  };
  const sheets: { name: string; id: string }[] = [];
  let from1904 = false;
  walkXml(partText(archive, path), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '');
      if (name === 'sheet' && (attributes.state ?? 'visible') === 'visible')
        sheets.push({ name: clean(attributes.name ?? ''), id: attribute(attributes, 'id') ?? '' });
    },
  });
  const workbook: Workbook = {
    strings: readStrings(part('sharedStrings')),
    formats: readNumberFormats(part('styles')),
    from1904,
  };
  const budget = new CellBudget();
  return sheets.flatMap(({ name, id }) => {
    const relation = relations.get(id);
    return relation?.kind === 'worksheet'
      ? [{ name, above: [], rows: readSheet(partText(archive, relation.target), workbook, budget) }]
      : [];
  });
}

/** Strings that cells name by number. Runs of different looks are one text; hints of pronunciation are not in it. */
function readStrings(source: string | null): string[] {
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let inHint = false;
  if (source === null) return strings;
  walkXml(source, {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') inHint = true;
      else if (name === 't') inText = !inHint;
    },
    text(text) {
      if (inText) current += text;
    },
    close(name) {
      if (name === 'si') strings.push(clean(unescaped(current)));
      else if (name === 'rPh') inHint = false;
      else if (name === 't') inText = false;
    },
  });
  return strings;
}

function readSheet(source: string, workbook: Workbook, budget: CellBudget) {
  const grid = new Grid(budget);
  let row = 0;
  let column = -1;
  let cell: Attributes = {};
  let stored = '';
  let reading = false;
  walkXml(source, {
    open(name, attributes) {
      switch (name) {
        case 'row':
          row = Number(attributes.r ?? row + 1);
          column = -1;
          break;
        case 'c':
          cell = attributes;
          column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
          stored = '';
          break;
        case 'v':
        case 't':
          reading = true;
          break;
        case 'mergeCell':
          grid.merge(areaOf(attributes.ref ?? ''));
      }
    },
    text(text) {
      if (reading) stored += text;
    },
    close(name) {
      if (name === 'v' || name === 't') reading = false;
      else if (name === 'c') grid.put(row, column, shown(cell, stored, workbook));
    },
  });
  return grid.finish();
}

/** The kinds of cell are those of ECMA-376, part 1, 18.18.11. */
function shown(cell: Attributes, stored: string, workbook: Workbook): string {
  switch (cell.t) {
    case 's':
      return workbook.strings[Number(stored)] ?? '';
    case 'str':
    case 'inlineStr':
      return clean(unescaped(stored));
    case 'b':
      return stored === '1' ? 'TRUE' : 'FALSE';
    case 'd':
      return stored.replace(/^(\d{4})-(\d\d)-(\d\d).*$/s, '$3/$2/$1');
    case 'e':
      return stored;
    default:
      return showNumber(stored, workbook.formats[Number(cell.s ?? 0)], workbook.from1904);
  }
}

/** Signs that XML cannot hold are written `_x000D_` (ECMA-376, part 1, 22.9.2.19). */
const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/** `B7` is in column 1. */
function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i += 1) {
    const letter = reference.charCodeAt(i) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

/** `A1:C3`. */
function areaOf(reference: string): Area {
  const [from = '', to = from] = reference.split(':');
  const row = (corner: string): number => Number(/\d+$/.exec(corner)?.[0] ?? 0);
  return { top: row(from), bottom: row(to), left: columnOf(from), right: columnOf(to) };
}
