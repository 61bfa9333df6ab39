import { type Day, formatDay, type Instant } from '../kernel/time.ts';
import { type FormHead, official, type Prepared } from './form.ts';
import type { FormRegime } from './form-table.ts';
import { momentInWords, type Signature } from './letterhead.ts';

/** A letter of the deciding body about one dossier. */
interface Letter extends FormHead {
  /** `Bà Nguyễn Thị Tuyết Nhung`. */
  readonly addressedTo: string;
  readonly receivedOn: Day;
  readonly procedure: string;
  /** The deciding body, as the subject of a sentence: `Phòng Tư pháp quận Ba Đình`. */
  readonly body: string;
  /** Of the head of the deciding body, or of who signs for the head. */
  readonly signature: Signature;
  /** Nơi nhận, one recipient a line, without dash and closing mark. */
  readonly recipients: readonly string[];
}

/**
 * Form 04: the result is not ready, why, and when it will be. Phiếu xin lỗi và hẹn lại ngày trả kết quả, Circular
 * 01/2018/TT-VPCP; Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết, Circular 03/2025/TT-VPCP, annex I.
 */
export interface Apology extends Letter {
  readonly promisedAt: Instant;
  readonly cause: string;
  readonly newDueAt: Instant;
  /** The how many-th re-appointment of this dossier, from 1; the law knows one (Decree 61/2018/NĐ-CP, art. 19 †). */
  readonly count: number;
}

export const prepareApology = (apology: Apology): Prepared =>
  official('apology', apology, {
    ...apology,
    asksForTime: apology.regime === '2025',
    receivedOn: formatDay(apology.receivedOn),
    promisedAt: momentInWords(apology.promisedAt),
    newDueAt: momentInWords(apology.newDueAt),
    count: String(apology.count).padStart(2, '0'),
  });

/** Form 05 of Circular 03/2025/TT-VPCP, annex I: the settlement stops (Thông báo dừng giải quyết hồ sơ). */
export interface StopNotice extends Letter {
  readonly regime: Exclude<FormRegime, '2018'>;
  /** By whose will it stops. */
  readonly by: 'applicant' | 'body';
  /** The applicant's request with its day, or the other ground with its rule. */
  readonly ground: string;
  /** What becomes of fees paid. */
  readonly fees: string;
  /** What becomes of the papers filed. */
  readonly components: string;
}

const grounds = {
  applicant: 'theo đề nghị của người nộp hồ sơ',
  body: 'theo quy định của pháp luật',
} as const;

export const prepareStopNotice = (notice: StopNotice): Prepared =>
  official('stop-notice', notice, {
    ...notice,
    by: grounds[notice.by],
    receivedOn: formatDay(notice.receivedOn),
  });
