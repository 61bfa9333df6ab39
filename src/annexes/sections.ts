import { fold } from '../kernel/text.ts';
import { looksLikeCode } from './codes.ts';
import { type Delegates, readDelegates } from './delegates.ts';
import type { UnitIndex } from './units.ts';

/** `I.`, `A)`, `1.2.`, `Mục III:` before the words of a section. */
const LABEL =
  /^(?:(?:phần|mục|nhóm|Phần|Mục|Nhóm|PHẦN|MỤC|NHÓM)\s+)?(?:[IVXLC]+|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})*)\s*(?:[.):/-]+\s*|\s+(?=\p{Lu}))/u;
/** In the column of names, `1.` may be the number of a procedure; letters are not. */
const LETTER_LABEL = /^(?:[IVXLC]+|[A-ZĐ])\s*[.):/-]/u;
const BODY =
  /^(?:(?:các )?(?:phòng(?! chống)|p\.)|ubnd|ủy ban|uỷ ban|chủ tịch|trưởng phòng|chánh|văn phòng|thanh tra|các phường|các xã|sở|ban)(?=\s|\.|$)/iu;
const FIELD =
  /^(?:nhóm |các )?(?:thủ tục hành chính |tthc |thủ tục )?(?:thuộc )?(?:nhóm )?lĩnh vực\s*:?\s*/iu;

export type Section =
  | { readonly kind: 'field'; readonly field: string }
  | { readonly kind: 'delegate'; readonly written: string; readonly delegates: Delegates }
  | { readonly kind: 'annex'; readonly annex: string }
  | { readonly kind: 'other' };

/** `Phụ lục số II`, `PL 1`: its number; null when the text does not begin so. A mention begins no annex. */
export function annexOf(text: string): string | null {
  const label = /^(?:phu luc|pl)(?: so)? ?([ivxlc]+|\d{1,3}|[a-h])\b/.exec(fold(text).replace(/\./g, ' '));
  return label ? label[1]!.toUpperCase() : null;
}

/** `…ủy quyền cho Phòng Tư pháp`: to whom, as a title says it; null when it does not. */
export const delegateInTitle = (text: string): string | null =>
  /(?:ủy|uỷ) quyền cho\s+(.+?)(?:\s+(?:giải quyết|thực hiện|tiếp nhận)\b.*|\s*\(.*)?$/iu.exec(text)?.[1] ??
  null;

/** What the one text of a section row says of the rows below it. */
export function readSection(text: string, fields: ReadonlyMap<string, string>, units: UnitIndex): Section {
  const annex = annexOf(text);
  if (annex !== null) return { kind: 'annex', annex };
  // The “P.” of “P. Tư pháp” is no label.
  const words = BODY.test(text) ? text : text.replace(LABEL, '').trim();
  if (FIELD.test(words)) {
    const field = words
      .replace(FIELD, '')
      .replace(/\s*[:(].*$/u, '')
      .trim();
    return { kind: 'field', field: fields.get(fold(field)) ?? field };
  }
  const known = fields.get(fold(words));
  if (known !== undefined) return { kind: 'field', field: known };
  const title = delegateInTitle(words);
  const written = title ?? words.replace(/\s*[:(]\s*\d.*$/u, '');
  const delegates = readDelegates(written, units);
  if (delegates.slugs.length > 0 || (title === null && BODY.test(written)))
    return { kind: 'delegate', written, delegates };
  return { kind: 'other' };
}

/** The lines that head a table: from the last one that begins an annex. What stands before is the decision itself. */
export function titleLines(lines: readonly string[]): readonly string[] {
  const from = lines.findLastIndex((line) => annexOf(line) !== null);
  return from < 0 ? lines : lines.slice(from);
}

/**
 * The one text of a row that groups the rows below it; null when the row is no such row. Such a text stands alone
 * or over several columns, perhaps with a label of letters before it. A cell merged down beside it says nothing.
 */
export function sectionText(
  cells: readonly string[],
  at: { readonly code: number; readonly name: number },
  fields: ReadonlyMap<string, string>,
): string | null {
  const filled = cells.flatMap((cell, column) => (cell === '' ? [] : [{ cell, column }]));
  const texts = [...new Set(filled.map(({ cell }) => cell))];
  if (texts.some(looksLikeCode)) return null;
  const [first = '', second] = texts;
  // Where no column has codes, three texts may as well be a procedure that is numbered in letters.
  const most = at.code < 0 ? 2 : 3;
  if (texts.length > 1 && texts.length <= most && /^(?:[IVXLC]+|[A-ZĐ])[.)]?$/u.test(first)) return second!;
  if (texts.length === 2 && [LETTER_LABEL, FIELD].some((pattern) => pattern.test(first))) return first;
  if (texts.length !== 1 || /^\d+\.?$/.test(first)) return null;
  const spread = filled.length > 1;
  const elsewhere = filled[0]!.column !== at.name;
  const says = [LETTER_LABEL, FIELD, BODY].some((pattern) => pattern.test(first)) || fields.has(fold(first));
  return spread || elsewhere || says ? first : null;
}
