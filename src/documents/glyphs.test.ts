import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coveredBy } from './glyphs.ts';
import { printable } from './typst.ts';

const folder = join(import.meta.dirname, '../../node_modules/@expo-google-fonts/tinos');
const fonts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ttf'),
);

const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const vowels = [...'aăâeêioôơuưy'].flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize('NFC')));
const letters = [...vowels, ...'bcdđghklmnpqrstvx'].flatMap((letter) => [
  letter,
  letter.toLocaleUpperCase('vi'),
]);

describe.each(fonts)('%s', (name) => {
  const path = join(folder, name);
  const covered = coveredBy(readFileSync(path));

  it('has every letter of Vietnamese, in both cases', () => {
    expect(letters.filter((letter) => !covered.has(letter.codePointAt(0)!))).toEqual([]);
  });

  it('has no emoji and no Chinese', () => {
    expect([...'😀王'].filter((character) => covered.has(character.codePointAt(0)!))).toEqual([]);
  });

  it('has what fontconfig says it has', () => {
    const ranges = execFileSync('fc-query', ['--format=%{charset}', path], { encoding: 'utf8' })
      .trim()
      .split(' ');
    const expected = ranges.flatMap((range) => {
      const [first = 0, last = first] = range.split('-').map((hex) => Number.parseInt(hex, 16));
      return Array.from({ length: last - first + 1 }, (_, i) => first + i);
    });
    const controls = (code: number): boolean => code >= 0x20 && !(code >= 0x7f && code < 0xa0);
    const sorted = (codes: Iterable<number>) => [...codes].filter(controls).sort((a, b) => a - b);
    expect(sorted(covered)).toEqual(sorted(expected));
  });
});

/** A font with nothing but a `cmap` of one format, written as slowly and plainly as can be. */
function fontOf(codes: readonly number[], format: 4 | 12): Uint8Array {
  const table = format === 4 ? format4(codes) : format12(codes);
  const bytes = Buffer.alloc(12 + 16 + 12 + table.length);
  bytes.writeUInt32BE(0x00010000, 0);
  bytes.writeUInt16BE(1, 4);
  bytes.write('cmap', 12, 'latin1');
  bytes.writeUInt32BE(28, 20);
  bytes.writeUInt16BE(1, 30);
  bytes.writeUInt16BE(3, 32);
  bytes.writeUInt16BE(format === 4 ? 1 : 10, 34);
  bytes.writeUInt32BE(12, 36);
  table.copy(bytes, 40);
  return bytes;
}

/** One segment a character, each with glyph 1 by its difference, and the closing segment. */
function format4(codes: readonly number[]): Buffer {
  const segments = [...codes, 0xffff];
  const half = segments.length * 2;
  const table = Buffer.alloc(16 + 4 * half);
  table.writeUInt16BE(4, 0);
  table.writeUInt16BE(half, 6);
  segments.forEach((code, i) => {
    table.writeUInt16BE(code, 14 + 2 * i);
    table.writeUInt16BE(code, 16 + half + 2 * i);
    table.writeUInt16BE((1 - code + 0x10000) % 0x10000, 16 + 2 * half + 2 * i);
  });
  return table;
}

function format12(codes: readonly number[]): Buffer {
  const table = Buffer.alloc(16 + 12 * codes.length);
  table.writeUInt16BE(12, 0);
  table.writeUInt32BE(codes.length, 12);
  codes.forEach((code, i) => {
    table.writeUInt32BE(code, 16 + 12 * i);
    table.writeUInt32BE(code, 20 + 12 * i);
    table.writeUInt32BE(1, 24 + 12 * i);
  });
  return table;
}

describe('reading a cmap', () => {
  it.each([
    { format: 4 as const, highest: 0xfffe },
    { format: 12 as const, highest: 0x10ffff },
  ])('finds in format $format exactly what was put in', ({ format, highest }) => {
    const codes = fc.uniqueArray(fc.integer({ min: 1, max: highest }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(codes, (some) => {
        const sorted = some.toSorted((a, b) => a - b);
        expect([...coveredBy(fontOf(sorted, format))]).toEqual(sorted);
      }),
    );
  });

  it.each([
    ['empty', new Uint8Array()],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['a font without characters', fontOf([], 12)],
  ])('refuses what is no font: %s', (_case, bytes) => {
    expect(() => coveredBy(bytes)).toThrow(RangeError);
  });
});

describe('text made printable', () => {
  const covered = new Set([...letters, ...'0123456789,.-/'].map((letter) => letter.codePointAt(0)!));

  it.each([
    ['composed', 'Nguyễn'.normalize('NFD'), 'Nguyễn'],
    ['on one line', ' a\r\n\tb\u00a0 c ', 'a b c'],
    ['without what cannot be seen', 'a\u200bb\u202ec\ufeff', 'abc'],
    ['with a square for a missing character', 'a王b', 'a□b'],
    ['without a missing mark', 'a\u0336b', 'ab'],
    ['with a square for half a character', 'a\ud83d', 'a□'],
    ['empty', '', ''],
  ])('is %s', (_case, text, expected) => {
    expect(printable(text, covered)).toBe(expected);
  });

  it('changes nothing a second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = printable(text, covered);
        expect(printable(once, new Set([...covered, '□'.codePointAt(0)!]))).toBe(once);
      }),
    );
  });
});
