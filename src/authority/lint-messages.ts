import type { Text } from '../kernel/refusal.ts';
import { type Day, formatDay } from '../kernel/time.ts';
import type { Level, Row, Substitution } from './register.ts';

const levelText: Record<Level, Text> = {
  ward: { vi: 'xã', en: 'ward' },
  district: { vi: 'huyện', en: 'district' },
  city: { vi: 'thành phố', en: 'city' },
};
const levelsText = (levels: readonly Level[]): Text => ({
  vi: levels.map((level) => levelText[level].vi).join(', '),
  en: levels.map((level) => levelText[level].en).join(', '),
});
const rowText = (row: Row): Text => ({
  vi: `Phụ lục ${row.annex}, dòng ${row.no}`,
  en: `Annex ${row.annex}, row ${row.no}`,
});
const since = (on: Day): Text => ({ vi: `Từ ngày ${formatDay(on)}`, en: `From ${formatDay(on)}` });

/** What a finding says of its place; what it means and what would mend it stand in lint-rules.ts. */
export const lintText = {
  lacksCompetence: (unit: Text, procedure: string, from: Day): Text => ({
    vi: `${since(from).vi}, ${unit.vi} không phải là cơ quan có thẩm quyền theo luật đối với thủ tục ${procedure}.`,
    en: `${since(from).en}, ${unit.en} is not the body by law for procedure ${procedure}.`,
  }),
  outsideTerritory: (unit: Text, from: Day): Text => ({
    vi: `${since(from).vi}, địa bàn của dòng này không thuộc ${unit.vi}.`,
    en: `${since(from).en}, the row’s territory does not belong to ${unit.en}.`,
  }),
  anotherLevel: (procedure: string, level: Level, byLaw: readonly Level[], from: Day): Text => ({
    vi: `${since(from).vi}, luật giao thủ tục ${procedure} cho cấp ${levelsText(byLaw).vi}, không giao cho cấp ${levelText[level].vi}.`,
    en: `${since(from).en} the law gives procedure ${procedure} to the ${levelsText(byLaw).en}, not to the ${levelText[level].en}.`,
  }),
  subDelegation: (unit: Text, procedure: string, by: string, from: Day): Text => ({
    vi: `${since(from).vi}, ${unit.vi} chỉ được ủy quyền thủ tục ${procedure} theo ${by}, nên không được ủy quyền tiếp.`,
    en: `${since(from).en}, ${unit.en} holds procedure ${procedure} only by delegation (${by}) and may not delegate it further.`,
  }),
  noDelegate: (unit: Text, from: Day, successors: readonly Text[]): Text => ({
    vi: `${since(from).vi}, không có đơn vị ${unit.vi}.${successors.length > 0 ? ` Đơn vị kế thừa: ${successors.map((s) => s.vi).join(', ')}.` : ''}`,
    en: `${since(from).en} there is no unit ${unit.en}.${successors.length > 0 ? ` Succeeded by: ${successors.map((s) => s.en).join(', ')}.` : ''}`,
  }),
  notEligible: (delegate: Text, delegator: Text, from: Day): Text => ({
    vi: `${since(from).vi}, ${delegate.vi} không trực thuộc ${delegator.vi}.`,
    en: `${since(from).en}, ${delegate.en} is not directly under ${delegator.en}.`,
  }),
  procedureUnknown: (procedure: string): Text => ({
    vi: `Không có thủ tục nào mang mã ${procedure}.`,
    en: `There is no procedure ${procedure}.`,
  }),
  delegatedNotInForce: (procedure: string, from: Day): Text => ({
    vi: `${since(from).vi}, thủ tục ${procedure} không có hiệu lực mà vẫn được ủy quyền.`,
    en: `${since(from).en}, procedure ${procedure} is delegated but not in force.`,
  }),
  receivedNotInForce: (procedure: string, oneStops: number, from: Day): Text => ({
    vi: `${since(from).vi}, thủ tục ${procedure} không có hiệu lực mà ${oneStops} Bộ phận Một cửa vẫn tiếp nhận.`,
    en: `${since(from).en}, procedure ${procedure} is not in force but still received at ${oneStops} one-stops.`,
  }),
  notOpen: (oneStop: string, procedures: number, from: Day): Text => ({
    vi: `${since(from).vi}, Bộ phận Một cửa “${oneStop}” không mở mà vẫn được giao tiếp nhận ${procedures} thủ tục.`,
    en: `${since(from).en}, the one-stop “${oneStop}” is not open but ${procedures} procedures are routed to it.`,
  }),
  openEnded: (row: Row, from: Day): Text => ({
    vi: `${rowText(row).vi}: ủy quyền từ ngày ${formatDay(from)} không ghi ngày kết thúc.`,
    en: `${rowText(row).en}: delegated from ${formatDay(from)} without an end.`,
  }),
  rowOutlives: (row: Row, number: string, from: Day): Text => ({
    vi: `${rowText(row).vi}: ${lower(since(from).vi)}, Quyết định số ${number} không có hiệu lực mà dòng này vẫn còn.`,
    en: `${rowText(row).en}: ${lower(since(from).en)}, Decision ${number} is not in force but the row still holds.`,
  }),
  decisionOutlives: (number: string, basis: string, from: Day): Text => ({
    vi: `${since(from).vi}, căn cứ ${basis} không có hiệu lực mà Quyết định số ${number} vẫn ủy quyền.`,
    en: `${since(from).en}, Decision ${number} delegates while ${basis}, on which it rests, is not in force.`,
  }),
  basisRepealed: (number: string, basis: string, from: Day): Text => ({
    vi: `${since(from).vi}, căn cứ ${basis} của Quyết định số ${number} đã bị bãi bỏ, thay thế hoặc đình chỉ.`,
    en: `${since(from).en}, ${basis}, on which Decision ${number} rests, is repealed, replaced or suspended.`,
  }),
  lawNotInForce: (procedure: string, law: string, from: Day): Text => ({
    vi: `${since(from).vi}, văn bản ${law} quy định thẩm quyền đối với thủ tục ${procedure} không có hiệu lực.`,
    en: `${since(from).en}, ${law}, which gives the competence for procedure ${procedure}, is not in force.`,
  }),
  documentUnknown: (document: string): Text => ({
    vi: `Văn bản “${document}” không có trong sổ đăng ký.`,
    en: `The register has no document “${document}”.`,
  }),
  withoutNumber: (document: string): Text => ({
    vi: `Văn bản “${document}” không có số, ký hiệu.`,
    en: `Document “${document}” has no number.`,
  }),
  withoutIssuer: (number: string): Text => ({
    vi: `Văn bản ${number} không ghi cơ quan ban hành.`,
    en: `Document ${number} does not name its issuer.`,
  }),
  beforeIssue: (number: string, from: Day, issuedOn: Day): Text => ({
    vi: `Văn bản ${number} có hiệu lực từ ngày ${formatDay(from)} nhưng ban hành ngày ${formatDay(issuedOn)}.`,
    en: `Document ${number} is in force from ${formatDay(from)} but was issued on ${formatDay(issuedOn)}.`,
  }),
  overlapping: (procedure: string, mine: string, theirs: string, other: Row, from: Day): Text => ({
    vi: `${since(from).vi}, thủ tục ${procedure} được ủy quyền hai lần: theo ${mine}, và theo ${theirs} (${lower(rowText(other).vi)}).`,
    en: `${since(from).en}, procedure ${procedure} is delegated twice: by ${mine}, and by ${theirs} (${lower(rowText(other).en)}).`,
  }),
  duplicateNumber: (row: Row, procedures: readonly string[]): Text => ({
    vi: `${rowText(row).vi} có nhiều thủ tục: ${procedures.join(', ')}.`,
    en: `${rowText(row).en} has more than one procedure: ${procedures.join(', ')}.`,
  }),
  conditionsEmpty: (row: Row): Text => ({
    vi: `${rowText(row).vi}: giá trị từ không nhỏ hơn giá trị đến, nên dòng không bao giờ áp dụng.`,
    en: `${rowText(row).en}: the lower value is not below the upper, so the row never applies.`,
  }),
  gap: (procedure: string, oneStop: Text, from: Day, why: Text): Text => ({
    vi: `${since(from).vi}, không ai quyết định được thủ tục ${procedure} nhận tại ${oneStop.vi}. ${why.vi}`,
    en: `${since(from).en} nobody can decide procedure ${procedure} as received at ${oneStop.en}. ${why.en}`,
  }),
  vacant: (title: Text, unit: Text, from: Day): Text => ({
    vi: `${since(from).vi}, không ai ký được cho ${title.vi}, ${unit.vi}.`,
    en: `${since(from).en} nobody can sign for the ${title.en}, ${unit.en}.`,
  }),
  twoHeads: (unit: Text, names: readonly string[], from: Day): Text => ({
    vi: `${since(from).vi}, ${unit.vi} có ${names.length} người cùng giữ chức hoặc quyền người đứng đầu: ${names.join(', ')}.`,
    en: `${since(from).en}, ${unit.en} has ${names.length} persons as head or acting head: ${names.join(', ')}.`,
  }),
  nobodySubstitutes: (unit: Text, form: Substitution['form'], from: Day): Text => ({
    vi: `${since(from).vi}, không ai giữ vị trí được giao ký ${form}. cho ${unit.vi}.`,
    en: `${since(from).en} nobody holds the position that signs ${form}. for ${unit.en}.`,
  }),
  formDoesNotFit: (unit: Text, form: Substitution['form'], title: Text, from: Day): Text => ({
    vi: `${since(from).vi}, ${title.vi} ký cho ${unit.vi} với hình thức ${form}. không phù hợp.`,
    en: `${since(from).en}, ${title.en} signs for ${unit.en} as ${form}., which does not fit.`,
  }),
  notTrained: (unit: Text, procedure: string, from: Day): Text => ({
    vi: `${unit.vi} nhận ủy quyền thủ tục ${procedure}, nhưng đến ngày ${formatDay(from)} chưa ai được tập huấn.`,
    en: `${unit.en} receives procedure ${procedure} by delegation, but nobody was trained by ${formatDay(from)}.`,
  }),
  notPosted: (procedure: string, oneStop: Text, on: Day): Text => ({
    vi: `Đến ngày ${formatDay(on)}, thủ tục ${procedure} chưa niêm yết tại ${oneStop.vi}.`,
    en: `By ${formatDay(on)}, procedure ${procedure} is not posted at ${oneStop.en}.`,
  }),
  oldVersion: (procedure: string, oneStop: Text, on: Day): Text => ({
    vi: `Bản niêm yết thủ tục ${procedure} tại ${oneStop.vi} không phải phiên bản có hiệu lực ngày ${formatDay(on)}.`,
    en: `Procedure ${procedure} is posted at ${oneStop.en} in another version than that in force on ${formatDay(on)}.`,
  }),
  oldAuthority: (procedure: string, oneStop: Text, on: Day): Text => ({
    vi: `Bản niêm yết thủ tục ${procedure} tại ${oneStop.vi} không ghi đúng ai quyết định vào ngày ${formatDay(on)}.`,
    en: `The posting of procedure ${procedure} at ${oneStop.en} does not show who decides on ${formatDay(on)}.`,
  }),
};

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
