import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import { DELEGATED, openSmallOffice, personId } from '../../test/support/small-office.ts';
import { testSystem } from '../../test/support/system.ts';
import { addDays, type Day } from '../kernel/time.ts';
import { emptyChain, firstBreak } from '../ledger/chain.ts';
import { eventsInChain } from '../ledger/index.ts';
import { schedule, sender } from './fees.fixture.ts';
import { chargeById, closeDay, counterDay, exempt, payCash, refund } from './index.ts';

let database: TestDatabase;
let system: ReturnType<typeof testSystem>;
let fees: ReturnType<typeof sender>;
let oneStopId: string;
let today = '2023-08-15' as Day;
beforeAll(async () => {
  database = await freshDatabase();
  system = testSystem(database.db);
  await openSmallOffice(system);
  fees = sender(system);
  await fees.setSchedule(schedule);
  const [row] = await database.db<{ id: string }[]>`SELECT id FROM one_stop WHERE slug = 'quan'`;
  oneStopId = row!.id;
});
afterAll(() => database.drop());

const AMOUNT = 50_000;
const act = fc.record({
  kind: fc.constantFrom('pay', 'refund', 'exempt', 'close'),
  charge: fc.nat(2),
} as const);

/** The book as somebody with a pencil would keep it. */
interface Pencil {
  owed: number;
  /** Payments that were not given back. */
  held: number;
}

test('whatever is done in whatever order, the book says what a pencil would', async () => {
  const officer = await personId(system, 'counter');
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 14 }), async (acts) => {
      today = addDays(today, 2);
      system.clock.set(`${today}T09:00:00+07:00`);
      const ids: string[] = [];
      for (let n = 0; n < 3; n++) ids.push((await fees.charge(DELEGATED))!.id);
      const pencil: Pencil[] = ids.map(() => ({ owed: AMOUNT, held: 0 }));
      const cash = { today: 0, tomorrow: 0 };
      let closed = false;

      const allowed = ({ kind, charge }: (typeof acts)[number]): boolean => {
        const { owed, held } = pencil[charge]!;
        if (kind === 'close') return !closed;
        if (kind === 'pay') return owed > held && !closed;
        return kind === 'refund' ? held > 0 : held === 0;
      };
      const write = ({ kind, charge }: (typeof acts)[number]): void => {
        const entry = pencil[charge]!;
        if (kind === 'close') closed = true;
        if (kind === 'exempt') entry.owed = 0;
        if (kind === 'pay') {
          cash.today += entry.owed;
          entry.held = entry.owed;
        }
        if (kind === 'refund') {
          cash[closed ? 'tomorrow' : 'today'] -= entry.held;
          entry.held = 0;
        }
      };
      const send = async ({ kind, charge }: (typeof acts)[number]): Promise<unknown> => {
        const id = ids[charge]!;
        switch (kind) {
          case 'pay':
            return fees.send('counter', payCash, { charge: id, amount: AMOUNT });
          case 'exempt':
            return fees.send('counter', exempt, { charge: id, ground: 'ho-ngheo' });
          case 'close': {
            const counting = { oneStop: 'quan', day: today, opening: 0, counted: 7, reason: 'Đếm thử' };
            return fees.send('counter', closeDay, counting);
          }
          case 'refund': {
            const { payments } = (await chargeById(database.db, id))!;
            const last = payments.findLast(({ refunds }) => refunds === null);
            const taken = { charge: id, payment: last?.id ?? id };
            return fees.send('counter', refund, { ...taken, method: 'cash', reason: 'Rút hồ sơ' });
          }
        }
      };

      for (const one of acts) {
        const expected = allowed(one);
        const done = await send(one).then(
          () => true,
          (error) => {
            if (!('code' in error && 'title' in error)) throw error;
            return false;
          },
        );
        expect([one, done]).toEqual([one, expected]);
        if (done) write(one);
      }
      for (const [n, id] of ids.entries()) {
        const { total, due } = (await chargeById(database.db, id))!;
        expect({ owed: total, held: total - due }).toEqual(pencil[n]);
      }
      expect((await counterDay(system, oneStopId, officer, today)).cash).toBe(cash.today);
      expect((await counterDay(system, oneStopId, officer, addDays(today, 1))).cash).toBe(cash.tomorrow);
    }),
    { numRuns: 40 },
  );
  const numbers = await database.db<{ number: number }[]>`
    SELECT number FROM fee_receipt ORDER BY year, number`;
  expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, index) => index + 1));
  expect(firstBreak(await eventsInChain(database.db, 'quan', 0, 100_000), emptyChain)).toBeNull();
});
