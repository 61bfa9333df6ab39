import type { Text } from '../kernel/refusal.ts';
import { type Day, formatDay } from '../kernel/time.ts';

const row = (annex: string, no: number): Text => ({
  vi: `Dòng ${no}, Phụ lục ${annex}`,
  en: `Row ${no} of annex ${annex}`,
});

/** What can be wrong with a change to the register. */
export const changeText = {
  invalid: (place: number, count: number): Text => ({
    vi: `Thay đổi thứ ${place} chưa thực hiện được: ${count} lỗi. Sổ thẩm quyền vẫn giữ nguyên.`,
    en: `Change ${place} cannot be made: ${count} ${count === 1 ? 'fault' : 'faults'}. The register is unchanged.`,
  }),
  mend: {
    vi: 'Sửa các chỗ nêu dưới đây rồi thử lại.',
    en: 'Mend the places named below, then try again.',
  },

  noDocument: (slug: string): Text => ({
    vi: `Sổ chưa có văn bản “${slug}”.`,
    en: `The register has no document “${slug}”.`,
  }),
  documentThere: (slug: string): Text => ({
    vi: `Sổ đã có văn bản “${slug}”.`,
    en: `The register has a document “${slug}” already.`,
  }),
  itself: {
    vi: 'Một văn bản không thể tác động lên chính nó.',
    en: 'A document cannot do this to itself.',
  },
  noProcedure: (code: string): Text => ({
    vi: `Sổ chưa có thủ tục ${code}.`,
    en: `The register has no procedure ${code}.`,
  }),
  noUnitOn: (slug: string, on: Day): Text => ({
    vi: `Ngày ${formatDay(on)} không có đơn vị “${slug}”.`,
    en: `There is no unit “${slug}” on ${formatDay(on)}.`,
  }),
  noOneStopOn: (slug: string, on: Day): Text => ({
    vi: `Ngày ${formatDay(on)} không có Bộ phận Một cửa “${slug}”.`,
    en: `There is no one-stop “${slug}” on ${formatDay(on)}.`,
  }),
  noPositionOn: (key: string, on: Day): Text => ({
    vi: `Ngày ${formatDay(on)} không có chức vụ “${key}”.`,
    en: `There is no position “${key}” on ${formatDay(on)}.`,
  }),
  positionElsewhere: (key: string, unit: string): Text => ({
    vi: `Chức vụ “${key}” không thuộc đơn vị “${unit}”.`,
    en: `The position “${key}” is not in the unit “${unit}”.`,
  }),
  noRow: (annex: string, no: number): Text => ({
    vi: `${row(annex, no).vi} không có trong văn bản này.`,
    en: `${row(annex, no).en} is not in this document.`,
  }),
  delegateTwice: (annex: string, no: number, delegate: string): Text => ({
    vi: `${row(annex, no).vi} đã nêu đơn vị “${delegate}”.`,
    en: `${row(annex, no).en} names the unit “${delegate}” already.`,
  }),

  endedBy: (from: Day): Text => ({
    vi: `Từ ngày ${formatDay(from)} văn bản không còn hiệu lực, nên không còn gì để bãi bỏ.`,
    en: `The document is not in force from ${formatDay(from)} on: nothing is left to repeal.`,
  }),
  rowEndedBy: (annex: string, no: number, from: Day): Text => ({
    vi: `${row(annex, no).vi} không còn hiệu lực từ ngày ${formatDay(from)}.`,
    en: `${row(annex, no).en} does not hold from ${formatDay(from)} on.`,
  }),
  replacedBefore: (from: Day): Text => ({
    vi: `Sổ đã ghi văn bản này thay thế văn bản kia từ ngày ${formatDay(from)}.`,
    en: `The register says already that it replaces the other from ${formatDay(from)}.`,
  }),
  notInForceThen: (from: Day, to: Day): Text => ({
    vi: `Văn bản không có hiệu lực ngày nào từ ${formatDay(from)} đến trước ${formatDay(to)}, nên không có gì để đình chỉ.`,
    en: `The document is in force on no day from ${formatDay(from)} until ${formatDay(to)}: nothing to suspend.`,
  }),
  rowDoesNotHoldThen: (annex: string, no: number, from: Day, to: Day): Text => ({
    vi: `${row(annex, no).vi} không có hiệu lực ngày nào từ ${formatDay(from)} đến trước ${formatDay(to)}.`,
    en: `${row(annex, no).en} holds on no day from ${formatDay(from)} until ${formatDay(to)}.`,
  }),
  noEnd: {
    vi: 'Văn bản không có ngày hết hiệu lực, nên không cần gia hạn.',
    en: 'The document has no end: there is nothing to extend.',
  },
  neverInForce: {
    vi: 'Văn bản chưa từng có hiệu lực, nên không gia hạn được.',
    en: 'The document was never in force: it cannot be extended.',
  },
  noExtension: (end: Day): Text => ({
    vi: `Văn bản đã có hiệu lực đến ngày ${formatDay(end)}. Ngày mới phải sau ngày đó.`,
    en: `The document holds until ${formatDay(end)}. The new day must be later.`,
  }),
  wasRepealed: (end: Day): Text => ({
    vi: `Văn bản đã bị bãi bỏ hoặc thay thế từ ngày ${formatDay(end)}, nên không gia hạn được. Hãy ban hành quyết định ủy quyền mới.`,
    en: `The document was repealed or replaced from ${formatDay(end)}: it cannot be extended. Delegate anew.`,
  }),
  rowEndedBefore: (annex: string, no: number): Text => ({
    vi: `${row(annex, no).vi} đã hết hiệu lực trước, nên gia hạn không khôi phục được. Hãy ban hành quyết định ủy quyền mới.`,
    en: `${row(annex, no).en} ended before the others: an extension does not bring it back. Delegate anew.`,
  }),

  substitutionOverlaps: (position: string): Text => ({
    vi: `Chức vụ “${position}” đã được giao ký thay đơn vị này trong thời gian đó.`,
    en: `The position “${position}” signs for this unit in that time already.`,
  }),
  noSubstitution: (position: string, on: Day): Text => ({
    vi: `Ngày ${formatDay(on)} chức vụ “${position}” không ký thay đơn vị này.`,
    en: `The position “${position}” does not sign for this unit on ${formatDay(on)}.`,
  }),

  unitTwice: (slug: string): Text => ({
    vi: `Đơn vị “${slug}” được nêu hai lần.`,
    en: `The unit “${slug}” is named twice.`,
  }),
  noField: (field: string): Text => ({
    vi: `Không có thủ tục nào thuộc lĩnh vực “${field}”.`,
    en: `No procedure belongs to the field “${field}”.`,
  }),
  successorTwice: {
    vi: 'Đơn vị tiếp nhận và lĩnh vực này đã được nêu.',
    en: 'This successor and field are named already.',
  },
  whichSuccessor: (unit: string, code: string, successors: readonly string[]): Text => ({
    vi: `Chưa rõ đơn vị nào tiếp nhận ủy quyền về thủ tục ${code} của “${unit}”: ${successors.join(', ')}. Hãy nêu lĩnh vực, hoặc để ủy quyền hết hiệu lực.`,
    en: `It is not settled who takes over the delegation of procedure ${code} from “${unit}”: ${successors.join(', ')}. Name the field, or let delegations lapse.`,
  }),
  rowsMeet: (annex: string, no: number, document: string, unit: string): Text => ({
    vi: `${row(annex, no).vi}, văn bản “${document}”, sẽ nêu “${unit}” hai lần với điều kiện khác nhau. Hãy để ủy quyền hết hiệu lực rồi ủy quyền lại.`,
    en: `${row(annex, no).en} of “${document}” would name “${unit}” twice, with different conditions. Let delegations lapse and delegate anew.`,
  }),
  beginsElsewhen: (on: Day): Text => ({
    vi: `Phải bắt đầu từ ngày ${formatDay(on)}.`,
    en: `It must begin on ${formatDay(on)}.`,
  }),
  createdTwice: {
    vi: 'Mục này được nêu hai lần.',
    en: 'This entry is named twice.',
  },
};
