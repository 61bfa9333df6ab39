import type { Text } from '../kernel/refusal.ts';
import type { ActKind, Obstacle } from './acts.ts';
import type { EventKind } from './events.ts';
import type { IntakeChannel, State } from './state.ts';

export const stateText: Record<State, Text> = {
  filed: { vi: 'Đã gửi, chưa tiếp nhận', en: 'Sent in, not received yet' },
  waiting: { vi: 'Chờ phần trước xong', en: 'Waiting for the part before it' },
  received: { vi: 'Đã tiếp nhận', en: 'Received' },
  processing: { vi: 'Đang giải quyết', en: 'Being processed' },
  supplementing: { vi: 'Chờ người nộp bổ sung', en: 'Waiting for the applicant' },
  suspended: { vi: 'Tạm dừng tính thời hạn', en: 'Limit suspended' },
  proposed: { vi: 'Chờ quyết định', en: 'Waiting for decision' },
  decided: { vi: 'Đã có kết quả', en: 'Result ready' },
  returned: { vi: 'Đã trả kết quả', en: 'Result returned' },
  closed: { vi: 'Đã lưu hồ sơ', en: 'Closed' },
  refused: { vi: 'Từ chối tiếp nhận', en: 'Not received' },
  withdrawn: { vi: 'Người nộp đã rút', en: 'Withdrawn by the applicant' },
  stopped: { vi: 'Dừng giải quyết', en: 'Stopped' },
};

export const eventText: Record<EventKind, Text> = {
  'dossier.filed': { vi: 'Nhận hồ sơ gửi đến, chờ kiểm tra', en: 'Sent in, to be checked' },
  'dossier.linked': { vi: 'Ghi nhận phần hồ sơ liên thông', en: 'Part of an interlinked dossier noted' },
  'dossier.received': { vi: 'Tiếp nhận hồ sơ', en: 'Dossier received' },
  'dossier.intake-refused': { vi: 'Từ chối tiếp nhận', en: 'Intake refused' },
  'dossier.supplement-drafted': { vi: 'Dự thảo yêu cầu bổ sung', en: 'Supplement request drafted' },
  'dossier.supplement-declined': { vi: 'Không duyệt yêu cầu bổ sung', en: 'Supplement request not approved' },
  'dossier.supplement-asked': { vi: 'Yêu cầu người nộp bổ sung', en: 'The applicant was asked for more' },
  'dossier.supplemented': { vi: 'Đã nhận phần bổ sung', en: 'What was asked for came in' },
  'dossier.taken': { vi: 'Bắt đầu giải quyết', en: 'Work began' },
  'dossier.assigned': { vi: 'Phân công người giải quyết', en: 'Assigned' },
  'dossier.handed-over': { vi: 'Bàn giao hồ sơ', en: 'Handed over' },
  'dossier.accepted': { vi: 'Nhận bàn giao', en: 'Hand-over accepted' },
  'dossier.declined': { vi: 'Trả lại bàn giao', en: 'Hand-over declined' },
  'dossier.consulted': { vi: 'Lấy ý kiến đơn vị khác', en: 'Another unit was consulted' },
  'dossier.answered': { vi: 'Đơn vị được hỏi đã trả lời', en: 'The consulted unit answered' },
  'dossier.unanswered': {
    vi: 'Kết thúc lấy ý kiến, không có trả lời',
    en: 'Consultation ended without an answer',
  },
  'dossier.inspected': { vi: 'Kiểm tra thực tế', en: 'Inspected on site' },
  'dossier.proposed': { vi: 'Trình người có thẩm quyền', en: 'Put forward for decision' },
  'dossier.sent-back': { vi: 'Trả lại để xem xét thêm', en: 'Sent back for another look' },
  'dossier.suspended': { vi: 'Tạm dừng tính thời hạn', en: 'Limit suspended' },
  'dossier.resumed': { vi: 'Tiếp tục tính thời hạn', en: 'Limit goes on' },
  'dossier.apologised': { vi: 'Xin lỗi và hẹn lại', en: 'Apology and new appointment' },
  'dossier.decided': { vi: 'Đã quyết định, có kết quả', en: 'Decided, result ready' },
  'dossier.corrected': { vi: 'Đính chính kết quả', en: 'Result corrected' },
  'dossier.withdrawn': { vi: 'Người nộp rút hồ sơ', en: 'Withdrawn by the applicant' },
  'dossier.stopped': { vi: 'Dừng giải quyết', en: 'Stopped' },
  'dossier.dispatched': { vi: 'Đã gửi kết quả đi', en: 'Result sent' },
  'dossier.delivery-failed': { vi: 'Không giao được kết quả', en: 'Result could not be delivered' },
  'dossier.returned': { vi: 'Trả kết quả cho người nộp', en: 'Result returned to the applicant' },
  'dossier.closed': { vi: 'Lưu hồ sơ', en: 'Closed' },
  'dossier.reopened': { vi: 'Giải quyết lại theo khiếu nại', en: 'Reopened on a complaint' },
  'dossier.redated': {
    vi: 'Tính lại hạn vì lịch làm việc thay đổi',
    en: 'New date, as the calendar changed',
  },
  'dossier.transferred': { vi: 'Chuyển sang cơ quan kế thừa', en: 'Passed on to the succeeding office' },
};

