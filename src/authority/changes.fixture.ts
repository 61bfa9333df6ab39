import { addDays, type Day, day, type Period } from '../kernel/time.ts';
import { type Change, changeSchema } from './change.ts';
import { type Register, registerSchema } from './register.ts';

/**
 * A small city to change: two districts, each with two divisions and two wards, and a one-stop at each committee.
 * Three procedures, of two fields: two are the district committee's, one is its division's or the ward's. Nothing is
 * delegated yet. Everything happens within forty days from 01/01/2023.
 */
export const firstDay = day('2023-01-01');
export const dayAt = (n: number): Day => addDays(firstDay, n);
export const windowDays = Array.from({ length: 40 }, (_, n) => dayAt(n));
export const days = (from: number, to: number | null): Period => ({
  from: dayAt(from),
  to: to === null ? null : dayAt(to),
});
const always: Period = { from: day('2020-01-01'), to: null };

export const said = (text: string) => ({ vi: text, en: text });
export const fields = ['Hộ tịch', 'Đất đai'] as const;
export const procedures = ['1.000001', '1.000002', '1.000003'] as const;

export const unitEntry = (
  unit: string,
  kind: Register['units'][number]['kind'],
  level: Register['units'][number]['level'],
  parent: string | null,
  territory: string,
  period = always,
): Register['units'][number] => ({
  unit,
  kind,
  level,
  name: said(unit),
  headTitle: said(kind === 'committee' ? 'Chủ tịch' : 'Trưởng phòng'),
  parent,
  territory,
  period,
});

export const districts = ['dong', 'tay'] as const;
export const divisions = ['dong-ht', 'dong-dd', 'tay-ht', 'tay-dd'] as const;
export const wards = ['dong-1', 'dong-2', 'tay-1', 'tay-2'] as const;
export const parentOf = (unit: string): string => unit.split('-')[0]!;

const units = [
  unitEntry('thanh-pho', 'committee', 'city', null, 'HN'),
  ...districts.map((d) => unitEntry(d, 'committee', 'district', 'thanh-pho', `quận ${d}`)),
  ...divisions.map((d) => unitEntry(d, 'division', 'district', parentOf(d), `quận ${parentOf(d)}`)),
  ...wards.map((w) => unitEntry(w, 'committee', 'ward', parentOf(w), `phường ${w}`)),
];

export const positionsOf = (unit: string, period = always): Register['positions'] =>
  (['head', 'deputy'] as const).map((rank) => ({
    position: `${rank} ${unit}`,
    unit,
    oneStop: null,
    rank,
    title: said(rank === 'head' ? 'Người đứng đầu' : 'Cấp phó'),
    period,
  }));
export const assignmentsOf = (unit: string, period = always): Register['assignments'] =>
  positionsOf(unit).map(({ position }) => ({ position, person: `p ${position}`, name: position, period }));
export const oneStopEntry = (
  oneStop: string,
  unit: string,
  level: Register['oneStops'][number]['level'],
  period = always,
): Register['oneStops'][number] => ({ oneStop, unit, level, name: said(`Một cửa ${oneStop}`), period });

export const documentEntry = (
  document: string,
  restsOn: string[],
  inForce: Period[],
): Register['documents'][number] => ({
  document,
  number: `${document}/QĐ`,
  kind: document === 'luat' ? 'law' : 'decision',
  title: said(document),
  issuer: 'Ủy ban nhân dân',
  signer: null,
  issuedOn: day('2020-01-01'),
  illustrative: true,
  inForce,
  restsOn,
});

const byLaw = (
  procedure: string,
  level: Register['competences'][number]['level'],
  holder: Register['competences'][number]['holder'],
  division: string | null = null,
): Register['competences'][number] => ({
  procedure,
  level,
  holder,
  division,
  document: 'luat',
  article: 'Điều 1',
  period: always,
});

/** The decisions that changes speak of: each rests on the scheme, in force for most of the time. */
export const decisions = ['qd-1', 'qd-2', 'qd-3'] as const;

export const city: Register = registerSchema.parse({
  units,
  oneStops: [
    ...districts.map((d) => oneStopEntry(d, d, 'district')),
    ...wards.map((w) => oneStopEntry(w, w, 'ward')),
  ],
  procedures: procedures.map((procedure, n) => ({
    procedure,
    version: `${procedure} v1`,
    name: said(`Thủ tục ${procedure}`),
    field: said(fields[n] ?? fields[0]),
    levels: ['district', 'ward'],
    period: always,
  })),
  routes: procedures.flatMap((procedure) => [
    ...districts.map((d) => ({ procedure, oneStop: d, unit: `${d}-ht`, period: always })),
    ...wards.map((w) => ({ procedure, oneStop: w, unit: w, period: always })),
  ]),
  competences: [
    byLaw('1.000001', 'district', 'committee'),
    byLaw('1.000002', 'district', 'chairperson'),
    byLaw('1.000003', 'district', 'division', 'dong-ht'),
    byLaw('1.000003', 'district', 'division', 'tay-ht'),
    byLaw('1.000003', 'ward', 'committee'),
  ],
  documents: [
    documentEntry('luat', [], [always]),
    documentEntry('de-an', ['luat'], [days(0, 36)]),
    ...decisions.map((d) => documentEntry(d, ['luat', 'de-an'], [days(0, 30)])),
  ],
  rows: [],
  positions: units.flatMap((u) => positionsOf(u.unit)),
  assignments: units.flatMap((u) => assignmentsOf(u.unit)),
});

/** Changes as they come in: what is left out has its default. */
export const parsed = (...changes: object[]): Change[] => changes.map((change) => changeSchema.parse(change));
