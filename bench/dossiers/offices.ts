import { randomBytes } from 'node:crypto';
import { registerCompetences } from '../../src/authority/index.ts';
import { publishProcedures, setRoutes } from '../../src/catalogue/index.ts';
import { type Command, execute, type System, systemActor } from '../../src/ledger/index.ts';
import { registerDocuments } from '../../src/legal/index.ts';
import { registerStructure } from '../../src/organization/index.ts';

export const ONE_STOPS = 30;
export const PROCEDURES = 12;

const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
const both = (text: string) => ({ vi: text, en: text });
const two = (n: number): string => String(n).padStart(2, '0');

export const oneStopSlug = (n: number): string => `phuong-${two(n)}`;
export const counterSlug = (n: number): string => `tiep-nhan-${two(n)}`;
export const identifierOf = (n: number): string => `000.${two(n)}.99.H99`;
export const procedureCode = (n: number): string => `1.${String(n).padStart(6, '0')}`;

/**
 * A district of thirty wards, each with a one-stop, a counter officer and a division that works on twelve
 * procedures: as many offices and procedures as the yardstick has. Opened by commands, like a real one.
 * @param year the year that is going on; the holidays of two years are known.
 */
export async function openOffices(system: System, year: number): Promise<void> {
  const period = { from: `${year - 2}-01-01`, to: null };
  let step = 0;
  const send = <I>(command: Command<I, unknown>, input: unknown) => {
    step += 1;
    return execute(system, command, input, { actor: systemActor, key: `offices ${step}` });
  };
  await system.db`INSERT INTO installation (slip_key) VALUES (${randomBytes(32)}) ON CONFLICT DO NOTHING`;
  const wards = numbers(ONE_STOPS);
  const territory = (code: string, name: string, parentCode: string | null) => ({
    code,
    name,
    kind: 'bench',
    parentCode,
    period,
    basis: null,
  });
  const unit = (slug: string, kind: string, level: string, name: string, parent: string | null) => ({
    slug,
    kind,
    level,
    name: both(name),
    headTitle: both('Chủ tịch'),
    parent,
    period,
  });
  await send(registerStructure, {
    territories: [
      territory('01', 'Thành phố', null),
      territory('001', 'Quận', '01'),
      ...wards.map((n) => territory(`${n + 10_000}`, `Phường ${n}`, '001')),
    ],
    units: [
      { ...unit('quan', 'committee', 'district', 'Ủy ban nhân dân quận', null), territoryCode: '001' },
      ...wards.flatMap((n) => [
        {
          ...unit(`ubnd-${two(n)}`, 'committee', 'ward', `Ủy ban nhân dân phường ${n}`, 'quan'),
          territoryCode: `${n + 10_000}`,
        },
        {
          ...unit(`to-${two(n)}`, 'division', 'ward', `Tổ nghiệp vụ phường ${n}`, `ubnd-${two(n)}`),
          territoryCode: `${n + 10_000}`,
        },
      ]),
    ],
    oneStops: wards.map((n) => ({
      slug: oneStopSlug(n),
      unit: `ubnd-${two(n)}`,
      level: 'ward',
      identifier: identifierOf(n),
      name: both(`Bộ phận Một cửa phường ${n}`),
      address: `Số ${n} phố Thử`,
      phone: '024 0000 0000',
      hours: Object.fromEntries(
        ['1', '2', '3', '4', '5'].map((weekday) => [
          weekday,
          [
            ['08:00', '12:00'],
            ['13:30', '17:00'],
          ],
        ]),
      ),
      period,
    })),
    persons: wards.flatMap((n) =>
      [counterSlug(n), `chu-tich-${two(n)}`].map((slug) => ({ slug, name: `Người ${slug}`, degree: null })),
    ),
    positions: wards.flatMap((n) => [
      {
        unit: `ubnd-${two(n)}`,
        oneStop: oneStopSlug(n),
        rank: 'counter-officer',
        title: both('Công chức tiếp nhận'),
        period,
        holder: counterSlug(n),
      },
      {
        unit: `ubnd-${two(n)}`,
        oneStop: null,
        rank: 'head',
        title: both('Chủ tịch'),
        period,
        holder: `chu-tich-${two(n)}`,
      },
    ]),
    specialDays: [year, year + 1].flatMap((y) =>
      ['01-01', '04-30', '05-01', '09-02'].map((day) => ({
        day: `${y}-${day}`,
        kind: 'holiday',
        name: both('Ngày lễ'),
        basis: 'bench',
      })),
    ),
  });
  await send(registerDocuments, {
    documents: [
      {
        slug: 'luat',
        number: '77/2015/QH13',
        kind: 'law',
        title: both('Luật'),
        issuer: 'Quốc hội',
        signer: null,
        issuedOn: '2015-06-19',
        validity: { from: '2016-01-01', to: null },
        illustrative: true,
        source: 'bench',
        restsOn: [],
      },
    ],
  });
  await send(publishProcedures, {
    procedures: numbers(PROCEDURES).map((n) => ({
      code: procedureCode(n),
      name: both(`Thủ tục ${n}`),
      field: both('Lĩnh vực'),
      levels: ['ward'],
      period,
      term: { kind: 'working-days', amount: n },
      fee: { amount: 0, note: null },
      components: [
        { name: both('Tờ khai'), kind: 'form', count: 1, required: true },
        { name: both('Bản vẽ'), kind: 'original', count: 1, required: true },
        { name: both('Bản sao giấy tờ'), kind: 'copy', count: 1, required: false },
      ],
      forms: [],
      channels: ['counter'],
      result: { name: both('Giấy xác nhận') },
      legalBasis: [],
      keywords: [],
      illustrative: [],
      source: 'bench',
    })),
  });
  await send(setRoutes, {
    routes: wards.flatMap((ward) =>
      numbers(PROCEDURES).map((n) => ({
        procedure: procedureCode(n),
        oneStop: oneStopSlug(ward),
        unit: `to-${two(ward)}`,
        period,
      })),
    ),
  });
  await send(registerCompetences, {
    competences: numbers(PROCEDURES).map((n) => ({
      procedure: procedureCode(n),
      level: 'ward',
      holder: 'committee',
      division: null,
      document: 'luat',
      article: 'Điều 35',
      period,
    })),
  });
}
