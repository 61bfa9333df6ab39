import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import { testSystem } from '../../test/support/system.ts';
import { execute, systemActor } from '../ledger/index.ts';
import { registerStructure } from '../organization/index.ts';
import { addAccount, dutiesOf, hashPassword, servesAt, signIn, signOut, whoIs, worksIn } from './index.ts';

const said = (text: string) => ({ vi: text, en: text });
const period = { from: '2020-01-01', to: null };
const seat = (rank: string, holder: string, more: object = {}) => ({
  unit: 'ub-dong',
  oneStop: null,
  rank,
  holder,
  title: said(rank),
  period,
  ...more,
});
const structure = {
  territories: [{ code: '001', name: 'Đông', kind: 'district', parentCode: null, period, basis: null }],
  units: [
    {
      slug: 'ub-dong',
      kind: 'committee',
      level: 'district',
      name: said('Đông'),
      headTitle: said('Chủ tịch'),
      parent: null,
      territoryCode: '001',
      period,
    },
  ],
  oneStops: [
    {
      slug: 'dong',
      unit: 'ub-dong',
      level: 'district',
      identifier: '000.00.01.H26',
      name: said('Một cửa Đông'),
      address: '',
      phone: '',
      hours: {},
      period,
    },
  ],
  persons: ['lan', 'binh', 'cuc'].map((slug) => ({ slug, name: slug, degree: null })),
  positions: [
    seat('counter-officer', 'lan', { oneStop: 'dong' }),
    seat('head', 'binh', { period: { from: '2020-01-01', to: '2023-08-16' } }),
  ],
  specialDays: [],
};

let made: TestDatabase;
let system: ReturnType<typeof testSystem>;
const password = 'mười hai con giáp';

const envelope = () => ({ actor: systemActor, key: randomUUID() });
const enter = async (person: string, username = person) =>
  execute(system, addAccount, { person, username, passwordHash: await hashPassword(password) }, envelope());

beforeAll(async () => {
  made = await freshDatabase();
  system = testSystem(made.db);
  await execute(system, registerStructure, structure, envelope());
  await enter('lan');
  await enter('binh');
});
afterAll(() => made.drop());
beforeEach(() => system.clock.set('2023-08-15T07:30:00Z'));

const signedIn = async (username: string): Promise<string> =>
  (await signIn(system, username, password)) ?? expect.fail('not signed in');

describe('signing in', () => {
  test('with name and password opens a session of that person, with the positions held', async () => {
    const person = await whoIs(system, await signedIn('lan'));
    expect(person).toMatchObject({ personName: 'lan', positions: [{ rank: 'counter-officer' }] });
  });

  test('does not mind capital letters and spaces around the name', async () => {
    expect(await signIn(system, '  LAN ', password)).not.toBeNull();
  });

  test.each([
    ['a wrong password', 'lan', 'mười hai con giap'],
    ['the password in other letters', 'lan', password.toUpperCase()],
    ['no password', 'lan', ''],
    ['the name of nobody', 'nobody', password],
    ['the password of the decoy', 'nobody', 'no account has this password'],
    ['a name that PostgreSQL cannot hold', 'lan\u0000', password],
    ['a very long name', 'a'.repeat(100_000), password],
  ])('with %s is refused', async (_what, username, attempt) => {
    expect(await signIn(system, username, attempt)).toBeNull();
  });

  test('keeps no password and no token in the database', async () => {
    const token = await signedIn('lan');
    const kept = await made.db`
      SELECT (SELECT string_agg(a::text, ' ') FROM account a) || (SELECT string_agg(s::text, ' ') FROM session s)
        || (SELECT string_agg(c::text, ' ') FROM command c) || (SELECT string_agg(e::text, ' ') FROM event e) AS all`;
    for (const secret of [password, token, Buffer.from(token, 'base64url').toString('hex')]) {
      expect(kept[0]?.all).not.toContain(secret);
    }
  });
});

describe('a session', () => {
  test('ends after twelve hours', async () => {
    const token = await signedIn('lan');
    system.clock.advance(12 * 60 - 1);
    expect(await whoIs(system, token)).not.toBeNull();
    system.clock.advance(1);
    expect(await whoIs(system, token)).toBeNull();
  });

  test('ends when its person signs out, and no other with it', async () => {
    const [one, other] = [await signedIn('lan'), await signedIn('lan')];
    await signOut(system, one);
    expect(await whoIs(system, one)).toBeNull();
    expect(await whoIs(system, other)).not.toBeNull();
  });

  test.each(['', 'made up', '\u0000'])('is not opened by the token %j', async (token) => {
    expect(await whoIs(system, token)).toBeNull();
  });

  test('of an account that is disabled ends at once, and none can be opened', async () => {
    await enter('cuc');
    const token = await signedIn('cuc');
    await made.db`UPDATE account SET disabled_at = now() WHERE username = 'cuc'`;
    expect(await whoIs(system, token)).toBeNull();
    expect(await signIn(system, 'cuc', password)).toBeNull();
  });

  test('loses the rights of a position on the day it ends', async () => {
    const token = await signedIn('binh');
    expect(dutiesOf((await whoIs(system, token))!.positions)).toEqual(['process', 'decide']);
    system.clock.set('2023-08-15T17:00:00Z');
    expect(dutiesOf((await whoIs(system, token))!.positions)).toEqual([]);
  });
});

describe('an account', () => {
  test.each([
    ['a second one for a person', 'lan', 'another', 'account-exists'],
    ['a name that is taken', 'cuc', 'lan', 'account-exists'],
    ['nobody to have it', 'nobody', 'nobody', 'not-found'],
  ])('is refused: %s', async (_what, person, username, code) => {
    await made.db`DELETE FROM session`;
    await made.db`DELETE FROM account WHERE username = 'cuc'`;
    await expect(enter(person, username)).rejects.toMatchObject({ code });
  });

  test.each(['a b', 'ẩn', 'ab', '', 'x'.repeat(41)])('cannot be called %j', async (username) => {
    await expect(enter('cuc', username)).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

test('duties follow the position: where it is and what rank it has', async () => {
  const lan = (await whoIs(system, await signedIn('lan')))!;
  const [place] = await made.db<
    { stop: string; unit: string }[]
  >`SELECT id AS stop, unit_id AS unit FROM one_stop`;
  expect(servesAt(lan, place!.stop)).toBe(true);
  expect(servesAt(lan, randomUUID())).toBe(false);
  expect(worksIn(lan, place!.unit)).toBe(false);
  const binh = (await whoIs(system, await signedIn('binh')))!;
  expect(servesAt(binh, place!.stop)).toBe(false);
  expect(worksIn(binh, place!.unit)).toBe(true);
});
