import { type Day, formatDay } from '../kernel/time.ts';
import { head, type Letterhead, type Signature } from './letterhead.ts';
import { compile } from './typst.ts';

/** The decision on a dossier: the result itself, or the notice that it is refused. */
export interface Result {
  readonly letterhead: Letterhead;
  /** Printed in capitals: `Trích lục khai sinh`, `Thông báo`. */
  readonly title: string;
  /** What it is about, under the title; empty prints nothing. */
  readonly subject: string;
  /**
   * The chain of documents by which the signer decides, from the law down, each without `Căn cứ` and without
   * a closing mark: `Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015`.
   */
  readonly basis: readonly string[];
  readonly dossier: {
    readonly code: string;
    readonly applicant: string;
    readonly procedure: string;
    /** National code, `1.001193`. */
    readonly procedureCode: string;
    readonly receivedOn: Day;
  };
  /** Who decides, as the subject of the sentence: `Phòng Tư pháp quận Ba Đình`. */
  readonly decider: string;
  readonly outcome: Grant | Refusal;
  readonly signature: Signature;
  /** Nơi nhận, one recipient a line, without dash and closing mark: `Như trên`, `Lưu: VT`. */
  readonly recipients: readonly string[];
}

export interface Grant {
  readonly kind: 'grant';
  /** What is certified or granted, `[label, value]`. */
  readonly particulars: readonly (readonly [label: string, value: string])[];
  /** Further sentences, one paragraph each. */
  readonly statements: readonly string[];
}

export interface Refusal {
  readonly kind: 'refuse';
  /** At least one; each names the fact and the rule. */
  readonly reasons: readonly string[];
  /** What the applicant can do to be granted it after all. */
  readonly remedies: readonly string[];
  /** How to complain or sue; empty prints nothing. */
  readonly redress: string;
}

/** The result as PDF/A-2a (tagged, fit for keeping), A4. */
export async function resultPdf(result: Result): Promise<Uint8Array> {
  return compile(
    'result',
    {
      ...result,
      letterhead: head(result.letterhead),
      dossier: { ...result.dossier, receivedOn: formatDay(result.dossier.receivedOn) },
    },
    'a-2a',
  );
}
