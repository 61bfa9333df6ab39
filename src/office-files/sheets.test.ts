import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTables } from './index.ts';
import { xlsx } from './office-file.fixture.ts';

const rowsOf = (bytes: Uint8Array): [number, ...string[]][] =>
  readTables(bytes, 'thu.xlsx')[0]!.rows.map(({ number, cells }) => [number, ...cells]);

const sheet = (cells: string, more = ''): string => `<sheetData>${cells}</sheetData>${more}`;

describe('a sheet that LibreOffice wrote (samples/fruit.fods)', () => {
  const tables = readTables(readFileSync(join(import.meta.dirname, 'samples/fruit.xlsx')), 'fruit.xlsx');

  test('has its sheets, by name', () => {
    expect(tables.map((table) => table.name)).toEqual(['Trái cây', 'Hai']);
  });

  test('has merged cells filled, days as people write them, and its hidden row', () => {
    const title = 'BẢNG KÊ TRÁI CÂY';
    expect(tables[0]!.rows).toEqual([
      { number: 1, cells: [title, title, title, title, title] },
      { number: 3, cells: ['Loại', 'Giá', 'Ngày hái', 'Ngọt', 'Vườn'] },
      { number: 4, cells: ['Xoài cát Hòa Lộc', '1.001193', '15/08/2023', 'TRUE', 'Bà Tư'] },
      { number: 5, cells: ['Bưởi', '2.000120', '29/02/2024', 'FALSE', 'Bà Tư'] },
      { number: 6, cells: ['Cộng', '3.001313', '', '', 'Bà Tư'] },
    ]);
  });
});

describe('a cell', () => {
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="0.000000"/><numFmt numFmtId="165" formatCode="[$-42A]dd\\ mmmm\\ yyyy;@"/>' +
    '<numFmt numFmtId="166" formatCode="#,##0\\ &quot;đồng dy&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="2"/></cellXfs>';
  const strings =
    '<si><t>Hộ tịch</t></si><si><r><t>Phòng </t></r><r><rPr><b/></rPr><t>Tư pháp</t></r><rPh sb="0" eb="1"><t>đọc là</t></rPh></si>';

  test.each([
    ['a shared string', '<c t="s"><v>0</v></c>', 'Hộ tịch'],
    ['runs of different looks', '<c t="s"><v>1</v></c>', 'Phòng Tư pháp'],
    ['a string that is missing', '<c t="s"><v>7</v></c>', ''],
    ['a string in the cell', '<c t="inlineStr"><is><r><t>a </t></r><r><t>&amp; b</t></r></is></c>', 'a & b'],
    ['decomposed letters', `<c t="str"><v>${'Phường'.normalize('NFD')}</v></c>`, 'Phường'],
    [
      'spaces of all widths, and none',
      '<c t="str"><v>\u00a0Mã\u2003\u200bTT\u00adHC\ufeff _x000D_\n số</v></c>',
      'Mã TTHC số',
    ],
    ['a code kept as a number', '<c><v>1.0011929999999999</v></c>', '1.001193'],
    ['a code that lost its nought', '<c><v>2.0001199999999999</v></c>', '2.00012'],
    ['the same, shown with six decimals', '<c s="2"><v>2.0001199999999999</v></c>', '2.000120'],
    ['a number with two decimals shown', '<c s="5"><v>1.001193</v></c>', '1.001193'],
    ['a whole number', '<c><v>41</v></c>', '41'],
    ['an amount of money', '<c s="4"><v>500000</v></c>', '500000'],
    ['the noise of reckoning', '<c><f>0.1+0.2</f><v>0.30000000000000004</v></c>', '0.3'],
    ['a day', '<c s="1"><v>45153</v></c>', '15/08/2023'],
    ['a day with its hour', '<c s="3"><v>45153.75</v></c>', '15/08/2023'],
    ['a day as text', '<c t="d"><v>2023-08-15T00:00:00</v></c>', '15/08/2023'],
    ['true', '<c t="b"><v>1</v></c>', 'TRUE'],
    ['a mistake', '<c t="e"><v>#N/A</v></c>', '#N/A'],
    ['a formula with its last value', '<c t="str"><f>A1&amp;"x"</f><v>kết quả</v></c>', 'kết quả'],
    ['a formula without one', '<c><f>A1</f></c>', ''],
    ['an empty one', '<c s="3"/>', ''],
  ])('%s', (_title, cell, shown) => {
    const bytes = xlsx({
      sheets: { S: sheet(`<row>${cell}<c t="str"><v>.</v></c></row>`) },
      styles,
      strings,
    });
    expect(rowsOf(bytes)).toEqual([[1, shown, '.']]);
  });

  test('of a book that counts from 1904', () => {
    const bytes = xlsx({
      sheets: { S: sheet('<row><c s="1"><v>43691</v></c></row>') },
      styles,
      properties: 'date1904="1"',
    });
    expect(rowsOf(bytes)).toEqual([[1, '15/08/2023']]);
  });
});

describe('rows', () => {
  const cell = (at: string): string => `<c r="${at}" t="str"><v>${at}</v></c>`;

  test('have the sheet’s own numbers and one width, and empty ones are left out', () => {
    const bytes = xlsx({
      sheets: { S: sheet(`<row r="2">${cell('B2')}</row><row r="3"/><row r="7">${cell('AA7')}</row>`) },
    });
    expect(rowsOf(bytes)).toEqual([
      [2, '', 'B2', ...new Array(25).fill('')],
      [7, ...new Array(26).fill(''), 'AA7'],
    ]);
  });

  test('a merged area ends where the table ends', () => {
    const bytes = xlsx({
      sheets: {
        S: sheet(
          `<row r="1">${cell('A1')}${cell('B1')}</row><row r="2">${cell('B2')}</row>`,
          '<mergeCells><mergeCell ref="A1:A1048576"/><mergeCell ref="B2:XFD9"/><mergeCell ref="Z9"/></mergeCells>',
        ),
      },
    });
    expect(rowsOf(bytes)).toEqual([
      [1, 'A1', 'B1'],
      [2, 'A1', 'B2'],
    ]);
  });

  test('hidden sheets are not read', () => {
    const content = sheet(`<row>${cell('A1')}</row>`);
    const bytes = xlsx({ sheets: { Hiện: content, Ẩn: content }, hidden: ['Ẩn'] });
    expect(readTables(bytes, 'a').map((table) => table.name)).toEqual(['Hiện']);
  });
});
