import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Independent readers of PDF (poppler, qpdf, zbar), by which the tests see what any other program would. */

function withFile<T>(pdf: Uint8Array, use: (path: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-pdf-'));
  try {
    const path = join(folder, 'document.pdf');
    writeFileSync(path, pdf);
    return use(path, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const run = (tool: string, ...args: string[]): string =>
  execFileSync(tool, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 26 });

/** Runs of white space as one space: where a line ends is no part of the text. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** The text in the order in which the document gives it, on one line. */
export const textOf = (pdf: Uint8Array): string =>
  withFile(pdf, (path) => oneLine(run('pdftotext', '-raw', '-enc', 'UTF-8', path, '-')));

/** The text as it stands on the paper, line by line. */
export const linesOf = (pdf: Uint8Array): string[] =>
  withFile(pdf, (path) => run('pdftotext', '-layout', '-enc', 'UTF-8', path, '-').split('\n'));

/** Lines of `pdfinfo`, by label. */
export const infoOf = (pdf: Uint8Array): Record<string, string> =>
  withFile(pdf, (path) =>
    Object.fromEntries(
      run('pdfinfo', '-isodates', path)
        .split('\n')
        .filter((line) => line.includes(':'))
        .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
    ),
  );

export const metadataOf = (pdf: Uint8Array): string => withFile(pdf, (path) => run('pdfinfo', '-meta', path));

export interface Font {
  readonly name: string;
  readonly embedded: boolean;
  readonly unicode: boolean;
}

export const fontsOf = (pdf: Uint8Array): Font[] =>
  withFile(pdf, (path) =>
    run('pdffonts', path)
      .split('\n')
      .slice(2)
      .filter((line) => line !== '')
      .map((line) => {
        const [embedded, , unicode] = line.trim().split(/\s+/).slice(-5);
        const name = line.split(/\s/)[0] ?? '';
        return { name, embedded: embedded === 'yes', unicode: unicode === 'yes' };
      }),
  );

/** @throws Error with qpdf's own words when the file's structure is damaged or doubtful. */
export const checkStructure = (pdf: Uint8Array): string =>
  withFile(pdf, (path) => run('qpdf', '--check', path));

/** What is written in the QR codes of the first page, printed at a resolution of `dpi`. */
export const codesOf = (pdf: Uint8Array, dpi = 150): string[] =>
  withFile(pdf, (path, folder) => {
    run('pdftoppm', '-r', String(dpi), '-png', '-singlefile', path, join(folder, 'page'));
    return decode(join(folder, 'page.png'));
  });

/** Codes in an image: rows of pixels, true is black. */
export const codesIn = (pixels: readonly (readonly boolean[])[]): string[] =>
  withFile(new Uint8Array(), (_path, folder) => {
    const image = join(folder, 'code.pbm');
    const rows = pixels.map((row) => row.map(Number).join(' '));
    writeFileSync(image, `P1\n${pixels[0]?.length ?? 0} ${pixels.length}\n${rows.join('\n')}\n`);
    return decode(image);
  });

const decode = (image: string): string[] =>
  run('zbarimg', '--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', image).trimEnd().split('\n');

/** A word's place in points from the page's top left corner. */
export interface Word {
  readonly page: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly text: string;
}

export const wordsOf = (pdf: Uint8Array): Word[] =>
  withFile(pdf, (path, folder) => {
    const file = join(folder, 'words.html');
    run('pdftotext', '-bbox', path, file);
    const pages = readFileSync(file, 'utf8').split('<page ').slice(1);
    const shape = /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/gu;
    return pages.flatMap((html, index) =>
      [...html.matchAll(shape)].map(([, left, top, right, bottom, text]) => ({
        page: index + 1,
        left: Number(left),
        right: Number(right),
        top: Number(top),
        bottom: Number(bottom),
        text: text ?? '',
      })),
    );
  });
