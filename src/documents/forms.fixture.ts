import { addDays, day, instant } from '../kernel/time.ts';
import { slip } from './example.fixture.ts';
import type { Filer } from './form.ts';
import type { FormRegime } from './form-table.ts';
import type { Paper, PaperKind } from './forms.ts';
import type { Letterhead, Signature } from './letterhead.ts';
import type { RegisterRow } from './register.ts';

/** The same life of a dossier under either circular: Ba Đình district until 30/06/2025, Ba Đình ward since. */
interface World {
  readonly regime: FormRegime;
  /** The month in which it all happens, `2023-08`. */
  readonly month: string;
  readonly oneStop: Letterhead;
  /** Where the citizen comes to. */
  readonly counter: string;
  readonly applicant: Filer;
  readonly body: string;
  readonly bodyHead: Letterhead;
  readonly signature: Signature;
  readonly code: string;
}

const worlds: Readonly<Record<FormRegime, World>> = {
  '2018': {
    regime: '2018',
    month: '2023-08',
    oneStop: slip.letterhead,
    counter: slip.oneStop,
    applicant: slip.applicant,
    body: 'Phòng Tư pháp quận Ba Đình',
    bodyHead: { ...slip.letterhead, body: 'Phòng Tư pháp', day: day('2023-08-21') },
    signature: { lines: ['Trưởng phòng'], name: 'Lê Hoàng Phương Thảo' },
    code: slip.dossierCode,
  },
  '2025': {
    regime: '2025',
    month: '2025-10',
    oneStop: {
      upperBody: 'UBND phường Ba Đình',
      body: 'Trung tâm Phục vụ hành chính công',
      number: '1208/TNHS',
      place: 'Ba Đình',
      day: day('2025-10-15'),
    },
    counter: 'Trung tâm Phục vụ hành chính công phường Ba Đình, 25 phố Liễu Giai',
    applicant: {
      ...slip.applicant,
      address: 'Số 12, ngách 34/5, ngõ 210 phố Đội Cấn, phường Ba Đình, Hà Nội',
    },
    body: 'Ủy ban nhân dân phường Ba Đình',
    bodyHead: {
      upperBody: '',
      body: 'Ủy ban nhân dân phường Ba Đình',
      number: null,
      place: 'Ba Đình',
      day: day('2025-10-21'),
    },
    signature: { lines: ['TM. Ủy ban nhân dân', 'KT. Chủ tịch', 'Phó Chủ tịch'], name: 'Phạm Thị Diễm' },
    code: 'H26.15-251015-0001',
  },
};

const { applicant: payer } = slip;
const procedure = slip.request;

const registerRow = (line: number, month: string): RegisterRow => ({
  line,
  dossierCode: `000.00.15.H26-${month.slice(2).replace('-', '')}15-${String(line).padStart(4, '0')}`,
  procedure: line % 3 === 0 ? 'Cấp giấy xác nhận tình trạng hôn nhân' : procedure,
  sets: 1,
  name: line % 2 === 0 ? 'Công ty TNHH Thương mại và Dịch vụ Ngọc Hà' : payer.name,
  address: payer.address,
  phone: payer.phone,
  body: 'Phòng Tư pháp',
  receivedOn: addDays(day(`${month}-15`), Math.floor(line / 10)),
  promisedOn: addDays(day(`${month}-22`), Math.floor(line / 10)),
  returnedOn: line % 4 === 0 ? null : addDays(day(`${month}-21`), Math.floor(line / 10)),
  way: line % 3 === 0 ? 'Bưu chính công ích' : 'Trực tiếp',
  signature: '',
  note: line % 7 === 0 ? 'Hẹn lại 01 lần' : '',
});

export const registerRows = (count: number, month = '2023-08'): RegisterRow[] =>
  Array.from({ length: count }, (_, index) => registerRow(index + 1, month));

/** The letterhead with the number of its own kind of paper. */
const numbered = (letterhead: Letterhead, number: string | null): Letterhead => ({ ...letterhead, number });

