import { randomUUID } from 'node:crypto';
import { publishProcedures, setRoutes } from '../catalogue/index.ts';
import { type Command, execute, type System, systemActor } from '../ledger/index.ts';
import { registerDocuments } from '../legal/index.ts';
import { registerStructure } from '../organization/index.ts';
import { changeRegister, loadRegister, registerCompetences } from './index.ts';

/**
 * A small city to ask questions of: Đông district with a justice division, a finance division and two wards,
 * and Tây district beside it with a justice division of its own. Nothing here is official.
 *
 * In time: the city's scheme holds until 01/10/2023, the head of Đông's justice division leaves on 01/09/2023,
 * the delegation runs 01/02/2023–30/11/2023 under a decision that is in force for the whole of 2023.
 */
const said = (text: string) => ({ vi: text, en: text });
const always = { from: '2020-01-01', to: null };

const unit = (slug: string, kind: string, level: string, parent: string | null, territoryCode: string) => ({
  slug,
  kind,
  level,
  parent,
  territoryCode,
  name: said(slug),
  headTitle: said(kind === 'committee' ? 'Chủ tịch' : 'Trưởng phòng'),
  period: always,
});
const seat = (unitSlug: string, rank: string, holder: string, period: object = always) => ({
  unit: unitSlug,
  oneStop: null,
  rank,
  holder,
  period,
  title: said(
    { head: unitSlug.startsWith('phong') ? 'Trưởng phòng' : 'Chủ tịch', deputy: 'Cấp phó' }[rank] ??
      'Chuyên viên',
  ),
});
const oneStop = (slug: string, unitSlug: string, level: string) => ({
  slug,
  unit: unitSlug,
  level,
  identifier: `000.00.${slug}.H26`,
  name: said(`Một cửa ${slug}`),
  address: '',
  phone: '',
  hours: {},
  period: always,
});

const seats = [
  seat('ub-dong', 'head', 'chair-dong'),
  seat('ub-dong', 'deputy', 'vice-dong'),
  seat('ub-tay', 'head', 'chair-tay'),
  seat('phong-tu-phap-dong', 'head', 'justice-dong', { from: '2020-01-01', to: '2023-09-01' }),
  seat('phong-tu-phap-dong', 'deputy', 'justice-deputy-dong'),
  seat('phong-tu-phap-dong', 'specialist', 'justice-specialist-dong'),
  seat('phong-tai-chinh-dong', 'head', 'finance-dong'),
  seat('phong-tu-phap-tay', 'head', 'justice-tay'),
  seat('phong-tu-phap-tay', 'deputy', 'justice-deputy-tay'),
  seat('ub-phuong-1', 'head', 'chair-1'),
  seat('ub-phuong-1', 'deputy', 'vice-1'),
  seat('ub-phuong-2', 'head', 'chair-2'),
];

export const structure = {
  territories: [
    ['01', 'city', null],
    ['001', 'district', '01'],
    ['002', 'district', '01'],
    ['00001', 'ward', '001'],
    ['00002', 'ward', '001'],
  ].map(([code, kind, parentCode]) => ({ code, kind, parentCode, name: code, period: always, basis: null })),
  units: [
    unit('ub-thanh-pho', 'committee', 'city', null, '01'),
    unit('ub-dong', 'committee', 'district', 'ub-thanh-pho', '001'),
    unit('ub-tay', 'committee', 'district', 'ub-thanh-pho', '002'),
    unit('phong-tu-phap-dong', 'division', 'district', 'ub-dong', '001'),
    unit('phong-tai-chinh-dong', 'division', 'district', 'ub-dong', '001'),
    unit('phong-tu-phap-tay', 'division', 'district', 'ub-tay', '002'),
    unit('ub-phuong-1', 'committee', 'ward', 'ub-dong', '00001'),
    unit('ub-phuong-2', 'committee', 'ward', 'ub-dong', '00002'),
  ],
  oneStops: [
    oneStop('dong', 'ub-dong', 'district'),
    oneStop('tay', 'ub-tay', 'district'),
    oneStop('phuong-1', 'ub-phuong-1', 'ward'),
    oneStop('phuong-2', 'ub-phuong-2', 'ward'),
  ],
  persons: [...new Set(seats.map((s) => s.holder)), 'outsider'].map((slug) => ({
    slug,
    name: slug,
    degree: null,
  })),
  positions: seats,
  specialDays: [],
};

