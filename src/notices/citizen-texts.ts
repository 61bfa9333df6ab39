import type { Text } from '../kernel/refusal.ts';
import { fold } from '../kernel/text.ts';
import { formatInstant, type Instant } from '../kernel/time.ts';
import type { CitizenKind } from './model.ts';

/**
 * All that a citizen's notice can say. There is no room in it for a name, an identity number, an address, the second
 * secret, the procedure or an officer's free words: whoever reads over a shoulder learns that a dossier moves.
 */
export interface CitizenFacts {
  /** The code on the citizen's slip; of an interlinked dossier the one of its lead. */
  readonly code: string;
  /** Which part of an interlinked dossier this is about; null for a dossier of its own. */
  readonly part: number | null;
  /** When it happened. */
  readonly at: Instant;
  /** When the result is promised, as it stands now. */
  readonly appointedAt: Instant | null;
  /** The one-stop's telephone. */
  readonly phone: string;
  readonly oneStop: Text;
  /** Of a result on its way: its number, where it may be said. */
  readonly reference: string | null;
  readonly byPost: boolean;
}

const dossier = ({ code, part }: CitizenFacts): Text =>
  part === null
    ? { vi: `hồ sơ ${code}`, en: `dossier ${code}` }
    : { vi: `hồ sơ ${code} (phần ${part})`, en: `dossier ${code} (part ${part})` };

/** The promise, if there is one, as a sentence behind another. */
const promise = ({ appointedAt }: CitizenFacts): Text =>
  appointedAt === null
    ? { vi: ' Chúng tôi đang kiểm tra.', en: ' We are looking at it.' }
    : {
        vi: ` Hẹn trả kết quả ${formatInstant(appointedAt)}.`,
        en: ` Result promised for ${formatInstant(appointedAt)}.`,
      };

const said = (write: (facts: CitizenFacts, of: Text, promised: Text) => Text) => (facts: CitizenFacts) => {
  const { vi, en } = write(facts, dossier(facts), promise(facts));
  return { vi: capital(vi), en: capital(en) };
};
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const ask = {
  vi: ({ phone }: CitizenFacts) => `Cần hỏi, xin gọi ${phone}.`,
  en: ({ phone }: CitizenFacts) => `Questions? Call ${phone}.`,
};

