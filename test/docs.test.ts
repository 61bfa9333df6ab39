import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const pages = [
  ...readdirSync(root),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => join('docs', name)),
].filter((name) => name.endsWith('.md'));

/** The part of an address after `#`, as it follows from a heading. */
const anchor = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replace(/\s/g, '-');
const anchorsOf = (path: string): string[] =>
  [...read(path).matchAll(/^#+ (.+)$/gm)].map((m) => anchor(m[1]!));

describe.each(pages)('%s', (page) => {
  const targets = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map((m) => m[1]!);

  test('links to what is there', () => {
    const broken = targets
      .filter((target) => !/^(?:https?|mailto):/.test(target))
      .filter((target) => {
        const [path = '', heading] = target.split('#');
        const file = relative(root, path ? resolve(root, dirname(page), path) : resolve(root, page));
        return !existsSync(join(root, file)) || (heading !== undefined && !anchorsOf(file).includes(heading));
      });
    expect(broken).toEqual([]);
  });

  test('is composed Vietnamese (NFC)', () => {
    expect(read(page)).toBe(read(page).normalize('NFC'));
  });
});

describe('docs/coverage.md', () => {
  interface Row {
    readonly table: string;
    readonly no: number;
    readonly state: string;
    readonly tests: readonly { readonly file: string; readonly name: string }[];
  }
  const rows: Row[] = read('docs/coverage.md')
    .split('\n## ')
    .slice(1)
    .flatMap((section) =>
      section
        .split('\n')
        .filter((line) => /^\| \d/.test(line))
        .map((line) => {
          const [, no, , state, shown] = line.split('|').map((cell) => cell.trim());
          return {
            table: section.split('\n')[0]!,
            no: Number(no),
            state: state!,
            tests: [...shown!.matchAll(/`([^`]+)` › (.+?)(?=<br>|$)/g)].map((m) => ({
              file: m[1]!,
              name: m[2]!,
            })),
          };
        }),
    );

  test.each([
    ['What the article describes', 11],
    ['What such a system must have', 31],
  ])('%s: has its %i rows', (table, count) => {
    const numbers = rows.filter((row) => row.table === table).map((row) => row.no);
    expect(numbers).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  });

  test.each(rows.map((row) => [`${row.table}, ${row.no}`, row] as const))(
    '%s: says what is so',
    (_title, { state, tests }) => {
      expect(['works', 'in part', 'not yet']).toContain(state);
      expect(tests.length > 0).toBe(state !== 'not yet');
      for (const { file, name } of tests) {
        expect(existsSync(join(root, file)), file).toBe(true);
        const named = ["'", '"', '`'].some((quote) => read(file).includes(`${quote}${name}`));
        expect(named, `${file} › ${name}`).toBe(true);
      }
    },
  );
});

test('docs/glossary.md has a word for every table', () => {
  const tables = readdirSync(join(root, 'migrations')).flatMap((name) =>
    [...read(join('migrations', name)).matchAll(/^CREATE TABLE (\w+)/gm)].map((m) => m[1]!),
  );
  const glossary = read('docs/glossary.md');
  expect(tables.filter((table) => !glossary.includes(`\`${table}\``))).toEqual([]);
});