const document = (slug: string, kind: string, validity: object, restsOn: string[]) => ({
  slug,
  number: slug,
  kind,
  title: said(slug),
  issuer: 'issuer',
  signer: null,
  issuedOn: '2020-01-01',
  validity,
  illustrative: true,
  source: 'test',
  restsOn,
});
export const documents = [
  document('law', 'law', always, []),
  document('scheme', 'decision', { from: '2022-11-22', to: '2023-10-01' }, ['law']),
  document('decision', 'decision', { from: '2023-01-01', to: '2024-01-01' }, ['law', 'scheme']),
];

/** What each procedure is for, in the cases of the tests. */
export const procedure = {
  byLawOfDistrict: '1.000001',
  toDivision: '1.000002',
  byLawOfDivision: '1.000003',
  byLawOfWard: '1.000004',
  toWard: '1.000005',
  byLawOfChair: '1.000006',
  nobodys: '1.000007',
  notReceived: '1.000008',
  nextYears: '1.000009',
} as const;

const published = (code: string) => ({
  code,
  name: said(`Thủ tục ${code}`),
  field: said('Lĩnh vực'),
  levels: ['district', 'ward'],
  period: { from: code === procedure.nextYears ? '2024-01-01' : '2020-01-01', to: null },
  term: { kind: 'working-days', amount: 3 },
  fee: { amount: 0, note: null },
  components: [],
  forms: [],
  channels: ['counter'],
  result: { name: said('Kết quả') },
  legalBasis: [],
  keywords: [],
  illustrative: [],
  source: 'test',
});

const routes = Object.values(procedure)
  .filter((code) => code !== procedure.notReceived)
  .flatMap((code) =>
    [
      ['dong', 'phong-tu-phap-dong'],
      ['tay', 'phong-tu-phap-tay'],
      ['phuong-1', 'ub-phuong-1'],
      ['phuong-2', 'ub-phuong-2'],
    ].map(([stop, works]) => ({ procedure: code, oneStop: stop, unit: works, period: always })),
  );

export const competence = (code: string, level: string, holder: string, division: string | null = null) => ({
  procedure: code,
  level,
  holder,
  division,
  document: 'law',
  article: 'Điều 1',
  period: always,
});
const competences = [
  competence(procedure.byLawOfDistrict, 'district', 'committee'),
  competence(procedure.toDivision, 'district', 'committee'),
  competence(procedure.byLawOfDivision, 'district', 'division', 'phong-tu-phap-dong'),
  competence(procedure.byLawOfDivision, 'district', 'division', 'phong-tu-phap-tay'),
  competence(procedure.byLawOfWard, 'ward', 'committee'),
  competence(procedure.toWard, 'district', 'committee'),
  competence(procedure.byLawOfChair, 'district', 'chairperson'),
  competence(procedure.notReceived, 'district', 'committee'),
  competence(procedure.nextYears, 'district', 'committee'),
];

export const delegation = {
  kind: 'delegate',
  document: 'decision',
  delegator: 'ub-dong',
  period: { from: '2023-02-01', to: '2023-12-01' },
  rows: [
    { annex: 'I', no: 1, procedure: procedure.toDivision, delegate: 'phong-tu-phap-dong' },
    { annex: 'II', no: 1, procedure: procedure.toWard, delegate: 'ub-phuong-1' },
  ],
};

/** One command of the system's, with a key of its own. */
export const send = <I, A>(system: System, command: Command<I, A>, input: unknown): Promise<A> =>
  execute(system, command, input, { actor: systemActor, key: randomUUID() });

/** Every deputy signs for their head as long as they are there. */
async function deputiesSign({ db }: System) {
  const { positions } = await loadRegister(db);
  return positions
    .filter(({ rank }) => rank === 'deputy')
    .map(({ unit, position, period }) => ({
      kind: 'substitute',
      unit,
      position,
      form: 'KT',
      document: null,
      period,
    }));
}

export async function loadExample(system: System): Promise<void> {
  await send(system, registerStructure, structure);
  await send(system, registerDocuments, { documents });
  await send(system, publishProcedures, { procedures: Object.values(procedure).map(published) });
  await send(system, setRoutes, { routes });
  await send(system, registerCompetences, { competences });
  await send(system, changeRegister, { changes: [delegation, ...(await deputiesSign(system))] });
}
