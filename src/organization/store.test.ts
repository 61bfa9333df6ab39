import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import { testSystem } from '../../test/support/system.ts';
import { brokenConstraint } from '../kernel/database.ts';
import { day } from '../kernel/time.ts';
import { execute, systemActor } from '../ledger/index.ts';
import {
  holdersOf,
  oneStopBySlug,
  oneStopsOn,
  personById,
  positionsOf,
  registerStructure,
  unitOn,
  unitsOn,
} from './index.ts';

const said = (text: string) => ({ vi: text, en: text });
const always = { from: '2020-01-01', to: null };
/** Districts were abolished on 1 July 2025. */
const untilReform = { from: '2020-01-01', to: '2025-07-01' };
const nothing = { territories: [], units: [], oneStops: [], persons: [], positions: [], specialDays: [] };

const district = {
  slug: 'ub-dong',
  kind: 'committee',
  level: 'district',
  name: said('Ủy ban Đông'),
  headTitle: said('Chủ tịch'),
  parent: 'ub-thanh-pho',
  territoryCode: '001',
  period: untilReform,
};
const stop = {
  slug: 'dong',
  unit: 'ub-dong',
  level: 'district',
  identifier: '000.00.01.H26',
  name: said('Một cửa Đông'),
  address: '1 Phố Đông',
  phone: '',
  hours: { '1': [['08:00', '12:00']] },
  period: untilReform,
};
const seat = (holder: string | null, period: object, rank = 'head') => ({
  unit: 'ub-dong',
  oneStop: null,
  rank,
  title: said('Chủ tịch'),
  period,
  holder,
});
const structure = {
  ...nothing,
  territories: [
    { code: '01', name: 'Thành phố', kind: 'city', parentCode: null, period: always, basis: null },
    { code: '001', name: 'Đông', kind: 'district', parentCode: '01', period: untilReform, basis: null },
  ],
  units: [
    { ...district, slug: 'ub-thanh-pho', level: 'city', parent: null, territoryCode: '01', period: always },
    district,
  ],
  oneStops: [stop],
  persons: ['lan', 'minh'].map((slug) => ({ slug, name: slug, degree: 'university' })),
  positions: [
    seat('lan', { from: '2020-01-01', to: '2023-06-01' }),
    seat('minh', { from: '2023-06-01', to: '2025-07-01' }),
    seat('lan', untilReform, 'deputy'),
  ],
};

let made: TestDatabase;
const register = (input: object) =>
  execute(testSystem(made.db), registerStructure, input, { actor: systemActor, key: randomUUID() });
beforeAll(async () => {
  made = await freshDatabase();
  await register(structure);
});
afterAll(() => made.drop());

describe('the register as of a day', () => {
  test.each([
    ['2019-12-31', []],
    ['2020-01-01', ['ub-dong', 'ub-thanh-pho']],
    ['2025-06-30', ['ub-dong', 'ub-thanh-pho']],
    ['2025-07-01', ['ub-thanh-pho']],
  ])('%s holds the bodies %j', async (on, slugs) => {
    expect((await unitsOn(made.db, day(on))).map((u) => u.slug)).toEqual(slugs);
  });

  test('names who held which position then', async () => {
    const [unit] = await unitsOn(made.db, day('2023-05-31'));
    const heads = async (on: string) =>
      (await holdersOf(made.db, unit!.id, day(on))).filter((h) => h.rank === 'head').map((h) => h.personName);
    expect(await heads('2023-05-31')).toEqual(['lan']);
    expect(await heads('2023-06-01')).toEqual(['minh']);
    expect(await heads('2025-07-01')).toEqual([]);
  });

  test('gives each person the positions of that day', async () => {
    const [person] = await made.db<{ id: string }[]>`SELECT id FROM person WHERE slug = 'lan'`;
    const ranks = async (on: string) =>
      (await positionsOf(made.db, person!.id, day(on))).map((p) => p.rank).sort();
    expect(await ranks('2023-05-31')).toEqual(['deputy', 'head']);
    expect(await ranks('2023-06-01')).toEqual(['deputy']);
    expect(await personById(made.db, person!.id)).toEqual({ id: person!.id, name: 'lan' });
  });

  test('keeps a one-stop that was abolished, for what it once received', async () => {
    expect(await oneStopsOn(made.db, day('2025-07-01'))).toEqual([]);
    expect(await oneStopBySlug(made.db, 'dong')).toMatchObject({
      address: '1 Phố Đông',
      hours: stop.hours,
      unitName: said('Ủy ban Đông'),
    });
    expect(await oneStopBySlug(made.db, 'nowhere')).toBeNull();
    expect(await unitOn(made.db, randomUUID(), day('2023-01-01'))).toBeNull();
  });
});

describe('PostgreSQL refuses', () => {
  test.each([
    [
      'a body that outlives its parent',
      { units: [{ ...district, slug: 'x', parent: 'ub-dong', period: always }] },
      'unit_version_parent_id_validity_fkey',
    ],
    [
      'a position that outlives its body',
      { positions: [seat('lan', always)] },
      'position_unit_id_validity_fkey',
    ],
    [
      'a one-stop that outlives its committee',
      { oneStops: [{ ...stop, slug: 'x', identifier: 'x', period: always }] },
      'one_stop_unit_id_validity_fkey',
    ],
    ['two bodies of one name', { units: [district] }, 'unit_slug_key'],
    ['two one-stops with one identifier', { oneStops: [{ ...stop, slug: 'x' }] }, 'one_stop_identifier_key'],
    [
      'one code for two territories at one time',
      { territories: [{ ...structure.territories[1], name: 'Tây' }] },
      'territory_version_code_validity_key',
    ],
  ])('%s, and keeps nothing of it', async (_what, part, constraint) => {
    const before = await made.db`SELECT count(*) FROM event`;
    const error = await register({ ...nothing, ...part }).catch((e) => e);
    expect(brokenConstraint(error)).toBe(constraint);
    expect(await made.db`SELECT count(*) FROM event`).toEqual(before);
  });

  test('two persons in one position at a time', async () => {
    const second = made.db`
      INSERT INTO assignment (position_id, person_id, validity)
      SELECT position_id, (SELECT id FROM person WHERE slug = 'minh'), validity
      FROM assignment ORDER BY validity LIMIT 1`;
    expect(brokenConstraint(await second.catch((e) => e))).toBe('assignment_pkey');
  });
});

test('a code may live on under another name, once the first has ended', async () => {
  await register({
    ...nothing,
    territories: [
      {
        ...structure.territories[1],
        name: 'Đông mới',
        kind: 'ward',
        period: { from: '2025-07-01', to: null },
      },
    ],
  });
  const names = await made.db`SELECT name FROM territory_version WHERE code = '001' ORDER BY validity`;
  expect([...names]).toEqual([{ name: 'Đông' }, { name: 'Đông mới' }]);
});
