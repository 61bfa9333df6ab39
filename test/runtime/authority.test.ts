import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyRegister, registerSchema } from '../../src/authority/index.ts';
import { registerFile } from '../../src/delegation/index.ts';
import { shippedRegister } from '../../src/demo/index.ts';
import { temporaryParent } from '../support/temporary.ts';
import { cleanUp, command, prepare, serversOf, usedDataDir } from './program.ts';

let folder: string;
beforeAll(async () => {
  await prepare();
  folder = mkdtempSync(join(temporaryParent(), 'motcua-authority-'));
  writeFileSync(join(folder, 'so.json'), registerFile(shippedRegister()));
});
afterAll(() => {
  cleanUp();
  rmSync(folder, { recursive: true, force: true });
});

const sample = join(import.meta.dirname, '..', '..', 'src', 'annexes', 'samples', 'annex.docx');

describe('motcua authority, without a server', () => {
  test('who: a line in, a line out', () => {
    const { rows } = shippedRegister();
    const question = { procedure: rows[0]!.procedure, office: 'ba-dinh', at: '2023-08-15' };
    const input = `${JSON.stringify(question)}\n`.repeat(1000);
    const { code, output, errors } = command(
      ['authority', 'who', '--json', '--register', join(folder, 'so.json')],
      { input },
    );
    expect([code, errors]).toEqual([0, '']);
    const lines = output.trimEnd().split('\n');
    expect(lines).toHaveLength(1000);
    expect(JSON.parse(lines[999]!)).toMatchObject({ ...question, standing: true, unit: rows[0]!.delegate });
  });

  test('lint of an annex in Word prints JSON and says by its exit code that there are errors', () => {
    const { code, output } = command(['authority', 'lint', sample, '--json']);
    const { counts, rows } = JSON.parse(output);
    expect(code).toBe(1);
    expect(rows).toHaveLength(counts.rows);
    expect(counts.error).toBeGreaterThan(0);
  });

  test.each([
    ['a file that is not there', ['authority', 'lint', '/khong/co.xlsx']],
    ['a file that is no annex', ['authority', 'lint', '/etc/hostname']],
    ['an option that is none', ['authority', 'lint', '--what']],
    ['a diff without its days', ['authority', 'diff']],
  ])('%s: exit code 2, in words, nothing on standard output', (_, args) => {
    const { code, output, errors } = command([...args, '--lang', 'en']);
    expect([code, output]).toEqual([2, '']);
    expect(errors).not.toContain('    at ');
    expect(errors.length).toBeGreaterThan(20);
  });

  test.each(['who', 'lint', 'diff', 'what-if', 'export'])('%s --help in both languages', (name) => {
    const vi = command(['authority', name, '--help', '--lang', 'vi']);
    const en = command(['authority', name, '--help', '--lang', 'en']);
    expect([vi.code, en.code]).toEqual([0, 0]);
    expect(vi.output).toContain('Cách dùng: motcua authority');
    expect(en.output).toContain('Usage: motcua authority');
  });
});

describe('motcua authority, with the database of the installation', () => {
  test('export, who and lint ask it, and leave no server behind', () => {
    const dataDir = usedDataDir();
    const file = join(folder, 'ra.json');
    expect(command(['authority', 'export', file], { dataDir })).toMatchObject({ code: 0 });
    expect(registerSchema.parse(JSON.parse(readFileSync(file, 'utf8')))).toEqual(emptyRegister);
    const input = '{"procedure":"1.000001","office":"quan"}\n';
    const { code, output } = command(['authority', 'who', '--json'], { dataDir, input });
    expect([code, JSON.parse(output).code]).toEqual([0, 'procedure-not-in-force']);
    expect(command(['authority', 'lint', '--lang', 'en'], { dataDir })).toMatchObject({
      code: 0,
      output: 'Nothing found that needs mending.\n',
    });
    expect(serversOf(dataDir)).toEqual([]);
  });
});
