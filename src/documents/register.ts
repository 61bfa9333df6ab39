import { type Day, formatDay } from '../kernel/time.ts';
import { type FormHead, official, type Prepared } from './form.ts';
import { type FormRegime, form } from './form-table.ts';

/**
 * The register (Sổ theo dõi hồ sơ): form 06 of Circular 01/2018/TT-VPCP, form 07 of Circular 03/2025/TT-VPCP, annex I.
 */
export interface Register extends Omit<FormHead, 'dossierCode'> {
  /** `03/2023`. */
  readonly book: string;
  readonly from: Day;
  /** The last day it holds. */
  readonly to: Day;
  readonly rows: readonly RegisterRow[];
}

export interface RegisterRow {
  readonly line: number;
  readonly dossierCode: string;
  readonly procedure: string;
  readonly sets: number;
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  /** The body in charge. */
  readonly body: string;
  readonly receivedOn: Day;
  readonly promisedOn: Day;
  readonly returnedOn: Day | null;
  /** How the result was returned. */
  readonly way: string;
  /** Who signed for it; empty leaves room to sign. */
  readonly signature: string;
  readonly note: string;
}

export interface RegisterColumn {
  /** Over two or more columns side by side; empty over one alone. */
  readonly group: string;
  readonly heading: string;
  /** Millimetres, of the 257 between the margins of an A4 page on its side. */
  readonly width: number;
  readonly kind: 'text' | 'number' | 'day';
  /** A day as `2023-08-15`, empty where there is none. */
  readonly value: (row: RegisterRow) => string | number;
}

const dates = 'Ngày, tháng, năm';
const placeAndPhone = ({ address, phone }: RegisterRow): string =>
  [address, phone].filter((part) => part !== '').join(', ');

/** The columns of the form, in its order; the same on paper and in a sheet. */
export const registerColumns: readonly RegisterColumn[] = (
  [
    ['', 'TT', 9, 'number', (row) => row.line],
    ['', 'Mã hồ sơ', 26, 'text', (row) => row.dossierCode],
    ['', 'Tên thủ tục hành chính', 34, 'text', (row) => row.procedure],
    ['', 'Số lượng hồ sơ (bộ)', 12, 'number', (row) => row.sets],
    ['', 'Tên cá nhân, tổ chức', 25, 'text', (row) => row.name],
    ['', 'Địa chỉ, số điện thoại', 33, 'text', placeAndPhone],
    ['', 'Cơ quan chủ trì giải quyết', 22, 'text', (row) => row.body],
    [dates, 'Nhận hồ sơ', 18, 'day', (row) => row.receivedOn],
    [dates, 'Hẹn trả kết quả', 18, 'day', (row) => row.promisedOn],
    [dates, 'Trả kết quả', 18, 'day', (row) => row.returnedOn ?? ''],
    ['', 'Phương thức nhận kết quả', 15, 'text', (row) => row.way],
    ['', 'Ký nhận', 14, 'text', (row) => row.signature],
    ['', 'Ghi chú', 13, 'text', (row) => row.note],
  ] satisfies readonly [string, string, number, RegisterColumn['kind'], RegisterColumn['value']][]
).map(([group, heading, width, kind, value]) => ({ group, heading, width, kind, value }));

function printed({ kind, value }: RegisterColumn, row: RegisterRow): string {
  const shown = String(value(row));
  return kind === 'day' && shown !== '' ? formatDay(shown as Day) : shown;
}

const subject = ({ book, from, to }: Omit<Register, 'rows'>): string =>
  `Quyển số: ${book}, từ ngày ${formatDay(from)} đến ngày ${formatDay(to)}`;

export const prepareRegister = (register: Register): Prepared =>
  official(
    'register',
    { ...register, dossierCode: '' },
    {
      subject: subject(register),
      columns: registerColumns.map(({ group, heading, width, kind }) => ({ group, heading, width, kind })),
      rows: register.rows.map((row) => registerColumns.map((column) => printed(column, row))),
    },
  );

/** The register as the writer of office files takes a sheet: one heading row, then the rows as they come. */
export interface RegisterSheet {
  readonly name: string;
  readonly columns: readonly {
    readonly heading: string;
    readonly width: number;
    readonly kind: RegisterColumn['kind'];
  }[];
  readonly rows: AsyncIterable<readonly (string | number)[]>;
}

export function registerSheet(
  regime: FormRegime,
  rows: AsyncIterable<RegisterRow> | Iterable<RegisterRow>,
): RegisterSheet {
  return {
    name: form('register', regime).title,
    columns: registerColumns.map(({ group, heading, width, kind }) => ({
      heading: group === '' ? heading : `${heading} (${group.toLocaleLowerCase('vi')})`,
      width,
      kind,
    })),
    rows: values(rows),
  };
}

async function* values(rows: AsyncIterable<RegisterRow> | Iterable<RegisterRow>) {
  for await (const row of rows) yield registerColumns.map((column) => column.value(row));
}
