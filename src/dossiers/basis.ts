import { type DocumentEntry, type Link, lookupOf, type Register } from '../authority/index.ts';
import { dayInWords } from '../documents/index.ts';

const kinds: Readonly<Record<DocumentEntry['kind'], string>> = {
  law: 'Luật',
  decree: 'Nghị định',
  circular: 'Thông tư',
  resolution: 'Nghị quyết',
  decision: 'Quyết định',
};

/**
 * The documents by which somebody decided, as a decision cites them after `Căn cứ`, from the law down: the law with
 * its article, the decisions of the city and of the district with the row of the annex, the document by which
 * somebody else than the head signs. Each by kind, number, day, issuer and subject; a law by its title and day alone
 * (Decree 30/2020/NĐ-CP, annex I, part II, point 6 †).
 * An invented number of a demonstration says so.
 *
 * @param register the one that gave the chain.
 */
export function basisOf(register: Register, chain: readonly Link[]): string[] {
  const { documents } = lookupOf(register);
  const lines: string[] = [];
  for (const { kind, text, document, article } of chain) {
    if (!document) continue;
    const entry = documents.get(document.document);
    if (kind === 'annex-row') lines.push(`${lines.pop() ?? document.number} (${placeIn(text.vi)})`);
    else if (entry) lines.push(`${article ? `${article} ` : ''}${citationOf(entry)}`);
    else lines.push(text.vi);
  }
  return lines;
}

/** `Phụ lục I, dòng 12`, without what the row says. */
const placeIn = (row: string): string => row.split(':', 1)[0]!;

function citationOf({ kind, number, title, issuer, issuedOn, illustrative }: DocumentEntry): string {
  if (kind === 'law') return `${title.vi} ${dayInWords(issuedOn)}`;
  const mark = illustrative ? ' [số minh họa]' : '';
  return `${kinds[kind]} số ${number}${mark} ${dayInWords(issuedOn)} của ${issuer} ${subjectOf(kind, title.vi)}`;
}

/** Titles in the register begin with the kind of document, or with what it does. */
function subjectOf(kind: DocumentEntry['kind'], title: string): string {
  const bare = title.startsWith(`${kinds[kind]} `) ? title.slice(kinds[kind].length + 1) : title;
  const subject = bare.charAt(0).toLocaleLowerCase('vi') + bare.slice(1);
  return kind === 'decision' && !subject.startsWith('về ') ? `về việc ${subject}` : subject;
}
