import type { Text } from '../kernel/refusal.ts';
import type { Act, State } from './model.ts';

export const stateText: Record<State, Text> = {
  received: { vi: 'Đã tiếp nhận', en: 'Received' },
  processing: { vi: 'Đang giải quyết', en: 'Being processed' },
  proposed: { vi: 'Chờ quyết định', en: 'Waiting for decision' },
  decided: { vi: 'Đã có kết quả', en: 'Result ready' },
  returned: { vi: 'Đã trả kết quả', en: 'Result returned' },
};

export const eventText: Record<string, Text> = {
  'dossier.received': { vi: 'Tiếp nhận hồ sơ', en: 'Dossier received' },
  'dossier.taken': { vi: 'Bắt đầu giải quyết', en: 'Work began' },
  'dossier.proposed': { vi: 'Trình người có thẩm quyền', en: 'Put forward for decision' },
  'dossier.sent-back': { vi: 'Trả lại để xem xét thêm', en: 'Sent back for another look' },
  'dossier.decided': { vi: 'Đã quyết định, có kết quả', en: 'Decided, result ready' },
  'dossier.returned': { vi: 'Trả kết quả cho người nộp', en: 'Result returned to the applicant' },
  'dossier.transferred': { vi: 'Chuyển sang cơ quan kế thừa', en: 'Passed on to the succeeding office' },
};

/** A transfer with its offices and the document that brought it about. */
export const transferText = (from: Text, to: Text, number: string | null): Text => ({
  vi: `Chuyển từ ${from.vi} sang ${to.vi}${number ? ` theo ${number}` : ''}`,
  en: `Passed on from ${from.en} to ${to.en}${number ? ` by ${number}` : ''}`,
});

const acts: Record<Act['kind'], Text> = {
  take: { vi: 'nhận giải quyết', en: 'be taken up' },
  propose: { vi: 'trình', en: 'be put forward' },
  'send-back': { vi: 'trả lại', en: 'be sent back' },
  decide: { vi: 'quyết định', en: 'be decided' },
  return: { vi: 'trả kết quả', en: 'be returned' },
};

export const refusals = {
  wrongState: (act: Act['kind'], state: State): Text => ({
    vi: `Hồ sơ đang ở bước “${stateText[state].vi}” nên chưa thể ${acts[act].vi}. Hồ sơ vẫn giữ nguyên.`,
    en: `The dossier is at “${stateText[state].en}” and cannot ${acts[act].en}. It is unchanged.`,
  }),
  notYourCounter: (oneStop: Text): Text => ({
    vi: `Chỉ cán bộ tiếp nhận của ${oneStop.vi} làm được việc này.`,
    en: `Only counter officers of ${oneStop.en} can do this.`,
  }),
  notYourUnit: (unit: Text): Text => ({
    vi: `Hồ sơ thuộc ${unit.vi}. Bạn không công tác ở đó.`,
    en: `The dossier belongs to ${unit.en}, where you do not work.`,
  }),
  notYours: {
    vi: 'Hồ sơ này không thuộc phần việc của bạn.',
    en: 'This dossier is none of your work.',
  },
  notReceivedHere: (code: string, oneStop: Text): Text => ({
    vi: `${oneStop.vi} không tiếp nhận thủ tục ${code}.`,
    en: `${oneStop.en} does not receive procedure ${code}.`,
  }),
  unknownComponent: { vi: 'Thủ tục không có thành phần này.', en: 'The procedure has no such component.' },
  missingComponent: (name: Text): Text => ({
    vi: `Thiếu thành phần bắt buộc: ${name.vi}.`,
    en: `A required document is missing: ${name.en}.`,
  }),
  unknownFile: { vi: 'Tệp này chưa được tải lên.', en: 'This file has not been uploaded.' },
  wrongSecret: { vi: 'Mã bí mật trên giấy hẹn không đúng.', en: 'The secret from the slip is not right.' },
};
