import {
  AlignmentType,
  Document,
  Header,
  HeadingLevel,
  type IRunOptions,
  type ISectionOptions,
  NumberFormat,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import {
  type Annex,
  type AnnexColumn,
  type AnnexDocument,
  annexColumns,
  annexFileTitle,
  annexHeading,
  annexReference,
  DRAFT_MARK,
  lastIssue,
} from './annex.ts';
import { capitals, centred, LARGE, mm, NORMAL, noBorders, rule, run, SMALL } from './docx-parts.ts';

/** In the table: 11.5 pt, or six columns would not fit between the margins. */
const CELL = 23;

/**
 * The annexes of decisions as .docx, for editing: the same content as `annexPdf`, a section for each annex, the
 * heading of its table repeated on every page.
 * @throws RangeError when there is no annex.
 */
export async function annexDocx(documents: readonly AnnexDocument[]): Promise<Uint8Array> {
  lastIssue(documents);
  const document = new Document({
    title: annexFileTitle(documents),
    creator: documents[0]!.body,
    styles: {
      default: {
        document: {
          run: {
            font: 'Times New Roman',
            size: NORMAL,
            language: { value: 'vi-VN', eastAsia: 'vi-VN' },
          },
        },
        heading1: { run: { font: 'Times New Roman', size: LARGE, bold: true, color: '000000' } },
        heading2: { run: { font: 'Times New Roman', size: LARGE, bold: true, color: '000000' } },
      },
    },
    sections: documents.flatMap((decision) => decision.annexes.map((annex) => section(decision, annex))),
  });
  return Packer.pack(document, 'uint8array');
}

function section(decision: AnnexDocument, annex: Annex): ISectionOptions {
  return {
    properties: {
      // The first page has no number.
      titlePage: true,
      page: {
        size: { width: mm(210), height: mm(297) },
        margin: { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15), header: mm(10), footer: mm(10) },
        pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL },
      },
    },
    headers: {
      first: new Header({ children: [pageHead(decision.draft, false)] }),
      default: new Header({ children: [pageHead(decision.draft, true)] }),
    },
    children: [
      titleBlock(decision),
      centred([run(annexHeading(annex))], { heading: HeadingLevel.HEADING_1, before: 14 }),
      centred([run(capitals(decision.title))], { heading: HeadingLevel.HEADING_2 }),
      ...annexReference(decision).map((line) => centred([run(line, { italics: true })])),
      rule(62.5),
      new Paragraph({ spacing: { line: 200, lineRule: 'exact' } }),
      rows(annex),
      // A text may not end with a table.
      new Paragraph({ spacing: { line: 20, lineRule: 'exact' } }),
    ],
  };
}

/** The number of the page in the middle, the mark of a draft on the right. */
function pageHead(draft: boolean, numbered: boolean): Paragraph {
  const [middle, right] = [mm(82.5), mm(165)];
  return new Paragraph({
    tabStops: [
      { type: TabStopType.CENTER, position: middle },
      { type: TabStopType.RIGHT, position: right },
    ],
    children: [
      new TextRun({ children: [new Tab()] }),
      ...(numbered ? [new TextRun({ children: [PageNumber.CURRENT] })] : []),
      ...(draft ? [new TextRun({ children: [new Tab()] }), run(DRAFT_MARK, { bold: true })] : []),
    ],
  });
}

/** Issuing body on the left, national title on the right (Decree 30/2020/NĐ-CP, annex I, part II, points 1 and 2). */
function titleBlock({ upperBody, body }: AnnexDocument): Table {
  const widths = [mm(73), mm(92)];
  const left = [
    ...(upperBody ? [centred([run(capitals(upperBody), { size: SMALL })])] : []),
    centred([run(capitals(body), { size: SMALL, bold: true })]),
    rule(25),
  ];
  const right = [
    centred([run('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: SMALL, bold: true })]),
    centred([run('Độc lập - Tự do - Hạnh phúc', { bold: true })]),
    rule(18),
  ];
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: mm(165), type: WidthType.DXA },
    columnWidths: widths,
    borders: noBorders,
    rows: [
      new TableRow({
        children: [left, right].map(
          (children, at) =>
            new TableCell({
              children,
              width: { size: widths[at]!, type: WidthType.DXA },
              margins: { left: 0, right: 0 },
            }),
        ),
      }),
    ],
  });
}

function rows(annex: Annex): Table {
  const columns = annexColumns(annex);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: mm(165), type: WidthType.DXA },
    columnWidths: columns.map(({ width }) => mm(width)),
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map((column) => cell(column, [column.heading], { bold: true })),
      }),
      ...annex.rows.map(
        (line) =>
          new TableRow({
            cantSplit: true,
            children: columns.map((column) => cell(column, column.cell(line))),
          }),
      ),
    ],
  });
}

function cell(column: AnnexColumn, paragraphs: readonly string[], options: IRunOptions = {}): TableCell {
  const alignment = options.bold || column.align === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT;
  return new TableCell({
    width: { size: mm(column.width), type: WidthType.DXA },
    margins: { top: mm(1), bottom: mm(1), left: mm(1.4), right: mm(1.4) },
    ...(options.bold && { verticalAlign: VerticalAlignTable.CENTER }),
    // A cell holds at least one paragraph.
    children: (paragraphs.length > 0 ? paragraphs : ['']).map(
      (text) => new Paragraph({ alignment, children: [run(text, { ...options, size: CELL })] }),
    ),
  });
}