/** A transfer with its offices and the document that brought it about. */
export const transferText = (from: Text, to: Text, number: string | null): Text => ({
  vi: `Chuyển từ ${from.vi} sang ${to.vi}${number ? ` theo ${number}` : ''}`,
  en: `Passed on from ${from.en} to ${to.en}${number ? ` by ${number}` : ''}`,
});

/** `the dossier … cannot …` */
const acts: Record<ActKind, Text> = {
  receive: { vi: 'tiếp nhận', en: 'be received' },
  'refuse-intake': { vi: 'từ chối tiếp nhận', en: 'be refused at intake' },
  'draft-supplement': { vi: 'dự thảo yêu cầu bổ sung', en: 'have a supplement drafted' },
  'decline-supplement': { vi: 'trả lại dự thảo yêu cầu bổ sung', en: 'have a draft declined' },
  'ask-supplement': { vi: 'yêu cầu bổ sung', en: 'be asked to be completed' },
  supplement: { vi: 'nhận bổ sung', en: 'be supplemented' },
  take: { vi: 'nhận giải quyết', en: 'be taken up' },
  assign: { vi: 'phân công', en: 'be assigned' },
  'hand-over': { vi: 'bàn giao', en: 'be handed over' },
  accept: { vi: 'nhận bàn giao', en: 'be accepted' },
  decline: { vi: 'trả lại bàn giao', en: 'be declined' },
  consult: { vi: 'lấy ý kiến', en: 'be put to another unit' },
  answer: { vi: 'trả lời ý kiến', en: 'be answered' },
  'close-consultation': { vi: 'kết thúc lấy ý kiến', en: 'have a consultation ended' },
  inspect: { vi: 'ghi kết quả kiểm tra', en: 'be inspected' },
  propose: { vi: 'trình', en: 'be put forward' },
  'send-back': { vi: 'trả lại', en: 'be sent back' },
  suspend: { vi: 'tạm dừng tính thời hạn', en: 'be suspended' },
  resume: { vi: 'tiếp tục tính thời hạn', en: 'be resumed' },
  apologise: { vi: 'hẹn lại', en: 'be promised anew' },
  decide: { vi: 'quyết định', en: 'be decided' },
  correct: { vi: 'đính chính', en: 'be corrected' },
  withdraw: { vi: 'rút', en: 'be withdrawn' },
  stop: { vi: 'dừng giải quyết', en: 'be stopped' },
  dispatch: { vi: 'gửi kết quả', en: 'be sent' },
  'report-undelivered': { vi: 'ghi không giao được', en: 'be reported undelivered' },
  return: { vi: 'trả kết quả', en: 'be returned' },
  close: { vi: 'lưu', en: 'be closed' },
  reopen: { vi: 'mở lại', en: 'be reopened' },
  redate: { vi: 'tính lại hạn', en: 'get a new date' },
  transfer: { vi: 'chuyển', en: 'be passed on' },
};

/** What stands in the way, what was kept, what to do. */
export const obstacles: Record<Exclude<Obstacle, 'wrong-state'>, Text> = {
  'clock-behind': {
    vi: 'Đồng hồ của máy chủ chậm hơn việc vừa ghi cho hồ sơ này. Chưa có gì được ghi. Hãy báo quản trị viên chỉnh giờ.',
    en: 'The server’s clock is behind what was last recorded here. Nothing was saved. Have the administrator set the clock.',
  },
  'under-way': {
    vi: 'Hồ sơ đang bàn giao hoặc đang chờ duyệt yêu cầu bổ sung. Hãy xong việc đó trước.',
    en: 'A hand-over or a supplement request is under way. Finish that first.',
  },
  'not-under-way': { vi: 'Không có việc nào như vậy đang chờ.', en: 'Nothing of that kind is waiting.' },
  'consultation-open': {
    vi: 'Còn đơn vị chưa trả lời ý kiến. Im lặng không phải là đồng ý: hãy chờ, hoặc ghi rõ là không có trả lời.',
    en: 'A unit has not answered yet. Silence is not consent: wait, or record that no answer came.',
  },
  'no-such-consultation': {
    vi: 'Ý kiến này không được hỏi, hoặc đã được trả lời.',
    en: 'This was not asked, or has been answered.',
  },
  'apology-used': {
    vi: 'Hồ sơ này đã được xin lỗi và hẹn lại đủ số lần cho phép. Ngày hẹn giữ nguyên.',
    en: 'This dossier was promised anew as often as is allowed. The appointment stands.',
  },
  'not-later': {
    vi: 'Ngày hẹn lại phải sau ngày đã hẹn.',
    en: 'The new appointment must be later than the present one.',
  },
  'on-its-way': {
    vi: 'Kết quả đang trên đường gửi. Hãy ghi đã giao, hoặc không giao được, trước.',
    en: 'The result is on its way. Record first that it arrived, or that it did not.',
  },
  'not-on-its-way': {
    vi: 'Kết quả chưa được gửi theo cách này.',
    en: 'The result was not sent in this way.',
  },
  'other-stage': {
    vi: 'Việc này thuộc giai đoạn khác: tiếp nhận và giải quyết là hai việc.',
    en: 'This belongs to another stage: intake and examination are two things.',
  },
  'never-received': {
    vi: 'Hồ sơ chưa từng được tiếp nhận nên chưa có thời hạn.',
    en: 'It was never received, so no limit runs.',
  },
};

