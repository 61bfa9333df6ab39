import { day, instant } from '../../kernel/time.ts';
import {
  authority,
  authorityDepends,
  authorityGap,
  office,
  offices,
  procedure,
  procedureItems,
} from './samples.procedure.ts';
import type { Page, StatusDetailsModel, StatusModel } from './view.ts';

/** Pages as they may look, for tests and for whoever changes their look. The persons are invented. */

const today = day('2023-08-21');

const status: StatusModel = {
  now: instant('2023-08-21T03:12:00Z'),
  code: '000.00.15.H26-230815-0001',
  procedure: { code: procedure.code, name: procedure.name },
  office,
  holder: 'Phòng Tư pháp quận Ba Đình',
  state: 'in-progress',
  receivedAt: instant('2023-08-15T07:30:00Z'),
  dueAt: instant('2023-08-22T10:00:00Z'),
  originalDueAt: null,
  dueExplained: [
    'Hồ sơ được nộp lúc 14:30 ngày 15/08/2023.',
    'Thời hạn là 5 ngày làm việc, tính từ ngày 16/08/2023.',
    'Không tính ngày nghỉ cuối tuần: từ 19/08/2023 đến 20/08/2023.',
    'Kết quả có chậm nhất lúc 17:00 ngày 22/08/2023.',
  ],
  timeliness: 'in-time',
  returnedAt: null,
  parts: [],
  course: [
    { at: instant('2023-08-15T07:30:00Z'), kind: 'received', unit: office.name, note: null },
    { at: instant('2023-08-15T08:05:00Z'), kind: 'forwarded', unit: office.name, note: null },
    { at: instant('2023-08-16T01:20:00Z'), kind: 'accepted', unit: 'Phòng Tư pháp quận Ba Đình', note: null },
    {
      at: instant('2023-08-18T09:40:00Z'),
      kind: 'due-changed',
      unit: 'Phòng Tư pháp quận Ba Đình',
      note: 'Chờ xác minh của cơ quan đại diện, chưa tính vào thời hạn giải quyết.',
    },
    { at: instant('2023-08-21T02:00:00Z'), kind: 'examined', unit: 'Phòng Tư pháp quận Ba Đình', note: null },
  ],
  unlockError: null,
};

const details: StatusDetailsModel = {
  ...status,
  holder: null,
  state: 'ready',
  timeliness: 'finished-in-time',
  course: [
    ...status.course,
    { at: instant('2023-08-22T02:10:00Z'), kind: 'approved', unit: 'Phòng Tư pháp quận Ba Đình', note: null },
    { at: instant('2023-08-22T07:15:00Z'), kind: 'ready', unit: office.name, note: null },
  ],
  now: instant('2023-08-22T08:00:00Z'),
  applicant: {
    name: 'Nguyễn Thị Tuyết Nhung',
    phone: '0912 345 678',
    address: 'Số 12, ngách 34/5, ngõ 210 phố Đội Cấn, phường Đội Cấn, quận Ba Đình, Hà Nội',
    onBehalfOf: null,
  },
  components: procedure.components,
  results: [
    {
      name: 'Giấy khai sinh',
      number: '215/GKS-TP',
      issuedOn: day('2023-08-22'),
      href: '/ho-so/000.00.15.H26-230815-0001/ket-qua/1?proof=abc',
      bytes: 96_412,
    },
  ],
  rating: {
    kind: 'open',
    hidden: [
      { name: 'secret', value: 'K7MP-42XQ' },
      { name: 'key', value: '0190b0c4-5b2e-7c1a-9f0e-000000000001' },
    ],
    score: null,
    comment: '',
    errors: [],
  },
};

export interface Sample {
  readonly name: string;
  /** Where it is reached, without language. */
  readonly path: string;
  readonly page: Page;
}

const statusPath = `/ho-so/${status.code}`;
const procedurePath = `/tt/${office.slug}/${procedure.code}`;

const sample = (name: string, path: string, page: Page): Sample => ({ name, path, page });

