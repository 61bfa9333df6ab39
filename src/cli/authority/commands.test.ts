import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Register, registerSchema, summaryOf, who } from '../../authority/index.ts';
import { registerFile } from '../../delegation/index.ts';
import { shippedRegister } from '../../demo/index.ts';
import { day } from '../../kernel/time.ts';
import { writeXlsx } from '../../office-files/office-file.fixture.ts';
import { diffCommand } from './diff.ts';
import { exportCommand } from './export.ts';
import { lintCommand } from './lint.ts';
import { listeningTerminal, nowhere, watchExitCode } from './terminal.fixture.ts';
import { whatIfCommand } from './what-if.ts';
import { whoCommand } from './who.ts';

let folder: string;
let register: Register;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-cli-'));
  register = shippedRegister();
  file = write('so.json', registerFile(register));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const exitCode = watchExitCode();
const [delegated] = shippedRegister().rows;
const office = 'ba-dinh';

describe('who', () => {
  const ask = async (lines: string[], json = true) => {
    const terminal = listeningTerminal();
    const options = { register: file, ...(json && { json: true as const }) };
    await whoCommand(options, nowhere, terminal, Readable.from(lines.map((line) => `${line}\n`)));
    return terminal.said;
  };
  const question = (more = {}) =>
    JSON.stringify({ procedure: delegated!.procedure, office, at: '2023-08-15', ...more });

  test('answers each line with one line, as the register does', async () => {
    const said = await ask([question(), question({ at: '2025-07-01T00:00:00+07:00' })]);
    const [first, second] = said.map((line) => JSON.parse(line));
    const at = { procedure: delegated!.procedure, oneStop: office };
    expect(first).toMatchObject({
      ...JSON.parse(question()),
      ...summaryOf(who(register, { ...at, at: day('2023-08-15') })),
    });
    expect(second).toMatchObject({
      at: '2025-06-30T17:00:00.000Z',
      standing: false,
      code: 'procedure-not-in-force',
    });
    expect(exitCode()).toBeUndefined();
  });

  test('says what is wrong with a line, answers the others, and fails in the end', async () => {
    const said = await ask(['nonsense', '', '{"procedure":1}', question({ whom: 'x' }), question()]);
    const answers = said.map((line) => JSON.parse(line));
    expect(answers.map((a) => [a.line, typeof a.error, a.standing])).toEqual([
      [1, 'string', undefined],
      [3, 'string', undefined],
      [4, 'string', undefined],
      [undefined, 'undefined', true],
    ]);
    expect(exitCode()).toBe(1);
  });

  test('without --json says it in words', async () => {
    const [said] = await ask([question()], false);
    expect(said).toMatch(/· ba-dinh · 2023-08-15: /);
    expect(said).toContain('  1. ');
  });
});

describe('lint of an annex', () => {
  const annex = (...rows: string[][]) =>
    write(
      'phu-luc.xlsx',
      writeXlsx([{ name: 'PL I', rows: [['STT', 'Mã TTHC', 'Cơ quan được ủy quyền'], ...rows] }]),
    );
  const free = () => {
    const taken = new Set(register.rows.map((row) => row.procedure));
    return register.competences.find(
      (c) => c.level === 'district' && c.holder !== 'division' && !taken.has(c.procedure),
    )!.procedure;
  };
  const delegate = 'Phòng Nội vụ';

  test('without a server, against the data that the program ships: no errors', async () => {
    const terminal = listeningTerminal();
    await lintCommand(annex(['1', free(), delegate]), { json: true }, nowhere, terminal);
    const [said] = terminal.said.map((line) => JSON.parse(line));
    expect(said).toMatchObject({
      delegator: 'ubnd-ba-dinh',
      counts: { rows: 1, error: 0 },
      change: { kind: 'delegate' },
    });
    expect(exitCode()).toBe(0);
  });

  test('against a register file: what is delegated twice is an error', async () => {
    const terminal = listeningTerminal();
    await lintCommand(
      annex(['1', delegated!.procedure, delegate]),
      { register: file, from: '2023-09-01' },
      nowhere,
      terminal,
    );
    expect(terminal.said.join('\n')).toContain('error overlapping-delegates [PL I, row 2 (annex I, no. 1)]');
    expect(terminal.said.at(-1)).toMatch(/^1 rows: 1 errors,/);
    expect(exitCode()).toBe(1);
  });

  test.each([
    ['no office file', () => write('x.xlsx', 'hello')],
    ['no file at all', () => join(folder, 'khong-co.xlsx')],
  ])('%s: exit code 2', async (_, path) => {
    await expect(lintCommand(path(), {}, nowhere, listeningTerminal())).rejects.toMatchObject({
      exitCode: 2,
    });
  });

  test.each([
    ['a register that is none', { register: 'x.json' }],
    ['a day that is none', { from: '30/02/2023' }],
  ])('%s: exit code 2', async (_, options) => {
    write('x.json', '{"units": []}');
    const named = 'register' in options ? { register: join(folder, options.register) } : options;
    const linted = lintCommand(annex(['1', free(), delegate]), named, nowhere, listeningTerminal());
    await expect(linted).rejects.toMatchObject({ exitCode: 2 });
  });
});

