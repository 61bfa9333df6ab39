import { fold } from '../kernel/text.ts';
import { findings } from './messages.ts';
import type { Finding, NamedUnit } from './model.ts';
import { LEVEL_WORDS, type UnitIndex } from './units.ts';

export interface Delegates {
  readonly slugs: readonly string[];
  readonly findings: readonly Finding[];
}

/** Hà Nội has 30 districts and 579 wards; nobody enumerates more than a part of them in one cell. */
const MOST_NAMED = 200;

const nobody: Delegates = { slugs: [], findings: [] };

/** The bodies that a cell names: one, several, or all of a kind. A head stands for the body. */
export function readDelegates(text: string, units: UnitIndex): Delegates {
  const named = withoutTitle(text);
  const whole = readOne(named, text, units);
  if (whole.slugs.length > 0) return whole;
  const parts = split(named);
  if (parts.length < 2 || parts.length > MOST_NAMED) return whole;
  const read = parts.map((part) => readOne(part, part, units));
  // All or none: half of an enumeration would be a guess.
  if (read.some(({ slugs }) => slugs.length === 0)) {
    const troubles = read.flatMap((one) => one.findings.filter(({ severity }) => severity === 'error'));
    return { slugs: [], findings: troubles };
  }
  return {
    slugs: [...new Set(read.flatMap(({ slugs }) => slugs))],
    findings: read.flatMap((one) => one.findings),
  };
}

function readOne(named: string, text: string, units: UnitIndex): Delegates {
  const found = units.find(named);
  if (found.length === 1) return { slugs: [found[0]!.slug], findings: [] };
  const group = readGroup(named, units);
  if (group) return group;
  if (found.length > 1) return { ...nobody, findings: [findings.delegateAmbiguous(text, found)] };
  return { ...nobody, findings: [findings.delegateUnknown(text, units.near(named))] };
}

/** Who signs is not who is meant: the body is. */
const withoutTitle = (text: string): string =>
  text
    .replace(/^\s*(?:đồng chí |ông |bà )?(?:phó )?(?:chủ tịch|ct|thủ trưởng|lãnh đạo)\s+/iu, '')
    .replace(/^\s*(?:trưởng|chánh)\s+(?=phòng|p\.|văn phòng|vp|thanh tra)/iu, '');

/** Between bodies, not within a name: “Văn hóa và Thông tin”, “Lao động - Thương binh và Xã hội”. */
const split = (text: string): string[] =>
  text
    .split(
      /[;,\n/+]| và (?=(?:các |phòng |p\.|ubnd |ủy ban |uỷ ban |chủ tịch |trưởng |văn phòng |thanh tra ))/iu,
    )
    .map((part) => withoutTitle(part.trim()))
    .filter((part) => part !== '');

/** `ubnd 14 phuong thuoc quan`: how many, and where they are, if it is said. */
function several(level: 'district' | 'ward'): RegExp {
  const word = `(?:${LEVEL_WORDS[level].map(fold).join('|')})`;
  return new RegExp(
    `^(?:(?:ubnd|uy ban nhan dan) )?(?:(?:tat ca|toan bo|ca|cac|\\d{1,3}|don vi|cap) )*` +
      `${word}(?:(?: va)? ${word})*(?: \\d{1,3} ${word})?(?<where> (?:thuoc|truc thuoc|tren dia ban|cua|quan|huyen)\\b.*)?$`,
  );
}
const groups = { ward: several('ward'), district: several('district') } as const;
/** Words that make several of one. */
const plural = /\b(?:tat ca|toan bo|cac|cap|\d+)\b|\b(?:quan|huyen) (?:va )?(?:huyen|thi xa|thanh pho)\b/;
const divisions = /^(?:tat ca )?cac (?:phong|co quan|don vi)(?: ban)?(?: chuyen mon)?\b/;

/** “UBND các phường”, “14 phường thuộc quận”, “UBND cấp xã”: all ward committees; and so for districts. */
function readGroup(named: string, units: UnitIndex): Delegates | null {
  const words = fold(named.replace(/[()]/g, ' ')).replace(/\./g, ' ').replace(/\s+/g, ' ').trim();
  for (const level of ['ward', 'district'] as const) {
    const match = groups[level].exec(words);
    // “UBND quận” is one body. “UBND phường” is all of them, but “phường Quan Hoa” is one whose name looks like more.
    const single = level === 'district' || match?.groups?.where !== undefined;
    if (!match || (single && !plural.test(words))) continue;
    const members = units.all('committee', level);
    if (members.length === 0) return null;
    return { slugs: members.map(({ slug }) => slug), findings: countFindings(named, words, members) };
  }
  // Which divisions is not said, and not every division may take every procedure.
  return divisions.test(words)
    ? { ...nobody, findings: [findings.delegateAmbiguous(named, units.all('division', 'district'))] }
    : null;
}

function countFindings(named: string, words: string, members: readonly NamedUnit[]): Finding[] {
  const stated = /\b\d{1,3}\b/.exec(words)?.[0];
  return stated && Number(stated) !== members.length
    ? [findings.wardCountDiffers(named, Number(stated), members.length)]
    : [];
}
