import type { Block, Writing } from '../documents/index.ts';
import { type Day, formatDay } from '../kernel/time.ts';
import { type Cause, causeNames, causes, numberText } from '../surveys/index.ts';
import type { Asked, Synthesis, Visited } from './load.ts';

/** What a figure of the report rests on: a line of its annex. */
interface Evidence {
  readonly figure: string;
  readonly value: string;
  readonly from: string;
}

/** Collects the evidence of figures while the text is composed; each figure carries the number of its line. */
class Annex {
  readonly lines: Evidence[] = [];
  /** @returns the figure with its reference: `30 [1]`. */
  cite(value: number | string, figure: string, from: string): string {
    const shown = typeof value === 'number' ? numberText(value).vi : value;
    this.lines.push({ figure, value: shown, from });
    return `${shown}\u00a0[${this.lines.length}]`;
  }
}

const shortHash = (hash: string | null): string => (hash ? hash.slice(0, 12) : '');
const minutesOf = (visits: readonly Visited[]): string =>
  visits.length === 0
    ? 'không có biên bản nào'
    : visits.length > 3
      ? `${visits.length} biên bản, từ ${visits[0]!.unit.vi} (${shortHash(visits[0]!.minutes)}) đến ${visits.at(-1)!.unit.vi} (${shortHash(visits.at(-1)!.minutes)})`
      : visits.map(({ unit, minutes }) => `biên bản ${unit.vi} (${shortHash(minutes)})`).join('; ');

/** The items that the report counts. */
export const reportItems = [
  'nhan_dien_du',
  'thiet_bi_quan',
  'tap_huan_hang_nam',
  'ty_le_dai_hoc',
  'uq_quyet_dinh',
  'uq_phong',
  'uq_phuong',
  'gq_dung_quy_dinh',
] as const;
type ReportItem = (typeof reportItems)[number];

/** How often each difficulty's cause was named. */
const byCause = <T extends { readonly cause: Cause }>(named: readonly T[]): [Cause, T[]][] =>
  causes
    .map((cause): [Cause, T[]] => [cause, named.filter((one) => one.cause === cause)])
    .filter(([, some]) => some.length > 0)
    .sort(([, a], [, b]) => b.length - a.length);

const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

/**
 * The report to the city: its text composed from what was found, every figure with a reference to the annex that says
 * what it rests on. Pure.
 */
