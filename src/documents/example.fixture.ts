import { day, instant } from '../kernel/time.ts';
import type { AnnexDocument, AnnexLine } from './annex.ts';
import type { Letterhead } from './letterhead.ts';
import type { Poster } from './poster.ts';
import type { ReceiptSlip } from './receipt-slip.ts';
import type { Result } from './result.ts';

const letterhead: Letterhead = {
  upperBody: 'UBND quận Ba Đình',
  body: 'Bộ phận Tiếp nhận và Trả kết quả',
  number: '1208/TNHS',
  place: 'Ba Đình',
  day: day('2023-08-15'),
};

export const slip: ReceiptSlip = {
  regime: '2018',
  letterhead,
  dossierCode: '000.00.15.H26-230815-0001',
  copy: 'Liên 2: Giao người nộp hồ sơ',
  oneStop: 'Bộ phận Một cửa quận Ba Đình, 25 phố Liễu Giai, phường Liễu Giai',
  applicant: {
    name: 'Nguyễn Thị Tuyết Nhung',
    address: 'Số 12, ngách 34/5, ngõ 210 phố Đội Cấn, phường Đội Cấn, quận Ba Đình, Hà Nội',
    phone: '0912 345 678',
    email: 'tuyetnhung@example.vn',
  },
  request: 'Đăng ký khai sinh có yếu tố nước ngoài',
  components: [
    'Tờ khai đăng ký khai sinh theo mẫu',
    'Bản chính giấy chứng sinh',
    'Văn bản thỏa thuận của cha mẹ chọn quốc tịch cho con, có xác nhận của cơ quan có thẩm quyền của nước mà người nước ngoài là công dân',
    'Bản sao giấy chứng nhận kết hôn của cha mẹ',
  ],
  sets: 1,
  timeLimit: '05 ngày làm việc',
  receivedAt: instant('2023-08-15T07:30:00Z'),
  dueAt: instant('2023-08-22T10:00:00Z'),
  parts: [],
  collectAt: 'Bộ phận Một cửa quận Ba Đình',
  register: { book: '03/2023', line: '1208' },
  signatures: { filedBy: 'Nguyễn Thị Tuyết Nhung', receivedBy: 'Trần Quốc Khánh' },
  status: {
    url: 'https://motcua.hanoi.example/ho-so/000.00.15.H26-230815-0001',
    shortUrl: 'motcua.hanoi.example/ho-so/000.00.15.H26-230815-0001',
    secret: 'K7MP-42XQ',
  },
};

const basis = [
  'Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019',
  'Luật Hộ tịch ngày 20 tháng 11 năm 2014',
  'Quyết định số 4610/QĐ-UBND ngày 22 tháng 11 năm 2022 của Ủy ban nhân dân thành phố Hà Nội phê duyệt phương án ủy quyền giải quyết thủ tục hành chính',
  'Quyết định số 2856/QĐ-UBND ngày 15 tháng 12 năm 2022 của Ủy ban nhân dân quận Ba Đình về việc ủy quyền giải quyết thủ tục hành chính (Phụ lục I, dòng 12)',
];

