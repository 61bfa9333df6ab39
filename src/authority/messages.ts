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
};

export const gapText = {
  procedureNotInForce: (code: string, on: Day): Text => ({
    vi: `Thủ tục ${code} không có hiệu lực vào ngày ${formatDay(on)}.`,
    en: `Procedure ${code} is not in force on ${formatDay(on)}.`,
  }),
  notReceivedHere: (code: string, oneStop: Text): Text => ({
    vi: `${oneStop.vi} không tiếp nhận thủ tục ${code}.`,
    en: `${oneStop.en} does not receive procedure ${code}.`,
  }),
  noCompetence: (code: string, oneStop: Text, on: Day): Text => ({
    vi: `Ngày ${formatDay(on)}, không văn bản nào giao ai quyết định thủ tục ${code} nhận tại ${oneStop.vi}.`,
    en: `On ${formatDay(on)} no document lets anyone decide procedure ${code} as received at ${oneStop.en}.`,
  }),
  basisLapsed: (number: string, on: Day): Text => ({
    vi: `Văn bản ${number} không còn hiệu lực vào ngày ${formatDay(on)}, nên căn cứ ủy quyền đã đứt.`,
    en: `Document ${number} is not in force on ${formatDay(on)}: the delegation has lost its basis.`,
  }),
  noSuchBody: (level: string): Text => ({
    vi: `Không có ủy ban nhân dân cấp ${level === 'ward' ? 'xã' : 'huyện'} ở đây vào ngày này.`,
    en: `There is no People's Committee of the ${level} here on this day.`,
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
  deputyOfDelegate: (holder: Text, number: string): Text => ({
    vi: `Quyết định số ${number} ủy quyền cho ${holder.vi}. Người được ủy quyền không được ủy quyền lại, nên cấp phó không ký thay.`,
    en: `Decision ${number} delegates to ${holder.en}. A delegate may not delegate further, so a deputy cannot sign in their place.`,
  }),
};
