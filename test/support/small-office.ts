import { randomUUID } from 'node:crypto';
import { changeRegister, loadRegister, post, registerCompetences } from '../../src/authority/index.ts';
import { publishProcedures, setRoutes } from '../../src/catalogue/index.ts';
import { registerGroups } from '../../src/dossiers/index.ts';
import { addAccount, hashPassword } from '../../src/identity/index.ts';
import { type Command, execute, type System, systemActor } from '../../src/ledger/index.ts';
import { registerDocuments } from '../../src/legal/index.ts';
import { registerStructure } from '../../src/organization/index.ts';

export const PASSWORD = 'mot-cua-thu';

const period = { from: '2022-01-01', to: '2025-07-01' };
const open = { from: '2020-01-01', to: null };
const both = (vi: string, en = vi) => ({ vi, en });
const officeHours = Object.fromEntries(
  ['1', '2', '3', '4', '5'].map((weekday) => [
    weekday,
    [
      ['08:00', '12:00'],
      ['13:30', '17:00'],
    ],
  ]),
);

/** The people of the small office, by username; each has the same password. */
export const people = {
  counter: 'counter-officer at the district one-stop',
  neighbour: 'counter-officer at the ward one-stop',
  specialist: 'specialist of the labour division',
  head: 'head of the labour division, signs by delegation',
  deputy: 'deputy head of the labour division',
  clerk: 'specialist of the justice division',
  chair: 'chairperson of the district',
  vice: 'vice-chairperson of the district',
  control: 'procedure-control officer',
} as const;
export type Username = keyof typeof people;

const positions: Record<Username, { unit: string; oneStop: string | null; rank: string; title: string }> = {
  counter: { unit: 'ubnd-quan', oneStop: 'quan', rank: 'counter-officer', title: 'Cán bộ tiếp nhận' },
  neighbour: {
    unit: 'ubnd-phuong',
    oneStop: 'phuong',
    rank: 'counter-officer',
    title: 'Công chức tiếp nhận',
  },
  specialist: { unit: 'lao-dong', oneStop: null, rank: 'specialist', title: 'Chuyên viên' },
  head: { unit: 'lao-dong', oneStop: null, rank: 'head', title: 'Trưởng phòng' },
  deputy: { unit: 'lao-dong', oneStop: null, rank: 'deputy', title: 'Phó Trưởng phòng' },
  clerk: { unit: 'tu-phap', oneStop: null, rank: 'specialist', title: 'Chuyên viên' },
  chair: { unit: 'ubnd-quan', oneStop: null, rank: 'head', title: 'Chủ tịch' },
  vice: { unit: 'ubnd-quan', oneStop: null, rank: 'deputy', title: 'Phó Chủ tịch' },
  control: { unit: 'ubnd-quan', oneStop: 'quan', rank: 'procedure-control', title: 'Cán bộ kiểm soát' },
};

const unit = (
  slug: string,
  kind: string,
  level: string,
  vi: string,
  headTitle: string,
  parent: string | null,
  territoryCode: string,
) => ({
  slug,
  kind,
  level,
  name: both(vi),
  headTitle: both(headTitle),
  parent,
  territoryCode,
  period: { from: '2022-01-01', to: '2025-07-01' },
});

const oneStop = (slug: string, unitSlug: string, level: string, identifier: string, vi: string) => ({
  slug,
  unit: unitSlug,
  level,
  identifier,
  name: both(vi),
  address: 'Số 1 phố Thử',
  phone: '024 0000 0000',
  hours: officeHours,
  period,
});

/** Delegated to the labour division, kept by the committee, decided by the division itself. */
export const DELEGATED = '1.000001';
export const KEPT = '1.000002';
/** Decided by law at the ward. */
export const WARD = '1.000003';

const procedure = (code: string, vi: string, level: string, keywords: string[]) => ({
  code,
  name: both(vi),
  field: both('Lĩnh vực thử'),
  levels: [level],
  period: open,
  term: { kind: 'working-days', amount: 5 },
  fee: { amount: 0, note: null },
  components: [
    { name: both('Tờ khai'), kind: 'form', count: 1, required: true },
    { name: both('Bản sao giấy tờ'), kind: 'copy', count: 1, required: false },
  ],
  forms: [],
  channels: ['counter'],
  result: { name: both('Quyết định') },
  legalBasis: [{ number: '00/2020/NĐ-CP', title: both('Nghị định thử') }],
  keywords,
  illustrative: [],
  source: 'test',
});

const document = (slug: string, number: string, kind: string, restsOn: string[]) => ({
  slug,
  number,
  kind,
  title: both(`Văn bản ${slug}`),
  issuer: 'Ủy ban nhân dân',
  signer: null,
  issuedOn: '2020-01-01',
  validity: open,
  illustrative: true,
  source: 'test',
  restsOn,
});

/**
 * A district with two divisions and one ward, three procedures and a person in each part: enough for every rule,
 * loaded in a tenth of a second.
 */
