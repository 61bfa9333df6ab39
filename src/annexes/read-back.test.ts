import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTables } from '../office-files/index.ts';
import { type Merge, writeDocx, writeXlsx } from '../office-files/office-file.fixture.ts';
import { baDinh, wardCommittees } from './ba-dinh.fixture.ts';
import { readAnnex, type Vocabulary } from './index.ts';

/** Ways to write a heading, by what stands below it. */
const headings = {
  number: ['STT', 'TT', 'Số TT', 'Số thứ tự'],
  code: ['Mã TTHC', 'Mã số', 'Mã số hồ sơ TTHC', 'MÃ THỦ TỤC HÀNH CHÍNH'],
  name: ['Tên TTHC', 'Tên thủ tục hành chính', 'THỦ TỤC HÀNH CHÍNH', 'Nội dung ủy quyền'],
  field: ['Lĩnh vực', 'LĨNH VỰC', 'Nhóm lĩnh vực'],
  delegate: ['Cơ quan được ủy quyền', 'Đơn vị nhận ủy quyền', 'Cơ quan thực hiện', 'Uỷ quyền cho'],
  note: ['Ghi chú', 'GHI CHÚ'],
  other: ['Căn cứ pháp lý', 'Quyết định công bố'],
} as const;
type Kind = keyof typeof headings;

const delegates: Readonly<Record<string, { ways: readonly string[]; slugs: readonly string[] }>> = {
  justice: { ways: ['Phòng Tư pháp', 'P. Tư pháp', 'TRƯỞNG PHÒNG TƯ PHÁP'], slugs: ['bd-tu-phap'] },
  nature: { ways: ['Phòng TN&MT', 'Phòng Tài nguyên - Môi trường'], slugs: ['bd-tai-nguyen-moi-truong'] },
  labour: { ways: ['Phòng LĐTBXH', 'Phòng Lao động - TB&XH quận'], slugs: ['bd-lao-dong-tbxh'] },
  ward: { ways: ['UBND P. Vĩnh Phúc', 'Chủ tịch UBND phường Vĩnh Phúc'], slugs: ['ubnd-vinh-phuc'] },
  wards: { ways: ['UBND các phường', 'UBND 14 phường', 'Chủ tịch UBND phường'], slugs: wardCommittees },
};

/** The same to a person, other letters to a program. */
const disturb: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.normalize('NFD'),
  (text) => ` ${text.replaceAll(' ', '\u00a0 ')}\u200b`,
  (text) => text.replaceAll(' ', '\n'),
];
const disturbCode: readonly ((code: string) => string)[] = [
  (code) => code,
  (code) => code.replace('.', '. '),
  (code) => code.replace('.', ','),
  (code) => `\u00a0${code}.000.00.00.H26`,
  (code) => code.replace(/0+$/, ''),
];

const pick = <T>(from: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...from);

const item = fc.record({
  delegate: pick(Object.keys(delegates)),
  note: pick(['', 'đến hết năm 2024', 'trừ trường hợp có yếu tố nước ngoài']),
  code: pick(disturbCode),
  text: pick(disturb),
});

const annex = fc
  .record({
    procedures: fc.shuffledSubarray([...baDinh.procedures], { minLength: 1, maxLength: 12 }),
    items: fc.array(item, { minLength: 12, maxLength: 12 }),
    columns: fc
      .shuffledSubarray<Kind>(['name', 'number', 'field', 'note', 'other'])
      .chain((some) =>
        fc.shuffledSubarray<Kind>([...new Set<Kind>(['code', 'name', 'number', ...some])], { minLength: 3 }),
      )
      .filter(
        (columns) => columns.includes('code') && (columns.includes('name') || columns.includes('number')),
      ),
    wording: fc.record(
      Object.fromEntries(
        Object.entries(headings).map(([kind, ways]) => [kind, pick<string>(ways)]),
      ) as Record<Kind, fc.Arbitrary<string>>,
    ),
    way: fc.nat(5),
    delegateIn: pick(['column', 'merged column', 'section', 'section with letter']),
    titles: fc.shuffledSubarray([
      'PHỤ LỤC II',
      'DANH MỤC THỦ TỤC HÀNH CHÍNH ỦY QUYỀN',
      '(Kèm theo Quyết định số 12/QĐ-UBND)',
    ]),
    tallHeading: fc.boolean(),
    numbering: pick([null, (i: number) => `(${i})`, (i: number) => `${i}`]),
    text: pick(disturb),
  })
  .map((a) => ({
    ...a,
    columns: a.delegateIn.endsWith('column') ? [...a.columns, 'delegate' as const] : a.columns,
  }));

type Annex = typeof annex extends fc.Arbitrary<infer T> ? T : never;

interface Expected {
  readonly no: number | null;
  readonly procedure: string;
  readonly delegates: readonly string[];
  readonly field: string;
  readonly note: string | null;
}

