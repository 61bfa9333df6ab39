import type { Text } from '../kernel/refusal.ts';
import { type Day, formatDay, type Period } from '../kernel/time.ts';

const until = (period: Period | null) =>
  period?.to
    ? { vi: `, có hiệu lực đến hết ngày ${lastDay(period.to)}`, en: `, in force until ${lastDay(period.to)}` }
    : { vi: '', en: '' };

/** Periods are half-open; people name the last day that still counts. */
const lastDay = (to: Day) =>
  formatDay(new Date(Date.parse(`${to}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10) as Day);

export const linkText = {
  law: (number: string, title: Text, article: string | null): Text => ({
    vi: `${article ? `${article}, ` : ''}${title.vi} (${number})`,
    en: `${article ? `${article}, ` : ''}${title.en} (${number})`,
  }),
  decision: (number: string, issuedOn: Day, issuer: string, title: Text, period: Period | null): Text => ({
    vi: `Quyết định số ${number} ngày ${formatDay(issuedOn)} của ${issuer}: ${title.vi}${until(period).vi}`,
    en: `Decision ${number} of ${formatDay(issuedOn)}, ${issuer}: ${title.en}${until(period).en}`,
  }),
  annexRow: (annex: string, no: number, procedure: Text, code: string, delegate: Text): Text => ({
    vi: `Phụ lục ${annex}, dòng ${no}: ${procedure.vi} (${code}), giao ${delegate.vi} quyết định`,
    en: `Annex ${annex}, row ${no}: ${procedure.en} (${code}), to be decided by ${delegate.en}`,
  }),
  position: (title: Text, unit: Text): Text => ({
    vi: `${title.vi}, ${unit.vi}`,
    en: `${title.en}, ${unit.en}`,
  }),
  substitution: (form: Form, title: Text, head: Text, unit: Text, number: string | null): Text => ({
    vi: `${title.vi} ${formText[form].vi} ${head.vi} ${unit.vi}${number ? ` theo ${number}` : ''}`,
    en: `${title.en} ${formText[form].en} ${head.en}, ${unit.en}${number ? `, by ${number}` : ''}`,
  }),
};

type Form = 'KT' | 'TL' | 'TUQ' | 'Q';

const formText: Record<Form, Text> = {
  KT: { vi: 'ký thay', en: 'signs for the' },
  TL: { vi: 'ký thừa lệnh', en: 'signs by order of the' },
  TUQ: { vi: 'ký thừa ủy quyền', en: 'signs by mandate of the' },
  Q: { vi: 'giữ quyền', en: 'is acting' },
};

const factText: Record<'caseType' | 'value', Text> = {
  caseType: { vi: 'trường hợp', en: 'kind of case' },
  value: { vi: 'giá trị', en: 'value' },
};

const levelText = { ward: 'xã', district: 'huyện', city: 'thành phố' } as const;

export const gapText = {
  procedureNotInForce: (code: string, on: Day): Text => ({
    vi: `Thủ tục ${code} không có hiệu lực vào ngày ${formatDay(on)}.`,
    en: `Procedure ${code} is not in force on ${formatDay(on)}.`,
  }),
  oneStopNotOpen: (oneStop: string, on: Day): Text => ({
    vi: `Ngày ${formatDay(on)} không có Bộ phận Một cửa “${oneStop}”.`,
    en: `There is no one-stop “${oneStop}” on ${formatDay(on)}.`,
  }),
  notReceivedHere: (code: string, oneStop: Text): Text => ({
    vi: `${oneStop.vi} không tiếp nhận thủ tục ${code}.`,
    en: `${oneStop.en} does not receive procedure ${code}.`,
  }),
  noCompetence: (code: string, oneStop: Text, on: Day): Text => ({
    vi: `Ngày ${formatDay(on)}, không văn bản nào giao ai quyết định thủ tục ${code} nhận tại ${oneStop.vi}.`,
    en: `On ${formatDay(on)} no document lets anyone decide procedure ${code} as received at ${oneStop.en}.`,
  }),
  lawLapsed: (number: string, on: Day): Text => ({
    vi: `Văn bản ${number} không có hiệu lực vào ngày ${formatDay(on)}, nên thẩm quyền không có căn cứ.`,
    en: `Document ${number} is not in force on ${formatDay(on)}: the competence has no basis.`,
  }),
  basisLapsed: (number: string, on: Day): Text => ({
    vi: `Văn bản ${number} không còn hiệu lực vào ngày ${formatDay(on)}, nên căn cứ ủy quyền đã đứt.`,
    en: `Document ${number} is not in force on ${formatDay(on)}: the delegation has lost its basis.`,
  }),
  noSuchBody: (level: 'ward' | 'district' | 'city'): Text => ({
    vi: `Cơ quan có thẩm quyền cấp ${levelText[level]} không tồn tại ở đây vào ngày này.`,
    en: `There is no body of the ${level} here on this day that would hold the competence.`,
  }),
  noDelegate: (unit: string, number: string): Text => ({
    vi: `Đơn vị được ủy quyền theo ${number} (“${unit}”) không tồn tại vào ngày này.`,
    en: `The delegate named by ${number} (“${unit}”) does not exist on this day.`,
  }),
  notEligible: (delegate: Text, delegator: Text, number: string): Text => ({
    vi: `${number} ủy quyền cho ${delegate.vi}, nhưng đơn vị này không trực thuộc ${delegator.vi} nên không được nhận ủy quyền.`,
    en: `${number} delegates to ${delegate.en}, which is not under ${delegator.en} and so cannot receive it.`,
  }),
  overlapping: (numbers: readonly string[]): Text => ({
    vi: `Hai dòng ủy quyền cùng áp dụng cho trường hợp này (${numbers.join(', ')}), nên chưa xác định được ai quyết định.`,
    en: `Two rows of delegation apply to this case (${numbers.join(', ')}), so it is not settled who decides.`,
  }),
  factsNeeded: (facts: readonly ('caseType' | 'value')[]): Text => ({
    vi: `Cần biết ${[...new Set(facts)].map((f) => factText[f].vi).join(' và ')} của hồ sơ mới xác định được ai quyết định.`,
    en: `Who decides depends on the ${[...new Set(facts)].map((f) => factText[f].en).join(' and the ')} of the case.`,
  }),
  positionVacant: (title: Text, unit: Text): Text => ({
    vi: `Chưa có ai giữ chức ${title.vi}, ${unit.vi}.`,
    en: `Nobody holds the position of ${title.en}, ${unit.en}.`,
  }),
};

export const notCompetent = {
  title: (name: string): Text => ({
    vi: `${name} không có thẩm quyền quyết định hồ sơ này. Hồ sơ vẫn giữ nguyên.`,
    en: `${name} may not decide this dossier. The dossier is unchanged.`,
  }),
  basis: (holder: Text, number: string | null): Text => ({
    vi: `Thẩm quyền thuộc về ${holder.vi}${number ? ` theo Quyết định số ${number}` : ''}. Không có văn bản nào giao thẩm quyền đó cho người này.`,
    en: `The competence lies with ${holder.en}${number ? ` by Decision ${number}` : ''}. No document gives it to this person.`,
  }),
  noSubstitution: (holder: Text): Text => ({
    vi: `Thẩm quyền thuộc về ${holder.vi}. Chưa có phân công ký thay nào cho người này vào ngày này.`,
    en: `The competence lies with ${holder.en}. No substitution lets this person sign for them on this day.`,
  }),
  deputyOfDelegate: (holder: Text, number: string): Text => ({
    vi: `Quyết định số ${number} ủy quyền cho ${holder.vi}. Người được ủy quyền không được ủy quyền lại, nên cấp phó không ký thay.`,
    en: `Decision ${number} delegates to ${holder.en}. A delegate may not delegate further, so a deputy cannot sign in their place.`,
  }),
};

/** What PostgreSQL refuses of the register, said in words, by the constraint that was broken. */
const constraintFaults: Record<string, Text> = {
  one_delegate: {
    vi: 'Một thủ tục trong quyết định này đã được ủy quyền cho đơn vị khác trong cùng thời gian.',
    en: 'A procedure of this decision is already delegated to another unit for the same time.',
  },
  delegation_within_document: {
    vi: 'Thời hạn ủy quyền vượt ra ngoài thời gian quyết định có hiệu lực.',
    en: 'The delegation would outlast the decision it rests on.',
  },
  delegation_within_delegator: {
    vi: 'Thời hạn ủy quyền vượt ra ngoài thời gian cơ quan ủy quyền tồn tại.',
    en: 'The delegation would outlast the body that gives it.',
  },
  delegation_within_competence: {
    vi: 'Trong một phần thời hạn, cơ quan ủy quyền không có thẩm quyền đối với một thủ tục của quyết định này.',
    en: 'For a part of the term the delegator does not hold the competence for a procedure of this decision.',
  },
  delegation_within_delegate: {
    vi: 'Thời hạn ủy quyền vượt ra ngoài thời gian đơn vị được ủy quyền tồn tại.',
    en: 'The delegation would outlast the unit that it is given to.',
  },
  delegation_within_position: {
    vi: 'Thời hạn ủy quyền vượt ra ngoài thời gian chức vụ được ủy quyền tồn tại.',
    en: 'The delegation would outlast the position that it is given to.',
  },
  delegation_has_term: {
    vi: 'Ủy quyền phải có thời hạn (Luật Tổ chức chính quyền địa phương 2015, Điều 14).',
    en: 'A delegation must have a term (Law on the Organisation of Local Government 2015, art. 14).',
  },
  one_acting_head: {
    vi: 'Đơn vị này đã có người giữ quyền thủ trưởng trong thời gian đó.',
    en: 'The unit already has an acting head for that time.',
  },
  substitution_within_unit: {
    vi: 'Thời gian ký thay vượt ra ngoài thời gian đơn vị tồn tại.',
    en: 'The substitution would outlast the unit.',
  },
  substitution_within_position: {
    vi: 'Thời gian ký thay vượt ra ngoài thời gian chức vụ của người ký tồn tại.',
    en: 'The substitution would outlast the position of the one who signs.',
  },
  competence_document_id_validity_fkey: {
    vi: 'Thẩm quyền theo luật vượt ra ngoài thời gian văn bản quy định có hiệu lực.',
    en: 'A competence by law would outlast the document that gives it.',
  },
};

const otherFault: Text = {
  vi: 'Thay đổi này trái với những gì sổ thẩm quyền đang giữ. Chưa có gì được ghi.',
  en: 'This change contradicts what the register holds. Nothing was saved.',
};

/** @param constraint the one that a write broke; undefined when it failed for another reason. */
export const faultOf = (constraint: string | undefined): Text | undefined =>
  constraint === undefined ? undefined : (constraintFaults[constraint] ?? otherFault);

export const registerFault = {
  newOneStop: (oneStop: string): Text => ({
    vi: `Bộ phận Một cửa “${oneStop}” chưa có trong sổ. Hãy lập nó trước, rồi ghi thay đổi này.`,
    en: `The one-stop “${oneStop}” is not in the register. Set it up first, then make this change.`,
  }),
};

export const serviceRefusal = {
  notControl: {
    vi: 'Chỉ cán bộ kiểm soát thủ tục làm việc này.',
    en: 'Only procedure-control officers do this.',
  },
  noSuchFile: {
    vi: 'Không có tệp này. Hãy tải tệp lên lại.',
    en: 'There is no such file. Upload it again.',
  },
  notYours: {
    vi: 'Chỉ cán bộ kiểm soát thủ tục hoặc người của Bộ phận Một cửa này ghi nhận niêm yết.',
    en: 'Only procedure-control officers and staff of this one-stop record postings.',
  },
} satisfies Record<string, Text>;
