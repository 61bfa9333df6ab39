import { describe, expect, test } from 'vitest';
import { langs } from './lang.ts';
import { staffMessages } from './staff.ts';

/** Every text of a catalogue under its path; a text with gaps stands as `function of n`. */
function texts(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, `function of ${value.length}`]];
  return Object.entries(value ?? {}).flatMap(([name, part]) => texts(part, path ? `${path}.${name}` : name));
}

describe.each(langs)('%s', (lang) => {
  const all = texts(staffMessages(lang));

  test('says something under every name, composed (NFC), without stray space', () => {
    for (const [path, text] of all) expect(text, path).toBe(text.normalize('NFC').trim());
    for (const [path, text] of all) expect(text, path).not.toBe('');
  });
});

test('both languages have the same names and the same gaps', () => {
  const shape = (lang: 'vi' | 'en') =>
    texts(staffMessages(lang)).map(([path, text]) => [path, text.startsWith('function of') ? text : 'text']);
  expect(shape('en')).toEqual(shape('vi'));
});
