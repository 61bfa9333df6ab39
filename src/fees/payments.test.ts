import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import { DELEGATED, openSmallOffice, personId } from '../../test/support/small-office.ts';
import { testSystem } from '../../test/support/system.ts';
import { brokenConstraint } from '../kernel/database.ts';
import { addDays, type Day, dayOf } from '../kernel/time.ts';
import { eventsOf } from '../ledger/index.ts';
import { countOf, refusalOf, schedule, sender } from './fees.fixture.ts';
import { chargeById, closeDay, counterDay, payCash, payTransfer, refund } from './index.ts';

let database: TestDatabase;
let system: ReturnType<typeof testSystem>;
let fees: ReturnType<typeof sender>;
let oneStopId: string;
let today: Day = '2023-08-15' as Day;
beforeAll(async () => {
  database = await freshDatabase();
  system = testSystem(database.db);
  await openSmallOffice(system);
  fees = sender(system);
  await fees.setSchedule(schedule);
  const [row] = await database.db<{ id: string }[]>`SELECT id FROM one_stop WHERE slug = 'quan'`;
  oneStopId = row!.id;
});
/** Each test has a day of its own. */
beforeEach(() => {
  today = addDays(today, 1);
  system.clock.set(`${today}T14:30:00+07:00`);
});
afterAll(() => database.drop());

const AMOUNT = 50_000;
const charged = async () => (await fees.charge(DELEGATED))!.id;
const pay = (charge: string, key?: string) => fees.send('counter', payCash, { charge, amount: AMOUNT }, key);
const paid = async () => {
  const charge = await charged();
  return { charge, payment: (await pay(charge)).payment };
};
const close = (change: object = {}) =>
  fees.send('counter', closeDay, { oneStop: 'quan', day: today, opening: 0, counted: 0, ...change });
const myDay = async (day: Day = today) =>
  counterDay(system, oneStopId, await personId(system, 'counter'), day);

describe('a payment', () => {
  test('in cash settles the charge and gives a receipt', async () => {
    const charge = await charged();
    const { receipt } = await pay(charge);
    expect(receipt).toMatchObject({ series: 'BL23', year: 2023 });
    expect(await chargeById(database.db, charge)).toMatchObject({
      state: 'paid',
      due: 0,
      payments: [{ method: 'cash', amount: AMOUNT, day: today, officer: 'Nguyễn Văn counter', receipt }],
    });
    expect((await eventsOf(database.db, charge)).map(({ kind }) => kind)).toEqual([
      'fee.charged',
      'fee.paid',
    ]);
  });

  test('sixteen payments at once on one charge: one is booked, the others hear that nothing is owed', async () => {
    const charge = await charged();
    const receipts = await countOf(database.db, 'fee_receipt');
    const all = await Promise.allSettled(Array.from({ length: 16 }, () => pay(charge)));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const codes = all.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    expect(new Set(codes)).toEqual(new Set(['nothing-due']));
    expect(await countOf(database.db, 'fee_receipt')).toBe(receipts + 1);
    expect(await chargeById(database.db, charge)).toMatchObject({ state: 'paid', due: 0 });
  });

  test('sent sixteen times with one key is one payment, and all get its receipt', async () => {
    const charge = await charged();
    const key = randomUUID();
    const all = await Promise.all(Array.from({ length: 16 }, () => pay(charge, key)));
    expect(new Set(all.map(({ receipt }) => receipt.number)).size).toBe(1);
  });

  test('sixteen at once on sixteen charges get receipts without a gap', async () => {
    const charges = [];
    for (let n = 0; n < 16; n++) charges.push(await charged());
    const numbers = (await Promise.all(charges.map((charge) => pay(charge)))).map(
      ({ receipt }) => receipt.number,
    );
    numbers.sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 16 }, (_, n) => numbers[0]! + n));
  });

  test('that fails takes no number', async () => {
    const before = (await pay(await charged())).receipt.number;
    const charge = await charged();
    expect((await refusalOf(fees.send('counter', payCash, { charge, amount: 1 }))).code).toBe('wrong-amount');
    expect((await pay(charge)).receipt.number).toBe(before + 1);
  });

  test('a new year begins at 1', async () => {
    system.clock.set('2024-01-02T08:00:00+07:00');
    expect((await pay(await charged())).receipt).toMatchObject({ series: 'BL24', number: 1, year: 2024 });
  });

  test('by transfer is booked under the bank’s reference, once', async () => {
    const transfer = async (reference: string) =>
      fees.send('counter', payTransfer, { charge: await charged(), amount: AMOUNT, reference });
    await transfer('FT23227000001');
    expect((await refusalOf(transfer('FT23227000001'))).code).toBe('reference-used');
  });

  test.each<[string, 'counter' | 'neighbour' | 'head', object, string]>([
    ['less than is owed', 'counter', { amount: AMOUNT - 1 }, 'wrong-amount'],
    ['more than is owed', 'counter', { amount: AMOUNT + 1 }, 'wrong-amount'],
    ['nothing', 'counter', { amount: 0 }, 'invalid-input'],
    ['part of a đồng', 'counter', { amount: 0.5 }, 'invalid-input'],
    ['at another counter', 'neighbour', {}, 'not-your-counter'],
    ['by somebody who takes no money', 'head', {}, 'not-your-counter'],
    ['for a charge that is none', 'counter', { charge: randomUUID() }, 'not-found'],
  ])('%s is refused', async (_what, as, change, code) => {
    const input = { charge: await charged(), amount: AMOUNT, ...change };
    expect((await refusalOf(fees.send(as, payCash, input))).code).toBe(code);
  });
});