/** One paper of each kind that a regime has, and of the three that belong to none. */
export function papersOf(regime: FormRegime): Paper[] {
  const { month, oneStop, counter, applicant, body, bodyHead, signature, code } = worlds[regime];
  const head = { regime, letterhead: oneStop, dossierCode: code };
  const at = (dayAndTime: string) => instant(`${month}-${dayAndTime}:00+07:00`);
  const letter = {
    ...head,
    addressedTo: `Bà ${applicant.name}`,
    receivedOn: day(`${month}-15`),
    procedure,
    body,
    signature,
    recipients: ['Như trên', 'Bộ phận Một cửa', 'Lưu: VT'],
  };
  const official: Paper[] = [
    {
      kind: 'receipt',
      data: {
        ...slip,
        ...head,
        oneStop: counter,
        collectAt: counter,
        applicant,
        receivedAt: at('15T14:30'),
        dueAt: at('22T17:00'),
        register: { book: `03/${month.slice(0, 4)}`, line: '1208' },
        status: {
          ...slip.status,
          url: `https://motcua.hanoi.example/ho-so/${code}`,
          shortUrl: `motcua.hanoi.example/ho-so/${code}`,
        },
      },
    },
    {
      kind: 'supplement',
      data: {
        ...head,
        letterhead: numbered(oneStop, '96/HDHS'),
        applicant,
        request: procedure,
        stage: 'intake',
        asked: [
          'Bản chính giấy chứng sinh (bản đã nộp là bản chụp)',
          'Văn bản thỏa thuận chọn quốc tịch cho con, có xác nhận của cơ quan có thẩm quyền của nước mà cha là công dân',
          'Bản dịch hộ chiếu của cha sang tiếng Việt, có chứng thực chữ ký người dịch',
        ],
        reason: 'Hồ sơ chưa đủ giấy tờ theo khoản 1 Điều 36 Luật Hộ tịch.',
        contact: { name: 'bà Trần Quốc Hương, Phòng Tư pháp', phone: '024 3733 1234' },
        officer: 'Trần Quốc Khánh',
      },
    },
    {
      kind: 'intake-refusal',
      data: {
        ...head,
        letterhead: numbered(oneStop, null),
        oneStop: counter,
        applicant,
        request: procedure,
        reasons: [
          'Việc đăng ký khai sinh cho trẻ em này đã được giải quyết ngày 02/08/2023 tại Ủy ban nhân dân phường Cống Vị (khoản 2 Điều 13 Luật Hộ tịch).',
          'Giấy chứng sinh nộp kèm đã được dùng cho lần đăng ký nói trên.',
        ],
        signatures: { filedBy: applicant.name, officer: 'Trần Quốc Khánh' },
      },
    },
    {
      kind: 'apology',
      data: {
        ...letter,
        letterhead: numbered(bodyHead, '14/PXL'),
        promisedAt: at('22T17:00'),
        cause: 'Phải xác minh tại cơ quan đại diện nước ngoài, đến nay chưa có văn bản trả lời.',
        newDueAt: at('29T17:00'),
        count: 1,
      },
    },
    {
      kind: 'control-slip',
      data: {
        ...head,
        letterhead: numbered(oneStop, null),
        body,
        consulted: ['Công an phường', 'Sở Tư pháp Hà Nội'],
        handOvers: [
          {
            giver: { body: 'Bộ phận Một cửa', name: 'Trần Quốc Khánh' },
            taker: { body, name: 'Nguyễn Văn An' },
            at: at('15T14:45'),
            result: 'on-time',
            note: '',
          },
          {
            giver: { body, name: 'Nguyễn Văn An' },
            taker: { body: 'Công an phường', name: 'Đỗ Đức Thịnh' },
            at: at('16T09:10'),
            result: 'early',
            note: 'Hỏi nơi cư trú của mẹ',
          },
          {
            giver: { body: 'Công an phường', name: 'Đỗ Đức Thịnh' },
            taker: { body, name: 'Nguyễn Văn An' },
            at: at('22T16:05'),
            result: 'late',
            note: 'Trả lời chậm 01 ngày',
          },
        ],
        blanks: 1,
      },
    },
    {
      kind: 'register',
      data: {
        regime,
        letterhead: numbered(oneStop, null),
        book: `03/${month.slice(0, 4)}`,
        from: day(`${month}-15`),
        to: day(`${month}-31`),
        rows: registerRows(12, month),
      },
    },
  ];
  const stop: Paper = {
    kind: 'stop-notice',
    data: {
      ...letter,
      regime: '2025',
      letterhead: numbered(bodyHead, '07/TB'),
      by: 'applicant',
      ground: 'Đơn đề nghị dừng giải quyết hồ sơ ngày 17/10/2025 của bà Nguyễn Thị Tuyết Nhung.',
      fees: 'Hoàn lại 75.000 đồng, nhận tại Trung tâm Phục vụ hành chính công.',
      components: 'Trả lại toàn bộ bản chính đã nộp cùng thông báo này.',
    },
  };
  return regime === '2018' ? official : [...official.slice(0, 4), stop, ...official.slice(4)];
}

const oneStop = worlds['2018'].oneStop;

