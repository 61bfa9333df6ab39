import { fold } from '../kernel/text.ts';
import type { NamedUnit, Vocabulary } from './model.ts';
import { NameIndex } from './name-index.ts';

/** Words for the levels. A body's place is what follows the last of them in its name. */
export const LEVEL_WORDS: Readonly<Record<NamedUnit['level'], readonly string[]>> = {
  city: ['thành phố', 'tỉnh'],
  district: ['quận', 'huyện', 'thị xã', 'thành phố'],
  ward: ['phường', 'xã', 'thị trấn'],
};

const words = (text: string): string[] =>
  fold(text)
    .replace(/\./g, ' ')
    .replace(/\bubnd\b/g, 'uy ban nhan dan')
    .replace(/\bhdnd\b/g, 'hoi dong nhan dan')
    .split(' ')
    .filter((word) => word !== '' && word !== 'va');

/** To be proposed, not taken. */
const LIKE_ENOUGH = 0.6;

interface Name {
  readonly unit: NamedUnit;
  /** All the ways to say it, as words. */
  readonly ways: readonly (readonly string[])[];
  readonly place: string;
}

/** Bodies found by what an annex calls them: in full, in short, with or without their place. */
export class UnitIndex {
  readonly #names: readonly Name[];
  readonly #delegator: Name | undefined;
  readonly #ways: NameIndex;
  readonly #nameOfWay: readonly Name[];
  readonly #found = new Map<string, readonly NamedUnit[]>();

  constructor({ units, delegator }: Vocabulary) {
    this.#names = units.map(nameOf);
    this.#ways = new NameIndex(this.#names.flatMap(({ ways }) => ways.map((way) => way.join(' '))));
    this.#nameOfWay = this.#names.flatMap((name) => name.ways.map(() => name));
    this.#delegator = this.#names.find(({ unit }) => unit.slug === delegator);
  }

  /** All that the text can mean: one when it is plain, several when it is not, none when it is unknown. */
  find(text: string): readonly NamedUnit[] {
    const wanted = words(text);
    const key = wanted.join(' ');
    let found = this.#found.get(key);
    if (!found) {
      found = this.#search(wanted);
      this.#found.set(key, found);
    }
    return found;
  }

  all(kind: NamedUnit['kind'], level: NamedUnit['level']): NamedUnit[] {
    return this.#names
      .filter(({ unit }) => unit.kind === kind && unit.level === level)
      .map(({ unit }) => unit);
  }

  /** A few whose names are most like the text, to propose. */
  near(text: string): NamedUnit[] {
    const close = this.#ways.closest(words(text).join(' '), LIKE_ENOUGH);
    return [...new Set(close.map(({ at }) => this.#nameOfWay[at]!.unit))].slice(0, 3);
  }

  #search(wanted: readonly string[]): readonly NamedUnit[] {
    if (wanted.length === 0) return [];
    // Said in full beats said in short, and needs no search.
    const inFull = this.#ways.exactly(wanted.join(' ')).map((at) => this.#nameOfWay[at]!);
    const found =
      inFull.length > 0
        ? [...new Set(inFull)]
        : this.#names.filter(({ ways }) => ways.some((way) => says(wanted, way)));
    const here = found.filter(({ place }) => place === this.#delegator?.place);
    return (found.length > 1 && here.length === 1 ? here : found).map(({ unit }) => unit);
  }
}

function nameOf(unit: NamedUnit): Name {
  const all = words(unit.name);
  // The last level word, by its marks: “quận”, never the “quản” of “quản lý”.
  const parts = new RegExp(`^(.+) (${LEVEL_WORDS[unit.level].join('|')}) (.+)$`, 'iu').exec(unit.name);
  if (!parts) return { unit, ways: [all], place: '' };
  const [core, level, place] = parts.slice(1).map(words) as [string[], string[], string[]];
  const ways = [all, core.concat(level), core.concat(place)];
  return {
    unit,
    // A ward may stand for its committee; a division needs no place; “UBND” alone says too little.
    ways: unit.kind === 'committee' ? [...ways, level.concat(place)] : [...ways, core],
    place: place.join(' '),
  };
}

/**
 * Whether words, each written out or as initials of several, say a name: `p tnmt` and `phong tn moi truong` both
 * say `phong tai nguyen moi truong`.
 */
function says(wanted: readonly string[], name: readonly string[], at = 0, from = 0): boolean {
  const word = wanted[at];
  if (word === undefined) return from === name.length;
  if (from >= name.length) return false;
  if (word === name[from]) return says(wanted, name, at + 1, from + 1);
  for (let i = 0; i < word.length; i += 1) if (name[from + i]?.[0] !== word[i]) return false;
  return says(wanted, name, at + 1, from + word.length);
}
