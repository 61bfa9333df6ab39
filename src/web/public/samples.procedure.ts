import { day, instant } from '../../kernel/time.ts';
import type { AuthorityView, OfficeSummary, OfficeView, ProcedureItem, ProcedureView } from './view.ts';

const week = [
  ['08:00', '12:00'],
  ['13:00', '17:00'],
] as const;

export const office: OfficeView = {
  slug: 'ba-dinh',
  name: 'Bộ phận Một cửa quận Ba Đình',
  level: 'district',
  address: '25 phố Liễu Giai, phường Liễu Giai, quận Ba Đình, Hà Nội',
  phone: '024 3762 3456',
  hours: { '1': week, '2': week, '3': week, '4': week, '5': week, '6': [['08:00', '12:00']] },
  open: { kind: 'open', until: instant('2023-08-21T05:00:00Z') },
};

const wards = [
  ['phuc-xa', 'Phúc Xá'],
  ['truc-bach', 'Trúc Bạch'],
  ['vinh-phuc', 'Vĩnh Phúc'],
  ['cong-vi', 'Cống Vị'],
  ['lieu-giai', 'Liễu Giai'],
  ['nguyen-trung-truc', 'Nguyễn Trung Trực'],
  ['quan-thanh', 'Quán Thánh'],
  ['ngoc-ha', 'Ngọc Hà'],
] as const;

export const offices: readonly OfficeSummary[] = [
  office,
  ...wards.map(
    ([slug, name]): OfficeSummary => ({
      slug,
      name: `Bộ phận Một cửa phường ${name}`,
      level: 'ward',
      address: '',
    }),
  ),
];

export const procedure: ProcedureView = {
  code: '2.000528',
  name: 'Thủ tục đăng ký khai sinh có yếu tố nước ngoài',
  field: 'Hộ tịch',
  term: '5 ngày làm việc',
  fee: { amount: 75_000, note: 'Miễn cho người có công, hộ nghèo, người khuyết tật.' },
  components: [
    { name: 'Tờ khai đăng ký khai sinh theo mẫu', kind: 'form', count: 1, required: true },
    { name: 'Giấy chứng sinh do cơ sở y tế cấp', kind: 'original', count: 1, required: true },
    {
      name: 'Văn bản thỏa thuận của cha mẹ chọn quốc tịch cho con, có xác nhận của cơ quan có thẩm quyền của nước mà người nước ngoài là công dân',
      kind: 'original',
      count: 1,
      required: false,
    },
    { name: 'Giấy chứng nhận kết hôn của cha mẹ', kind: 'certified-copy', count: 2, required: false },
  ],
  forms: [
    { code: 'TP/HT-2020-01', name: 'Tờ khai đăng ký khai sinh', href: '/mau/tp-ht-2020-01.pdf' },
    { code: 'TP/HT-2020-02', name: 'Văn bản ủy quyền đăng ký hộ tịch', href: null },
  ],
  channels: ['counter', 'post', 'online'],
  result: 'Giấy khai sinh (bản chính)',
  legalBasis: [
    { number: '60/2014/QH13', title: 'Luật Hộ tịch' },
    {
      number: '123/2015/NĐ-CP',
      title: 'Nghị định quy định chi tiết một số điều và biện pháp thi hành Luật Hộ tịch',
    },
  ],
  illustrative: ['fee', 'components'],
};

const items: readonly (readonly [code: string, name: string, field: string, term: string])[] = [
  ['2.000528', 'Thủ tục đăng ký khai sinh có yếu tố nước ngoài', 'Hộ tịch', '5 ngày làm việc'],
  ['2.000806', 'Thủ tục đăng ký kết hôn có yếu tố nước ngoài', 'Hộ tịch', '15 ngày làm việc'],
  ['1.001766', 'Thủ tục đăng ký khai tử có yếu tố nước ngoài', 'Hộ tịch', 'Trong ngày làm việc'],
  [
    '2.000748',
    'Thủ tục thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc',
    'Hộ tịch',
    '3 ngày làm việc',
  ],
  [
    '2.000815',
    'Thủ tục chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan, tổ chức có thẩm quyền của Việt Nam cấp hoặc chứng nhận',
    'Chứng thực',
    'Trong ngày; nhận sau 15:00 thì trả vào ngày làm việc tiếp theo',
  ],
  ['2.000843', 'Thủ tục chứng thực bản sao giấy tờ do nước ngoài cấp', 'Chứng thực', 'Trong ngày làm việc'],
  [
    '1.001612',
    'Đăng ký thành lập hộ kinh doanh',
    'Thành lập và hoạt động của hộ kinh doanh',
    '3 ngày làm việc',
  ],
];

export const procedureItems: readonly ProcedureItem[] = items.map(([code, name, field, term]) => ({
  code,
  name,
  field,
  term,
  office: { slug: office.slug, name: office.name },
}));

export const authority: AuthorityView = {
  kind: 'standing',
  holder: 'Trưởng phòng, Phòng Tư pháp quận Ba Đình',
  delegated: true,
  because: {
    kind: 'delegation',
    delegator: 'Ủy ban nhân dân quận Ba Đình',
    number: '2856/QĐ-UBND',
    lastDay: day('2024-12-31'),
  },
  chain: [
    {
      kind: 'law',
      text: 'Luật Tổ chức chính quyền địa phương số 77/2015/QH13, Điều 14: Chủ tịch Ủy ban nhân dân được ủy quyền cho người đứng đầu cơ quan chuyên môn.',
      illustrative: false,
      period: null,
    },
    {
      kind: 'city-decision',
      text: 'Quyết định số 4610/QĐ-UBND ngày 22/11/2022 của Ủy ban nhân dân thành phố Hà Nội phê duyệt phương án ủy quyền giải quyết thủ tục hành chính.',
      illustrative: false,
      period: null,
    },
    {
      kind: 'decision',
      text: 'Quyết định số 2856/QĐ-UBND ngày 15/12/2022 của Ủy ban nhân dân quận Ba Đình về việc ủy quyền giải quyết thủ tục hành chính.',
      illustrative: true,
      period: { from: day('2023-01-01'), to: day('2025-01-01') },
    },
    {
      kind: 'annex-row',
      text: 'Phụ lục I, dòng 12: đăng ký khai sinh có yếu tố nước ngoài.',
      illustrative: false,
      period: null,
    },
    { kind: 'position', text: 'Trưởng phòng, Phòng Tư pháp quận Ba Đình', illustrative: false, period: null },
  ],
};

export const authorityGap: AuthorityView = {
  kind: 'gap',
  reason: 'Quyết định số 2856/QĐ-UBND hết hiệu lực từ ngày 01/08/2023 và chưa có văn bản thay thế.',
  chain: authority.chain.slice(0, 2),
};

export const authorityDepends: AuthorityView = {
  kind: 'depends',
  reason: 'Cần biết giá trị của hồ sơ mới xác định được ai quyết định.',
  cases: [
    {
      caseType: null,
      value: { from: 0, to: 50_000_000 },
      decider: 'Trưởng phòng, Phòng Tư pháp quận Ba Đình',
    },
    {
      caseType: null,
      value: { from: 50_000_000, to: null },
      decider: 'Chủ tịch, Ủy ban nhân dân quận Ba Đình',
    },
  ],
  chain: authority.chain.slice(0, 1),
};
