import { registerCompetences } from '../../src/authority/index.ts';
import { setRoutes } from '../../src/catalogue/index.ts';
import { addAccount, hashPassword } from '../../src/identity/index.ts';
import { type Command, execute, type System, systemActor } from '../../src/ledger/index.ts';
import { registerDocuments } from '../../src/legal/index.ts';
import { registerStructure } from '../../src/organization/index.ts';
import { DELEGATED, KEPT, PASSWORD } from './small-office.ts';

/** The first day of the new office, and the first without the old one. */
export const REFORM = '2023-09-01';

/** The people of the new office, by username. */
export const successors = {
  'new-counter': 'counter-officer of the new one-stop',
  'new-head': 'chairperson of the new commune',
  'new-specialist': 'specialist of its division',
} as const;
export type Successor = keyof typeof successors;

const period = { from: REFORM, to: null };
const both = (text: string) => ({ vi: text, en: text });

/**
 * A commune that is to take over from the small office's district and ward: everything of it is there before the
 * reorganisation is published, and begins on its day.
 */
export async function openSuccessorOffice(system: System): Promise<void> {
  let step = 0;
  const send = <I>(command: Command<I, unknown>, input: unknown) => {
    step += 1;
    return execute(system, command, input, { actor: systemActor, key: `successor office ${step}` });
  };
  const unit = (slug: string, kind: string, name: string, parent: string | null) => ({
    slug,
    kind,
    level: 'ward',
    name: both(name),
    headTitle: both(kind === 'committee' ? 'Chủ tịch' : 'Trưởng phòng'),
    parent,
    territoryCode: '00001',
    period,
  });
  const position = (holder: Successor, unitSlug: string, oneStop: string | null, rank: string) => ({
    unit: unitSlug,
    oneStop,
    rank,
    title: both(rank === 'head' ? 'Chủ tịch' : 'Công chức'),
    period,
    holder,
  });
  await send(registerStructure, {
    territories: [],
    specialDays: [],
    units: [
      unit('ubnd-xa-moi', 'committee', 'Ủy ban nhân dân xã Mới', null),
      unit('xa-moi-kinh-te', 'division', 'Phòng Kinh tế xã Mới', 'ubnd-xa-moi'),
    ],
    oneStops: [
      {
        slug: 'xa-moi',
        unit: 'ubnd-xa-moi',
        level: 'ward',
        identifier: '000.02.99.H99',
        name: both('Bộ phận Một cửa xã Mới'),
        address: 'Số 2 phố Mới',
        phone: '024 0000 0002',
        hours: { '1': [['07:00', '11:00']] },
        period,
      },
    ],
    persons: Object.keys(successors).map((slug) => ({ slug, name: `Trần Thị ${slug}`, degree: null })),
    positions: [
      position('new-counter', 'ubnd-xa-moi', 'xa-moi', 'counter-officer'),
      position('new-head', 'ubnd-xa-moi', null, 'head'),
      position('new-specialist', 'xa-moi-kinh-te', null, 'specialist'),
    ],
  });
  await send(registerDocuments, {
    documents: [
      {
        slug: 'nq-sap-xep',
        number: '99/NQ-TEST',
        kind: 'resolution',
        title: both('Sắp xếp đơn vị hành chính'),
        issuer: 'Quốc hội',
        signer: null,
        issuedOn: '2023-08-01',
        validity: { from: '2023-08-01', to: null },
        illustrative: true,
        source: 'test',
        restsOn: [],
      },
    ],
  });
  await send(setRoutes, {
    routes: [DELEGATED, KEPT].map((procedure) => ({
      procedure,
      oneStop: 'xa-moi',
      unit: 'xa-moi-kinh-te',
      period,
    })),
  });
  await send(registerCompetences, {
    competences: [DELEGATED, KEPT].map((procedure) => ({
      procedure,
      level: 'ward',
      holder: 'committee',
      division: null,
      document: 'luat',
      article: 'Điều 1',
      period,
    })),
  });
  const passwordHash = await hashPassword(PASSWORD);
  for (const username of Object.keys(successors)) {
    await send(addAccount, { person: username, username, passwordHash });
  }
}

/** The district, its divisions and its ward end; the commune takes over. */
export const reorganisation = {
  kind: 'reorganise',
  document: 'nq-sap-xep',
  on: REFORM,
  units: ['ubnd-quan', 'lao-dong', 'tu-phap', 'ubnd-phuong'].map((unit) => ({
    unit,
    successors: unit.startsWith('ubnd') ? [{ unit: 'ubnd-xa-moi' }] : [],
  })),
  delegations: 'lapse',
};
