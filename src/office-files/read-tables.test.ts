import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../kernel/refusal.ts';
import { clean, MAX_OFFICE_FILE_BYTES, readTables } from './index.ts';
import {
  docx,
  docxParts,
  type Merge,
  type WrittenRows,
  writeDocx,
  writeXlsx,
  xlsx,
  xlsxParts,
  zipOf,
} from './office-file.fixture.ts';

function refusalOf(bytes: Uint8Array): string {
  try {
    readTables(bytes, 'phụ lục.xlsx');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(error.status).toBe(422);
    expect(error.title.vi).toContain('“phụ lục.xlsx”');
    expect(error.mend).toBeDefined();
    return error.code;
  }
  return 'read';
}

const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const good = xlsx({ sheets: { S: '<sheetData><row><c><v>1</v></c></row></sheetData>' } });

/** Writes over every place that says this four-byte number, within the zip's directory. */
function claim(zip: Uint8Array, field: number, value: number): Uint8Array {
  const copy = Buffer.from(zip);
  for (let at = copy.indexOf('PK\x01\x02'); at >= 0; at = copy.indexOf('PK\x01\x02', at + 1)) {
    copy.writeUInt32LE(value, at + field);
  }
  return copy;
}

describe('refused by name', () => {
  const sheetXml = (content: string): Uint8Array => xlsx({ sheets: { S: content } });
  const laughs = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>';

  test.each<[string, string, Uint8Array]>([
    ['nothing', 'office-file-unknown', new Uint8Array()],
    ['a PDF', 'office-file-unknown', Buffer.from('%PDF-1.7')],
    ['a web page called .xls', 'office-file-unknown', Buffer.from('<html><table>')],
    ['another zip', 'office-file-unknown', zipOf({ 'a.txt': 'x' })],
    [
      'an OpenDocument sheet',
      'office-file-unknown',
      zipOf({ mimetype: 'application/vnd.oasis', 'content.xml': '<a/>' }),
    ],
    [
      'a binary sheet',
      'office-file-unknown',
      zipOf({
        '_rels/.rels': xlsxParts({ sheets: {} })['_rels/.rels']!.replace('workbook.xml', 'workbook.bin'),
      }),
    ],
    ['an old .xls', 'office-file-old-format', Buffer.concat([compound, Buffer.from('Workbook', 'utf16le')])],
    [
      'a password',
      'office-file-encrypted',
      Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]),
    ],
    ['a zip with a password', 'office-file-encrypted', claim(good, 8, 0x00080001)],
    ['more bytes than are read', 'office-file-too-large', new Uint8Array(MAX_OFFICE_FILE_BYTES + 1)],
    ['a bomb', 'office-file-too-large', sheetXml(' '.repeat(101 * 1024 * 1024))],
    [
      'a bomb that says it is small',
      'office-file-damaged',
      claim(sheetXml(' '.repeat(1024 * 1024)), 24, 1000),
    ],
    ['a part that says it is huge', 'office-file-too-large', claim(good, 24, 0xfffffffe)],
    [
      'too many cells',
      'office-file-too-large',
      sheetXml(
        `<sheetData>${Array.from({ length: 200 }, (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`).join('')}</sheetData>`,
      ),
    ],
    [
      'a cell in no column',
      'office-file-too-large',
      sheetXml('<sheetData><row><c r="ZZZZZZZ1"><v>1</v></c></row></sheetData>'),
    ],
    [
      'a text’s cell of any width',
      'office-file-too-large',
      docx('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr></w:tc></w:tr></w:tbl>'),
    ],
    ['half a file', 'office-file-damaged', good.subarray(0, good.length >> 1)],
    ['a changed byte', 'office-file-damaged', claim(good, 16, 0)],
    [
      'a sheet that is missing',
      'office-file-damaged',
      zipOf({ ...xlsxParts({ sheets: { S: '' } }), 'xl/worksheets/sheet1.xml': '' }),
    ],
    ['XML that does not close', 'office-file-damaged', sheetXml('<sheetData><row>')],
    [
      'entities',
      'office-file-damaged',
      zipOf({ ...docxParts(''), 'word/document.xml': `${laughs}<w>&b;</w>` }),
    ],
    [
      'a document type',
      'office-file-damaged',
      zipOf({ ...docxParts(''), 'word/document.xml': `${laughs}<w/>` }),
    ],
  ])('%s: %s', (_title, code, bytes) => {
    expect(refusalOf(bytes)).toBe(code);
  });

  test('whatever is broken in it, a file is read or refused, never worse', () => {
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const broken = Uint8Array.from(good);
        broken[at] = byte;
        expect(refusalOf(broken)).toMatch(/^(?:read|office-file-)/);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what was written is read', () => {
  const text = fc.oneof(
    fc.constantFrom(
      '',
      ' ',
      'Hộ tịch',
      'Hộ tịch'.normalize('NFD'),
      '1.\u00a0001193',
      '\u200bỦy quyền ',
      '<&">',
    ),
    fc
      .string({ unit: 'grapheme', maxLength: 6 })
      .map((s) => s.replace(/[^\t\n\x20-\ud7ff\ue000-\ufffd]|_x/g, '')),
  );
  /** Areas of one band each, so that none lies over another. */
  const merges = (width: number, height: number): fc.Arbitrary<Merge[]> =>
    fc
      .uniqueArray(fc.nat(width - 1), { maxLength: 2 })
      .chain((columns) =>
        fc.tuple(
          ...columns.map((left) =>
            fc
              .tuple(fc.nat(height - 1), fc.nat(height - 1))
              .map(([a, b]) => ({ top: Math.min(a, b), bottom: Math.max(a, b), left, right: left })),
          ),
        ),
      );
  const table: fc.Arbitrary<WrittenRows> = fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
    .chain(([width, height]) =>
      fc.record({
        name: fc.constant('Bảng 1'),
        rows: fc.array(fc.array(text, { minLength: width, maxLength: width }), {
          minLength: height,
          maxLength: height,
        }),
        merges: merges(width, height),
      }),
    );

  /** The slow way: every cell asks every merged area. */
  function expected({ rows, merges = [] }: WrittenRows): string[][] {
    return rows.map((cells, r) =>
      cells.map((own, c) => {
        const merge = merges.find((m) => r >= m.top && r <= m.bottom && c >= m.left && c <= m.right);
        return clean(merge ? rows[merge.top]![merge.left]! : own);
      }),
    );
  }

  const full = (cells: readonly string[]): boolean => cells.some((cell) => cell !== '');
  const trimmed = (rows: readonly (readonly string[])[]): string[] =>
    rows.filter(full).map((cells) => cells.join('|').replace(/\|+$/, ''));

  test.each([
    ['.docx', writeDocx],
    ['.xlsx', writeXlsx],
  ] as const)('as %s', (kind, write) => {
    fc.assert(
      fc.property(table, (written) => {
        // A sheet's merged area does not reach rows that hold nothing of their own: give each row something.
        const rows = written.rows.map((cells) => [...cells, kind === '.xlsx' ? '.' : '']);
        const read = readTables(write([{ ...written, rows }]), 'x')[0]!.rows.map((row) => row.cells);
        expect(trimmed(read)).toEqual(trimmed(expected({ ...written, rows })));
      }),
    );
  });
});

test('5,000 rows of eight columns are read well under a second', () => {
  const rows = Array.from({ length: 5000 }, (_, i) =>
    Array.from({ length: 8 }, (_, c) => `Cấp lại giấy phép số ${i} & ${c}`),
  );
  for (const bytes of [writeXlsx([{ name: 'S', rows }]), writeDocx([{ name: 'S', rows }])]) {
    // Processor time: other work on the machine is not the reader's.
    const start = process.threadCpuUsage();
    expect(readTables(bytes, 'to')[0]!.rows).toHaveLength(5000);
    const { user, system } = process.threadCpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(1000);
  }
});
