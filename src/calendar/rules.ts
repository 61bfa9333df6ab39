import type { Text } from '../kernel/refusal.ts';
import { day, type Period } from '../kernel/time.ts';

/** A rule that was applied, with where it stands. */
export interface RuleCitation {
  readonly id: RuleId;
  readonly text: Text;
  readonly source: Text;
  /** When the source is in force; null for a rule of the procedure or of the office, which has its own period. */
  readonly inForce: Period | null;
  /**
   * `seen`: the wording was read in published copies of the law. `to-check`: written down from memory, not
   * shown to citizens as law until it is confirmed. `own-rule`: not law, the office's or the procedure's rule.
   */
  readonly standing: 'seen' | 'to-check' | 'own-rule';
}

export type RuleId =
  | 'event-day-not-counted'
  | 'ends-with-last-day'
  | 'last-day-off'
  | 'runs-from-the-moment'
  | 'working-week'
  | 'public-holidays'
  | 'substitute-days'
  | 'swapped-days'
  | 'office-hours'
  | 'received-when-open'
  | 'same-day'
  | 'paused'
  | 'restarted'
  | 'reappointed';

const civilCode = (
  clause: number,
  article: number,
): Pick<RuleCitation, 'source' | 'inForce' | 'standing'> => ({
  source: {
    vi: `khoản ${clause} Điều ${article} Bộ luật Dân sự 2015`,
    en: `Civil Code 2015, art. ${article} cl. ${clause}`,
  },
  inForce: { from: day('2017-01-01'), to: null },
  standing: 'seen',
});

const labourCode = (vi: string, en: string): Pick<RuleCitation, 'source' | 'inForce' | 'standing'> => ({
  source: { vi: `${vi} Bộ luật Lao động 2019`, en: `Labour Code 2019, ${en}` },
  inForce: { from: day('2021-01-01'), to: null },
  standing: 'to-check',
});

/** The one-stop decrees follow one another; a dossier keeps the one under which it was received. */
const oneStopDecree = (vi: string, en: string): Pick<RuleCitation, 'source' | 'inForce' | 'standing'> => ({
  source: {
    vi: `${vi} Nghị định 61/2018/NĐ-CP (từ 01/07/2025: Nghị định 118/2025/NĐ-CP)`,
    en: `Decree 61/2018/NĐ-CP, ${en} (from 01/07/2025: Decree 118/2025/NĐ-CP)`,
  },
  inForce: { from: day('2018-06-21'), to: null },
  standing: 'to-check',
});

const rules: Readonly<Record<RuleId, Omit<RuleCitation, 'id'>>> = {
  'event-day-not-counted': {
    text: {
      vi: 'Thời hạn bắt đầu bằng một sự kiện thì không tính ngày xảy ra sự kiện, mà tính từ ngày liền sau.',
      en: 'When a term begins with an event, the day of the event is not counted; the next day is day one.',
    },
    ...civilCode(3, 147),
  },
  'ends-with-last-day': {
    text: {
      vi: 'Thời hạn tính bằng ngày kết thúc khi hết ngày cuối cùng; tại cơ quan là lúc hết giờ làm việc.',
      en: 'A term in days ends with its last day; at an office, that is when its working hours end.',
    },
    ...civilCode(1, 148),
  },
  'last-day-off': {
    text: {
      vi: 'Ngày cuối cùng là ngày nghỉ thì thời hạn kết thúc vào cuối ngày làm việc tiếp theo.',
      en: 'A term whose last day is a day off ends with the next working day.',
    },
    ...civilCode(5, 148),
  },
  'runs-from-the-moment': {
    text: {
      vi: 'Thời hạn tính bằng giờ bắt đầu từ đúng thời điểm đã xác định.',
      en: 'A term in hours runs from the very moment that begins it.',
    },
    ...civilCode(1, 147),
  },
  'working-week': {
    text: {
      vi: 'Cơ quan hành chính làm việc 5 ngày mỗi tuần, nghỉ thứ bảy và chủ nhật.',
      en: 'Administrative bodies work five days a week; Saturday and Sunday are off.',
    },
    source: { vi: 'Quyết định 188/1999/QĐ-TTg', en: 'Decision 188/1999/QĐ-TTg' },
    inForce: { from: day('1999-10-02'), to: null },
    standing: 'seen',
  },
  'public-holidays': {
    text: { vi: 'Ngày lễ, Tết không phải là ngày làm việc.', en: 'Public holidays are not working days.' },
    ...labourCode('Điều 112', 'art. 112'),
  },
  'substitute-days': {
    text: {
      vi: 'Ngày lễ trùng ngày nghỉ hằng tuần thì được nghỉ bù vào ngày làm việc kế tiếp.',
      en: 'For a holiday that falls on a weekly day off, the next working day is off.',
    },
    ...labourCode('khoản 3 Điều 111', 'art. 111 cl. 3'),
  },
  'swapped-days': {
    text: {
      vi: 'Ngày làm việc được hoán đổi thì nghỉ ngày đó và làm bù vào ngày thay thế.',
      en: 'A swapped working day is off, and the day that replaces it is worked.',
    },
    source: { vi: 'thông báo nghỉ lễ, Tết hằng năm', en: 'the yearly notice of holidays' },
    inForce: null,
    standing: 'to-check',
  },
  'office-hours': {
    text: {
      vi: 'Thời hạn tính bằng giờ làm việc chỉ tính giờ mở cửa của cơ quan.',
      en: 'A term in working hours counts only the hours in which the office is open.',
    },
    source: { vi: 'giờ làm việc của cơ quan', en: 'the office’s own hours' },
    inForce: null,
    standing: 'own-rule',
  },
  'received-when-open': {
    text: {
      vi: 'Hồ sơ đến ngoài giờ làm việc được tính là tiếp nhận khi cơ quan mở cửa trở lại.',
      en: 'What arrives when the office is closed counts as received when it next opens.',
    },
    source: { vi: 'quy chế tiếp nhận của cơ quan', en: 'the office’s rules of intake' },
    inForce: null,
    standing: 'own-rule',
  },
  'same-day': {
    text: {
      vi: 'Kết quả có trong ngày; tiếp nhận sau giờ quy định thì có trong ngày làm việc tiếp theo.',
      en: 'The result is ready the same day or, when received after the set hour, the next working day.',
    },
    source: { vi: 'quy định của thủ tục', en: 'the rules of the procedure' },
    inForce: null,
    standing: 'own-rule',
  },
  paused: {
    text: {
      vi: 'Thời gian chờ người nộp hồ sơ hoặc cơ quan khác thì không tính vào thời hạn.',
      en: 'Time spent waiting for the applicant or for another authority does not count.',
    },
    ...oneStopDecree('Điều 19', 'art. 19'),
  },
  restarted: {
    text: {
      vi: 'Thời hạn được tính lại từ đầu khi nhận đủ hồ sơ.',
      en: 'The term is counted anew once the dossier is complete.',
    },
    ...oneStopDecree('Điều 19', 'art. 19'),
  },
  reappointed: {
    text: {
      vi: 'Xin lỗi và hẹn lại không làm thay đổi thời hạn theo quy định.',
      en: 'An apology with a new appointment does not change the legal limit.',
    },
    ...oneStopDecree('Điều 19', 'art. 19'),
  },
};

const citations = new Map(
  Object.entries(rules).map(([id, rule]): [string, RuleCitation] => [id, { id: id as RuleId, ...rule }]),
);

export const cite = (id: RuleId): RuleCitation => citations.get(id)!;
