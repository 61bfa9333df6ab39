import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import { testSystem } from '../../test/support/system.ts';
import { type FigureName, figures, measureAll } from '../figures/index.ts';
import { instant } from '../kernel/time.ts';
import { canonicalJson, sha256 } from '../ledger/index.ts';
import { loadDemonstration } from './index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  await database.db`INSERT INTO installation (slip_key) VALUES (${Buffer.alloc(32, 1)})`;
  await loadDemonstration(testSystem(database.db));
}, 120_000);
afterAll(() => database.drop());

const at = instant('2023-08-15T14:00:00+07:00');
const unitId = async (slug: string) => {
  const [unit] = await database.db<{ id: string }[]>`SELECT id FROM unit WHERE slug = ${slug}`;
  return unit!.id;
};
const measured = async (slug: string) =>
  measureAll(database.db, Object.keys(figures) as FigureName[], { unitId: await unitId(slug), at });

describe('what the article says of Ba Đình on 15/08/2023, counted from the registers', () => {
  it.each<[FigureName, number]>([
    ['decisions-in-force', 6],
    ['procedures-delegated-to-divisions', 41],
    ['procedures-delegated-to-wards', 6],
    ['wards-delegated-to', 14],
    ['one-stops-below', 14],
    ['share-of-staff-with-degree', 100],
    ['share-of-delegated-procedures-posted', 100],
    ['share-of-delegated-procedures-with-qr', 100],
    ['wards-with-posted-procedures', 14],
  ])('%s: %i', async (name, expected) => {
    expect((await measured('ubnd-ba-dinh')).get(name)?.value).toBe(expected);
  });

  it('and of Vĩnh Phúc ward: 6 procedures by delegation, all posted', async () => {
    const ward = await measured('ubnd-vinh-phuc');
    expect(ward.get('procedures-received-by-delegation')?.value).toBe(6);
    expect(ward.get('share-of-delegated-procedures-posted')?.value).toBe(100);
    expect(ward.get('procedures-delegated-to-wards')?.value).toBe(0);
  });
});

test('each figure comes with the rows that it was counted from, their hash, and the query', async () => {
  for (const figure of (await measured('ubnd-ba-dinh')).values()) {
    expect(figure.rowsSha256).toBe(sha256(canonicalJson(figure.rows)).toString('hex'));
    expect(figure.query).toMatch(/^SELECT /);
  }
});

test('a figure is as of its moment: before the first decision nothing was delegated', async () => {
  const before = await measureAll(database.db, ['decisions-in-force', 'share-of-staff-with-degree'], {
    unitId: await unitId('ubnd-ba-dinh'),
    at: instant('2022-01-10T08:00:00+07:00'),
  });
  expect(before.get('decisions-in-force')?.value).toBe(0);
});

test('of nothing there is no share', async () => {
  const nowhere = await measureAll(
    database.db,
    ['share-of-staff-with-degree', 'share-satisfied', 'dossiers-open'],
    {
      unitId: '00000000-0000-0000-0000-000000000000',
      at,
    },
  );
  expect([...nowhere.values()].map(({ value }) => value)).toEqual([null, null, 0]);
});