describe('a refund', () => {
  const giveBack = (taken: { charge: string; payment: string }) =>
    fees.send('counter', refund, { ...taken, method: 'cash', reason: 'Người nộp rút hồ sơ' });

  test('is an entry against the payment, which stays', async () => {
    const charge = await charged();
    const { payment } = await pay(charge);
    expect(await giveBack({ charge, payment })).toMatchObject({ day: today });
    expect(await chargeById(database.db, charge)).toMatchObject({
      state: 'refunded',
      payments: [
        { id: payment, amount: AMOUNT },
        { amount: -AMOUNT, refunds: payment, receipt: null },
      ],
    });
  });

  test('sixteen at once give back once', async () => {
    const taken = await paid();
    const all = await Promise.allSettled(Array.from({ length: 16 }, () => giveBack(taken)));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('of a refund is refused, and so is one without a reason', async () => {
    const taken = await paid();
    const { payment } = await giveBack(taken);
    expect((await refusalOf(giveBack({ ...taken, payment }))).code).toBe('is-refund');
    const silent = fees.send('counter', refund, { ...(await paid()), method: 'cash', reason: ' ' });
    expect(await refusalOf(silent)).toEqual({ code: 'invalid-input', paths: ['reason'] });
  });

  test('of a payment on another charge is refused', async () => {
    const [one, other] = [await paid(), await paid()];
    const crossed = giveBack({ charge: one.charge, payment: other.payment });
    expect((await refusalOf(crossed)).code).toBe('not-found');
  });

  test('after it the charge can be paid anew', async () => {
    const charge = await charged();
    await giveBack({ charge, ...(await pay(charge)) });
    await pay(charge);
    expect(await chargeById(database.db, charge)).toMatchObject({ state: 'paid' });
  });

  test('after the day was closed it goes to the next day', async () => {
    const taken = await paid();
    await close({ counted: AMOUNT });
    expect(await giveBack(taken)).toMatchObject({ day: addDays(today, 1) });
    expect(await myDay()).toMatchObject({ cash: AMOUNT });
    expect(await myDay(addDays(today, 1))).toMatchObject({ cash: -AMOUNT });
    // The next test has that day.
    today = addDays(today, 1);
  });
});

describe('closing the day', () => {
  test('compares what was counted with what was taken in cash', async () => {
    await paid();
    await paid();
    await fees.send('counter', payTransfer, {
      charge: await charged(),
      amount: AMOUNT,
      reference: randomUUID(),
    });
    expect(await close({ opening: 200_000, counted: 200_000 + 2 * AMOUNT })).toEqual({
      expected: 300_000,
      difference: 0,
    });
    expect(await myDay()).toMatchObject({ close: { difference: 0, reason: null }, payments: { length: 3 } });
  });

  test.each([
    ['too little', 40_000, -10_000],
    ['too much', 60_000, 10_000],
  ])('%s needs a reason, which is kept', async (_what, counted, difference) => {
    await paid();
    expect(await refusalOf(close({ counted }))).toEqual({ code: 'reason-needed', paths: ['reason'] });
    expect(await close({ counted, reason: 'Trả nhầm tiền thừa' })).toEqual({ expected: AMOUNT, difference });
    expect(await myDay()).toMatchObject({ close: { difference, reason: 'Trả nhầm tiền thừa' } });
  });

  test('a late cash payment is refused and told, and can be taken the next day', async () => {
    const charge = await charged();
    await close();
    expect((await refusalOf(pay(charge))).code).toBe('day-closed');
    expect(await chargeById(database.db, charge)).toMatchObject({ state: 'open', payments: [] });
    system.clock.set(`${addDays(today, 1)}T08:00:00+07:00`);
    await pay(charge);
    today = addDays(today, 1);
  });

  test('the database itself refuses a payment on a closed day', async () => {
    const charge = await charged();
    await close();
    const officer = await personId(system, 'counter');
    const insert = database.db`
      INSERT INTO payment (id, charge_id, one_stop_id, method, amount, received_at, day, officer_id)
      VALUES (${randomUUID()}, ${charge}, ${oneStopId}, 'cash', ${AMOUNT}, ${system.clock.now()}, ${today},
        ${officer})`.catch(brokenConstraint);
    expect(await insert).toBe('payment_day_open');
  });

  test('against sixteen payments at once: what was counted is what was booked', async () => {
    const charges = [];
    for (let n = 0; n < 16; n++) charges.push(await charged());
    const [closed, ...payments] = await Promise.allSettled([
      close({ counted: 0, reason: 'Đóng giữa chừng' }),
      ...charges.map((charge) => pay(charge)),
    ]);
    const booked = payments.filter(({ status }) => status === 'fulfilled').length;
    expect(closed).toMatchObject({ value: { expected: booked * AMOUNT } });
    expect(await myDay()).toMatchObject({ cash: booked * AMOUNT });
  });

  test('twice, before its day, at another counter: refused', async () => {
    await close();
    expect((await refusalOf(close())).code).toBe('already-closed');
    expect((await refusalOf(close({ day: addDays(today, 1) }))).code).toBe('day-not-come');
    expect((await refusalOf(close({ oneStop: 'phuong' }))).code).toBe('not-your-counter');
  });

  test('yesterday can be closed today', async () => {
    await paid();
    const yesterday = today;
    system.clock.set(`${addDays(today, 1)}T08:00:00+07:00`);
    today = addDays(today, 1);
    expect(await close({ day: yesterday, counted: AMOUNT })).toMatchObject({ difference: 0 });
  });
});

describe('the database', () => {
  test.each(['payment', 'day_close'])('changes and deletes no %s', async (table) => {
    await paid();
    await close({ counted: AMOUNT });
    const { db } = database;
    expect(await db`DELETE FROM ${db(table)}`.catch((error: Error) => error.message)).toMatch(/append-only/);
    const update = db`UPDATE ${db(table)} SET reason = 'x'`.catch((error: Error) => error.message);
    expect(await update).toMatch(/append-only/);
  });

  test.each<[string, (charge: string, payment: string) => object, string]>([
    ['more than is owed', (charge) => ({ charge_id: charge, amount: AMOUNT + 1 }), 'payment_fits'],
    [
      'a refund of another sum',
      (_charge, payment) => ({ refunds: payment, amount: -1 }),
      'refund_of_payment',
    ],
    [
      'money from before the day',
      (charge) => ({ charge_id: charge, day: '2020-01-01' }),
      'counted_after_receipt',
    ],
  ])('has no place for %s', async (_what, change, constraint) => {
    const charge = await charged();
    const settled = await charged();
    const { payment } = await pay(settled);
    const row = {
      id: randomUUID(),
      charge_id: settled,
      one_stop_id: oneStopId,
      method: 'cash',
      amount: AMOUNT,
      received_at: system.clock.now(),
      day: dayOf(system.clock.now()),
      officer_id: await personId(system, 'counter'),
      ...change(charge, payment),
    };
    const full = 'refunds' in row ? { ...row, reason: 'x' } : row;
    const broken = await database.db`INSERT INTO payment ${database.db(full as never)}`.catch(
      brokenConstraint,
    );
    expect(broken).toBe(constraint);
  });
});