/** Papers of no circular. */
export const otherPapers: Paper[] = [
  {
    kind: 'deadline-sheet',
    data: {
      letterhead: { ...oneStop, number: '21/BTTH', day: day('2023-09-12') },
      dossierCode: '000.00.15.H26-230829-0017',
      applicant: payer.name,
      procedure,
      term: '05 ngày làm việc',
      receivedAt: '15 giờ 20 phút, thứ Ba, ngày 29/08/2023',
      countedFrom: 'đầu giờ làm việc thứ Tư, ngày 30/08/2023',
      counted: [
        { from: '08:00 ngày 30/08/2023', to: '17:00 ngày 30/08/2023', amount: 'ngày thứ 1' },
        { from: '08:00 ngày 31/08/2023', to: '17:00 ngày 31/08/2023', amount: 'ngày thứ 2' },
        { from: '08:00 ngày 05/09/2023', to: '17:00 ngày 05/09/2023', amount: 'ngày thứ 3' },
        { from: '08:00 ngày 08/09/2023', to: '17:00 ngày 08/09/2023', amount: 'ngày thứ 4' },
        { from: '08:00 ngày 11/09/2023', to: '17:00 ngày 11/09/2023', amount: 'ngày thứ 5' },
      ],
      skipped: [
        {
          from: '01/09/2023',
          to: '04/09/2023',
          reason: 'Nghỉ lễ Quốc khánh (Bộ luật Lao động 2019, Điều 112)',
        },
        { from: '09/09/2023', to: '10/09/2023', reason: 'Thứ Bảy, Chủ nhật' },
      ],
      pauses: [
        {
          from: '08:00 ngày 06/09/2023',
          to: '17:00 ngày 07/09/2023',
          reason: 'Chờ người nộp bổ sung giấy chứng sinh',
          paper: 'Phiếu yêu cầu bổ sung số 96/HDHS',
        },
      ],
      reappointments: [
        {
          from: '17 giờ 00 phút, ngày 11/09/2023',
          to: '17 giờ 00 phút, ngày 18/09/2023',
          cause: 'Chưa có văn bản trả lời của cơ quan đại diện (Phiếu xin lỗi số 14/PXL)',
        },
      ],
      firstDueAt: '17 giờ 00 phút, ngày 07/09/2023',
      dueAt: '17 giờ 00 phút, ngày 18/09/2023',
      rules: [
        'Hồ sơ nhận sau 15 giờ 00 được chuyển vào đầu giờ ngày làm việc tiếp theo (Nghị định 61/2018/NĐ-CP, Điều 18).',
        'Ngày nghỉ lễ, thứ Bảy, Chủ nhật không phải là ngày làm việc (Bộ luật Lao động 2019, Điều 111, 112).',
      ],
      preparedBy: 'Trần Quốc Khánh',
    },
  },
  {
    kind: 'fee-receipt',
    data: {
      letterhead: numbered(oneStop, '0000412'),
      dossierCode: slip.dossierCode,
      payer,
      procedure,
      items: [
        { name: 'Lệ phí đăng ký khai sinh có yếu tố nước ngoài', amount: 75_000, exemption: null },
        {
          name: 'Phí cấp bản sao trích lục (02 bản)',
          amount: 16_000,
          exemption: { amount: 16_000, ground: 'Hộ nghèo (Thông tư 281/2016/TT-BTC, Điều 4)' },
        },
      ],
      method: 'Chuyển khoản bằng mã QR',
      paidAt: instant('2023-08-15T07:32:00Z'),
      collector: 'Trần Quốc Khánh',
    },
  },
  {
    kind: 'day-close',
    data: {
      letterhead: numbered(oneStop, '15/BK'),
      counter: 'Quầy số 3',
      rows: Array.from({ length: 9 }, (_, index) => ({
        receipt: String(412 + index).padStart(7, '0'),
        at: instant(Date.parse('2023-08-15T01:32:00Z') + index * 1_380_000),
        dossierCode: `000.00.15.H26-230815-${String(index + 1).padStart(4, '0')}`,
        payer: index % 2 === 0 ? payer.name : 'Hoàng Văn Đức',
        method: index % 3 === 0 ? 'Chuyển khoản' : 'Tiền mặt',
        amount: index % 2 === 0 ? 75_000 : 8000,
        cancelled: index === 4 ? 'ghi sai tên' : null,
      })),
      collector: 'Trần Quốc Khánh',
      treasurer: 'Vũ Thị Hạnh',
    },
  },
];

/** One receipt for a dossier of three parts at three offices. */
export const interlinked: Paper = {
  kind: 'receipt',
  data: {
    ...paperOf('receipt', '2025').data,
    request:
      'Liên thông: đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi',
    timeLimit: '04 ngày làm việc',
    dueAt: instant('2025-10-21T10:00:00Z'),
    parts: [
      {
        procedure: 'Đăng ký khai sinh',
        office: 'Ủy ban nhân dân phường Ba Đình',
        dueAt: instant('2025-10-16T10:00:00Z'),
      },
      {
        procedure: 'Đăng ký thường trú',
        office: 'Công an phường Ba Đình',
        dueAt: instant('2025-10-20T10:00:00Z'),
      },
      {
        procedure: 'Cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi',
        office: 'Bảo hiểm xã hội cơ sở Ba Đình',
        dueAt: instant('2025-10-21T10:00:00Z'),
      },
    ],
  },
};

/** One paper by kind. @throws Error when the regime has none of it. */
export function paperOf<K extends PaperKind>(
  kind: K,
  regime: FormRegime = '2018',
): Extract<Paper, { kind: K }> {
  const found = [...papersOf(regime), ...otherPapers].find((paper) => paper.kind === kind);
  if (!found) throw new Error(`no ${kind} in ${regime}`);
  return found as Extract<Paper, { kind: K }>;
}