export function reportWriting(
  found: Synthesis,
  { on, number }: { readonly on: Day; readonly number: string | null },
): Writing {
  const { campaign, groups, visits, differing, difficulties, recommendations } = found;
  const annex = new Annex();
  const districts = visits.filter(({ level }) => level === 'district');
  const wards = visits.filter(({ level }) => level === 'ward');
  const done = (some: readonly Visited[]) => some.filter(({ session }) => session !== null);
  const held = done(districts);
  const head = found.heads.find(({ role }) => role === 'head');
  const plan = `kế hoạch khảo sát “${campaign.slug}”`;

  const answered = (item: ReportItem) =>
    found.answers.filter((one) => one.item === item && one.visit.level === 'district');
  const yes = (item: ReportItem, vi: string): string => {
    const said = answered(item);
    const has = said.filter(({ answer }) => answer === 'yes');
    return `${annex.cite(has.length, vi, minutesOf(has.map(({ visit }) => visit)))}/${said.length} đơn vị cấp huyện ${vi}`;
  };
  const total = (item: ReportItem, vi: string): string => {
    const said = answered(item).filter(({ answer }) => typeof answer === 'number');
    const sum = said.reduce((all, { answer }) => all + (answer as number), 0);
    return annex.cite(sum, vi, minutesOf(said.map(({ visit }) => visit)));
  };
  const state = (states: readonly Asked['state'][]) =>
    recommendations.filter((one) => states.includes(one.state));

  const blocks: Block[] = [
    {
      kind: 'basis',
      text: `Thực hiện Quyết định số ${campaign.legalDocument.number} ngày ${formatDay(campaign.legalDocument.issuedOn)} của ${found.issuer} về việc ${found.documentTitle.vi},`,
    },
    { kind: 'paragraph', text: `Tổ khảo sát báo cáo ${found.body.vi} kết quả như sau:` },
    { kind: 'heading', level: 1, text: 'I. Việc tổ chức khảo sát' },
    {
      kind: 'paragraph',
      text: `${head ? `Tổ khảo sát do ${head.personName}, ${head.title}, làm Tổ trưởng, ` : 'Tổ khảo sát '}chia thành ${annex.cite(groups.length, 'số đoàn khảo sát', plan)} đoàn, làm việc từ ${formatDay(campaign.startsOn)} đến ${formatDay(campaign.endsOn)}.`,
    },
    {
      kind: 'paragraph',
      text: `Đã khảo sát ${annex.cite(held.length, 'số đơn vị cấp huyện đã ký biên bản', minutesOf(held))}/${districts.length} quận, huyện, thị xã${wards.length > 0 ? ` và ${annex.cite(done(wards).length, 'số đơn vị cấp xã đã ký biên bản', minutesOf(done(wards)))} đơn vị cấp xã` : ''}.`,
    },
    {
      kind: 'table',
      columns: [
        { heading: 'Đoàn', share: 1 },
        { heading: 'Trưởng đoàn', share: 2 },
        { heading: 'Đã khảo sát / kế hoạch', share: 1.5 },
      ],
      rows: groups.map((group) => {
        const own = visits.filter((visit) => visit.group === group.number);
        return [
          group.name.vi,
          group.members.find(({ role }) => role === 'head')?.personName ?? '',
          `${done(own).length}/${own.length}`,
        ];
      }),
    },
    { kind: 'heading', level: 1, text: 'II. Kết quả' },
    { kind: 'heading', level: 2, text: '1. Mô hình Bộ phận Một cửa hiện đại' },
    {
      kind: 'list',
      items: [
        sentence(yes('nhan_dien_du', 'đã hoàn thành Bộ nhận diện thương hiệu thống nhất')),
        sentence(yes('thiet_bi_quan', 'có Bộ phận Một cửa đủ thiết bị, cơ sở vật chất')),
        sentence(yes('tap_huan_hang_nam', 'tổ chức đào tạo, bồi dưỡng hằng năm')),
        sentence(
          `${annex.cite(
            answered('ty_le_dai_hoc').filter(({ answer }) => answer === 100).length,
            'số đơn vị có 100% công chức trình độ đại học trở lên',
            minutesOf(
              answered('ty_le_dai_hoc')
                .filter(({ answer }) => answer === 100)
                .map(({ visit }) => visit),
            ),
          )}/${answered('ty_le_dai_hoc').length} đơn vị có số liệu báo cáo 100% công chức Bộ phận Một cửa có trình độ đại học trở lên`,
        ),
      ],
    },
    { kind: 'heading', level: 2, text: '2. Ủy quyền giải quyết thủ tục hành chính' },
    {
      kind: 'paragraph',
      text: `Các đơn vị có số liệu đã ban hành ${total('uq_quyet_dinh', 'số quyết định ủy quyền')} quyết định ủy quyền, trong đó ủy quyền ${total('uq_phong', 'số thủ tục ủy quyền cho phòng chuyên môn')} thủ tục cho các phòng chuyên môn và ${total('uq_phuong', 'số thủ tục ủy quyền cho UBND cấp xã')} thủ tục cho UBND cấp xã.`,
    },
    {
      kind: 'paragraph',
      text: sentence(
        yes('gq_dung_quy_dinh', 'tiếp nhận, giải quyết đúng quy chế một cửa, một cửa liên thông'),
      ),
    },
    { kind: 'heading', level: 2, text: '3. Đối chiếu báo cáo của đơn vị với số liệu của hệ thống' },
    differing.length === 0
      ? { kind: 'paragraph', text: 'Các số liệu đơn vị báo cáo khớp với số liệu của hệ thống.' }
      : {
          kind: 'list',
          items: differing.map(
            ({ visit, label, text, rows, rowsSha256 }) =>
              `${visit.unit.vi}, ${label.vi}: ${annex.cite(text.vi, `đối chiếu “${label.vi}”`, `biên bản ${visit.unit.vi} (${shortHash(visit.minutes)})${rows === null ? '' : `; ${rows} dòng, mã băm ${shortHash(rowsSha256)}`}`)}`,
          ),
        },
    { kind: 'heading', level: 1, text: 'III. Khó khăn, vướng mắc' },
    {
      kind: 'paragraph',
      text: `Các đơn vị nêu ${annex.cite(difficulties.length, 'số khó khăn, vướng mắc', minutesOf(held))} khó khăn, vướng mắc, theo nguyên nhân:`,
    },
    {
      kind: 'list',
      items: byCause(difficulties).map(
        ([cause, some]) =>
          `Về ${causeNames[cause].vi}: ${annex.cite(some.length, `khó khăn về ${causeNames[cause].vi}`, [...new Set(some.map(({ unit }) => unit.vi))].slice(0, 5).join('; '))}. Chẳng hạn: ${sentence(some[0]!.text)}`,
      ),
    },
    { kind: 'heading', level: 1, text: 'IV. Kiến nghị' },
    {
      kind: 'paragraph',
      text: `Đã tiếp nhận ${annex.cite(recommendations.length, 'số kiến nghị', 'sổ kiến nghị')} kiến nghị; trả lời tại chỗ ${annex.cite(state(['answered', 'verified']).length, 'kiến nghị trả lời tại chỗ', 'sổ kiến nghị')}; chuyển cơ quan giải quyết ${annex.cite(state(['carried', 'replied']).length, 'kiến nghị đã chuyển', 'sổ kiến nghị')}; chưa giải quyết ${annex.cite(state(['raised']).length, 'kiến nghị chưa giải quyết', 'sổ kiến nghị')}.`,
    },
    ...(state(['carried', 'replied', 'raised']).length > 0
      ? ([
          {
            kind: 'paragraph',
            text: `Tổ khảo sát đề nghị ${found.body.vi} xem xét, có phương án giải quyết các kiến nghị sau:`,
          },
          {
            kind: 'table',
            columns: [
              { heading: 'Số', share: 0.6 },
              { heading: 'Đơn vị', share: 2 },
              { heading: 'Kiến nghị', share: 4 },
              { heading: 'Cơ quan giải quyết', share: 2 },
            ],
            rows: state(['carried', 'replied', 'raised']).map(({ number: n, unit, text, owner }) => [
              String(n),
              unit.vi,
              text,
              owner?.vi ?? 'chưa giao',
            ]),
          },
        ] as Block[])
      : []),
  ];
  const table: Block = {
    kind: 'table',
    columns: [
      { heading: 'Số', share: 0.5 },
      { heading: 'Số liệu', share: 3 },
      { heading: 'Giá trị', share: 1.6 },
      { heading: 'Căn cứ', share: 4 },
    ],
    rows: annex.lines.map(({ figure, value, from }, n) => [`[${n + 1}]`, figure, value, from]),
  };
  return {
    letterhead: { upperBody: found.body.vi, body: 'Tổ khảo sát', number, place: 'Hà Nội', day: on },
    title: 'Báo cáo',
    subject: `Kết quả ${campaign.name.vi.charAt(0).toLowerCase()}${campaign.name.vi.slice(1)}`,
    blocks,
    annex: [
      { kind: 'heading', level: 1, text: 'Phụ lục. Căn cứ của số liệu' },
      {
        kind: 'note',
        text: 'Số trong ngoặc vuông ở trên là số thứ tự ở bảng này. Mã trong ngoặc đơn là 12 ký tự đầu của mã băm SHA-256 của biên bản đã ký.',
      },
      table,
    ],
    signatures: [
      { lines: ['Tổ trưởng', ...(head?.title ? [head.title] : [])], name: head?.personName ?? '' },
    ],
    signedHow: '',
    recipients: [found.body.vi, 'Các quận, huyện, thị xã', 'Lưu: VT'],
    mark: number === null ? 'DỰ THẢO' : '',
  };
}
