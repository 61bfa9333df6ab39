import { type Register, registerSchema } from '../authority/index.ts';
import type { Text } from '../kernel/refusal.ts';
import { addDays, type Day, formatDay } from '../kernel/time.ts';
import { type DocumentState, stateOn } from './documents.ts';
import { documentNumber, positionTitle, procedureName, unitName } from './names.ts';

/** The whole register as a file that `registerSchema` reads back: it answers every question alike. */
export const registerFile = (register: Register): string =>
  `${JSON.stringify(registerSchema.parse(register), null, 1)}\n`;

const headings: readonly Text[] = [
  { vi: 'Quyết định', en: 'Decision' },
  { vi: 'Phụ lục', en: 'Annex' },
  { vi: 'STT', en: 'No.' },
  { vi: 'Mã thủ tục', en: 'Procedure code' },
  { vi: 'Tên thủ tục', en: 'Procedure' },
  { vi: 'Cơ quan ủy quyền', en: 'Delegator' },
  { vi: 'Cơ quan được ủy quyền', en: 'Delegate' },
  { vi: 'Chức vụ', en: 'Position' },
  { vi: 'Trường hợp', en: 'Kind of case' },
  { vi: 'Giá trị từ (đồng)', en: 'Value from (đồng)' },
  { vi: 'Giá trị dưới (đồng)', en: 'Value below (đồng)' },
  { vi: 'Chế độ báo cáo', en: 'Reporting' },
  { vi: 'Thời hạn giải quyết', en: 'Time limit' },
  { vi: 'Hiệu lực', en: 'Holds' },
  { vi: 'Trạng thái', en: 'State' },
];

const states: Record<DocumentState, Text> = {
  future: { vi: 'chưa đến', en: 'future' },
  'in-force': { vi: 'đang có hiệu lực', en: 'in force' },
  suspended: { vi: 'tạm ngưng', en: 'suspended' },
  ended: { vi: 'hết hiệu lực', en: 'ended' },
};

/** The rows of all annexes with names, as they stand on a day; opens in Excel (UTF-8 with a mark, RFC 4180). */
export function rowsAsCsv(register: Register, on: Day, lang: keyof Text): string {
  const lines = register.rows.map((row) => {
    const then = row.periods.at(-1)?.from ?? on;
    const { value } = row.conditions;
    return [
      documentNumber(register, row.document),
      row.annex,
      row.no,
      row.procedure,
      procedureName(register, row.procedure, then)[lang],
      unitName(register, row.delegator, then)[lang],
      unitName(register, row.delegate, then)[lang],
      row.position === null ? '' : positionTitle(register, row.position, then)[lang],
      row.conditions.caseType,
      value?.from,
      value?.to,
      row.reporting,
      row.term,
      row.periods
        .map(({ from, to }) => `${formatDay(from)}–${to === null ? '' : formatDay(addDays(to, -1))}`)
        .join('; '),
      states[stateOn(row.periods, on)][lang],
    ];
  });
  const all = [headings.map((heading) => heading[lang]), ...lines];
  return `\ufeff${all.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Whatever begins like a formula is shown as text, so that a spreadsheet computes nothing from a register. */
function cell(value: string | number | null | undefined): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : `${value ?? ''}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