/** The rows of a sheet, its merged areas, and what is to be read from it. */
function write(a: Annex): { rows: string[][]; merges: Merge[]; expected: Expected[] } {
  const width = a.columns.length;
  const rows: string[][] = [];
  const merges: Merge[] = [];
  const expected: Expected[] = [];
  const spread = (text: string, left = 0): void => {
    const top = rows.length;
    rows.push(Array.from({ length: width }, (_, column) => (column === left ? a.text(text) : '')));
    merges.push({ top, bottom: top, left, right: width - 1 });
  };
  for (const title of a.titles) spread(title);
  const heading = a.columns.map((kind) => a.text(a.wording[kind]));
  rows.push(heading);
  if (a.tallHeading) {
    const top = rows.length - 1;
    rows.push(heading.map(() => ''));
    for (let column = 0; column < width; column += 1) {
      merges.push({ top, bottom: top + 1, left: column, right: column });
    }
  }
  if (a.numbering) rows.push(a.columns.map((_, i) => a.numbering!(i + 1)));

  const entries = a.procedures
    .map((procedure, i) => ({ procedure, ...a.items[i]! }))
    .sort((x, y) => x.delegate.localeCompare(y.delegate));
  entries.forEach((entry, i) => {
    const { ways, slugs } = delegates[entry.delegate]!;
    const said = ways[a.way % ways.length]!;
    const first = entries[i - 1]?.delegate !== entry.delegate;
    if (first && a.delegateIn === 'section') spread(`${'ABCDE'[i % 5]}. ${said.toUpperCase()}`);
    if (first && a.delegateIn === 'section with letter') {
      spread(said, 1);
      rows.at(-1)![0] = ['I', 'II', 'III', 'IV', 'V'][i % 5]!;
    }
    if (a.delegateIn === 'merged column') {
      const open = merges.at(-1);
      if (first) merges.push({ top: rows.length, bottom: rows.length, left: width - 1, right: width - 1 });
      else merges[merges.length - 1] = { ...open!, bottom: rows.length };
    }
    const cells: Record<Kind, string> = {
      number: String(i + 1),
      code: entry.code(entry.procedure.code),
      name: entry.text(entry.procedure.name),
      field: entry.text(entry.procedure.field),
      delegate: entry.text(said),
      note: entry.text(entry.note),
      other: 'Luật Hộ tịch 2014',
    };
    rows.push(a.columns.map((kind) => cells[kind]));
    expected.push({
      no: a.columns.includes('number') ? i + 1 : null,
      procedure: entry.procedure.code,
      delegates: slugs,
      field: entry.procedure.field,
      note: a.columns.includes('note') ? entry.note || null : null,
    });
  });
  return { rows, merges, expected };
}

test.each([
  ['.xlsx', writeXlsx],
  ['.docx', writeDocx],
] as const)('an annex written as %s, in whatever words and layout, is read back', (_kind, writeFile) => {
  fc.assert(
    fc.property(annex, (written) => {
      const { rows, merges, expected } = write(written);
      const tables = readTables(writeFile([{ name: 'Danh mục', rows, merges }]), 'phụ lục');
      const reading = readAnnex(tables, baDinh);
      expect(
        reading.rows.map(({ no, procedure, delegates, field, note }) => ({
          no,
          procedure,
          delegates,
          field,
          note,
        })),
      ).toEqual(expected);
      const codes = reading.rows.flatMap(({ findings }) => findings.map(({ code }) => code));
      expect(codes.filter((code) => code !== 'procedure-code-repaired')).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('a file of 5,000 rows, every third name slightly off and every fifth without its code, is read within a second', () => {
  const words =
    'cấp đổi lại gia hạn giấy phép chứng nhận đăng ký thay nội dung hoạt động kinh doanh dịch vụ cơ sở đối với trường hợp'.split(
      ' ',
    );
  const procedures = Array.from({ length: 2000 }, (_, i) => ({
    code: `1.${String(100000 + i * 7)}`,
    name:
      Array.from({ length: 16 }, (_, w) => words[(i * (w + 3) + w * w) % words.length]).join(' ') +
      ` loại ${i}`,
    field: `Lĩnh vực ${i % 40}`,
  }));
  const units = Array.from({ length: 600 }, (_, i) => ({
    slug: `ward-${i}`,
    name: `Ủy ban nhân dân phường Số ${i}`,
    kind: 'committee' as const,
    level: 'ward' as const,
  }));
  const vocabulary: Vocabulary = { procedures, units };
  const rows = Array.from({ length: 5000 }, (_, i) => {
    const { code, name } = procedures[(i * 13) % 2000]!;
    const off = i % 3 === 0 ? `${name.slice(0, 20)}${name.slice(21)}` : name;
    return [String(i + 1), i % 5 === 0 ? '' : code, off, `UBND phường Số ${i % 600}`, 'đến hết năm 2024'];
  });
  const heading = ['STT', 'Mã TTHC', 'Tên TTHC', 'Cơ quan được ủy quyền', 'Ghi chú'];
  const bytes = writeXlsx([{ name: 'S', rows: [heading, ...rows] }]);
  // Processor time: other work on the machine is not the reader's.
  const start = process.threadCpuUsage();
  const reading = readAnnex(readTables(bytes, 'to.xlsx'), vocabulary);
  const { user, system } = process.threadCpuUsage(start);
  expect(reading.rows).toHaveLength(5000);
  expect((user + system) / 1000).toBeLessThan(1000);
});
