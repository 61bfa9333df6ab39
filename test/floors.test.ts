import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** A house with a file or two on each floor, each using the one below. */
const sound: Record<string, string> = {
  'kernel/time.ts': 'export const now = 1;',
  'ledger/index.ts': "export { now } from '../kernel/time.ts';",
  'legal/index.ts': "export { inner } from './store.ts';",
  'legal/store.test.ts': "import './store.ts'; import 'vitest'; export {};",
  'legal/store.ts': "export { now as inner } from '../ledger/index.ts';",
  'organization/index.ts': "export { now } from '../ledger/index.ts';",
  'authority/index.ts': "export * from '../legal/index.ts'; export * from '../organization/index.ts';",
  'demo/index.ts': "export { now } from '../authority/index.ts'; export type T = number;",
  'web/index.ts': "export { now } from '../authority/index.ts';",
  'web/staff/main.tsx': "import { now } from '../../kernel/time.ts'; console.log(now);",
  'api/index.ts': "export { now } from '../web/index.ts';",
  'cli/main.ts': "import '../api/index.ts'; import '../demo/index.ts';",
};

/** Files that should not be: what is wrong with each, and the rule that says so. */
const faults: readonly (readonly [what: string, file: string, text: string, rule: string])[] = [
  ['an import upward', 'kernel/up.ts', "export * from '../demo/index.ts';", 'floor-of-kernel'],
  [
    'an import upward, of a type',
    'ledger/up.ts',
    "export type { T } from '../demo/index.ts';",
    'floor-of-ledger',
  ],
  [
    'a module without a floor',
    'attic/index.ts',
    "export * from '../kernel/time.ts';",
    'every-module-on-a-floor',
  ],
  [
    'an import from the same floor',
    'organization/beside.ts',
    "export * from '../legal/index.ts';",
    'floor-of-organization',
  ],
  [
    'an import around the face',
    'authority/around.ts',
    "export * from '../legal/store.ts';",
    'only-through-the-face',
  ],
  [
    'the server in the browser',
    'web/staff/server.tsx',
    "export * from '../../ledger/index.ts';",
    'staff-pages-run-in-the-browser',
  ],
  [
    'a server library in the browser',
    'web/staff/path.tsx',
    "export * from 'node:path';",
    'no-server-library-in-the-browser',
  ],
  ['a circle', 'legal/circle.ts', "export * from './circle.ts';", 'no-cycle'],
  ['a file that nobody uses', 'legal/lonely.ts', 'export const lonely = 1;', 'no-orphan'],
  [
    'a development tool at run time',
    'legal/tool.ts',
    "export * from 'fast-check';",
    'no-development-tools-at-run-time',
  ],
  ['a test in the program', 'legal/tested.ts', "export * from './store.test.ts';", 'no-tests-in-the-program'],
  ['an import of nothing', 'legal/nothing.ts', "export * from './nowhere.ts';", 'nothing-unresolved'],
];

let house: string;
beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'motcua-floors-'));
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
  for (const name of ['package.json', '.dependency-cruiser.cjs']) cpSync(join(root, name), join(house, name));
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

/** @returns `rule: file` for everything that is found wrong. */
function wrongIn(files: Record<string, string>): string[] {
  rmSync(join(house, 'src'), { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    const file = join(house, 'src', name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const { summary } = JSON.parse(cruise()) as {
    summary: { violations: { from: string; rule: { name: string } }[] };
  };
  return summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`);
}

/** What the tool prints; its exit code counts what is wrong. */
function cruise(): string {
  const tool = join(root, 'node_modules', '.bin', 'depcruise');
  const args = [tool, 'src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  try {
    return execFileSync(process.execPath, args, { cwd: house, encoding: 'utf8', stdio: 'pipe' });
  } catch (failed) {
    return (failed as { stdout: string }).stdout;
  }
}

test('a sound house has nothing wrong', () => {
  expect(wrongIn(sound)).toEqual([]);
});

describe('shown:', () => {
  let wrong: string[];
  beforeAll(() => {
    wrong = wrongIn({ ...sound, ...Object.fromEntries(faults.map(([, file, text]) => [file, text])) });
  });

  test.each(faults)('%s', (_what, file, _text, rule) => {
    expect(wrong).toContain(`${rule}: src/${file}`);
  });

  test('and nothing in what is sound', () => {
    const faulty = new Set(faults.map(([, file]) => `src/${file}`));
    expect(wrong.filter((line) => !faulty.has(line.split(': ')[1]!))).toEqual([]);
  });
});
