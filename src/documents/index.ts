/** Official documents as PDF: plain data in, bytes out. */

export { type Annex, type AnnexDocument, type AnnexLine, annexPdf } from './annex.ts';
export { annexDocx } from './annex-docx.ts';
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
export { dayInWords, type Letterhead, type Signature } from './letterhead.ts';
export { type Poster, posterPdf } from './poster.ts';
export { type Correction, qrSvg } from './qr.ts';
export { type ReceiptSlip, receiptSlipPdf } from './receipt-slip.ts';
export { type Grant, type Refusal, type Result, resultPdf } from './result.ts';