/** What happened to a limit, as papers say it. */
export const clockWords = {
  still: 'đang tạm dừng',
  stillOpen: 'chưa kết thúc',
  reappointed: 'Xin lỗi và hẹn lại',
  redated: 'Lịch làm việc thay đổi',
  restarted: 'Tính lại từ đầu',
  ground: {
    supplement: 'Chờ người nộp bổ sung',
    'financial-duty': 'Chờ thực hiện nghĩa vụ tài chính',
    'other-authority': 'Chờ cơ quan khác',
  },
  off: {
    weekend: 'nghỉ cuối tuần',
    holiday: 'nghỉ lễ, Tết',
    substitute: 'nghỉ bù',
    'swapped-off': 'nghỉ hoán đổi',
    closed: 'cơ quan nghỉ',
    'outside-hours': 'ngoài giờ làm việc',
    paused: 'tạm dừng',
  },
} as const;

/** Printed on a refusal unless the decider writes something else (Law on Complaints, Law on Administrative Procedure). */
export const redress =
  'Nếu không đồng ý, người nộp hồ sơ có quyền khiếu nại theo Luật Khiếu nại hoặc khởi kiện theo Luật Tố tụng hành chính.';

const channels: Record<IntakeChannel, Text> = {
  counter: { vi: 'nộp tại quầy', en: 'at the counter' },
  post: { vi: 'gửi qua bưu chính', en: 'by post' },
  online: { vi: 'nộp trực tuyến', en: 'online' },
};

export const refusals = {
  invalidInput: {
    vi: 'Một số thông tin chưa đúng. Chưa có gì được ghi.',
    en: 'Some details are not right. Nothing was saved.',
  },
  wrongState: (act: ActKind, state: State): Text => ({
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
  leaderNeeded: {
    vi: 'Chỉ lãnh đạo đơn vị làm được việc này.',
    en: 'Only a leader of the unit can do this.',
  },
  controlNeeded: {
    vi: 'Chỉ cán bộ kiểm soát thủ tục hành chính làm được việc này.',
    en: 'Only a procedure-control officer can do this.',
  },
  notYours: {
    vi: 'Hồ sơ này không thuộc phần việc của bạn.',
    en: 'This dossier is none of your work.',
  },
  nothingHandedOver: {
    vi: 'Hồ sơ này không có bàn giao nào đang chờ.',
    en: 'No hand-over of this dossier is waiting.',
  },
  notMeantForYou: {
    vi: 'Hồ sơ được bàn giao cho người khác trong đơn vị.',
    en: 'It was handed to somebody else in the unit.',
  },
  noSuchUnit: (slug: string): Text => ({
    vi: `Không có đơn vị ${slug} hôm nay.`,
    en: `There is no unit ${slug} today.`,
  }),
  doesNotWorkThere: {
    vi: 'Người này hôm nay không công tác ở đơn vị đó.',
    en: 'This person does not work in that unit today.',
  },
  notYet: { vi: 'Thời điểm này chưa đến.', en: 'That moment has not come yet.' },
  notItsTurn: {
    vi: 'Phần hồ sơ này chưa đến lượt: phần trước chưa có kết quả. Nó tự bắt đầu khi đến lượt.',
    en: 'It is not the turn of this part: the one before it has no result yet. It begins by itself.',
  },
  closedChannel: (channel: IntakeChannel): Text => ({
    vi: `Thủ tục này không nhận hồ sơ ${channels[channel].vi}.`,
    en: `This procedure is not taken ${channels[channel].en}.`,
  }),
  notReceivedHere: (code: string, oneStop: Text): Text => ({
    vi: `${oneStop.vi} không tiếp nhận thủ tục ${code}.`,
    en: `${oneStop.en} does not receive procedure ${code}.`,
  }),
  unknownPart: { vi: 'Nhóm liên thông không có phần này.', en: 'The group has no such part.' },
  groundNeeded: { vi: 'Hãy ghi căn cứ hoặc lý do.', en: 'Give the ground.' },
  unknownComponent: { vi: 'Thủ tục không có thành phần này.', en: 'The procedure has no such component.' },
  missingComponent: (name: Text): Text => ({
    vi: `Thiếu thành phần bắt buộc: ${name.vi}.`,
    en: `A required document is missing: ${name.en}.`,
  }),
  unknownFile: { vi: 'Tệp này chưa được tải lên.', en: 'This file has not been uploaded.' },
  wrongSecret: { vi: 'Mã bí mật trên giấy hẹn không đúng.', en: 'The secret from the slip is not right.' },
};
