import type { Text } from '../../kernel/refusal.ts';

/** Where in the workbook something stands. */
export interface Place {
  readonly sheet: string;
  readonly cell: string;
}

/** Keeps the form from being taken over. */
export interface Problem extends Place {
  readonly code: string;
  readonly message: Text;
}

/** What the form holds and a checklist does not: named, so that nothing is left out in silence. */
export interface Remark extends Place {
  readonly code: string;
  readonly message: Text;
}

type Said = readonly [code: string, vi: string, en: string];

export const said = {
  noSheet: (): Said => [
    'sheet-missing',
    'Tệp không có trang “survey”, hoặc trang này thiếu cột “type”, “name”.',
    'There is no sheet “survey”, or it has no columns “type” and “name”.',
  ],
  unknownType: (type: string): Said => [
    'type-unknown',
    `Không có loại câu hỏi “${type}”.`,
    `There is no type “${type}”.`,
  ],
  noName: (): Said => ['name-missing', 'Câu hỏi này chưa có tên.', 'This question has no name.'],
  badName: (name: string): Said => [
    'name-invalid',
    `“${name}” không dùng làm tên được: tên gồm chữ không dấu, số, _ - . và không bắt đầu bằng số.`,
    `“${name}” cannot be a name: a name has letters, digits, _ - . and begins with no digit.`,
  ],
  twice: (name: string): Said => [
    'name-twice',
    `Tên “${name}” đã dùng ở trên.`,
    `The name “${name}” is used above.`,
  ],
  noList: (list: string): Said => [
    'list-missing',
    `Trang “choices” không có danh sách “${list}”.`,
    `The sheet “choices” has no list “${list}”.`,
  ],
  badChoice: (name: string): Said => [
    'choice-name-invalid',
    `Lựa chọn “${name}” cần một tên không có dấu cách.`,
    `The choice “${name}” needs a name without spaces.`,
  ],
  choiceTwice: (name: string): Said => [
    'choice-twice',
    `Lựa chọn “${name}” có hai lần trong danh sách.`,
    `The choice “${name}” stands twice in its list.`,
  ],
  notOpened: (what: string): Said => [
    'group-not-opened',
    `“${what}” không có phần mở đầu tương ứng.`,
    `“${what}” has no beginning.`,
  ],
  notClosed: (what: string): Said => [
    'group-not-closed',
    `“${what}” không có phần kết thúc.`,
    `“${what}” has no end.`,
  ],
  emptyGroup: (name: string): Said => [
    'group-empty',
    `Nhóm “${name}” không có câu hỏi nào dùng được nên không được đưa vào.`,
    `The group “${name}” has no question that can be used and was not taken over.`,
  ],
  empty: (): Said => [
    'form-empty',
    'Phiếu không có câu hỏi nào dùng được.',
    'The form has no question that can be used.',
  ],
  noSuchItem: (name: string): Said => [
    'condition-unknown-item',
    `Điều kiện hỏi “${name}”, nhưng phiếu không có câu hỏi nào tên như vậy.`,
    `The condition asks for “${name}”, but no question has this name.`,
  ],
  circular: (names: string): Said => [
    'condition-circular',
    `Điều kiện đi vòng tròn: ${names}.`,
    `The conditions go round in a circle: ${names}.`,
  ],
  below: (name: string): Said => [
    'condition-below',
    `Điều kiện hỏi “${name}”, câu này đứng ở dưới. Hãy chuyển nó lên trên.`,
    `The condition asks for “${name}”, which stands below. Move it up.`,
  ],
  badNumber: (text: string): Said => [
    'number-invalid',
    `“${text}” không phải là số.`,
    `“${text}” is no number.`,
  ],
  badOwn: (column: string, text: string): Said => [
    'value-invalid',
    `Cột “${column}” không nhận “${text}”.`,
    `The column “${column}” does not take “${text}”.`,
  ],

  conditionBeyond: (text: string): Said => [
    'condition-not-carried',
    `Không chuyển được điều kiện “${text}”; câu hỏi sẽ luôn được hỏi.`,
    `The condition “${text}” could not be carried over; the question is asked always.`,
  ],
  cell: (column: string): Said => [
    'cell-not-carried',
    `Phiếu không giữ được nội dung của cột “${column}”.`,
    `A checklist does not hold what stands in “${column}”.`,
  ],
  column: (column: string): Said => [
    'column-not-carried',
    `Phiếu chỉ có tiếng Việt và tiếng Anh; không giữ cột “${column}”.`,
    `A checklist has Vietnamese and English only; the column “${column}” was not taken over.`,
  ],
  row: (type: string): Said => [
    'row-not-carried',
    `Phiếu không có loại “${type}”; dòng này không được đưa vào.`,
    `A checklist has no “${type}”; this row was not taken over.`,
  ],
  asText: (type: string): Said => [
    'type-as-text',
    `Loại “${type}” được đưa vào thành câu trả lời bằng chữ.`,
    `“${type}” was taken over as an answer in words.`,
  ],
  asYesNo: (): Said => [
    'type-as-yes-no',
    'Loại “acknowledge” được đưa vào thành câu có/không.',
    '“acknowledge” was taken over as yes or no.',
  ],
  noLabel: (name: string): Said => [
    'label-missing',
    `“${name}” chưa có nhãn; tên được dùng thay.`,
    `“${name}” has no label; its name stands in.`,
  ],
  nested: (name: string): Said => [
    'group-flattened',
    `Nhóm “${name}” nằm trong nhóm khác; các câu của nó được đưa vào nhóm ngoài.`,
    `The group “${name}” stands inside another; its questions were put into the outer one.`,
  ],
  orOther: (): Said => [
    'other-not-carried',
    'Phần “or_other” (lựa chọn khác, ghi rõ) không được đưa vào.',
    '“or_other” was not taken over.',
  ],
  sheet: (name: string): Said => [
    'sheet-not-carried',
    `Trang “${name}” không được đưa vào.`,
    `The sheet “${name}” was not taken over.`,
  ],
  unusedList: (list: string): Said => [
    'list-unused',
    `Danh sách “${list}” không có câu hỏi nào dùng.`,
    `No question uses the list “${list}”.`,
  ],
  level: (): Said => [
    'level-assumed',
    'Phiếu không ghi cấp của đơn vị; được hiểu là cấp huyện.',
    'The form does not say for which level it is; district was assumed.',
  ],
} as const;
