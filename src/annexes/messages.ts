import type { Text } from '../kernel/refusal.ts';
import type { Finding, FindingCode, NamedUnit, Severity } from './model.ts';

const finding = (code: FindingCode, severity: Severity, text: Text, mend: Text | null = null): Finding => ({
  code,
  severity,
  text,
  mend,
  source: null,
});

interface Named {
  readonly code: string;
  readonly name: string;
}

const list = (procedures: readonly Named[]): string =>
  procedures
    .slice(0, 3)
    .map(({ code, name }) => `${code} “${name}”`)
    .join('; ');

const names = (units: readonly NamedUnit[]): string =>
  units
    .slice(0, 8)
    .map(({ name }) => name)
    .join('; ') + (units.length > 8 ? '; …' : '');

const propose = (candidates: readonly Named[], otherwise: Text): Text =>
  candidates.length === 0
    ? otherwise
    : {
        vi: `Có phải là ${list(candidates)}? Nếu đúng, hãy ghi mã đó vào dòng này.`,
        en: `Is it ${list(candidates)}? If so, write that code into the row.`,
      };

const checkCode: Text = {
  vi: 'Hãy đối chiếu mã với quyết định công bố thủ tục.',
  en: 'Compare the code with the decision that published the procedure.',
};

/** Why a row was left out. */
export const skips = {
  title: { vi: 'tiêu đề', en: 'a title' },
  heading: { vi: 'hàng tên cột', en: 'the names of the columns' },
  numbering: { vi: 'hàng đánh số cột', en: 'the numbers of the columns' },
  total: { vi: 'hàng tổng cộng', en: 'a total' },
  empty: { vi: 'không có mã và tên thủ tục', en: 'without code or name of a procedure' },
  otherSection: { vi: 'tiêu đề nhóm', en: 'the heading of a group' },
  fieldSection: (field: string): Text => ({
    vi: `tiêu đề nhóm; các dòng sau thuộc lĩnh vực “${field}”`,
    en: `the heading of a group; the rows below are of the field “${field}”`,
  }),
  delegateSection: (delegate: string): Text => ({
    vi: `tiêu đề nhóm; các dòng sau ủy quyền cho “${delegate}”`,
    en: `the heading of a group; the rows below are delegated to “${delegate}”`,
  }),
} as const;

