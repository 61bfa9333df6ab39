import { type Day, day, type Period } from '../kernel/time.ts';

/** Which circular's forms apply to a dossier: that in force when it was received. */
export type FormRegime = '2018' | '2025';

export type FormKind =
  | 'receipt'
  | 'supplement'
  | 'intake-refusal'
  | 'apology'
  | 'stop-notice'
  | 'control-slip'
  | 'register';

/** Stopping got a form of its own only in 2025. */
export type KindIn<R extends FormRegime> = '2018' extends R ? Exclude<FormKind, 'stop-notice'> : FormKind;

/** A form is known by circular and number together: number 05 is a control slip in one, a notice in the other. */
export interface OfficialForm {
  /** `01/2018/TT-VPCP`. */
  readonly circular: string;
  /** `05`. */
  readonly number: string;
  /** As the circular names it. */
  readonly title: string;
  /** After the document's number, `TNHS`; null where the form has none. */
  readonly suffix: string | null;
}

interface Circular {
  readonly circular: string;
  /** Of the dossiers whose forms it gives, by the day of receipt. */
  readonly receipt: Period;
  /** What the form calls the office that receives. */
  readonly oneStop: string;
  readonly forms: Readonly<
    Partial<Record<FormKind, readonly [number: string, title: string, suffix: string | null]>>
  >;
}

const receipt = 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả';
const supplement = 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ';
const intakeRefusal = 'Phiếu từ chối tiếp nhận giải quyết hồ sơ';
const controlSlip = 'Phiếu kiểm soát quá trình giải quyết hồ sơ';
const register = 'Sổ theo dõi hồ sơ';

/**
 * Numbers and titles: Circular 01/2018/TT-VPCP of 23/11/2018, annex; Circular 03/2025/TT-VPCP of 15/09/2025, annex I.
 * Suffixes of 2018 †. Suffixes of 2025 †: as in 2018 where the form corresponds; `TB` is what Decree 30/2020/NĐ-CP,
 * annex III, gives a notice. What the receiving office is called: Decree 61/2018/NĐ-CP, art. 7 †; Decree
 * 118/2025/NĐ-CP †. Days of the regimes: Decree 118/2025/NĐ-CP applies from 01/07/2025.
 */
const circulars: Readonly<Record<FormRegime, Circular>> = {
  '2018': {
    circular: '01/2018/TT-VPCP',
    receipt: { from: day('2018-06-21'), to: day('2025-07-01') },
    oneStop: 'Bộ phận Tiếp nhận và Trả kết quả',
    forms: {
      receipt: ['01', receipt, 'TNHS'],
      supplement: ['02', supplement, 'HDHS'],
      'intake-refusal': ['03', intakeRefusal, null],
      apology: ['04', 'Phiếu xin lỗi và hẹn lại ngày trả kết quả', 'PXL'],
      'control-slip': ['05', controlSlip, null],
      register: ['06', register, null],
    },
  },
  '2025': {
    circular: '03/2025/TT-VPCP',
    receipt: { from: day('2025-07-01'), to: null },
    oneStop: 'Bộ phận Một cửa',
    forms: {
      receipt: ['01', receipt, 'TNHS'],
      supplement: ['02', supplement, 'HDHS'],
      'intake-refusal': ['03', intakeRefusal, null],
      apology: ['04', 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết', 'PXL'],
      'stop-notice': ['05', 'Thông báo dừng giải quyết hồ sơ', 'TB'],
      'control-slip': ['06', controlSlip, null],
      register: ['07', register, null],
    },
  },
};

/** The regime of a dossier received on a day. */
export const formRegimeOn = (received: Day): FormRegime =>
  received < circulars['2025'].receipt.from ? '2018' : '2025';

/** The form of a kind under a regime. */
export function form<R extends FormRegime>(kind: KindIn<R>, regime: R): OfficialForm {
  const { circular, forms } = circulars[regime];
  const [number, title, suffix] = forms[kind]!;
  return { circular, number, title, suffix };
}

/** `Mẫu số 05, Thông tư số 01/2018/TT-VPCP`. */
export const citeForm = ({ number, circular }: OfficialForm): string =>
  `Mẫu số ${number}, Thông tư số ${circular}`;

/** `1208/TNHS`; two digits at least (Decree 30/2020/NĐ-CP, annex I, part II, point 3 †). */
export const formNumber = (number: number | string, { suffix }: OfficialForm): string =>
  [String(number).padStart(2, '0'), ...(suffix === null ? [] : [suffix])].join('/');

/** What the forms of a regime call the office that receives dossiers. */
export const oneStopLabel = (regime: FormRegime): string => circulars[regime].oneStop;
