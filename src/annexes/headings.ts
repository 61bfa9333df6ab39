import { fold } from '../kernel/text.ts';
import type { Row, Table } from '../office-files/index.ts';
import { looksLikeCode } from './codes.ts';
import type { Column, Mapping, Role } from './model.ts';

/** Who or what a heading speaks of; offices put these words in any order and number. */
const BODY = '(?:co quan|don vi|phong ban|phong|to chuc|ca nhan|nguoi|ben|noi|chu the)';
const BODIES = `${BODY}(?:(?: va| hoac)? ${BODY})*`;
const PROCEDURE = '(?:tthc|thu tuc hanh chinh|thu tuc|dvc|dich vu cong)';
const DELEGATION = '(?:uy quyen|uq)';

/**
 * Headings in the words offices use, folded. The first that fits wins, so what is narrower stands first: “Tên thủ
 * tục hành chính được ủy quyền” is a name, “Thời hạn ủy quyền” a term, and only then “được ủy quyền” a delegate.
 */
const wordings: readonly (readonly [Role, RegExp])[] = [
  ['number', /^(?:stt|tt|so tt|so thu tu|thu tu|so)$/],
  ['note', /^(?:ghi chu|luu y|chu thich)\b/],
  [
    'code',
    new RegExp(`^(?:ma|so ho so|so hieu)\\b(?!.*\\b(?:don vi|co quan|dinh danh)\\b)|^${PROCEDURE} ma so`),
  ],
  ['processing', /^(?:thoi han|thoi gian) (?:giai quyet|xu ly|thuc hien|tra ket qua)\b/],
  ['term', /^(?:thoi han|thoi gian|hieu luc|thoi diem)\b/],
  ['name', /^linh vuc\b.*\bten\b/],
  ['field', /^(?:ten )?(?:linh vuc|nhom linh vuc|nganh)\b/],
  ['value', /^(?:gia tri|han muc|muc tien|quy mo|muc von)\b/],
  ['territory', /^(?:pham vi|dia ban|khu vuc)\b/],
  ['condition', /^(?:dieu kien|truong hop|yeu cau)\b/],
  ['name', new RegExp(`^(?:ten|danh muc|noi dung|cong viec|nhiem vu|ten goi)\\b.*|^${PROCEDURE}\\b.*`)],
  [
    'delegate',
    new RegExp(
      `(?:duoc|nhan|tiep nhan) ${DELEGATION}\\b|^${DELEGATION} cho\\b|^${BODIES} (?:(?:chu tri|truc tiep|co trach nhiem) )*(?:thuc hien|giai quyet|chu tri|xu ly|tiep nhan)\\b`,
    ),
  ],
  ['delegator', new RegExp(`^(?:${BODIES} |cap )?(?:${DELEGATION}$|(?:co )?tham quyen\\b)`)],
];

/** A heading is short; a sentence that begins with the same words is not one. */
const MOST_WORDS = 14;
const LONGEST_HEADING = 200;

/** What a heading says its column holds; null when the words are none of ours. */
export function roleOf(heading: string): Role | null {
  if (heading.length > LONGEST_HEADING) return null;
  const words = fold(heading.replace(/\([^)]*\)/g, ' ')).replace(/\.(?= |$)/g, '');
  if (words === '' || words.split(' ').length > MOST_WORDS) return null;
  return wordings.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** A heading, and where in `table.rows` its rows are. */
export interface Heading {
  readonly first: number;
  readonly last: number;
  readonly mapping: Mapping;
}

/** The headings of a table from top to bottom. A sheet with two annexes one below the other has two. */
export function findHeadings(table: Table): Heading[] {
  const headings: Heading[] = [];
  for (let at = 0; at < table.rows.length; at += 1) {
    const heading = isHeading(table.rows[at]!.cells) ? headingAt(table, at) : null;
    if (!heading) continue;
    headings.push(heading);
    at = heading.last;
  }
  return headings;
}

function isHeading(cells: readonly string[]): boolean {
  if (cells.some((cell) => looksLikeCode(cell) || /^\d+\.?$/.test(cell))) return false;
  const roles = new Set([...new Set(cells)].map(roleOf));
  roles.delete(null);
  return roles.size >= 2 && (roles.has('code') || roles.has('name'));
}

/** A heading of several rows is joined by cells merged from one into the next. */
function headingAt(table: Table, at: number): Heading {
  const cellsOf = (index: number): readonly string[] => table.rows[index]?.cells ?? [];
  const joined = (upper: number): boolean => {
    const lower = cellsOf(upper + 1);
    return (
      new Set(cellsOf(upper)).size > 1 &&
      !lower.some(looksLikeCode) &&
      cellsOf(upper).some((cell, column) => cell !== '' && cell === lower[column])
    );
  };
  let first = at;
  while (first > 0 && joined(first - 1)) first -= 1;
  let last = at;
  while (last + 1 < table.rows.length && joined(last)) last += 1;
  return { first, last, mapping: mappingOf(table.rows.slice(first, last + 1)) };
}

function mappingOf(rows: readonly Row[]): Mapping {
  const columns = rows[0]!.cells.map((_, column): Column => {
    const lines = [...new Set(rows.map((row) => row.cells[column]!))].filter((line) => line !== '');
    const heading = lines.join(' ');
    // The lowest line is the most particular one; above it may stand only “Ủy quyền”.
    return {
      heading,
      role: [...lines.toReversed(), heading].map(roleOf).find((role) => role !== null) ?? null,
    };
  });
  return {
    headingRows: rows.map((row) => row.number),
    columns: columns.map((column) =>
      preferred(columns, column.role) === column ? column : { ...column, role: null },
    ),
  };
}

/** Of several columns with one role, the first; but “được ủy quyền” is more of a delegate than “thực hiện” is. */
const preferred = (columns: readonly Column[], role: Role | null): Column | undefined => {
  const having = columns.filter((column) => column.role === role);
  return (
    having.find(({ heading }) => role === 'delegate' && /uy quyen|\buq\b/.test(fold(heading))) ?? having[0]
  );
};
