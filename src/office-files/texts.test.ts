import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTables } from './index.ts';
import { docx } from './office-file.fixture.ts';

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (...runs: string[]): string => `<w:p>${runs.join('')}</w:p>`;
const tc = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
const cells = (...texts: string[]): string => texts.map((text) => tc(p(run(text)))).join('');
const tr = (content: string, properties = ''): string =>
  `<w:tr><w:trPr>${properties}</w:trPr>${content}</w:tr>`;
const tbl = (...rows: string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`;

const rowsOf = (body: string): [number, ...string[]][] =>
  readTables(docx(body), 'thu.docx')[0]!.rows.map(({ number, cells }) => [number, ...cells]);

test('a text that LibreOffice wrote (samples/fruit.html) has its tables, with the lines above them', () => {
  const tables = readTables(readFileSync(join(import.meta.dirname, 'samples/fruit.docx')), 'fruit.docx');
  expect(tables).toEqual([
    {
      name: 'Bảng 1',
      above: ['BẢNG KÊ TRÁI CÂY'],
      rows: [
        { number: 1, cells: ['Loại', 'Giá', 'Giá', 'Vườn'] },
        { number: 2, cells: ['Loại', 'lẻ', 'sỉ', 'Vườn'] },
        { number: 3, cells: ['Xoài cát Hòa Lộc', '1.001193', '1', 'Bà Tư'] },
        { number: 4, cells: ['Bưởi', '2.000120', '2.000120', 'Bà Tư'] },
      ],
    },
    { name: 'Bảng 2', above: ['Bảng sau:'], rows: [{ number: 1, cells: ['chỉ một ô'] }] },
  ]);
});

describe('what stands in a cell', () => {
  test.each([
    ['paragraphs, joined', p(run('một')) + p() + p(run('hai')), 'một hai'],
    ['runs that cut a word', p(run('Tư p'), run('háp')), 'Tư pháp'],
    ['decomposed letters', p(run('Phường'.normalize('NFD'))), 'Phường'],
    ['tabs and line breaks', p('<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>'), 'a b c'],
    [
      'a hyphen that does not break',
      p('<w:r><w:t>UBND</w:t><w:noBreakHyphen/><w:t>VP</w:t></w:r>'),
      'UBND-VP',
    ],
    ['a tracked insertion', p('<w:ins w:id="1">', run('thêm'), '</w:ins>'), 'thêm'],
    [
      'a tracked deletion',
      p(run('còn'), '<w:del w:id="1"><w:r><w:delText>bỏ</w:delText></w:r></w:del>'),
      'còn',
    ],
    ['text moved away', p(`<w:moveFrom w:id="1">${run('cũ')}</w:moveFrom>`, run('mới')), 'mới'],
    [
      'a field',
      p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE \\* MERGE</w:instrText></w:r>',
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        run('7'),
      ),
      '7',
    ],
    ['a content control', `<w:sdt><w:sdtContent>${p(run('trong ô'))}</w:sdtContent></w:sdt>`, 'trong ô'],
    [
      'a table in the cell',
      p(run('ngoài')) + tbl(tr(cells('trong', 'nữa'))) + p(run('cuối')),
      'ngoài trong nữa cuối',
    ],
    [
      'one of two copies',
      p(
        '<w:r><mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice><w:t>a</w:t></mc:Choice><mc:Fallback><w:t>a</w:t></mc:Fallback></mc:AlternateContent></w:r>',
      ),
      'a',
    ],
  ])('%s', (_title, content, shown) => {
    expect(rowsOf(tbl(tr(tc(content) + cells('.'))))).toEqual([[1, shown, '.']]);
  });
});

describe('merged cells', () => {
  const restart = '<w:vMerge w:val="restart"/>';
  const goOn = '<w:vMerge/>';

  test('down over rows, twice in one column', () => {
    const body = tbl(
      tr(cells('1') + tc(p(run('A')), restart)),
      tr(cells('2') + tc(p(), goOn)),
      tr(cells('3') + tc(p(run('B')), restart)),
      tr(cells('4') + tc(p(), '<w:vMerge w:val="continue"/>')),
    );
    expect(rowsOf(body)).toEqual([
      [1, '1', 'A'],
      [2, '2', 'A'],
      [3, '3', 'B'],
      [4, '4', 'B'],
    ]);
  });

  test('down and across at once, and a row that begins later', () => {
    const wide = '<w:gridSpan w:val="2"/>';
    const body = tbl(
      tr(tc(p(run('A')), wide + restart) + cells('1')),
      tr(tc(p(), wide + goOn) + cells('2')),
      tr(cells('3'), '<w:gridBefore w:val="2"/>'),
    );
    expect(rowsOf(body)).toEqual([
      [1, 'A', 'A', '1'],
      [2, 'A', 'A', '2'],
      [3, '', '', '3'],
    ]);
  });

  test('across, as old programs write it', () => {
    const body = tbl(
      tr(tc(p(run('A')), '<w:hMerge w:val="restart"/>') + tc(p(), '<w:hMerge/>') + cells('B')),
    );
    expect(rowsOf(body)).toEqual([[1, 'A', 'A', 'B']]);
  });

  test('keep their value when the row that had it was struck out', () => {
    const body = tbl(
      tr(cells('1') + tc(p(run('A')), restart), '<w:del w:id="1"/>'),
      tr(cells('2') + tc(p(), goOn)),
    );
    expect(rowsOf(body)).toEqual([[2, '2', 'A']]);
  });
});

test('rows are of one width', () => {
  expect(rowsOf(tbl(tr(cells('a')), tr(cells('', '')), tr(cells('b', 'c', 'd'))))).toEqual([
    [1, 'a', '', ''],
    [3, 'b', 'c', 'd'],
  ]);
});