/** What each notice says. Written to fit one short message once its marks are gone. */
export const citizenTexts: Record<CitizenKind, (facts: CitizenFacts) => Text> = {
  filed: said((_f, of) => ({
    vi: `đã nhận ${of.vi} gửi đến. Chúng tôi đang kiểm tra và sẽ báo lại.`,
    en: `We have ${of.en} that you sent in. We are checking it and will tell you.`,
  })),
  received: said((f, of, promised) =>
    f.part === null || f.part === 1
      ? {
          vi: `đã tiếp nhận ${of.vi}.${promised.vi} Xin giữ giấy hẹn.`,
          en: `${of.en} was received.${promised.en} Please keep the slip.`,
        }
      : {
          vi: `${of.vi} đã bắt đầu được giải quyết.${promised.vi}`,
          en: `Work on ${of.en} has begun.${promised.en}`,
        },
  ),
  'intake-refused': said((f, of) => ({
    vi: `rất tiếc, ${of.vi} chưa được tiếp nhận. Lý do ghi trong giấy báo. ${ask.vi(f)}`,
    en: `We are sorry: ${of.en} was not received. The letter says why. ${ask.en(f)}`,
  })),
  'supplement-asked': said((f, of) => ({
    vi: `${of.vi} còn thiếu giấy tờ. Xin mở trang tình trạng hồ sơ để xem. ${ask.vi(f)}`,
    en: `Something is missing in ${of.en}. Please open its status page. ${ask.en(f)}`,
  })),
  supplemented: said((_f, of, promised) => ({
    vi: `đã nhận phần bổ sung của ${of.vi}.${promised.vi}`,
    en: `What was missing in ${of.en} has come in.${promised.en}`,
  })),
  suspended: said((f, of) => ({
    vi: `${of.vi} tạm dừng tính thời hạn. Xin mở trang tình trạng hồ sơ để xem. ${ask.vi(f)}`,
    en: `The time limit of ${of.en} stands still. Please open its status page. ${ask.en(f)}`,
  })),
  resumed: said((_f, of, promised) => ({
    vi: `${of.vi} được giải quyết tiếp.${promised.vi}`,
    en: `Work on ${of.en} goes on.${promised.en}`,
  })),
  apologised: said((f, of, promised) => ({
    vi: `xin lỗi vì ${of.vi} bị chậm.${promised.vi} ${ask.vi(f)}`,
    en: `We are sorry that ${of.en} is late.${promised.en} ${ask.en(f)}`,
  })),
  redated: said((_f, of, promised) => ({
    vi: `lịch làm việc thay đổi nên ${of.vi} có hẹn mới.${promised.vi}`,
    en: `The office's calendar changed, so ${of.en} has a new date.${promised.en}`,
  })),
  decided: said((f, of) => ({
    vi: `${of.vi} đã có kết quả. Mời ông/bà đến nhận, mang theo giấy hẹn. ${ask.vi(f)}`,
    en: `The result of ${of.en} is ready. Please bring your slip. ${ask.en(f)}`,
  })),
  corrected: said((f, of) => ({
    vi: `kết quả của ${of.vi} đã được đính chính. Mời ông/bà đến nhận bản mới. ${ask.vi(f)}`,
    en: `The result of ${of.en} was corrected. Please fetch the new one. ${ask.en(f)}`,
  })),
  dispatched: said(({ byPost, reference }, of) =>
    byPost
      ? {
          vi: `kết quả của ${of.vi} đã gửi qua bưu điện${reference ? `, số ${reference}` : ''}.`,
          en: `The result of ${of.en} was sent by post${reference ? `, number ${reference}` : ''}.`,
        }
      : {
          vi: `kết quả của ${of.vi} đã gửi trực tuyến. Xin mở trang tình trạng hồ sơ để xem.`,
          en: `The result of ${of.en} was sent online. Please open its status page.`,
        },
  ),
  'delivery-failed': said(({ phone }, of) => ({
    vi: `kết quả của ${of.vi} chưa giao được. Xin gọi ${phone} để hẹn lại cách nhận.`,
    en: `The result of ${of.en} could not be delivered. Call ${phone} to say how you want it.`,
  })),
  returned: said(({ at, phone }, of) => ({
    vi: `kết quả của ${of.vi} đã trả lúc ${formatInstant(at)}. Nếu không phải ông/bà nhận, xin gọi ${phone}.`,
    en: `The result of ${of.en} was handed out at ${formatInstant(at)}. If not to you, call ${phone}.`,
  })),
  withdrawn: said(({ phone }, of) => ({
    vi: `đã ghi nhận việc rút ${of.vi}. Nếu ông/bà không yêu cầu, xin gọi ${phone}.`,
    en: `${of.en} was withdrawn. If you did not ask for it, call ${phone}.`,
  })),
  stopped: said((f, of) => ({
    vi: `${of.vi} đã dừng giải quyết. Lý do ghi trong thông báo. ${ask.vi(f)}`,
    en: `Work on ${of.en} was stopped. The notice says why. ${ask.en(f)}`,
  })),
  reopened: said((_f, of, promised) => ({
    vi: `${of.vi} được giải quyết lại.${promised.vi}`,
    en: `${of.en} was reopened.${promised.en}`,
  })),
  transferred: said((f, of) => ({
    vi: `${of.vi} nay do ${f.oneStop.vi} giải quyết tiếp. ${ask.vi(f)}`,
    en: `${f.oneStop.en} goes on with ${of.en}. ${ask.en(f)}`,
  })),
  overdue: said((f, of) => ({
    vi: `${of.vi} đã quá ngày hẹn. Chúng tôi xin lỗi và đã báo người phụ trách. ${ask.vi(f)}`,
    en: `${of.en} is past its date. We are sorry and have told those in charge. ${ask.en(f)}`,
  })),
  stuck: said((f, of) => ({
    vi: `${of.vi} mấy hôm nay chưa tiến triển. Chúng tôi đã nhắc người phụ trách. ${ask.vi(f)}`,
    en: `Nothing has happened to ${of.en} for some days. We have reminded those in charge. ${ask.en(f)}`,
  })),
};

export const subjectOf = ({ code }: CitizenFacts): Text => ({ vi: `Hồ sơ ${code}`, en: `Dossier ${code}` });

/** Personal data that no notice may hold. */
export interface Unsaid {
  readonly fullName: string;
  readonly identityNumber: string;
  readonly address: string;
}

/**
 * The number of a parcel as the post gives it, if what an officer typed can be one: letters, figures and separators,
 * with a figure, and nothing of the applicant in it. Null otherwise: free words do not go out.
 */
export function quotable(reference: string, { fullName, identityNumber, address }: Unsaid): string | null {
  const typed = reference.trim();
  if (!/^(?=.*\d)[A-Za-z0-9./-]{4,30}$/.test(typed)) return null;
  const digits = typed.replace(/\D/g, '');
  const letters = fold(typed).replace(/[^a-z0-9]/g, '');
  const personal = [fullName, address].map((text) => fold(text).replace(/[^a-z0-9]/g, '')).filter(Boolean);
  const leaks = digits.includes(identityNumber) || personal.some((text) => letters.includes(text));
  return leaks ? null : typed;
}
