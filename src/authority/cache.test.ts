import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import { testSystem } from '../../test/support/system.ts';
import { connect } from '../kernel/database.ts';
import { day } from '../kernel/time.ts';
import { loadExample } from './example.fixture.ts';
import { RegisterCache } from './index.ts';

const today = day('2023-08-15');

let made: TestDatabase;
let cache: RegisterCache;
let stop: () => Promise<void>;
beforeAll(async () => {
  made = await freshDatabase();
  await loadExample(testSystem(made.db));
});
afterAll(() => made.drop());
beforeEach(async () => {
  cache = new RegisterCache(made.db);
  stop = await cache.listen();
});
afterEach(() => stop());

test('a day is read once, however many ask at once', async () => {
  const registers = await Promise.all(Array.from({ length: 8 }, () => cache.on(today)));
  expect(new Set(registers).size).toBe(1);
  expect(await cache.on(day('2023-08-16'))).not.toBe(registers[0]);
});

test('a change that another process makes is heard, and the day read anew', async () => {
  const before = await cache.on(today);
  const { revision } = cache;
  const another = connect(made.options);
  await another`UPDATE one_stop SET phone = '024 0000 0000' WHERE slug = 'dong'`;
  await another.end();
  await vi.waitFor(() => expect(cache.revision).toBeGreaterThan(revision));
  const after = await cache.on(today);
  expect(after).not.toBe(before);
  expect([...after.oneStops.values()].find((o) => o.slug === 'dong')?.phone).toBe('024 0000 0000');
});

test('a change that is rolled back is none', async () => {
  const { revision } = cache;
  const half = made.db.begin(async (tx) => {
    await tx`UPDATE one_stop SET phone = '' WHERE slug = 'dong'`;
    throw new Error('no');
  });
  await expect(half).rejects.toThrow('no');
  await made.db`SELECT pg_notify('register_changed', 'the next change')`;
  await vi.waitFor(() => expect(cache.revision).toBe(revision + 1));
});

test('what could not be read is not kept', async () => {
  const dead = connect(made.options);
  await dead.end();
  const broken = new RegisterCache(dead);
  await expect(broken.on(today)).rejects.toThrow();
  await expect(broken.on(today)).rejects.toThrow();
});
