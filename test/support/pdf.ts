import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What independent readers make of a PDF: the text by Poppler, the QR codes by ZBar from a rendering. */
export function readPdf(bytes: Uint8Array): { text: string; codes: string[]; pages: number } {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-pdf-'));
  try {
    const file = join(folder, 'a.pdf');
    writeFileSync(file, bytes);
    execFileSync('pdftotext', ['-layout', file, join(folder, 'a.txt')]);
    execFileSync('pdftoppm', ['-r', '150', '-png', file, join(folder, 'page')]);
    const text = readFileSync(join(folder, 'a.txt'), 'utf8').normalize('NFC').replace(/\s+/g, ' ');
    const found = execFileSync('sh', ['-c', 'zbarimg -q --raw page*.png || true'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
    return {
      text,
      codes: found.trim().split('\n').filter(Boolean),
      pages: Number(/Pages:\s+(\d+)/.exec(info)?.[1]),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
