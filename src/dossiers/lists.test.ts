import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import {
  anApplication,
  DELEGATED,
  KEPT,
  openSmallOffice,
  people,
  personId,
  sendingIn,
  type Username,
} from '../../test/support/small-office.ts';
import { testSystem } from '../../test/support/system.ts';
import { RegisterCache } from '../authority/index.ts';
import type { SignedIn } from '../identity/index.ts';
import { fold } from '../kernel/text.ts';
import { dayOf } from '../kernel/time.ts';
import { positionsOf } from '../organization/index.ts';
import {
  countLists,
  decideDossier,
  type ListName,
  listDossiers,
  listNames,
  proposeDossier,
  receiveDossier,
  returnResult,
  takeDossier,
} from './index.ts';

let database: TestDatabase;
let system: ReturnType<typeof testSystem>;
let registers: RegisterCache;
const codes: Record<string, string> = {};

beforeAll(async () => {
  database = await freshDatabase();
  system = testSystem(database.db);
  await openSmallOffice(system);
  registers = new RegisterCache(database.db);
  const send = sendingIn(system);
  const receive = async (name: string, procedure = DELEGATED) => {
    const application = { ...anApplication(), procedure };
    codes[name] = (await send('counter', receiveDossier, application)).code;
    return codes[name]!;
  };
  const until = async (name: string, last: 'taken' | 'proposed' | 'decided' | 'returned') => {
    const code = await receive(name);
    await send('specialist', takeDossier, { code });
    if (last === 'taken') return;
    await send('specialist', proposeDossier, { code, outcome: 'grant' });
    if (last === 'proposed') return;
    await send('head', decideDossier, { code, outcome: 'grant' });
    if (last === 'returned') await send('counter', returnResult, { code, collector: 'applicant' });
  };
  await receive('old');
  system.clock.set('2023-08-23T09:00:00+07:00');
  for (const last of ['taken', 'proposed', 'decided', 'returned'] as const) await until(last, last);
  await receive('new');
  await receive('kept', KEPT);
});
afterAll(() => database.drop());

const person = async (username: Username): Promise<SignedIn> => {
  const id = await personId(system, username);
  return {
    personId: id,
    personName: username,
    positions: await positionsOf(database.db, id, dayOf(system.clock.now())),
  };
};
const listed = async (username: Username, list: ListName, q = '', page = 1) =>
  listDossiers(system, registers, await person(username), { list, q, page });
const named = async (username: Username, list: ListName, q = '') => {
  const names = new Map(Object.entries(codes).map(([name, code]) => [code, name]));
  return (await listed(username, list, q)).items.map(({ code }) => names.get(code)).sort();
};

describe('what waits for whom', () => {
  it.each<[Username, ListName, string[]]>([
    ['specialist', 'mine', ['taken']],
    ['specialist', 'unit', ['new', 'old', 'proposed', 'taken']],
    ['counter', 'one-stop', ['decided', 'kept', 'new', 'old', 'proposed', 'taken']],
    ['counter', 'to-return', ['decided']],
    ['head', 'to-decide', ['proposed']],
    ['deputy', 'to-decide', []],
    ['specialist', 'late', ['old']],
    ['counter', 'done', ['decided', 'returned']],
    ['neighbour', 'one-stop', []],
  ])('%s, %s: %j', async (username, list, expected) => {
    expect(await named(username, list)).toEqual(expected);
  });

  it('is counted as it is listed, for everybody', async () => {
    for (const username of Object.keys(people) as Username[]) {
      const counts = await countLists(system, registers, await person(username));
      for (const list of listNames.filter((name) => name !== 'done')) {
        expect([username, list, counts[list]]).toEqual([
          username,
          list,
          (await listed(username, list)).items.length,
        ]);
      }
    }
  });
});

const { fullName, identityNumber } = anApplication().applicant;
test.each([
  ['the name without accents', fold(fullName)],
  ['the identity number', identityNumber],
  ['the end of the code', ''],
])('is found by %s, within one’s own', async (_, q) => {
  const words = q || codes.new!.slice(-6);
  expect(await named('counter', 'one-stop', words)).toContain('new');
  expect(await named('neighbour', 'one-stop', words)).toEqual([]);
});

test('the next page begins where the one before ended', async () => {
  const send = sendingIn(system);
  for (let n = 0; n < 55; n += 1) await send('counter', receiveDossier, anApplication());
  const first = await listed('counter', 'one-stop');
  const second = await listed('counter', 'one-stop', '', 2);
  expect([first.items.length, first.more, second.more]).toEqual([50, true, false]);
  const all = [...first.items, ...second.items].map(({ code }) => code);
  const { counts } = { counts: await countLists(system, registers, await person('counter')) };
  expect(new Set(all).size).toBe(counts['one-stop']);
});
