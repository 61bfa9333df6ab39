import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { poster, refusal, slip } from './example.fixture.ts';
import { receiptSlipPdf } from './forms.ts';
import { posterPdf } from './poster.ts';
import { resultPdf } from './result.ts';

/** Within the package, as the built server is, so that its dependencies are found. */
const outDir = join(import.meta.dirname, `../../node_modules/.cache/documents-${process.pid}`);

const sha256 = (pdf: Uint8Array): string => createHash('sha256').update(pdf).digest('hex');

const script = `
  const { createHash } = await import('node:crypto');
  const load = (name) => import(${JSON.stringify(outDir)} + '/' + name + '.js');
  const [example, slip, result, poster] =
    await Promise.all(['example', 'slip', 'result', 'poster'].map(load));
  const start = performance.now();
  const first = await slip.receiptSlipPdf(example.slip);
  const ms = performance.now() - start;
  const all = [first, await result.resultPdf(example.refusal), await poster.posterPdf(example.poster)];
  console.log(JSON.stringify({
    ms, hashes: all.map((pdf) => createHash('sha256').update(pdf).digest('hex')),
  }));`;

beforeAll(async () => {
  const source = (name: string) => join(import.meta.dirname, name);
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir,
      ssr: true,
      target: 'node24',
      rolldownOptions: {
        input: {
          example: source('example.fixture.ts'),
          slip: source('forms.ts'),
          result: source('result.ts'),
          poster: source('poster.ts'),
        },
      },
    },
  });
});

afterAll(() => rmSync(outDir, { recursive: true, force: true }));

it('the built server finds templates and fonts from any folder, makes the same bytes, the first in a second', async () => {
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: tmpdir(),
    encoding: 'utf8',
  });
  const { ms, hashes } = JSON.parse(output) as { ms: number; hashes: string[] };
  const fromSource = [await receiptSlipPdf(slip), await resultPdf(refusal), await posterPdf(poster)];
  expect(hashes).toEqual(fromSource.map(sha256));
  expect(ms).toBeLessThan(1000);
});