export const samples: readonly Sample[] = [
  sample('home', '/', { kind: 'home', model: { today, frequent: procedureItems.slice(0, 6), offices } }),
  sample('home-empty', '/', { kind: 'home', model: { today, frequent: [], offices: [] } }),
  sample('search', '/tim?q=khai%20sinh', {
    kind: 'search',
    model: { query: 'khai sinh', items: procedureItems, total: 17 },
  }),
  sample('search-none', '/tim?q=b%E1%BA%B1ng%20l%C3%A1i', {
    kind: 'search',
    model: { query: 'bằng lái', items: [], total: 0 },
  }),
  sample('procedure', procedurePath, {
    kind: 'procedure',
    model: { today, procedure, office, authority, posterHref: `${procedurePath}/to-dan.pdf` },
  }),
  sample('procedure-gap', procedurePath, {
    kind: 'procedure',
    model: {
      today,
      procedure: {
        ...procedure,
        illustrative: [],
        components: [],
        forms: [],
        fee: { amount: 0, note: null },
      },
      office: {
        ...office,
        address: '',
        phone: '',
        open: { kind: 'closed', next: instant('2023-08-22T01:00:00Z') },
      },
      authority: authorityGap,
      posterHref: null,
    },
  }),
  sample('office-ended', procedurePath, {
    kind: 'office-ended',
    model: {
      today: day('2025-07-02'),
      office: { slug: office.slug, name: office.name },
      endedOn: day('2025-07-01'),
      document: '1656/NQ-UBTVQH15: Sắp xếp các đơn vị hành chính cấp xã của thành phố Hà Nội năm 2025',
      procedure: { code: procedure.code, name: procedure.name },
      successors: offices.filter((o) => o.level === 'ward'),
    },
  }),
  sample('office-ended-nobody', `/co-quan/${office.slug}`, {
    kind: 'office-ended',
    model: {
      today: day('2025-07-02'),
      office: { slug: office.slug, name: office.name },
      endedOn: day('2025-07-01'),
      document: null,
      procedure: null,
      successors: [],
    },
  }),
  sample('procedure-depends', procedurePath, {
    kind: 'procedure',
    model: { today, procedure, office, authority: authorityDepends, posterHref: null },
  }),
  sample('procedure-anywhere', `/tt/${procedure.code}`, {
    kind: 'procedure-anywhere',
    model: { today, procedure, offices },
  }),
  sample('office', `/co-quan/${office.slug}`, {
    kind: 'office',
    model: {
      today,
      office,
      procedures: procedureItems.map(({ code, name, field, term }, index) => ({
        code,
        name,
        field,
        term,
        decider: index === 4 ? null : 'Trưởng phòng, Phòng Tư pháp quận Ba Đình',
        delegated: index % 2 === 0,
      })),
      postingHref: `/co-quan/${office.slug}/niem-yet.pdf`,
    },
  }),
  sample('lookup', '/ho-so', { kind: 'lookup', model: { code: '', error: 'none' } }),
  sample('lookup-wrong', '/ho-so', { kind: 'lookup', model: { code: '000.00.15-<1>', error: 'malformed' } }),
  sample('status', statusPath, { kind: 'status', model: status }),
  sample('status-overdue', statusPath, {
    kind: 'status',
    model: {
      ...status,
      timeliness: 'overdue',
      now: instant('2023-08-24T03:00:00Z'),
      originalDueAt: instant('2023-08-18T10:00:00Z'),
      unlockError: 'wrong',
    },
  }),
  sample('status-stopped', statusPath, {
    kind: 'status',
    model: { ...status, state: 'supplement', timeliness: 'none', dueAt: null, dueExplained: [] },
  }),
  sample('status-details', statusPath, { kind: 'status-details', model: details }),
  sample('status-details-errors', statusPath, {
    kind: 'status-details',
    model: {
      ...details,
      rating: {
        ...details.rating,
        kind: 'open',
        hidden: [],
        score: null,
        comment: 'Chờ lâu.',
        errors: ['score-missing', 'comment-too-long'],
      },
    },
  }),
  sample('status-details-rated', statusPath, {
    kind: 'status-details',
    model: {
      ...details,
      state: 'returned',
      returnedAt: instant('2023-08-23T02:00:00Z'),
      results: [],
      rating: { kind: 'given', score: 4, comment: 'Nhanh và rõ ràng.', at: instant('2023-08-23T02:05:00Z') },
    },
  }),
  sample('rated', statusPath, { kind: 'rated', model: { code: status.code, score: 5 } }),
  sample('recommendations', '/kien-nghi', {
    kind: 'recommendations',
    model: {
      entries: [
        {
          number: 3,
          unit: 'Ủy ban nhân dân quận Ba Đình',
          alsoAsked: ['Ủy ban nhân dân quận Đống Đa'],
          text: 'Đề nghị sớm ban hành quy trình liên thông cho các thủ tục được ủy quyền.',
          state: 'carried',
          late: true,
          owner: 'Văn phòng Ủy ban nhân dân thành phố',
          dueAt: instant('2023-08-22T10:00:00Z'),
          raisedAt: instant('2023-08-15T08:00:00Z'),
          reply: null,
          basis: null,
        },
        {
          number: 1,
          unit: 'Ủy ban nhân dân phường Vĩnh Phúc',
          alsoAsked: [],
          text: 'Đề nghị tập huấn thêm cho cán bộ tiếp nhận.',
          state: 'answered',
          late: false,
          owner: null,
          dueAt: null,
          raisedAt: instant('2023-08-15T09:00:00Z'),
          reply: 'Văn phòng sẽ tập huấn trong tháng 9.',
          basis: 'Kế hoạch 35/KH-UBND',
        },
      ],
    },
  }),
  sample('recommendations-none', '/kien-nghi', { kind: 'recommendations', model: { entries: [] } }),
  sample('problem', '/khong-co', {
    kind: 'problem',
    model: { status: 404, title: null, mend: null, requestId: null, retryAfter: null },
  }),
  sample('problem-busy', '/tim', {
    kind: 'problem',
    model: { status: 503, title: null, mend: null, requestId: '0190b0c4-5b2e-7c1a', retryAfter: 300 },
  }),
];
