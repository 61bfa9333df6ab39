import type { Comparison, Condition } from '../model.ts';

/**
 * Conditions as XLSForm writes them, in a part of XPath 1.0: `${a} = 'yes' and not(selected(${b}, 'x'))`. What this part
 * cannot say is named, never guessed.
 */

/** Null: this part of XPath cannot say it. */
export type Read = Condition | null;

class Beyond extends Error {}

type Operand =
  | { readonly kind: 'item'; readonly name: string }
  | { readonly kind: 'value'; readonly value: string | number };

const token =
  /\s*(?:(\$\{\s*[A-Za-z_][\w.-]*\s*\})|('[^']*'|"[^"]*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(!=|<=|>=|=|<|>)|([(),])|([A-Za-z][\w-]*)|(\.(?!\.))|(\S))/gy;

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const found = token.exec(text);
    if (!found) break;
    if (found[8] !== undefined) throw new Beyond();
    tokens.push(found[0].trim());
  }
  return tokens;
}

const comparisons: readonly string[] = ['=', '!=', '<', '<=', '>', '>='];
const isComparison = (text: string | undefined): text is Comparison =>
  text !== undefined && comparisons.includes(text);
const turned: Readonly<Record<Comparison, Comparison>> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

class Reader {
  readonly #tokens: readonly string[];
  /** The item that `.` stands for. */
  readonly #self: string | null;
  #at = 0;

  constructor(tokens: readonly string[], self: string | null) {
    this.#tokens = tokens;
    this.#self = self;
  }

  whole(): Condition {
    const condition = this.#any();
    if (this.#next !== undefined) throw new Beyond();
    return condition;
  }

  get #next(): string | undefined {
    return this.#tokens[this.#at];
  }

  #take(expected?: string): string {
    const text = this.#next;
    if (text === undefined || (expected !== undefined && text !== expected)) throw new Beyond();
    this.#at += 1;
    return text;
  }

  #chain(word: string, part: () => Condition): readonly Condition[] {
    const parts = [part()];
    while (this.#next === word) {
      this.#take();
      parts.push(part());
    }
    return parts;
  }

  #any(): Condition {
    const parts = this.#chain('or', () => this.#all());
    return parts.length === 1 ? parts[0]! : { any: parts };
  }

  #all(): Condition {
    const parts = this.#chain('and', () => this.#one());
    return parts.length === 1 ? parts[0]! : { all: parts };
  }

  #one(): Condition {
    if (this.#next === '(') {
      this.#take();
      const inner = this.#any();
      this.#take(')');
      return inner;
    }
    if (this.#next === 'not') {
      this.#take();
      this.#take('(');
      const inner = this.#any();
      this.#take(')');
      return { not: inner };
    }
    if (this.#next === 'selected') return this.#selected();
    return this.#comparison();
  }

  #selected(): Condition {
    this.#take();
    this.#take('(');
    const item = this.#operand();
    this.#take(',');
    const value = this.#operand();
    this.#take(')');
    if (item.kind !== 'item' || value.kind !== 'value') throw new Beyond();
    return { item: item.name, is: 'selected', value: String(value.value) };
  }

  #comparison(): Condition {
    const left = this.#operand();
    const is = this.#take();
    if (!isComparison(is)) throw new Beyond();
    const right = this.#operand();
    if (left.kind === 'item' && right.kind === 'value') return compared(left.name, is, right.value);
    if (left.kind === 'value' && right.kind === 'item') return compared(right.name, turned[is], left.value);
    throw new Beyond();
  }

  #operand(): Operand {
    const text = this.#take();
    if (text.startsWith('${')) return { kind: 'item', name: text.slice(2, -1).trim() };
    if (text === '.' && this.#self !== null) return { kind: 'item', name: this.#self };
    if (/^['"]/.test(text)) return { kind: 'value', value: text.slice(1, -1) };
    if (/^-?\d/.test(text)) return { kind: 'value', value: Number(text) };
    if (text === 'concat') return { kind: 'value', value: this.#concat() };
    throw new Beyond();
  }

  /** XPath 1.0 has no escape inside a text: one with both kinds of quotation marks is put together. */
  #concat(): string {
    let joined = '';
    this.#take('(');
    for (;;) {
      const part = this.#operand();
      if (part.kind !== 'value') throw new Beyond();
      joined += part.value;
      if (this.#next === ')') break;
      this.#take(',');
    }
    this.#take(')');
    return joined;
  }
}

/** A comparison with nothing asks whether anything was answered. */
function compared(item: string, is: Comparison, value: string | number): Condition {
  const answered = { item, is: 'answered' } as const;
  if (value !== '') return { item, is, value };
  if (is === '!=') return answered;
  if (is === '=') return { not: answered };
  throw new Beyond();
}

/** @param self the item that `.` stands for. */
export function readCondition(text: string, self: string | null): Read {
  try {
    return new Reader(tokensOf(text), self).whole();
  } catch (error) {
    if (error instanceof Beyond) return null;
    throw error;
  }
}

function quoted(text: string): string {
  if (!text.includes("'")) return `'${text}'`;
  if (!text.includes('"')) return `"${text}"`;
  return `concat(${text
    .split(/(')/)
    .filter((part) => part !== '')
    .map(quoted)
    .join(', ')})`;
}

/** The same condition as text. `readCondition` makes the same of it again; a single part in `all` or `any` comes out bare. */
export function writeCondition(condition: Condition): string {
  const joined = (parts: readonly Condition[], word: string) =>
    parts
      .map((part) => ('all' in part || 'any' in part ? `(${writeCondition(part)})` : writeCondition(part)))
      .join(` ${word} `);
  if ('all' in condition) return joined(condition.all, 'and');
  if ('any' in condition) return joined(condition.any, 'or');
  if ('not' in condition) {
    const { not } = condition;
    // `not(${a} != '')` is what people write as `${a} = ''`.
    if ('is' in not && not.is === 'answered') return `\${${not.item}} = ''`;
    return `not(${writeCondition(not)})`;
  }
  const item = `\${${condition.item}}`;
  if (condition.is === 'answered') return `${item} != ''`;
  if (condition.is === 'selected') return `selected(${item}, ${quoted(condition.value)})`;
  const value = typeof condition.value === 'number' ? String(condition.value) : quoted(condition.value);
  return `${item} ${condition.is} ${value}`;
}

/** The limits that a constraint of the shape `. >= 0 and . <= 100` sets; null for any other. */
export function readLimits(text: string): { min: number | null; max: number | null } | null {
  const read = readCondition(text, '.');
  if (!read) return null;
  const parts = 'all' in read ? read.all : [read];
  const limits: { min: number | null; max: number | null } = { min: null, max: null };
  for (const part of parts) {
    if (!('item' in part) || part.item !== '.' || !('value' in part) || typeof part.value !== 'number')
      return null;
    if (part.is === '>=' && limits.min === null) limits.min = part.value;
    else if (part.is === '<=' && limits.max === null) limits.max = part.value;
    else return null;
  }
  return limits;
}

export const writeLimits = (min: number | null, max: number | null): string =>
  [...(min === null ? [] : [`. >= ${min}`]), ...(max === null ? [] : [`. <= ${max}`])].join(' and ');
