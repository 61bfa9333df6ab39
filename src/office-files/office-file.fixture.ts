import { strToU8, zipSync } from 'fflate';

/** The smallest office files that are still right, for what no program writes on demand. */

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const relationType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const sheetSpace = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relationType}"`;
const textSpace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

export const zipOf = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])));

const relations = (targets: readonly (readonly [id: string, kind: string, target: string])[]): string =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(
      ([id, kind, target]) => `<Relationship Id="${id}" Type="${relationType}/${kind}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);

export interface SheetParts {
  /** What stands inside `<worksheet>`, by sheet name. */
  readonly sheets: Readonly<Record<string, string>>;
  readonly hidden?: readonly string[];
  readonly strings?: string;
  readonly styles?: string;
  readonly properties?: string;
}

export function xlsxParts(parts: SheetParts): Record<string, string> {
  const sheets = Object.entries(parts.sheets);
  return {
    '_rels/.rels': relations([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${head}<workbook ${sheetSpace}><workbookPr ${parts.properties ?? ''}/><sheets>${sheets
      .map(
        ([name], i) =>
          `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="s${i}"${parts.hidden?.includes(name) ? ' state="hidden"' : ''}/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, i) => [`s${i}`, 'worksheet', `worksheets/sheet${i + 1}.xml`] as const),
      ['strings', 'sharedStrings', '/xl/sharedStrings.xml'],
      ['styles', 'styles', 'styles.xml'],
    ]),
    ...(parts.strings && { 'xl/sharedStrings.xml': `${head}<sst ${sheetSpace}>${parts.strings}</sst>` }),
    ...(parts.styles && { 'xl/styles.xml': `${head}<styleSheet ${sheetSpace}>${parts.styles}</styleSheet>` }),
    ...Object.fromEntries(
      sheets.map(([, content], i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        `${head}<worksheet ${sheetSpace}>${content}</worksheet>`,
      ]),
    ),
  };
}

export const xlsx = (parts: SheetParts): Uint8Array => zipOf(xlsxParts(parts));

export const docxParts = (body: string): Record<string, string> => ({
  '_rels/.rels': relations([['rId1', 'officeDocument', 'word/document.xml']]),
  'word/document.xml': `${head}<w:document ${textSpace}><w:body>${body}</w:body></w:document>`,
});

export const docx = (body: string): Uint8Array => zipOf(docxParts(body));

/** `2` is column `C`. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/** A merged area over written rows: ends included, all from 0. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface WrittenRows {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly merges?: readonly Merge[];
}

const covers = (merge: Merge, row: number, column: number): boolean =>
  row >= merge.top && row <= merge.bottom && column >= merge.left && column <= merge.right;

const isFirst = (merge: Merge, row: number, column: number): boolean =>
  row === merge.top && column === merge.left;

/** Rows as a sheet: only the first cell of a merged area is written. */
export function writeXlsx(tables: readonly WrittenRows[]): Uint8Array {
  const sheet = ({ rows, merges = [] }: WrittenRows): string =>
    `<sheetData>${rows
      .map(
        (cells, r) =>
          `<row r="${r + 1}">${cells
            .map((text, c) => {
              const merge = merges.find((m) => covers(m, r, c));
              if (text === '' || (merge && !isFirst(merge, r, c))) return '';
              return `<c r="${columnName(c)}${r + 1}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
            })
            .join('')}</row>`,
      )
      .join('')}</sheetData><mergeCells>${merges
      .map(
        (m) => `<mergeCell ref="${columnName(m.left)}${m.top + 1}:${columnName(m.right)}${m.bottom + 1}"/>`,
      )
      .join('')}</mergeCells>`;
  return xlsx({ sheets: Object.fromEntries(tables.map((table) => [table.name, sheet(table)])) });
}

/** Rows as a table in a text, its name as the line above. */
export function writeDocx(tables: readonly WrittenRows[]): Uint8Array {
  const paragraph = (text: string): string =>
    `<w:p><w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`;
  const cell = (text: string, merge: Merge | undefined, row: number): string => {
    const span = merge ? merge.right - merge.left + 1 : 1;
    const vertical =
      merge && merge.bottom > merge.top
        ? row === merge.top
          ? '<w:vMerge w:val="restart"/>'
          : '<w:vMerge/>'
        : '';
    const continues = merge !== undefined && row > merge.top;
    return `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/>${vertical}</w:tcPr>${paragraph(continues ? '' : text)}</w:tc>`;
  };
  return docx(
    tables
      .map(
        ({ name, rows, merges = [] }) =>
          `${paragraph(name)}<w:tbl>${rows
            .map(
              (cells, r) =>
                `<w:tr>${cells
                  .map((text, c) => {
                    const merge = merges.find((m) => covers(m, r, c));
                    return merge && c > merge.left ? '' : cell(text, merge, r);
                  })
                  .join('')}</w:tr>`,
            )
            .join('')}</w:tbl>`,
      )
      .join(''),
  );
}
