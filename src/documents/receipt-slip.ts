import type { Instant } from '../kernel/time.ts';
import { type Filer, type FormHead, official, type Prepared } from './form.ts';
import { oneStopLabel } from './form-table.ts';
import { momentInWords } from './letterhead.ts';
import { qrSvg } from './qr.ts';

/**
 * Form 01, receipt of a dossier and appointment for its result (Giấy tiếp nhận hồ sơ và hẹn trả kết quả),
 * Circular 01/2018/TT-VPCP and Circular 03/2025/TT-VPCP, annex I, in the form's own order. Empty strings print as
 * dotted blanks.
 */
export interface ReceiptSlip extends FormHead {
  /** Which copy this is, `Liên 2: Giao người nộp hồ sơ`; null when there is only one. */
  readonly copy: string | null;
  /** The one-stop office that received the dossier. */
  readonly oneStop: string;
  readonly applicant: Filer;
  /** What is asked for: the procedure's name. */
  readonly request: string;
  /** The papers filed, one string each; the slip numbers them. */
  readonly components: readonly string[];
  readonly sets: number;
  /** The legal time limit, `05 ngày làm việc`. */
  readonly timeLimit: string;
  readonly receivedAt: Instant;
  /** Of an interlinked dossier: when its last part is due. */
  readonly dueAt: Instant;
  /** The parts of an interlinked dossier, in their order; none for a dossier of one procedure. */
  readonly parts: readonly SlipPart[];
  /** Where the result is to be collected. */
  readonly collectAt: string;
  /** Book and line of the register; null where the office keeps none. */
  readonly register: { readonly book: string; readonly line: string } | null;
  /** Names printed under the two signatures; empty leaves room to write. */
  readonly signatures: { readonly filedBy: string; readonly receivedBy: string };
  readonly status: {
    /** What the QR code holds, https://… with the dossier's code. */
    readonly url: string;
    /** The address as a person would type it, `motcua.example/ho-so/000.00.15.H26-230815-0001`. */
    readonly shortUrl: string;
    /** The second secret: shows personal data on the status page. */
    readonly secret: string;
  };
}

export interface SlipPart {
  readonly procedure: string;
  /** The office that settles it. */
  readonly office: string;
  readonly dueAt: Instant;
}

/** One page up to about ten components (set more tightly when need be), more pages beyond. */
export const prepareReceipt = (slip: ReceiptSlip): Prepared =>
  official('receipt', slip, {
    ...slip,
    oneStopLabel: oneStopLabel(slip.regime),
    receivedAt: momentInWords(slip.receivedAt),
    dueAt: momentInWords(slip.dueAt),
    parts: slip.parts.map((part) => ({ ...part, dueAt: momentInWords(part.dueAt) })),
    sets: String(slip.sets).padStart(2, '0'),
    qr: qrSvg(slip.status.url),
  });
