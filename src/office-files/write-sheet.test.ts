import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clean, readTables, type SheetToWrite, writeSheet } from './index.ts';

const bytesOf = async (sheet: SheetToWrite): Promise<Uint8Array> =>
  new Uint8Array(await new Response(writeSheet(sheet)).arrayBuffer());

const columns = [
  { heading: 'TT', width: 10, kind: 'number' },
  { heading: 'Tên cá nhân, tổ chức', width: 30, kind: 'text' },
  { heading: 'Nhận hồ sơ', width: 20, kind: 'day' },
] as const;

const written = {
  name: 'Sổ theo dõi hồ sơ',
  columns,
  rows: [
    [1, 'Nguyễn Thị Ỷ', '2023-08-15'],
    [2, 'Đỗ Ặng', ''],
  ],
};

const read = [
  ['TT', 'Tên cá nhân, tổ chức', 'Nhận hồ sơ'],
  ['1', 'Nguyễn Thị Ỷ', '15/08/2023'],
  ['2', 'Đỗ Ặng', ''],
];

const rowsOf = (bytes: Uint8Array): (readonly string[])[] =>
  readTables(bytes, 'sổ.xlsx').flatMap((table) => table.rows.map(({ cells }) => cells));

test('a sheet is read back as it was written: numbers, text, days', async () => {
  const bytes = await bytesOf(written);
  expect(readTables(bytes, 'sổ.xlsx').map(({ name }) => name)).toEqual(['Sổ theo dõi hồ sơ']);
  expect(rowsOf(bytes)).toEqual(read);
});

test('any text is read back as a person sees it, and never as a formula', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('=1+1', '+84', "'x", '<a>&"', '_x0041_'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (texts) => {
      const sheet = {
        name: 'S',
        columns: [columns[0], columns[1]],
        rows: texts.map((one, i) => [i + 1, one]),
      };
      const back = rowsOf(await bytesOf(sheet))
        .slice(1)
        .map((cells) => cells[1]);
      expect(back).toEqual(texts.map(clean));
    }),
    { numRuns: 200 },
  );
});

test('thousands of rows come out one after the other, none taken before it is asked for', async () => {
  let taken = 0;
  async function* rows() {
    for (; taken < 20_000; taken++) yield [taken, `Người thứ ${taken}`, '2023-08-15'];
  }
  const reader = writeSheet({ name: 'S', columns, rows: rows() }).getReader();
  await reader.read();
  expect(taken).toBeLessThan(20_000);
  await reader.cancel();
});

test('ten thousand rows are all there', async () => {
  const rows = Array.from({ length: 10_000 }, (_, i) => [i + 1, `Người thứ ${i + 1}`, '2023-08-15']);
  const back = rowsOf(await bytesOf({ name: 'S', columns, rows }));
  expect(back).toHaveLength(10_001);
  expect(back.at(-1)).toEqual(['10000', 'Người thứ 10000', '15/08/2023']);
});

test('a name that table programs refuse is made one that they take', async () => {
  const bytes = await bytesOf({ ...written, name: 'Sổ 03/2023: [Ba Đình] tất cả các lĩnh vực' });
  expect(readTables(bytes, 'sổ.xlsx')[0]?.name).toBe(
    clean('Sổ 03 2023   Ba Đình  tất cả các lĩnh vực'.slice(0, 31)),
  );
});