export async function openSmallOffice(system: System): Promise<void> {
  let step = 0;
  const send = <I>(command: Command<I, unknown>, input: unknown) => {
    step += 1;
    return execute(system, command, input, {
      actor: systemActor,
      key: `small office ${step}`,
    });
  };
  await system.db`INSERT INTO installation (slip_key) VALUES (${Buffer.alloc(32, 7)})`;
  await send(registerStructure, {
    territories: [
      ['01', 'Thành phố', null],
      ['001', 'Quận', '01'],
      ['00001', 'Phường', '001'],
    ].map(([code, name, parentCode]) => ({
      code,
      name,
      kind: 'test',
      parentCode,
      period: open,
      basis: null,
    })),
    units: [
      unit('ubnd-quan', 'committee', 'district', 'Ủy ban nhân dân quận Thử', 'Chủ tịch', null, '001'),
      unit('lao-dong', 'division', 'district', 'Phòng Lao động quận Thử', 'Trưởng phòng', 'ubnd-quan', '001'),
      unit('tu-phap', 'division', 'district', 'Phòng Tư pháp quận Thử', 'Trưởng phòng', 'ubnd-quan', '001'),
      unit(
        'ubnd-phuong',
        'committee',
        'ward',
        'Ủy ban nhân dân phường Thử',
        'Chủ tịch',
        'ubnd-quan',
        '00001',
      ),
    ],
    oneStops: [
      oneStop('quan', 'ubnd-quan', 'district', '000.00.99.H99', 'Bộ phận Một cửa quận Thử'),
      oneStop('phuong', 'ubnd-phuong', 'ward', '000.01.99.H99', 'Bộ phận Một cửa phường Thử'),
    ],
    persons: Object.keys(positions).map((slug) => ({ slug, name: `Nguyễn Văn ${slug}`, degree: null })),
    positions: Object.entries(positions).map(([holder, { title, ...position }]) => ({
      ...position,
      title: both(title),
      period,
      holder,
    })),
    specialDays: ['2023-01-02', '2024-01-01'].map((day) => ({
      day,
      kind: 'holiday',
      name: both('Tết Dương lịch'),
      basis: 'test',
    })),
  });
  await send(registerDocuments, {
    documents: [
      document('luat', '77/2015/QH13', 'law', []),
      document('qd-thanh-pho', '4610/QĐ-UBND', 'decision', ['luat']),
      document('qd-quan', '01/QĐ-UBND', 'decision', ['qd-thanh-pho']),
    ],
  });
  await send(publishProcedures, {
    procedures: [
      procedure(DELEGATED, 'Đề nghị trợ cấp xã hội', 'district', ['xin trợ cấp']),
      procedure(KEPT, 'Cấp giấy phép thử', 'district', []),
      procedure(WARD, 'Đăng ký khai sinh', 'ward', ['con mới đẻ']),
    ],
  });
  await send(setRoutes, {
    routes: [
      { procedure: DELEGATED, oneStop: 'quan', unit: 'lao-dong', period },
      { procedure: KEPT, oneStop: 'quan', unit: 'tu-phap', period },
      { procedure: WARD, oneStop: 'phuong', unit: 'ubnd-phuong', period },
    ],
  });
  const competence = (code: string, level: string) => ({
    procedure: code,
    level,
    holder: 'committee',
    division: null,
    document: 'luat',
    article: 'Điều 28',
    period,
  });
  await send(registerCompetences, {
    competences: [competence(DELEGATED, 'district'), competence(KEPT, 'district'), competence(WARD, 'ward')],
  });
  const { positions: seats } = await loadRegister(system.db);
  await send(changeRegister, {
    changes: [
      {
        kind: 'delegate',
        document: 'qd-quan',
        delegator: 'ubnd-quan',
        period: { from: '2023-01-01', to: '2024-01-01' },
        rows: [{ annex: 'I', no: 1, procedure: DELEGATED, delegate: 'lao-dong' }],
      },
      ...seats
        .filter(({ rank }) => rank === 'deputy')
        .map(({ unit, position }) => ({
          kind: 'substitute',
          unit,
          position,
          form: 'KT',
          document: null,
          period,
        })),
    ],
  });
  await send(post, { oneStop: 'quan', procedures: [DELEGATED, KEPT] });
  const passwordHash = await hashPassword(PASSWORD);
  for (const username of Object.keys(positions)) {
    await send(addAccount, { person: username, username, passwordHash });
  }
}

/** The id of a person of the small office, for commands sent without the API. */
export async function personId(system: System, username: Username): Promise<string> {
  const [row] = await system.db<{ id: string }[]>`SELECT id FROM person WHERE slug = ${username}`;
  return row!.id;
}

/** A dossier as a counter officer sends it; the delegated procedure by default. */
export const anApplication = (change: Record<string, unknown> = {}) => ({
  oneStop: 'quan',
  procedure: DELEGATED,
  applicant: {
    fullName: 'Trần Thị Mai',
    identityNumber: '001185012345',
    birthDate: '1985-08-15',
    sex: 'female',
    address: 'Số 12 ngõ 34 phố Đội Cấn',
    phone: '0912345678',
  },
  components: [{ no: 1, count: 1, files: [] }],
  ...change,
});

/** Sends a command as a person of the small office, each with a key of its own unless one is given. */
export const sendingIn =
  (system: System) =>
  async <I, A>(
    as: Username,
    command: Command<I, A>,
    input: unknown,
    key: string = randomUUID(),
  ): Promise<A> => {
    const actor = { kind: 'person', personId: await personId(system, as) } as const;
    return execute(system, command, input, { actor, key });
  };

/** Procedures that are asked for together; each part as `[procedure, ...parts before it]`. */
export async function openInterlinked(
  system: System,
  slug: string,
  parts: readonly (readonly [procedure: string, ...after: number[]])[],
): Promise<void> {
  const group = {
    slug,
    name: both('Thủ tục liên thông thử'),
    period: open,
    illustrative: true,
    source: 'test',
    parts: parts.map(([procedure, ...after], index) => ({ no: index + 1, procedure, after })),
  };
  await execute(system, registerGroups, { groups: [group] }, { actor: systemActor, key: randomUUID() });
}
