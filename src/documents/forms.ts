import { type ControlSlip, prepareControlSlip } from './control-slip.ts';
import { type DeadlineSheet, prepareDeadlineSheet } from './deadline-sheet.ts';
import { type DayClose, type FeeReceipt, prepareDayClose, prepareFeeReceipt } from './fee-papers.ts';
import type { Prepared } from './form.ts';
import {
  type IntakeRefusal,
  prepareIntakeRefusal,
  prepareSupplement,
  type SupplementRequest,
} from './intake-forms.ts';
import { type Apology, prepareApology, prepareStopNotice, type StopNotice } from './letters.ts';
import { prepareReceipt, type ReceiptSlip } from './receipt-slip.ts';
import { prepareRegister, type Register } from './register.ts';
import { compilePapers, type Standard } from './typst.ts';

interface Papers {
  readonly receipt: ReceiptSlip;
  readonly supplement: SupplementRequest;
  readonly 'intake-refusal': IntakeRefusal;
  readonly apology: Apology;
  readonly 'stop-notice': StopNotice;
  readonly 'control-slip': ControlSlip;
  readonly register: Register;
  readonly 'deadline-sheet': DeadlineSheet;
  readonly 'fee-receipt': FeeReceipt;
  readonly 'day-close': DayClose;
}

export type PaperKind = keyof Papers;

/** One paper to be printed: which, and what stands in it. */
export type Paper = { readonly [K in PaperKind]: { readonly kind: K; readonly data: Papers[K] } }[PaperKind];

function prepare(paper: Paper): Prepared {
  switch (paper.kind) {
    case 'receipt':
      return prepareReceipt(paper.data);
    case 'supplement':
      return prepareSupplement(paper.data);
    case 'intake-refusal':
      return prepareIntakeRefusal(paper.data);
    case 'apology':
      return prepareApology(paper.data);
    case 'stop-notice':
      return prepareStopNotice(paper.data);
    case 'control-slip':
      return prepareControlSlip(paper.data);
    case 'register':
      return prepareRegister(paper.data);
    case 'deadline-sheet':
      return prepareDeadlineSheet(paper.data);
    case 'fee-receipt':
      return prepareFeeReceipt(paper.data);
    case 'day-close':
      return prepareDayClose(paper.data);
  }
}

/**
 * Papers as one tagged PDF, A4, in the order given: each begins a page and counts its own pages. PDF/A-2a, fit for
 * keeping, unless another standard is asked for.
 * @throws RangeError when there is none.
 */
export async function formsPdf(papers: readonly Paper[], standard: Standard = 'a-2a'): Promise<Uint8Array> {
  const prepared = papers.map(prepare);
  const [first] = prepared;
  if (first === undefined) throw new RangeError('there is nothing to print');
  const days = prepared.map(({ day }) => day).toSorted();
  return compilePapers(
    'forms',
    {
      name: prepared.length === 1 ? first.name : `${first.name} (và ${prepared.length - 1} giấy tờ khác)`,
      day: days.at(-1)!,
      papers: papers.map(({ kind }, index) => ({ kind, data: prepared[index]!.data })),
    },
    standard,
  );
}

/** One receipt slip, as `formsPdf` prints it. */
export const receiptSlipPdf = (slip: ReceiptSlip): Promise<Uint8Array> =>
  formsPdf([{ kind: 'receipt', data: slip }]);
