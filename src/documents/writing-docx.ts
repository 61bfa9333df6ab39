import {
  AlignmentType,
  Document,
  Header,
  HeadingLevel,
  NumberFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { capitals, centred, LARGE, mm, NORMAL, noBorders, rule, run, SMALL } from './docx-parts.ts';
import { dayInWords, type Signature } from './letterhead.ts';
import { type Block, type Writing, writingTitle } from './writing.ts';

/** Between the margins of an A4 page, in millimetres. */
const WIDTH = 160;

/** The same document as `writingPdf` makes, as .docx, for editing (Decree 30/2020/NĐ-CP, annex I). */
export async function writingDocx(writing: Writing): Promise<Uint8Array> {
  const font = 'Times New Roman';
  const heading = { run: { font, size: NORMAL, bold: true, color: '000000' } };
  const document = new Document({
    title: writingTitle(writing),
    creator: writing.letterhead.body,
    styles: {
      default: {
        document: { run: { font, size: NORMAL, language: { value: 'vi-VN', eastAsia: 'vi-VN' } } },
        heading1: { run: { font, size: LARGE, bold: true, color: '000000' } },
        heading2: heading,
        heading3: { run: { ...heading.run, italics: true } },
      },
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: {
              top: mm(20),
              bottom: mm(20),
              left: mm(30),
              right: mm(20),
              header: mm(10),
              footer: mm(10),
            },
            pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL },
          },
        },
        headers: {
          first: new Header({ children: [pageHead(writing.mark, false)] }),
          default: new Header({ children: [pageHead(writing.mark, true)] }),
        },
        children: [
          titleBlock(writing),
          centred([run(capitals(writing.title))], { heading: HeadingLevel.HEADING_1, before: 14 }),
          ...(writing.subject ? [centred([run(writing.subject, { bold: true })], { after: 8 })] : []),
          ...writing.blocks.flatMap(shown),
          signatureBlock(writing),
          ...(writing.annex.length > 0
            ? [new Paragraph({ pageBreakBefore: true, children: [] }), ...writing.annex.flatMap(shown)]
            : []),
          // A text may not end with a table.
          new Paragraph({ spacing: { line: 20, lineRule: 'exact' } }),
        ],
      },
    ],
  });
  return Packer.pack(document, 'uint8array');
}

const pageHead = (mark: string, numbered: boolean): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      ...(numbered ? [new TextRun({ children: [PageNumber.CURRENT] })] : []),
      ...(mark ? [run(`   ${mark}`, { bold: true })] : []),
    ],
  });

const text = (children: TextRun[], indent = true): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    spacing: { before: 60, after: 60 },
    ...(indent && { indent: { firstLine: mm(10) } }),
    children,
  });

function shown(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'basis':
      return [text([run(block.text, { italics: true })])];
    case 'paragraph':
      return [text([run(block.text)])];
    case 'note':
      return [text([run(block.text, { italics: true, size: 22 })], false)];
    case 'heading':
      return [
        new Paragraph({
          heading: block.level === 1 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3,
          spacing: { before: 160, after: 60 },
          children: [run(block.text)],
        }),
      ];
    case 'list':
      return block.items.map((item) => text([run(`- ${item}`)]));
    case 'table': {
      const shares = block.columns.reduce((sum, { share }) => sum + share, 0);
      const widths = block.columns.map(({ share }) => mm((WIDTH * share) / shares));
      const row = (cells: readonly string[], bold: boolean) =>
        new TableRow({
          tableHeader: bold,
          cantSplit: cells.every((cell) => cell.length < 400),
          children: cells.map((cell, n) =>
            tableCell([new Paragraph({ children: [run(cell, { bold, size: 22 })] })], widths[n]!),
          ),
        });
      return [
        table(widths, [
          row(
            block.columns.map(({ heading }) => heading),
            true,
          ),
          ...block.rows.map((r) => row(r, false)),
        ]),
      ];
    }
  }
}

const tableCell = (children: Paragraph[], width: number): TableCell =>
  new TableCell({
    children,
    width: { size: width, type: WidthType.DXA },
    margins: { top: mm(1), bottom: mm(1), left: mm(1.2), right: mm(1.2) },
  });

const table = (widths: readonly number[], rows: TableRow[], lines = true): Table =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((a, b) => a + b, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    ...(lines ? {} : { borders: noBorders }),
    rows,
  });

/** Issuing body on the left, national title on the right; below them number, place and day where there is a number. */
function titleBlock({ letterhead: { upperBody, body, number, place, day } }: Writing): Table {
  const widths = [mm(72), mm(88)];
  const left = [
    ...(upperBody ? [centred([run(capitals(upperBody), { size: SMALL })])] : []),
    centred([run(capitals(body), { size: SMALL, bold: true })]),
    rule(25),
    ...(number === null ? [] : [centred([run(`Số: ${number}`)], { before: 6 })]),
  ];
  const right = [
    centred([run('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: SMALL, bold: true })]),
    centred([run('Độc lập - Tự do - Hạnh phúc', { bold: true })]),
    rule(18),
    centred([run(`${place}, ${dayInWords(day)}`, { italics: true })], { before: 6 }),
  ];
  return table(
    widths,
    [new TableRow({ children: [left, right].map((cell, n) => tableCell(cell, widths[n]!)) })],
    false,
  );
}

function signatureBlock({ signatures, signedHow, recipients }: Writing): Table {
  const widths = [mm(80), mm(80)];
  const sign = ({ lines, name }: Signature): Paragraph[] => [
    ...lines.map((line) => centred([run(capitals(line), { bold: true })])),
    ...(signedHow ? [centred([run(signedHow, { italics: true })])] : []),
    centred([run(name, { bold: true })], { before: 40 }),
  ];
  const to = [
    ...(recipients.length > 0
      ? [new Paragraph({ children: [run('Nơi nhận:', { bold: true, italics: true, size: SMALL })] })]
      : []),
    ...recipients.map(
      (one, n) =>
        new Paragraph({ children: [run(`- ${one}${n + 1 < recipients.length ? ';' : '.'}`, { size: 22 })] }),
    ),
  ];
  const cells =
    signatures.length === 2
      ? signatures.map(sign)
      : [to.length > 0 ? to : [new Paragraph('')], sign(signatures[0]!)];
  return table(
    widths,
    [new TableRow({ cantSplit: true, children: cells.map((cell, n) => tableCell(cell, widths[n]!)) })],
    false,
  );
}