test('lint of a whole register file counts, and fails on errors only', async () => {
  const terminal = listeningTerminal();
  await lintCommand(undefined, { register: file, from: '2023-08-15', json: true }, nowhere, terminal);
  const { from, findings } = JSON.parse(terminal.said[0]!);
  expect(from).toBe('2023-08-15');
  const hasErrors = findings.some((f: { severity: string }) => f.severity === 'error');
  expect(exitCode()).toBe(hasErrors ? 1 : 0);
});

describe('diff', () => {
  test('tells what is in other hands', async () => {
    const terminal = listeningTerminal();
    const to = delegated!.periods.at(-1)!.to!;
    await diffCommand({ from: '2023-08-15', to, register: file, json: true }, nowhere, terminal);
    const { changes } = JSON.parse(terminal.said[0]!);
    expect(changes).toContainEqual(
      expect.objectContaining({ procedure: expect.objectContaining({ code: delegated!.procedure }) }),
    );
  });
  test('of a day with itself: nothing', async () => {
    const terminal = listeningTerminal();
    await diffCommand({ from: '2023-08-15', to: '2023-08-15', register: file }, nowhere, terminal);
    expect(terminal.said).toEqual(['Nothing differs.']);
  });
});

describe('what-if', () => {
  const draft = (changes: object[]) => write('draft.json', JSON.stringify({ title: 'Thử', changes }));
  const repeal = { kind: 'repeal', document: delegated!.document, by: null, from: '2023-09-01' };

  test('prints what the API gives', async () => {
    const terminal = listeningTerminal();
    await whatIfCommand(draft([repeal]), { register: file, json: true }, nowhere, terminal);
    expect(Object.keys(JSON.parse(terminal.said[0]!))).toEqual([
      'hands',
      'dossiers',
      'postings',
      'training',
      'findings',
      'resolved',
    ]);
  });

  test('of what cannot be made says where', async () => {
    const path = draft([{ ...repeal, document: 'khong-co' }]);
    await expect(whatIfCommand(path, { register: file }, nowhere, listeningTerminal())).rejects.toMatchObject(
      {
        code: 'change-invalid',
        errors: [{ path: 'changes.0.document' }],
      },
    );
  });

  test.each(['', '[]', '{"title":"x","changes":[{"kind":"nonsense"}]}'])(
    'of no draft (%s): exit code 2',
    async (text) => {
      const path = write('draft.json', text);
      await expect(
        whatIfCommand(path, { register: file }, nowhere, listeningTerminal()),
      ).rejects.toMatchObject({ exitCode: 2 });
    },
  );
});

describe('export', () => {
  test('of the register reads back as the same', async () => {
    const path = join(folder, 'ra.json');
    await exportCommand(path, { register: file }, nowhere, listeningTerminal());
    expect(registerSchema.parse(JSON.parse(readFileSync(path, 'utf8')))).toEqual(register);
  });
  test('never writes over a file', async () => {
    await expect(exportCommand(file, { register: file }, nowhere, listeningTerminal())).rejects.toMatchObject(
      { code: 'EEXIST' },
    );
  });
  test('to an unknown kind of file: exit code 2', async () => {
    await expect(
      exportCommand(join(folder, 'ra.pdf'), { register: file }, nowhere, listeningTerminal()),
    ).rejects.toMatchObject({ exitCode: 2 });
  });
  test.each(['ra.csv', 'ra.xml'])('to %s', async (name) => {
    const path = join(folder, name);
    await exportCommand(path, { register: file }, nowhere, listeningTerminal());
    expect(readFileSync(path, 'utf8').length).toBeGreaterThan(1000);
  });
});
