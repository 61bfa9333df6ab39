import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts';
import {
  anApplication,
  DELEGATED,
  KEPT,
  openInterlinked,
  openSmallOffice,
  sendingIn,
} from '../../../test/support/small-office.ts';
import { testSystem } from '../../../test/support/system.ts';
import { receiveDossier, receiveInterlinked, takeDossier } from '../../dossiers/index.ts';
import { addMinutes, type Instant, instant } from '../../kernel/time.ts';
import { holdsUntil, StatusPages } from './status-pages.ts';
import type { StatusModel } from './view.ts';

describe('what a page says holds until', () => {
  const now = instant('2023-08-15T14:30:00+07:00');
  const open = (until: string) => ({ kind: 'open' as const, until: instant(until) });
  const closed = (next: string | null) => ({ kind: 'closed' as const, next: next && instant(next) });
  it.each<[string, ReturnType<typeof open> | ReturnType<typeof closed>, string | null, string]>([
    ['the office closes', open('2023-08-15T17:00+07:00'), null, '2023-08-15T17:00+07:00'],
    ['the office opens', closed('2023-08-15T15:00+07:00'), null, '2023-08-15T15:00+07:00'],
    ['the day ends', closed('2023-08-16T08:00+07:00'), null, '2023-08-16T00:00+07:00'],
    ['the day ends, where nobody knows when it opens', closed(null), null, '2023-08-16T00:00+07:00'],
    ['the limit is over', closed(null), '2023-08-15T16:00+07:00', '2023-08-15T16:00:00.001+07:00'],
    ['the limit is a day away', closed(null), '2023-08-16T16:00+07:00', '2023-08-15T16:00+07:00'],
  ])('%s', (_, opening, limit, expected) => {
    const model = { now, office: { open: opening } } as StatusModel;
    expect(holdsUntil(model, limit === null ? null : instant(limit))).toBe(instant(expected));
  });
});

describe('the page of a dossier', () => {
  let database: TestDatabase;
  let system: ReturnType<typeof testSystem>;
  let send: ReturnType<typeof sendingIn>;
  let pages: StatusPages;
  beforeAll(async () => {
    database = await freshDatabase();
    system = testSystem(database.db);
    await openSmallOffice(system);
    send = sendingIn(system);
    pages = new StatusPages(database.db);
  });
  afterAll(() => database.drop());

  let made = 0;
  const ask = async (code: string, { asOf = '14:30', revision = 1, minutes = 0 } = {}) => {
    const now = addMinutes(system.clock.now(), minutes);
    const make = async () => {
      made += 1;
      return {
        html: `page ${made} at ${asOf}`,
        asOf,
        holdsUntil: addMinutes(system.clock.now(), 10) as Instant,
      };
    };
    return (await pages.get(`vi ${code}`, code, { revision, now, asOf }, make))?.toString();
  };
  const received = async () => (await send('counter', receiveDossier, anApplication())).code;

  test('is made once, and tells the moment at which it is asked for', async () => {
    made = 0;
    const code = await received();
    expect(await ask(code)).toBe('page 1 at 14:30');
    expect(await ask(code, { asOf: '14:35', minutes: 5 })).toBe('page 1 at 14:35');
  });

  test('is made anew when something happened to the dossier', async () => {
    made = 0;
    const code = await received();
    await ask(code);
    await send('specialist', takeDossier, { code });
    expect(await ask(code)).toBe('page 2 at 14:30');
  });

  test('is made anew when the registers changed, and when time changes what it says', async () => {
    made = 0;
    const code = await received();
    await ask(code);
    expect(await ask(code, { revision: 2 })).toBe('page 2 at 14:30');
    expect(await ask(code, { revision: 2, minutes: 10 })).toBe('page 3 at 14:30');
  });

  test('is made anew when something happened to another part of an interlinked dossier', async () => {
    made = 0;
    await openInterlinked(system, 'hai-phan', [[DELEGATED], [KEPT]]);
    const { procedure: _, components: __, ...citizen } = anApplication();
    const parts = [1, 2].map((no) => ({ no, components: [{ no: 1, count: 1, files: [] }] }));
    const taken = await send('counter', receiveInterlinked, { ...citizen, group: 'hai-phan', parts });
    const [first, second] = taken.parts;
    await ask(first!);
    await send('specialist', takeDossier, { code: first });
    expect(await ask(first!)).toBe('page 2 at 14:30');
    await ask(second!);
    expect(await ask(second!)).toBe('page 3 at 14:30');
  });

  test('that does not exist is none, whoever asks at the same time', async () => {
    made = 0;
    const code = await received();
    expect(await Promise.all([ask(code), ask('000.00.99.H99-230815-9999'), ask(code)])).toEqual([
      expect.stringContaining('page'),
      undefined,
      expect.stringContaining('page'),
    ]);
  });
});
