import type { Text } from '../kernel/refusal.ts';
import { formatInstant, type Instant } from '../kernel/time.ts';
import type { OfficerKind } from './model.ts';

/** All that an officer's notice can say; the rest stands on the dossier's page, for whoever may see it. */
export interface OfficerFacts {
  readonly code: string;
  /** The moment that matters: when it is due, or an answer is wanted. */
  readonly by: Instant | null;
}

const moment = (by: Instant | null): string => (by ? formatInstant(by) : '');

export const officerTexts: Record<OfficerKind, (facts: OfficerFacts) => Text> = {
  'handed-over': ({ code }) => ({
    vi: `Hồ sơ ${code} được bàn giao cho bạn. Hãy nhận, hoặc trả lại nếu không đúng chỗ.`,
    en: `Dossier ${code} was handed to you. Accept it, or decline it if it is in the wrong place.`,
  }),
  assigned: ({ code }) => ({
    vi: `Bạn được phân công giải quyết hồ sơ ${code}.`,
    en: `Dossier ${code} was assigned to you.`,
  }),
  declined: ({ code }) => ({
    vi: `Bên nhận đã trả lại bàn giao hồ sơ ${code}.`,
    en: `The hand-over of dossier ${code} was declined.`,
  }),
  consulted: ({ code, by }) => ({
    vi: `Đơn vị bạn được hỏi ý kiến về hồ sơ ${code}. Cần trả lời trước ${moment(by)}.`,
    en: `Your unit is asked about dossier ${code}. The answer is wanted by ${moment(by)}.`,
  }),
  answered: ({ code }) => ({
    vi: `Đã có câu trả lời ý kiến cho hồ sơ ${code}.`,
    en: `The opinion on dossier ${code} has come.`,
  }),
  draft: ({ code }) => ({
    vi: `Dự thảo yêu cầu bổ sung của hồ sơ ${code} chờ bạn duyệt.`,
    en: `A supplement request for dossier ${code} waits for your approval.`,
  }),
  'draft-declined': ({ code }) => ({
    vi: `Dự thảo yêu cầu bổ sung của hồ sơ ${code} không được duyệt.`,
    en: `The supplement request for dossier ${code} was not approved.`,
  }),
  'to-decide': ({ code, by }) => ({
    vi: `Hồ sơ ${code} chờ bạn quyết định${by ? `, đến hạn ${moment(by)}` : ''}.`,
    en: `Dossier ${code} waits for your decision${by ? `, due ${moment(by)}` : ''}.`,
  }),
  'sent-back': ({ code }) => ({
    vi: `Hồ sơ ${code} được trả lại để bạn xem xét thêm.`,
    en: `Dossier ${code} was sent back for another look.`,
  }),
  supplemented: ({ code }) => ({
    vi: `Người nộp đã bổ sung hồ sơ ${code}.`,
    en: `The applicant has completed dossier ${code}.`,
  }),
  withdrawn: ({ code }) => ({
    vi: `Người nộp đã rút hồ sơ ${code}.`,
    en: `The applicant has withdrawn dossier ${code}.`,
  }),
  reopened: ({ code, by }) => ({
    vi: `Hồ sơ ${code} được giải quyết lại theo khiếu nại${by ? `, đến hạn ${moment(by)}` : ''}.`,
    en: `Dossier ${code} was reopened on a complaint${by ? `, due ${moment(by)}` : ''}.`,
  }),
  'delivery-failed': ({ code }) => ({
    vi: `Kết quả của hồ sơ ${code} không giao được. Hãy liên hệ người nộp.`,
    en: `The result of dossier ${code} could not be delivered. Get in touch with the applicant.`,
  }),
  undelivered: ({ code }) => ({
    vi: `Không gửi được tin cho người nộp hồ sơ ${code}. Xem danh sách tin không gửi được.`,
    en: `A message to the applicant of dossier ${code} did not get through. See the list of messages.`,
  }),
  'due-soon': ({ code, by }) => ({
    vi: `Hồ sơ ${code} sắp đến hạn: ${moment(by)}.`,
    en: `Dossier ${code} is due soon: ${moment(by)}.`,
  }),
  overdue: ({ code, by }) => ({
    vi: `Hồ sơ ${code} đã quá hạn từ ${moment(by)}. Hãy xin lỗi và hẹn lại với người nộp.`,
    en: `Dossier ${code} is overdue since ${moment(by)}. Apologise and give the applicant a new date.`,
  }),
  stuck: ({ code, by }) => ({
    vi: `Hồ sơ ${code} không có việc gì từ ${moment(by)}.`,
    en: `Nothing has happened to dossier ${code} since ${moment(by)}.`,
  }),
  'consultation-late': ({ code, by }) => ({
    vi: `Chưa có trả lời ý kiến cho hồ sơ ${code}, hạn ${moment(by)}.`,
    en: `The opinion on dossier ${code} has not come; it was wanted by ${moment(by)}.`,
  }),
  'not-accepted': ({ code, by }) => ({
    vi: `Hồ sơ ${code} bàn giao từ ${moment(by)} chưa ai nhận.`,
    en: `Dossier ${code} was handed over at ${moment(by)}, and nobody has accepted it yet.`,
  }),
};
