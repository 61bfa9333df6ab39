import type { Finding } from '../authority/index.ts';
import type { Text } from '../kernel/refusal.ts';

const finding = (
  code: string,
  severity: Finding['severity'],
  text: Text,
  mend: Text | null = null,
): Finding => ({ code, severity, place: {}, text, source: null, mend });

/** What is found when an annex that was read becomes a change of the register. */
export const importFindings = {
  valueNotRead: (value: string): Finding =>
    finding(
      'value-not-understood',
      'error',
      {
        vi: `Chưa hiểu giới hạn giá trị “${value}”.`,
        en: `The limit of value “${value}” is not understood.`,
      },
      {
        vi: 'Ghi dạng “dưới 500 triệu đồng”, “từ 1 tỷ đến dưới 5 tỷ đồng”.',
        en: 'Write it like “dưới 500 triệu đồng” or “từ 1 tỷ đến dưới 5 tỷ đồng”.',
      },
    ),
  condition: (words: string): Finding =>
    finding('condition-taken-over', 'notice', {
      vi: `Dòng này chỉ áp dụng cho trường hợp ghi đúng là “${words}”.`,
      en: `The row applies only to cases recorded as “${words}”.`,
    }),
  territory: (words: string): Finding =>
    finding(
      'territory-not-taken-over',
      'warning',
      {
        vi: `Địa bàn “${words}” chưa được ghi vào dự thảo; địa bàn là của đơn vị nhận.`,
        en: `The territory “${words}” is not taken over; it is that of the delegate.`,
      },
      {
        vi: 'Kiểm tra địa bàn của dòng này trong dự thảo.',
        en: 'Check the territory of this row in the draft.',
      },
    ),
  term: (words: string): Finding =>
    finding(
      'term-not-taken-over',
      'warning',
      {
        vi: `Thời hạn “${words}” chưa được ghi vào dự thảo; thời hạn là của cả quyết định.`,
        en: `The period “${words}” is not taken over; it is that of the decision.`,
      },
      {
        vi: 'Nếu dòng này có thời hạn riêng, hãy ghi vào dự thảo.',
        en: 'If the row has a period of its own, enter it in the draft.',
      },
    ),
  noRows: finding(
    'no-rows',
    'error',
    { vi: 'Tệp không có dòng nào về thủ tục.', en: 'The file has no row about a procedure.' },
    {
      vi: 'Kiểm tra xem đây có phải là phụ lục của quyết định ủy quyền.',
      en: 'Check that this is the annex of a delegation decision.',
    },
  ),
  notEntered: (text: Text): Finding => finding('change-invalid', 'error', text),
} as const;
