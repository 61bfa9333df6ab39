import { type Day, formatDay } from '../kernel/time.ts';
import { dayInWords } from './letterhead.ts';
import { compile } from './typst.ts';

/** The annexes of one delegation decision. */
export interface AnnexDocument {
  /** The body directly above the issuing one; empty when there is none to name. */
  readonly upperBody: string;
  /** The body that issues the decision: `Ủy ban nhân dân quận Ba Đình`. */
  readonly body: string;
  /** Number of the decision, `3407/QĐ-UBND`. */
  readonly number: string;
  readonly issuedOn: Day;
  /** Printed in capitals above each table. */
  readonly title: string;
  /** Not adopted yet: each page says so. */
  readonly draft: boolean;
  readonly annexes: readonly Annex[];
}

export interface Annex {
  /** `I`, `II`. */
  readonly annex: string;
  readonly rows: readonly AnnexLine[];
}

export interface AnnexLine {
  readonly no: number;
  /** National code of the procedure. */
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly delegate: string;
  readonly period: string;
  /** Conditions, reporting duties, the delegate's own time limit: one sentence each. */
  readonly remarks: readonly string[];
}

export interface AnnexColumn {
  readonly heading: string;
  /** Millimetres. */
  readonly width: number;
  readonly align: 'center' | 'left';
  readonly cell: (line: AnnexLine) => readonly string[];
}

/** Between the margins of an A4 page, in millimetres. */
const TEXT_WIDTH = 165;

/** A column of fixed width in millimetres, or one that takes its share of what the others leave. */
type Planned = Omit<AnnexColumn, 'width'> & ({ readonly fixed: number } | { readonly share: number });

const columns: readonly Planned[] = [
  { heading: 'STT', fixed: 11, align: 'center', cell: (line) => [String(line.no)] },
  { heading: 'Mã TTHC', fixed: 20, align: 'center', cell: (line) => [line.code] },
  { heading: 'Tên thủ tục hành chính', share: 3, align: 'left', cell: (line) => [line.name] },
  { heading: 'Lĩnh vực', fixed: 20, align: 'left', cell: (line) => [line.field] },
  { heading: 'Cơ quan, đơn vị được ủy quyền', share: 2, align: 'left', cell: (line) => [line.delegate] },
  { heading: 'Thời hạn ủy quyền', fixed: 27, align: 'left', cell: (line) => [line.period] },
];

const remarks: Planned = {
  heading: 'Điều kiện, chế độ báo cáo',
  share: 2,
  align: 'left',
  cell: (line) => line.remarks,
};

/** Columns of an annex; the last only where a row has something to say. */
export function annexColumns(annex: Annex): readonly AnnexColumn[] {
  const all = annex.rows.some((line) => line.remarks.length > 0) ? [...columns, remarks] : columns;
  const sum = (of: (column: Planned) => number) => all.reduce((total, column) => total + of(column), 0);
  const left = TEXT_WIDTH - sum((column) => ('fixed' in column ? column.fixed : 0));
  const shares = sum((column) => ('share' in column ? column.share : 0));
  return all.map((column) => ({
    heading: column.heading,
    width: 'fixed' in column ? column.fixed : (left * column.share) / shares,
    align: column.align,
    cell: column.cell,
  }));
}

export const DRAFT_MARK = 'DỰ THẢO';
export const annexHeading = (annex: Annex): string => `PHỤ LỤC ${annex.annex}`;

/** Two lines: `(Kèm theo Quyết định số 3407/QĐ-UBND ngày 21 tháng 12 năm 2022`, `của …)`; Decree 30/2020/NĐ-CP, annex I †. */
export const annexReference = ({ number, issuedOn, body }: AnnexDocument): readonly string[] => [
  `(Kèm theo Quyết định số ${number} ${dayInWords(issuedOn)}`,
  `của ${body})`,
];

/** What the file is called by a reader of it. */
export function annexFileTitle(documents: readonly AnnexDocument[]): string {
  const decisions = documents.map(({ number, issuedOn }) => `${number} ngày ${formatDay(issuedOn)}`);
  const mark = documents.some(({ draft }) => draft) ? 'Dự thảo: ' : '';
  return `${mark}Phụ lục kèm theo Quyết định số ${decisions.join(', ')}`;
}

/**
 * The annexes of decisions as PDF/UA-1, A4, for printing: each annex begins a page and counts its own pages
 * (Decree 30/2020/NĐ-CP, annex I, parts I and III †).
 * @throws RangeError when there is no annex.
 */
export async function annexPdf(documents: readonly AnnexDocument[]): Promise<Uint8Array> {
  const day = lastIssue(documents);
  return compile(
    'annex',
    {
      title: annexFileTitle(documents),
      day,
      draftMark: documents.some(({ draft }) => draft) ? DRAFT_MARK : '',
      sheets: documents.flatMap((document) =>
        document.annexes.map((annex) => ({
          upperBody: document.upperBody,
          body: document.body,
          heading: annexHeading(annex),
          title: document.title,
          reference: annexReference(document),
          columns: annexColumns(annex).map(({ heading, width, align }) => ({ heading, width, align })),
          rows: annex.rows.map((line) => annexColumns(annex).map((column) => column.cell(line))),
        })),
      ),
    },
    'ua-1',
  );
}

/** @throws RangeError when there is no annex. */
export function lastIssue(documents: readonly AnnexDocument[]): Day {
  const days = documents.filter(({ annexes }) => annexes.length > 0).map(({ issuedOn }) => issuedOn);
  const last = days.toSorted().at(-1);
  if (last === undefined) throw new RangeError('there is no annex to print');
  return last;
}
