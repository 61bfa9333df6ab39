import { type ColumnToWrite, clean } from './model.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A sign of the usual type is about 2 mm wide. */
const MM_PER_SIGN = 2;
/** The second format of `styles`. */
const AS_DAY = 1;
/** Days from 30 December 1899, where a table program begins to count, to 1 January 1970. */
const TO_1970 = 25_569;
const MS_PER_DAY = 86_400_000;

/** A sheet up to its first row: widths, and a heading row that stays in sight. */
export const sheetHead = (columns: readonly ColumnToWrite[]): string =>
  `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns
    .map(
      ({ width }, i) =>
        `<col min="${i + 1}" max="${i + 1}" width="${Math.ceil(width / MM_PER_SIGN)}" customWidth="1"/>`,
    )
    .join('')}</cols><sheetData>`;

export const SHEET_END = '</sheetData></worksheet>';

/** What makes rows of a sheet, `number` from 1. */
export function rowWriter(columns: readonly ColumnToWrite[]) {
  const letters = columns.map((_, i) => lettersOf(i));
  const heading = columns.map((column) => column.heading);
  const cells = (
    values: readonly (string | number)[],
    number: number,
    kind: (i: number) => ColumnToWrite['kind'],
  ) => {
    let xml = `<row r="${number}">`;
    for (let i = 0; i < values.length; i += 1) {
      const value = values[i]!;
      if (value === '') continue;
      xml += `<c r="${letters[i]}${number}"`;
      if (typeof value === 'number') xml += `><v>${value}</v></c>`;
      else if (kind(i) === 'day')
        xml += ` s="${AS_DAY}"><v>${Date.parse(value) / MS_PER_DAY + TO_1970}</v></c>`;
      else xml += ` t="inlineStr"><is><t>${escaped(clean(value))}</t></is></c>`;
    }
    return `${xml}</row>`;
  };
  return {
    heading: () => cells(heading, 1, () => 'text'),
    row: (values: readonly (string | number)[], number: number) =>
      cells(values, number, (i) => columns[i]!.kind),
  };
}

/** `A` for the first column, `AA` for the 27th. */
function lettersOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : lettersOf(Math.floor(column / 26) - 1) + last;
}

/**
 * XML knows no control characters, so the format has a code for them, and one for what only looks like such a code
 * (ECMA-376, part 1, 22.9.2.19).
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones.
const special = /[&<>"\u0000-\u001f\ufffe\uffff]|_(?=x[0-9a-f]{4}_)/gi;
const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string =>
  text.replace(
    special,
    (sign) => named[sign] ?? `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );

/** Everything of a workbook but its sheets, by path. */
export function workbookParts(names: readonly string[]): Record<string, string> {
  const link = (i: number, type: string, target: string) =>
    `<Relationship Id="rId${i}" Type="${LINKS}/${type}" Target="${target}"/>`;
  const links = (inner: string) =>
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${inner}</Relationships>`;
  const type = (path: string, kind: string) =>
    `<Override PartName="/xl/${path}.xml" ContentType="${TYPES}.${kind}+xml"/>`;
  const path = (i: number) => `worksheets/sheet${i + 1}`;
  return {
    'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><sheets>${names
      .map((name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': links(
      names.map((_, i) => link(i + 1, 'worksheet', `${path(i)}.xml`)).join('') +
        link(names.length + 1, 'styles', 'styles.xml'),
    ),
    '_rels/.rels': links(link(1, 'officeDocument', 'xl/workbook.xml')),
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type('workbook', 'sheet.main')}${type('styles', 'styles')}${names.map((_, i) => type(path(i), 'worksheet')).join('')}</Types>`,
  };
}
