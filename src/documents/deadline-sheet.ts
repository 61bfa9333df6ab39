import type { Prepared } from './form.ts';
import { head, type Letterhead } from './letterhead.ts';

/**
 * How a due moment was computed (Bảng tính thời hạn), to be enclosed with a complaint. No form of a circular: the facts
 * are those that Decree 61/2018/NĐ-CP, art. 19, and the Law on Complaints 2011 let a citizen ask for †. Everything is
 * text as it is to be read; what is empty is left out.
 */
export interface DeadlineSheet {
  readonly letterhead: Letterhead;
  readonly dossierCode: string;
  readonly applicant: string;
  readonly procedure: string;
  /** `05 ngày làm việc`. */
  readonly term: string;
  readonly receivedAt: string;
  /** The moment from which counting began. */
  readonly countedFrom: string;
  readonly counted: readonly CountedSpan[];
  readonly skipped: readonly SkippedSpan[];
  readonly pauses: readonly PausedSpan[];
  readonly reappointments: readonly Reappointment[];
  /** As first promised. */
  readonly firstDueAt: string;
  /** As it stands. */
  readonly dueAt: string;
  /** Each with its source: `Ngày đầu là ngày sau ngày nhận (Bộ luật Dân sự 2015, Điều 147)`. */
  readonly rules: readonly string[];
  readonly preparedBy: string;
}

export interface CountedSpan {
  readonly from: string;
  readonly to: string;
  /** `03 giờ`, `ngày thứ 2`. */
  readonly amount: string;
}

export interface SkippedSpan {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

export interface PausedSpan extends SkippedSpan {
  /** The paper by which it paused. */
  readonly paper: string;
}

export interface Reappointment {
  readonly from: string;
  readonly to: string;
  readonly cause: string;
}

export const prepareDeadlineSheet = (sheet: DeadlineSheet): Prepared => ({
  name: `Bảng tính thời hạn ${sheet.dossierCode}`,
  day: sheet.letterhead.day,
  data: { ...sheet, letterhead: head(sheet.letterhead) },
});
