import { Refusal, type Text } from '../kernel/refusal.ts';
import { type Day, formatDay } from '../kernel/time.ts';

/** `50.000 đồng`. */
export const inDong = (amount: number): Text => {
  const digits = String(Math.abs(amount)).replace(/\B(?=(\d{3})+$)/g, '.');
  const signed = amount < 0 ? `−${digits}` : digits;
  return { vi: `${signed} đồng`, en: `${signed} đồng` };
};

export const refusals = {
  personNeeded: () =>
    new Refusal(403, 'person-needed', {
      vi: 'Việc này phải do một người cụ thể làm.',
      en: 'A person must do this.',
    }),
  notYourCounter: (oneStop: Text) =>
    new Refusal(403, 'not-your-counter', {
      vi: `Chỉ cán bộ tiếp nhận của ${oneStop.vi} được thu tiền ở đây.`,
      en: `Only a counter officer of ${oneStop.en} takes money here.`,
    }),
  nothingDue: () =>
    new Refusal(
      409,
      'nothing-due',
      {
        vi: 'Hồ sơ này không còn khoản nào phải thu. Chưa ghi thêm gì.',
        en: 'Nothing is owed on this dossier any more. Nothing was booked.',
      },
      {
        mend: {
          vi: 'Xem lại các khoản đã thu. Nếu đã nhận tiền, trả lại cho người nộp.',
          en: 'Look at what was paid. If you took money, give it back.',
        },
      },
    ),
  wrongAmount: (due: number) =>
    new Refusal(
      422,
      'wrong-amount',
      {
        vi: `Số tiền phải thu là ${inDong(due).vi}. Chưa ghi gì.`,
        en: `What is owed is ${inDong(due).en}. Nothing was booked.`,
      },
      {
        errors: [
          { path: 'amount', message: { vi: `Phải là ${inDong(due).vi}.`, en: `Must be ${inDong(due).en}.` } },
        ],
      },
    ),
  referenceUsed: () =>
    new Refusal(409, 'reference-used', {
      vi: 'Mã giao dịch này đã được ghi cho một khoản thu. Chưa ghi thêm gì.',
      en: 'This reference was booked before. Nothing was booked.',
    }),
  dayClosed: (day: Day) =>
    new Refusal(
      409,
      'day-closed',
      {
        vi: `Bạn đã khóa sổ ngày ${formatDay(day)}. Chưa ghi khoản thu này.`,
        en: `You have closed ${formatDay(day)}. This payment was not booked.`,
      },
      {
        mend: {
          vi: 'Trả lại tiền và hẹn người nộp vào ngày làm việc sau, hoặc nhờ cán bộ chưa khóa sổ thu.',
          en: 'Give the money back and take it on the next working day, or let a colleague who has not closed take it.',
        },
      },
    ),
  alreadyClosed: (day: Day) =>
    new Refusal(409, 'already-closed', {
      vi: `Ngày ${formatDay(day)} đã khóa sổ trước đó.`,
      en: `${formatDay(day)} was closed before.`,
    }),
  dayNotCome: () =>
    new Refusal(
      422,
      'day-not-come',
      { vi: 'Chưa đến ngày đó nên chưa khóa sổ được.', en: 'That day has not come and cannot be closed.' },
      {
        errors: [
          { path: 'day', message: { vi: 'Chọn hôm nay hoặc ngày trước.', en: 'Choose today or earlier.' } },
        ],
      },
    ),
  reasonNeeded: (expected: number, difference: number) => {
    const more = difference > 0;
    const text = {
      vi: `Sổ có ${inDong(expected).vi}, đếm được ${more ? 'thừa' : 'thiếu'} ${inDong(Math.abs(difference)).vi}.`,
      en: `The book says ${inDong(expected).en}; ${inDong(Math.abs(difference)).en} too ${more ? 'much' : 'little'} was counted.`,
    };
    return new Refusal(422, 'reason-needed', text, {
      mend: { vi: 'Đếm lại, hoặc ghi lý do chênh lệch.', en: 'Count again, or give the reason.' },
      errors: [{ path: 'reason', message: { vi: 'Hãy ghi lý do chênh lệch.', en: 'Give the reason.' } }],
    });
  },
  alreadyRefunded: () =>
    new Refusal(409, 'already-refunded', {
      vi: 'Khoản này đã được trả lại.',
      en: 'This payment was given back before.',
    }),
  isRefund: () =>
    new Refusal(409, 'is-refund', {
      vi: 'Đây là khoản trả lại, không trả lại lần nữa được.',
      en: 'This gives money back; it cannot be given back itself.',
    }),
  paidBefore: () =>
    new Refusal(
      409,
      'paid-before',
      { vi: 'Hồ sơ này đã thu tiền.', en: 'This dossier has been paid for.' },
      { mend: { vi: 'Trả lại khoản đã thu, rồi miễn giảm.', en: 'Give the payment back first.' } },
    ),
  unknownGround: () => {
    const text = {
      vi: 'Không có diện miễn, giảm này cho thủ tục vào ngày đó.',
      en: 'There is no such ground of exemption for this procedure on that day.',
    };
    return new Refusal(422, 'unknown-ground', text, { errors: [{ path: 'ground', message: text }] });
  },
  overlaps: (what: Text) =>
    new Refusal(422, 'schedule-overlaps', {
      vi: `${what.vi} đã có trong một phần của thời gian đó. Chưa ghi gì.`,
      en: `${what.en} is already set for part of that period. Nothing was saved.`,
    }),
  unknownPlace: (what: string) =>
    new Refusal(422, 'invalid-input', {
      vi: `Không có “${what}” trong sổ đăng ký. Chưa ghi gì.`,
      en: `“${what}” is not in the registers. Nothing was saved.`,
    }),
  notYours: () =>
    new Refusal(403, 'not-administrator', {
      vi: 'Chỉ quản trị viên được sửa biểu phí.',
      en: 'Only an administrator sets the schedule of fees.',
    }),
  noGateway: () =>
    new Refusal(
      409,
      'no-qr-payment',
      {
        vi: 'Bộ phận này chưa có tài khoản để nhận tiền bằng mã QR.',
        en: 'This one-stop has no account for paying by QR.',
      },
      { mend: { vi: 'Hãy thu tiền mặt.', en: 'Take cash.' } },
    ),
  gatewayUnreachable: () =>
    new Refusal(
      502,
      'gateway-unreachable',
      {
        vi: 'Cổng thanh toán không trả lời. Chưa tạo mã QR.',
        en: 'The payment gateway does not answer. No QR code was made.',
      },
      {
        mend: {
          vi: 'Thử lại sau ít phút, hoặc thu tiền mặt.',
          en: 'Try again in a few minutes, or take cash.',
        },
      },
    ),
  badNotice: (code: 'notice-unsigned' | 'notice-stale') =>
    new Refusal(
      401,
      code,
      code === 'notice-stale'
        ? {
            vi: 'Thông báo gửi quá muộn hoặc quá sớm.',
            en: 'The notice was signed too long ago, or in the future.',
          }
        : { vi: 'Chữ ký của thông báo không đúng.', en: 'The signature of the notice is not right.' },
    ),
};
