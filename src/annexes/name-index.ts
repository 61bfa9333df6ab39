/** As many names as have most words in common with what is looked for are compared letter by letter. */
const CANDIDATES = 12;

export interface Close {
  /** Position of the name in the list that was given. */
  readonly at: number;
  /** From 0 to 1. */
  readonly score: number;
}

/**
 * Folded names, found as they are or by likeness. A file has thousands of rows and the register thousands of names:
 * only those that share words are compared.
 */
export class NameIndex {
  readonly #byName = new Map<string, number[]>();
  readonly #byWord = new Map<string, number[]>();
  readonly #pairs: readonly Uint32Array[];
  readonly #weights: Float64Array;

  constructor(names: readonly string[]) {
    this.#pairs = names.map(pairsOf);
    this.#weights = new Float64Array(names.length);
    for (const [at, name] of names.entries()) {
      append(this.#byName, name, at);
      for (const word of new Set(name.split(' '))) append(this.#byWord, word, at);
    }
  }

  exactly(name: string): readonly number[] {
    return this.#byName.get(name) ?? [];
  }

  likeness(at: number, name: string): number {
    return dice(this.#pairs[at]!, pairsOf(name));
  }

  /** Names at least so much alike, the best first. */
  closest(name: string, least: number): readonly Close[] {
    const pairs = pairsOf(name);
    return this.#sharingWords(name)
      .map((at) => ({ at, score: dice(this.#pairs[at]!, pairs) }))
      .filter(({ score }) => score >= least)
      .sort((a, b) => b.score - a.score);
  }

  /** Rare words weigh more: many names have “cấp giấy phép”, few have “karaoke”. */
  #sharingWords(name: string): number[] {
    const weights = this.#weights.fill(0);
    for (const word of new Set(name.split(' '))) {
      const having = this.#byWord.get(word);
      if (!having) continue;
      const weight = Math.log(1 + weights.length / having.length);
      for (const at of having) weights[at]! += weight;
    }
    const best: number[] = [];
    for (let at = 0; at < weights.length; at += 1) {
      const weight = weights[at]!;
      if (weight === 0 || (best.length === CANDIDATES && weight <= weights[best.at(-1)!]!)) continue;
      let place = best.length;
      while (place > 0 && weights[best[place - 1]!]! < weight) place -= 1;
      best.splice(place, 0, at);
      best.length = Math.min(best.length, CANDIDATES);
    }
    return best;
  }
}

/** Pairs of neighbouring letters as numbers, in order of size. */
function pairsOf(text: string): Uint32Array {
  const pairs = new Uint32Array(Math.max(0, text.length - 1));
  for (let i = 0; i < pairs.length; i += 1) pairs[i] = (text.charCodeAt(i) << 16) | text.charCodeAt(i + 1);
  return pairs.sort();
}

/** How alike two texts are: the share of letter pairs that they have in common (Dice). */
function dice(a: Uint32Array, b: Uint32Array): number {
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i]! === b[j]!) {
      common += 1;
      i += 1;
      j += 1;
    } else if (a[i]! < b[j]!) i += 1;
    else j += 1;
  }
  return a.length + b.length === 0 ? 1 : (2 * common) / (a.length + b.length);
}

function append<K, V>(map: Map<K, V[]>, at: K, value: V): void {
  const list = map.get(at);
  if (list) list.push(value);
  else map.set(at, [value]);
}
