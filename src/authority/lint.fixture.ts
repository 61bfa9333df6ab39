import type { Day } from '../kernel/time.ts';
import { type Register, type Row, registerSchema } from './register.ts';
import { fingerprint, who } from './who.ts';

/**
 * A small register in order. Đông district has a justice and a finance division and two wards; Tây district has a
 * justice division of its own. In 2023 a decision of Đông's, on the basis of the city's scheme, gives `1.1` to the
 * justice division, `1.2` to the wards and `1.4` to a division by its value; `1.3` is the wards' by law and `1.5`
 * Đông's own.
 */
export const inOrder = (): Register => {
  const register = registerSchema.parse({
    units: [
      unit('tp', 'committee', 'city', null),
      unit('dong', 'committee', 'district', 'tp'),
      unit('tay', 'committee', 'district', 'tp'),
      unit('phuong-1', 'committee', 'ward', 'dong'),
      unit('phuong-2', 'committee', 'ward', 'dong'),
      unit('tu-phap', 'division', 'district', 'dong'),
      unit('tai-chinh', 'division', 'district', 'dong'),
      unit('tu-phap-tay', 'division', 'district', 'tay'),
    ],
    oneStops: [
      { oneStop: 'mc-dong', unit: 'dong', level: 'district', name: said('Một cửa Đông'), period: always },
      { oneStop: 'mc-1', unit: 'phuong-1', level: 'ward', name: said('Một cửa phường 1'), period: always },
      { oneStop: 'mc-2', unit: 'phuong-2', level: 'ward', name: said('Một cửa phường 2'), period: always },
    ],
    procedures: ['1.1', '1.2', '1.3', '1.4', '1.5'].map((code) => ({
      procedure: code,
      version: `${code} v1`,
      name: said(`Thủ tục ${code}`),
      field: said('Lĩnh vực'),
      levels: [code === '1.3' ? 'ward' : 'district'],
      period: always,
    })),
    routes: [
      route('1.1', 'mc-dong', 'tu-phap'),
      route('1.2', 'mc-1', 'phuong-1'),
      route('1.2', 'mc-2', 'phuong-2'),
      route('1.3', 'mc-1', 'phuong-1'),
      route('1.4', 'mc-dong', 'tai-chinh'),
      route('1.5', 'mc-dong', 'tu-phap'),
    ],
    competences: [
      competence('1.1', 'district'),
      competence('1.2', 'district'),
      competence('1.3', 'ward'),
      competence('1.4', 'district'),
      competence('1.5', 'district'),
    ],
    documents: [
      document('luat', 'law', always, []),
      document('de-an', 'decision', { from: '2022-11-22', to: '2025-01-01' }, ['luat']),
      document('qd', 'decision', year2023, ['luat', 'de-an']),
    ],
    rows: [
      row('I', 1, '1.1', 'tu-phap'),
      row('I', 2, '1.4', 'tu-phap', { value: { from: null, to: 100 } }),
      row('I', 3, '1.4', 'tai-chinh', { value: { from: 100, to: null } }),
      row('II', 1, '1.2', 'phuong-1'),
      row('II', 1, '1.2', 'phuong-2'),
    ],
    positions: [
      ...['dong', 'tay', 'phuong-1', 'phuong-2', 'tu-phap', 'tai-chinh', 'tu-phap-tay'].flatMap((of) => [
        position(of, 'head', 'Trưởng'),
        position(of, 'deputy', 'Phó'),
        position(of, 'specialist', 'Chuyên viên'),
      ]),
    ],
    assignments: [],
    substitutions: [{ unit: 'dong', position: 'deputy dong', form: 'KT', document: null, period: year2023 }],
    trainings: [
      ['specialist tu-phap', '1.1'],
      ['head tu-phap', '1.4'],
      ['deputy tai-chinh', '1.4'],
      ['head phuong-1', '1.2'],
      ['specialist phuong-2', '1.2'],
    ].map(([person, procedure]) => ({ person, procedure, on: '2022-12-01' })),
  });
  register.assignments = register.positions.map(({ position: of }) => ({
    position: of,
    person: of,
    name: of,
    period: always,
  }));
  register.postings = [
    ['1.1', 'mc-dong'],
    ['1.2', 'mc-1'],
    ['1.2', 'mc-2'],
    ['1.4', 'mc-dong'],
  ].map(([procedure, oneStop]) => ({
    oneStop: oneStop!,
    version: `${procedure} v1`,
    postedAt: '2023-01-02T01:00:00.000Z',
    fingerprint: fingerprint(who(register, { procedure: procedure!, oneStop: oneStop!, at: midyear })),
  }));
  // Answers were asked for above: what follows is a register of its own.
  return structuredClone(register);
};

export const midyear = '2023-06-01' as Day;
export const always = { from: '2015-01-01' as Day, to: null };
export const year2023 = { from: '2023-01-01' as Day, to: '2024-01-01' as Day };
export const said = (text: string) => ({ vi: text, en: text });

export const unit = (slug: string, kind: string, level: string, parent: string | null) => ({
  unit: slug,
  kind,
  level,
  name: said(slug),
  headTitle: said('Trưởng'),
  parent,
  territory: kind === 'committee' ? slug : parent!,
  period: always,
});

export const route = (procedure: string, oneStop: string, of: string, period: object = always) => ({
  procedure,
  oneStop,
  unit: of,
  period,
});

export const competence = (procedure: string, level: string, period: object = always) => ({
  procedure,
  level,
  holder: 'committee',
  division: null,
  document: 'luat',
  article: 'Điều 1',
  period,
});

export const document = (
  slug: string,
  kind: string,
  period: { from: string; to: string | null },
  restsOn: string[],
) => ({
  document: slug,
  number: `${slug}/2023`,
  kind,
  title: said(slug),
  issuer: 'Ủy ban nhân dân',
  signer: null,
  issuedOn: period.from,
  illustrative: true,
  inForce: [period],
  restsOn,
});

export const row = (
  annex: string,
  no: number,
  procedure: string,
  delegate: string,
  more: { value?: object; caseType?: string } = {},
): Row => ({
  document: 'qd',
  annex,
  no,
  procedure,
  delegator: 'dong',
  delegate,
  position: null,
  territory: delegate.startsWith('phuong') ? delegate : 'dong',
  conditions: { caseType: more.caseType ?? null, value: (more.value as never) ?? null },
  reporting: null,
  term: null,
  periods: [year2023],
});

export const position = (of: string, rank: string, title: string) => ({
  position: `${rank} ${of}`,
  unit: of,
  oneStop: null,
  rank,
  title: said(title),
  period: always,
});