export const findings = {
  noTable: finding(
    'no-table-found',
    'error',
    { vi: 'Tệp không có bảng nào có nội dung.', en: 'The file has no table with anything in it.' },
    {
      vi: 'Hãy gửi tệp có phụ lục ở dạng bảng; bảng chụp thành ảnh không đọc được.',
      en: 'Send a file whose annex is a table; a picture of one cannot be read.',
    },
  ),
  noHeading: (table: string | null): Finding =>
    finding(
      'heading-not-found',
      'error',
      {
        vi: `Không tìm thấy hàng tên cột trong ${table === null ? 'bảng nào' : `bảng “${table}”`}.`,
        en: `No row with the names of the columns in ${table === null ? 'any table' : `table “${table}”`}.`,
      },
      {
        vi: 'Hãy đặt tên cho các cột, ít nhất là “Mã TTHC” hoặc “Tên thủ tục hành chính” và “Cơ quan được ủy quyền”, hoặc tự chọn cột.',
        en: 'Name the columns, at least the procedure’s code or name and the delegate, or choose the columns yourself.',
      },
    ),
  headingCarriedOn: (table: string): Finding =>
    finding('heading-carried-on', 'notice', {
      vi: `Bảng “${table}” không có hàng tên cột; được đọc như bảng trước nó.`,
      en: `Table “${table}” has no names of columns; it was read like the table before it.`,
    }),
  columnNotUnderstood: (table: string, heading: string): Finding =>
    finding('column-not-understood', 'notice', {
      vi: `Cột “${heading}” của bảng “${table}” không được dùng.`,
      en: `Column “${heading}” of table “${table}” is not used.`,
    }),
  codeUnknown: (written: string, candidates: readonly Named[]): Finding =>
    finding(
      'procedure-code-unknown',
      'error',
      {
        vi: `Không có thủ tục mã “${written}” trong danh mục.`,
        en: `No procedure has the code “${written}”.`,
      },
      propose(candidates, checkCode),
    ),
  codeRepaired: (written: string, code: string, guessed: boolean): Finding =>
    finding(
      'procedure-code-repaired',
      guessed ? 'warning' : 'notice',
      {
        vi: `Mã “${written}” được hiểu là ${code}.`,
        en: `The code “${written}” was understood as ${code}.`,
      },
      guessed ? checkCode : null,
    ),
  codeMissing: (name: string, candidates: readonly Named[]): Finding =>
    finding(
      'procedure-code-missing',
      'error',
      {
        vi:
          name === ''
            ? 'Dòng không có mã và tên thủ tục.'
            : `Dòng không có mã; không xác định được thủ tục từ tên “${name}”.`,
        en:
          name === ''
            ? 'The row has neither code nor name of a procedure.'
            : `The row has no code, and “${name}” does not tell which procedure it is.`,
      },
      propose(candidates, {
        vi: 'Hãy ghi mã thủ tục vào dòng này.',
        en: 'Write the procedure’s code into the row.',
      }),
    ),
  foundByName: (name: string, { code, name: known }: Named): Finding =>
    finding(
      'procedure-code-missing-found-by-name',
      'warning',
      {
        vi: `Dòng không có mã; theo tên “${name}” là thủ tục ${code} “${known}”.`,
        en: `The row has no code; by the name “${name}” it is ${code} “${known}”.`,
      },
      { vi: 'Hãy kiểm tra lại và ghi mã vào dòng.', en: 'Check it and write the code into the row.' },
    ),
  nameDiffers: (
    severity: Severity,
    name: string,
    { code, name: known }: Named,
    others: readonly Named[],
  ): Finding =>
    finding(
      'procedure-name-differs',
      severity,
      {
        vi: `Mã ${code} là “${known}”, nhưng dòng ghi tên “${name}”.`,
        en: `${code} is “${known}”, but the row says “${name}”.`,
      },
      propose(others, {
        vi: 'Hãy kiểm tra mã; nếu mã đúng, hãy sửa tên theo danh mục.',
        en: 'Check the code; if it is right, correct the name.',
      }),
    ),
  delegateUnknown: (written: string, near: readonly NamedUnit[]): Finding =>
    finding(
      'delegate-unknown',
      'error',
      {
        vi: `Không có cơ quan tên “${written}” trong danh sách.`,
        en: `No body is called “${written}”.`,
      },
      near.length > 0
        ? { vi: `Có phải là: ${names(near)}?`, en: `Is it one of: ${names(near)}?` }
        : { vi: 'Hãy ghi tên đầy đủ của cơ quan.', en: 'Write the body’s full name.' },
    ),
  delegateAmbiguous: (written: string, candidates: readonly NamedUnit[]): Finding =>
    finding(
      'delegate-ambiguous',
      'error',
      {
        vi: `“${written}” có thể là nhiều cơ quan: ${names(candidates)}.`,
        en: `“${written}” can be several bodies: ${names(candidates)}.`,
      },
      { vi: 'Hãy ghi tên đầy đủ của cơ quan.', en: 'Write the body’s full name.' },
    ),
  delegateMissing: finding(
    'delegate-missing',
    'error',
    { vi: 'Dòng không nói ủy quyền cho cơ quan nào.', en: 'The row does not say to whom it is delegated.' },
    {
      vi: 'Hãy ghi cơ quan được ủy quyền vào dòng, hoặc vào tiêu đề nhóm phía trên.',
      en: 'Write the delegate into the row, or into the heading of the group above it.',
    },
  ),
  delegateFromTitle: (delegate: string): Finding =>
    finding('delegate-from-title', 'notice', {
      vi: `Các dòng không ghi cơ quan được hiểu theo tiêu đề là ủy quyền cho “${delegate}”.`,
      en: `Rows that name no body are delegated to “${delegate}”, as the title says.`,
    }),
  wardCountDiffers: (written: string, stated: number, known: number): Finding =>
    finding(
      'ward-count-differs',
      'warning',
      {
        vi: `“${written}” nói ${stated}, nhưng danh sách có ${known} đơn vị.`,
        en: `“${written}” says ${stated}, but ${known} are known.`,
      },
      {
        vi: 'Hãy kiểm tra danh sách đơn vị vào ngày có hiệu lực.',
        en: 'Check which exist on the day of effect.',
      },
    ),
  duplicateRow: (code: string, row: number, table: string): Finding =>
    finding(
      'duplicate-row',
      'error',
      {
        vi: `Thủ tục ${code} đã được ủy quyền cho cùng cơ quan ở dòng ${row}, bảng “${table}”.`,
        en: `${code} is already delegated to the same body in row ${row} of table “${table}”.`,
      },
      { vi: 'Hãy bỏ một trong hai dòng.', en: 'Remove one of the two rows.' },
    ),
  numberOutOfOrder: (no: number, expected: number): Finding =>
    finding(
      'number-out-of-order',
      'warning',
      {
        vi: `Số thứ tự là ${no}, đúng ra là ${expected}.`,
        en: `The number is ${no} where ${expected} was expected.`,
      },
      {
        vi: 'Hãy kiểm tra xem có thiếu dòng nào không.',
        en: 'Check whether a row is missing.',
      },
    ),
  rowSkipped: (why: Text): Finding =>
    finding('row-skipped', 'notice', { vi: `Bỏ qua: ${why.vi}.`, en: `Left out: ${why.en}.` }),
};
