/** Official documents as PDF: plain data in, bytes out. */

export { type Annex, type AnnexDocument, type AnnexLine, annexPdf } from './annex.ts';
export { annexDocx } from './annex-docx.ts';
export type { ControlSlip, HandOver } from './control-slip.ts';
export type { CountedSpan, DeadlineSheet, PausedSpan, Reappointment, SkippedSpan } from './deadline-sheet.ts';
export {
  type DayClose,
  type DayCloseRow,
  dayTotals,
  type FeeItem,
  type FeeReceipt,
  feeTotal,
} from './fee-papers.ts';
export {
  ACCEPTED,
  fileRefusals,
  hasBlobs,
  inspectFile,
  MAX_FILE_BYTES,
  readBlob,
  type StoredFile,
  storeBlob,
  storeFile,
} from './files.ts';
export type { Filer, FormHead } from './form.ts';
export {
  citeForm,
  type FormKind,
  type FormRegime,
  form,
  formNumber,
  formRegimeOn,
  type KindIn,
  type OfficialForm,
  oneStopLabel,
} from './form-table.ts';
export { formsPdf, type Paper, type PaperKind, receiptSlipPdf } from './forms.ts';
export type { IntakeRefusal, SupplementRequest } from './intake-forms.ts';
export { dayInWords, type Letterhead, momentInWords, type Signature } from './letterhead.ts';
export type { Apology, StopNotice } from './letters.ts';
export { amountInFigures, amountInWords, numberInWords } from './number-words.ts';
export { type Poster, posterPdf } from './poster.ts';
export { type Correction, qrSvg } from './qr.ts';
export type { ReceiptSlip, SlipPart } from './receipt-slip.ts';
export { type Register, type RegisterRow, type RegisterSheet, registerSheet } from './register.ts';
export { type Grant, type Refusal, type Result, resultPdf } from './result.ts';
export { type Block, type Writing, writingPdf } from './writing.ts';
export { writingDocx } from './writing-docx.ts';
