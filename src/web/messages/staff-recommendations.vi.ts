import type {
  RecommendationAct,
  RecommendationState,
  RegisterList,
} from '../staff/api/recommendation-types.ts';

/** Words of the register of recommendations. */
export const recommendationsVi = {
  nav: 'Kiến nghị',
  title: 'Kiến nghị từ các buổi khảo sát',
  lists: { mine: 'Chờ tôi', late: 'Quá hạn', all: 'Tất cả' } satisfies Record<RegisterList, string>,
  empty: 'Không có kiến nghị nào ở mục này',
  emptyDetail: 'Kiến nghị được ghi tại buổi khảo sát. Kiến nghị cần bạn xử lý hiện ở mục “Chờ tôi”.',
  number: (number: number) => `Kiến nghị số ${number}`,
  asked: (unit: string) => `${unit} kiến nghị`,
  alsoAsked: (units: string) => `Cùng kiến nghị: ${units}`,
  states: {
    raised: 'Mới nêu',
    answered: 'Đã giải đáp tại chỗ',
    carried: 'Chờ cơ quan trả lời',
    replied: 'Đã có trả lời',
    verified: 'Đơn vị đã đồng ý',
  } satisfies Record<RecommendationState, string>,
  late: (when: string) => `Quá hạn từ ${when}`,
  due: (owner: string, when: string) => `${owner} trả lời trước ${when}`,
  procedure: (code: string) => `Thủ tục ${code}`,
  reply: 'Trả lời',
  basis: (basis: string) => `Căn cứ: ${basis}`,
  reopenedTimes: (count: number) => `Mở lại ${count} lần`,
  public: 'Công khai',
  acts: {
    answer: 'Giải đáp',
    carry: 'Chuyển cơ quan giải quyết',
    reply: 'Trả lời',
    verify: 'Đồng ý với trả lời',
    reopen: 'Chưa đồng ý, mở lại',
    merge: 'Gộp vào kiến nghị khác',
  } satisfies Record<RecommendationAct, string>,
  fields: {
    reply: 'Nội dung trả lời',
    basis: 'Căn cứ pháp lý (nếu có)',
    owner: 'Cơ quan giải quyết',
    workingDays: 'Trả lời trong số ngày làm việc',
    reason: 'Vì sao chưa đồng ý',
    into: 'Gộp vào',
  },
  send: 'Ghi',
  cancel: 'Thôi',
};

export type RecommendationsMessages = typeof recommendationsVi;