export const refusal: Result = {
  letterhead: { ...letterhead, body: 'Phòng Tư pháp', number: '87/TB-TP', day: day('2023-08-21') },
  title: 'Thông báo',
  subject: 'Về việc không giải quyết hồ sơ đăng ký khai sinh có yếu tố nước ngoài',
  basis,
  dossier: {
    code: '000.00.15.H26-230815-0001',
    applicant: 'bà Nguyễn Thị Tuyết Nhung',
    procedure: 'Đăng ký khai sinh có yếu tố nước ngoài',
    procedureCode: '2.000528',
    receivedOn: day('2023-08-15'),
  },
  decider: 'Phòng Tư pháp quận Ba Đình',
  outcome: {
    kind: 'refuse',
    reasons: [
      'Văn bản thỏa thuận chọn quốc tịch chưa có xác nhận của cơ quan có thẩm quyền nước ngoài (khoản 1 Điều 36 Luật Hộ tịch).',
      'Giấy chứng sinh nộp là bản chụp, không phải bản chính.',
    ],
    remedies: [
      'xin xác nhận vào văn bản thỏa thuận tại cơ quan đại diện của nước mà cha hoặc mẹ là công dân;',
      'nộp bản chính giấy chứng sinh tại Bộ phận Một cửa quận Ba Đình.',
    ],
    redress:
      'Nếu không đồng ý với thông báo này, người nộp hồ sơ có quyền khiếu nại theo Luật Khiếu nại hoặc khởi kiện theo Luật Tố tụng hành chính.',
  },
  signature: { lines: ['TUQ. Ủy ban nhân dân quận', 'Trưởng phòng'], name: 'Lê Hoàng Phương Thảo' },
  recipients: ['Bà Nguyễn Thị Tuyết Nhung', 'Bộ phận Một cửa quận Ba Đình', 'Lưu: VT'],
};

export const grant: Result = {
  ...refusal,
  letterhead: { ...refusal.letterhead, number: '412/TLKS' },
  title: 'Trích lục khai sinh',
  subject: '',
  outcome: {
    kind: 'grant',
    particulars: [
      ['Họ, chữ đệm, tên', 'NGUYỄN MINH KHUÊ'],
      ['Ngày, tháng, năm sinh', '02/08/2023'],
      ['Giới tính', 'Nữ'],
      ['Nơi sinh', 'Bệnh viện Phụ sản Hà Nội, số 929 đường La Thành, quận Ba Đình, Hà Nội'],
      ['Quốc tịch', 'Việt Nam'],
    ],
    statements: ['Đã đăng ký tại Sổ đăng ký khai sinh số 03, năm 2023.'],
  },
  signature: { lines: ['KT. Chủ tịch', 'Phó Chủ tịch'], name: 'Phạm Thị Diễm' },
};

export const poster: Poster = {
  office: 'Bộ phận Một cửa quận Ba Đình',
  procedure: {
    name: 'Đăng ký khai sinh có yếu tố nước ngoài',
    nameEn: 'Registration of birth involving a foreign element',
    code: '2.000528',
  },
  decidedBy: 'Phòng Tư pháp quận Ba Đình',
  document: 'Quyết định số 2856/QĐ-UBND ngày 15/12/2022 của UBND quận Ba Đình',
  timeLimit: 'Trong ngày làm việc',
  fee: '75.000 đồng',
  url: 'https://motcua.example/thu-tuc/2.000528?tai=ba-dinh',
  shortUrl: 'motcua.example/2.000528',
  day: day('2023-08-15'),
  colours: { brand: '#0d4a94', accent: '#ffd34d' },
};

const line = (no: number): AnnexLine => ({
  no,
  code: `2.${String(528 + no).padStart(6, '0')}`,
  name: `Đăng ký khai sinh có yếu tố nước ngoài, trường hợp thứ ${no}`,
  field: 'Hộ tịch',
  delegate: 'Phòng Tư pháp quận Ba Đình',
  period: 'từ 01/01/2023 đến hết 30/06/2025',
  remarks: [],
});

/** Two annexes: one of several pages, one of a single row with conditions. */
export const annexes: AnnexDocument = {
  upperBody: '',
  body: 'Ủy ban nhân dân quận Ba Đình',
  number: '3442/QĐ-UBND',
  issuedOn: day('2022-12-26'),
  title: 'Danh mục thủ tục hành chính được ủy quyền giải quyết',
  draft: false,
  annexes: [
    { annex: 'I', rows: Array.from({ length: 40 }, (_, index) => line(index + 1)) },
    {
      annex: 'II',
      rows: [
        {
          ...line(1),
          delegate: 'Ủy ban nhân dân 14 phường',
          remarks: ['Trường hợp: có yếu tố nước ngoài.', 'Báo cáo: hằng quý.'],
        },
      ],
    },
  ],
};
