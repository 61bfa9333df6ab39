import type { Instant } from '../kernel/time.ts';
import { head, type Letterhead, momentInWords } from './letterhead.ts';
import { qrSvg } from './qr.ts';
import { compileForOnePage } from './typst.ts';

/**
 * Form 01, receipt of a dossier and appointment for its result (Giấy tiếp nhận hồ sơ và hẹn trả kết quả),
 * Circular 01/2018/TT-VPCP, in the form's own order. Empty strings print as dotted blanks.
 */
export interface ReceiptSlip {
  readonly letterhead: Letterhead;
  readonly dossierCode: string;
  /** Which copy this is, `Liên 2: Giao người nộp hồ sơ`; null when there is only one. */
  readonly copy: string | null;
  /** The one-stop office that received the dossier. */
  readonly oneStop: string;
  readonly applicant: {
    readonly name: string;
    readonly address: string;
    readonly phone: string;
    readonly email: string;
  };
  /** What is asked for: the procedure's name. */
  readonly request: string;
  /** The papers filed, one string each; the slip numbers them. */
  readonly components: readonly string[];
  readonly sets: number;
  /** The legal time limit, `05 ngày làm việc`. */
  readonly timeLimit: string;
  readonly receivedAt: Instant;
  readonly dueAt: Instant;
  /** Where the result is to be collected. */
  readonly collectAt: string;
  /** The paper register; null where the office keeps none. */
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
  /** Where the form comes from, `Mẫu số 01, Thông tư số 01/2018/TT-VPCP`; empty prints nothing. */
  readonly form: string;
}

/** The slip as PDF/UA-1, A4; one page up to about ten components (set more tightly when need be), more pages beyond. */
export async function receiptSlipPdf(slip: ReceiptSlip): Promise<Uint8Array> {
  return compileForOnePage(
    'receipt-slip',
    {
      ...slip,
      letterhead: head(slip.letterhead),
      receivedAt: momentInWords(slip.receivedAt),
      dueAt: momentInWords(slip.dueAt),
      sets: String(slip.sets).padStart(2, '0'),
      qr: qrSvg(slip.status.url),
    },
    'ua-1',
  );
}
