// Draws every form with the data of the tests: `node docs/make-form-pictures.mjs` writes docs/forms/*.png.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { createServer } from 'vite';

const folder = join(import.meta.dirname, 'forms');
const vite = await createServer({
  configFile: false,
  root: join(import.meta.dirname, '..'),
  logLevel: 'error',
  server: { middlewareMode: true, watch: null },
});
const { form, formsPdf } = await vite.ssrLoadModule('/src/documents/index.ts');
const { interlinked, otherPapers, papersOf } = await vite.ssrLoadModule('/src/documents/forms.fixture.ts');

/** A PGM image (8 bits a pixel) as a PNG of 4 bits a pixel (ISO/IEC 15948): half the size, and as easy to read. */
function sixteenGrays(pgm) {
  const [header, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.toString('latin1', 0, 40));
  const [columns, rows] = [Number(width), Number(height)];
  const stride = 1 + Math.ceil(columns / 2);
  const lines = Buffer.alloc(stride * rows);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const gray = Math.round(pgm[header.length + y * columns + x] / 17);
      lines[y * stride + 1 + (x >> 1)] |= x % 2 === 0 ? gray << 4 : gray;
    }
  }
  const chunk = (kind, data) => {
    const body = Buffer.concat([Buffer.from(kind), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const size = Buffer.alloc(13);
  size.writeUInt32BE(columns);
  size.writeUInt32BE(rows, 4);
  size[8] = 4;
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const named = [
  ...['2018', '2025'].flatMap((regime) =>
    papersOf(regime).map((paper) => [`${regime}-${form(paper.kind, regime).number}`, paper]),
  ),
  ['2025-01-interlinked', interlinked],
  ...otherPapers.map((paper) => [paper.kind, paper]),
];
const scratch = mkdtempSync(join(tmpdir(), 'motcua-forms-'));
for (const [name, paper] of named) {
  const pdf = join(scratch, `${name}.pdf`);
  writeFileSync(pdf, await formsPdf([paper]));
  execFileSync('pdftoppm', ['-r', '70', '-gray', '-singlefile', pdf, join(scratch, name)]);
  writeFileSync(join(folder, `${name}.png`), sixteenGrays(readFileSync(join(scratch, `${name}.pgm`))));
}
rmSync(scratch, { recursive: true });
await vite.close();
