import type { Text } from '../kernel/refusal.ts';
import type { Severity } from './finding.ts';

/** What the lint looks for. Codes are stable, for programs; docs/authority-lint.md is this table in print. */
interface Rule {
  readonly severity: Severity;
  readonly meaning: Text;
  /** The law that says so, † where its wording is still to be checked; null where it is plain sense. */
  readonly source: string | null;
  readonly mend: Text;
}

/**
 * Delegation in writing, for a defined period, of what is one's own, to one's agencies and the committees directly
 * below, and never further.
 */
const delegation = 'Luật 77/2015/QH13, Điều 14; từ 16/06/2025: Luật 72/2025/QH15 †';
const signing = 'Nghị định 30/2020/NĐ-CP, Điều 13';
const validity = 'Luật 80/2015/QH13, Điều 154 †';
const posting = 'Nghị định 63/2010/NĐ-CP, Điều 15 và Điều 17 †';

export const lintRules = {
  'delegator-lacks-competence': {
    severity: 'error',
    meaning: {
      vi: 'Bên ủy quyền không phải là cơ quan có thẩm quyền theo luật đối với thủ tục, địa bàn hoặc thời gian đó.',
      en: 'The delegator is not the body by law for this procedure, territory or time.',
    },
    source: delegation,
    mend: {
      vi: 'Bỏ dòng này, rút ngắn thời hạn, hoặc để cơ quan có thẩm quyền ban hành.',
      en: 'Take the row out, shorten it, or let the competent body issue it.',
    },
  },
  'procedure-of-another-level': {
    severity: 'error',
    meaning: {
      vi: 'Luật giao thủ tục này cho cấp khác, không phải cấp của bên ủy quyền.',
      en: 'The law gives this procedure to other levels than the delegator’s.',
    },
    source: delegation,
    mend: {
      vi: 'Kiểm tra lại mã thủ tục; bỏ dòng này nếu mã đúng.',
      en: 'Check the procedure’s code; take the row out if it is right.',
    },
  },
  'sub-delegation': {
    severity: 'error',
    meaning: {
      vi: 'Bên ủy quyền chỉ có thẩm quyền do được ủy quyền, nên không được ủy quyền tiếp.',
      en: 'The delegator holds it only by delegation, and so may not delegate it further.',
    },
    source: delegation,
    mend: {
      vi: 'Để cơ quan có thẩm quyền theo luật ủy quyền trực tiếp.',
      en: 'Let the body by law delegate directly.',
    },
  },
  'delegate-does-not-exist': {
    severity: 'error',
    meaning: {
      vi: 'Bên nhận ủy quyền không tồn tại trong một phần hoặc toàn bộ thời hạn.',
      en: 'The delegate does not exist for some or all of the period.',
    },
    source: null,
    mend: {
      vi: 'Ghi đơn vị kế thừa, hoặc kết thúc dòng này khi đơn vị kết thúc.',
      en: 'Name the successor, or end the row when the unit ends.',
    },
  },
  'delegate-not-eligible': {
    severity: 'error',
    meaning: {
      vi: 'Bên nhận ủy quyền không trực thuộc bên ủy quyền.',
      en: 'The delegate is not directly under the delegator.',
    },
    source: delegation,
    mend: {
      vi: 'Chọn cơ quan chuyên môn, đơn vị trực thuộc hoặc Ủy ban nhân dân cấp dưới trực tiếp.',
      en: 'Choose an agency or unit of the delegator, or a committee directly below.',
    },
  },
  'procedure-unknown': {
    severity: 'error',
    meaning: {
      vi: 'Mã thủ tục chưa từng được công bố.',
      en: 'No procedure of this code was ever published.',
    },
    source: 'Nghị định 63/2010/NĐ-CP, Điều 13 †',
    mend: { vi: 'Sửa mã theo danh mục thủ tục.', en: 'Correct the code by the catalogue.' },
  },
  'procedure-not-in-force': {
    severity: 'warning',
    meaning: {
      vi: 'Thủ tục chưa có hoặc không còn hiệu lực mà vẫn được ủy quyền hoặc tiếp nhận.',
      en: 'A procedure is delegated or received while it is not in force.',
    },
    source: 'Nghị định 63/2010/NĐ-CP, Điều 13 †',
    mend: {
      vi: 'Kết thúc dòng ủy quyền và việc tiếp nhận khi thủ tục hết hiệu lực, hoặc công bố phiên bản mới.',
      en: 'End the row and the receiving with the procedure, or publish a new version.',
    },
  },
  'period-open-ended': {
    severity: 'error',
    meaning: { vi: 'Ủy quyền không có ngày kết thúc.', en: 'The delegation has no end.' },
    source: delegation,
    mend: { vi: 'Ghi ngày kết thúc.', en: 'Write down the day on which it ends.' },
  },
  'period-longer-than-basis': {
    severity: 'error',
    meaning: {
      vi: 'Dòng ủy quyền dài hơn hiệu lực của quyết định hoặc của căn cứ.',
      en: 'A row outlives its decision, or a decision the one it rests on.',
    },
    source: validity,
    mend: {
      vi: 'Rút ngắn thời hạn, hoặc gia hạn văn bản làm căn cứ.',
      en: 'Shorten the period, or extend the document that it rests on.',
    },
  },
  'basis-repealed': {
    severity: 'error',
    meaning: {
      vi: 'Quyết định dựa vào một văn bản đã bị bãi bỏ, thay thế hoặc đình chỉ mà không được chuyển tiếp.',
      en: 'A decision rests on one that was repealed, replaced or suspended, and was not carried over.',
    },
    source: validity,
    mend: {
      vi: 'Ban hành quyết định mới theo căn cứ mới, hoặc thêm điều khoản chuyển tiếp.',
      en: 'Issue a new decision on the new basis, or add a transitional clause.',
    },
  },
  'law-not-in-force': {
    severity: 'error',
    meaning: {
      vi: 'Văn bản quy định thẩm quyền không còn hiệu lực.',
      en: 'The document that gives the competence by law is not in force.',
    },
    source: validity,
    mend: {
      vi: 'Ghi văn bản mới quy định thẩm quyền.',
      en: 'Register the document that gives the competence now.',
    },
  },
  'document-unknown': {
    severity: 'error',
    meaning: {
      vi: 'Văn bản được viện dẫn không có trong sổ đăng ký.',
      en: 'A document is named that the register does not have.',
    },
    source: null,
    mend: { vi: 'Ghi văn bản đó vào sổ đăng ký.', en: 'Enter the document into the register.' },
  },
  'document-incomplete': {
    severity: 'warning',
    meaning: {
      vi: 'Quyết định thiếu số, ký hiệu hoặc cơ quan ban hành.',
      en: 'A decision lacks its number or its issuer.',
    },
    source: 'Nghị định 30/2020/NĐ-CP, Điều 8',
    mend: { vi: 'Bổ sung theo bản gốc.', en: 'Complete it from the original.' },
  },
  'in-force-before-issue': {
    severity: 'warning',
    meaning: {
      vi: 'Quyết định có hiệu lực trước ngày ban hành.',
      en: 'A decision is in force before the day on which it was issued.',
    },
    source: 'Luật 80/2015/QH13, Điều 151 và Điều 152 †',
    mend: { vi: 'Kiểm tra ngày ban hành và ngày có hiệu lực.', en: 'Check both days against the original.' },
  },
  'overlapping-delegates': {
    severity: 'error',
    meaning: {
      vi: 'Hai dòng ủy quyền cùng áp dụng cho một trường hợp.',
      en: 'Two rows of delegation apply to the same case.',
    },
    source: delegation,
    mend: {
      vi: 'Kết thúc dòng cũ trước khi dòng mới bắt đầu, hoặc phân định điều kiện.',
      en: 'End the older row before the newer begins, or make their conditions exclude each other.',
    },
  },
  'duplicate-number': {
    severity: 'warning',
    meaning: {
      vi: 'Một số thứ tự của phụ lục có nhiều thủ tục.',
      en: 'One number of an annex has more than one procedure.',
    },
    source: null,
    mend: { vi: 'Đánh lại số thứ tự theo bản gốc.', en: 'Number the rows as in the original.' },
  },
  'conditions-empty': {
    severity: 'error',
    meaning: {
      vi: 'Khoảng giá trị rỗng, nên dòng không bao giờ áp dụng.',
      en: 'The range of values is empty, so the row never applies.',
    },
    source: null,
    mend: { vi: 'Sửa giá trị từ và giá trị đến.', en: 'Correct the lower and the upper value.' },
  },
  gap: {
    severity: 'error',
    meaning: {
      vi: 'Từ một ngày, không ai quyết định được thủ tục nhận tại Bộ phận Một cửa.',
      en: 'From a day on nobody can decide a procedure received at a one-stop.',
    },
    source: 'Nghị định 61/2018/NĐ-CP, Điều 4 †',
    mend: {
      vi: 'Sửa mắt xích bị đứt được nêu ra, hoặc ngừng tiếp nhận từ ngày đó.',
      en: 'Mend the broken link that is named, or stop receiving from that day on.',
    },
  },
  'one-stop-not-open': {
    severity: 'warning',
    meaning: {
      vi: 'Thủ tục được giao cho một Bộ phận Một cửa chưa mở hoặc đã đóng.',
      en: 'Procedures are routed to a one-stop that is not open.',
    },
    source: null,
    mend: {
      vi: 'Kết thúc việc tiếp nhận khi Bộ phận Một cửa đóng, và chuyển sang nơi kế thừa.',
      en: 'End its routes when a one-stop closes, and route to its successor.',
    },
  },
  'position-vacant': {
    severity: 'error',
    meaning: {
      vi: 'Không ai ký được cho cơ quan có thẩm quyền quyết định.',
      en: 'Nobody can sign for the body that decides.',
    },
    source: signing,
    mend: {
      vi: 'Bổ nhiệm, hoặc giao quyền (Q.). Cấp phó của bên nhận ủy quyền không ký thay được, trừ Ủy ban nhân dân.',
      en: 'Appoint somebody, or an acting head (Q.). A delegate’s deputy cannot sign, except at a committee.',
    },
  },
  'two-heads': {
    severity: 'warning',
    meaning: {
      vi: 'Một đơn vị có hai người cùng giữ chức hoặc quyền người đứng đầu.',
      en: 'Two persons are head, or acting head, of one unit at the same time.',
    },
    source: signing,
    mend: {
      vi: 'Kết thúc việc giao quyền khi có người đứng đầu.',
      en: 'End the one before the other begins.',
    },
  },
  'substitution-outside-position': {
    severity: 'error',
    meaning: {
      vi: 'Thời gian ký thay dài hơn thời gian của vị trí hoặc của người giữ vị trí đó.',
      en: 'A substitution outlives the position of the one who signs, or nobody holds that position.',
    },
    source: signing,
    mend: {
      vi: 'Rút ngắn thời gian ký thay, hoặc phân công cho vị trí khác.',
      en: 'Shorten the substitution, or give it to another position.',
    },
  },
  'substitution-not-fitting': {
    severity: 'warning',
    meaning: {
      vi: 'Hình thức ký không đúng: KT. là cấp phó của đơn vị; TL. và TUQ. là người đứng đầu đơn vị trực thuộc.',
      en: 'The form does not fit: KT. is a deputy’s; TL. and TUQ. are those of the head of a unit below.',
    },
    source: signing,
    mend: { vi: 'Sửa hình thức ký hoặc người ký.', en: 'Correct the form or the person.' },
  },
  'staff-not-trained': {
    severity: 'notice',
    meaning: {
      vi: 'Không ai ở bên nhận ủy quyền được tập huấn về thủ tục.',
      en: 'Nobody of the delegate’s was trained for the procedure.',
    },
    source: delegation,
    mend: {
      vi: 'Tập huấn cho người đứng đầu hoặc chuyên viên trước ngày bắt đầu.',
      en: 'Train the head or a specialist before it begins.',
    },
  },
  'not-posted': {
    severity: 'warning',
    meaning: {
      vi: 'Thủ tục được ủy quyền chưa niêm yết tại nơi tiếp nhận.',
      en: 'A delegated procedure is not posted where it is received.',
    },
    source: posting,
    mend: { vi: 'Niêm yết thủ tục.', en: 'Post it.' },
  },
  'posting-out-of-date': {
    severity: 'warning',
    meaning: {
      vi: 'Bản niêm yết ghi phiên bản cũ hoặc cơ quan quyết định cũ.',
      en: 'The posting shows an old version, or who decided before.',
    },
    source: posting,
    mend: { vi: 'Niêm yết lại.', en: 'Post it anew.' },
  },
} as const satisfies Record<string, Rule>;

export type LintCode = keyof typeof lintRules;
