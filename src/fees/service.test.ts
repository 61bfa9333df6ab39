import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import { DELEGATED, KEPT, openSmallOffice, WARD } from '../../test/support/small-office.ts';
import { testSystem } from '../../test/support/system.ts';
import { eventsOf } from '../ledger/index.ts';
import { always, refusalOf, schedule, sender } from './fees.fixture.ts';
import { chargesOf, exempt, moveCharges, payCash, refund, setSchedule } from './index.ts';

let database: TestDatabase;
let system: ReturnType<typeof testSystem>;
let fees: ReturnType<typeof sender>;
beforeAll(async () => {
  database = await freshDatabase();
  system = testSystem(database.db);
  await openSmallOffice(system);
  fees = sender(system);
  await fees.setSchedule(schedule);
});
beforeEach(() => system.clock.set('2023-08-15T14:30:00+07:00'));
afterAll(() => database.drop());

describe('charging a dossier', () => {
  test('asks what the schedule of that day says, with its source', async () => {
    const charge = await fees.charge(DELEGATED);
    expect(charge).toMatchObject({
      lines: [
        {
          kind: 'charge',
          amount: 50_000,
          per: 'dossier',
          count: 1,
          sum: 50_000,
          source: 'NQ 06/2020/NQ-HĐND',
        },
      ],
      total: 50_000,
      due: 50_000,
      state: 'open',
      exemption: null,
    });
    expect(await chargesOf(database.db, charge!.subject)).toEqual([charge]);
  });

  test.each([
    [1, 2_001],
    [3, 6_003],
  ])('for %i copies where the schedule says per copy: %i đồng', async (copies, total) => {
    expect(await fees.charge(KEPT, { copies })).toMatchObject({ total });
  });

  test('exempted by ground: the share is remitted, rounded for the payer, with its source', async () => {
    expect(await fees.charge(KEPT, { ground: 'nguoi-cao-tuoi' })).toMatchObject({
      gross: 2_001,
      total: 1_000,
      exemption: { ground: 'nguoi-cao-tuoi', share: 50, source: 'NQ 06/2020/NQ-HĐND, Điều 3' },
    });
    expect(await fees.charge(DELEGATED, { ground: 'ho-ngheo' })).toMatchObject({ total: 0, state: 'waived' });
  });

  test('a ground that is none for this procedure is refused', async () => {
    expect(await refusalOf(fees.charge(DELEGATED, { ground: 'nguoi-cao-tuoi' }))).toEqual({
      code: 'unknown-ground',
      paths: ['ground'],
    });
  });

  test('a procedure that costs nothing makes no charge', async () => {
    expect(await fees.charge(WARD)).toBeNull();
  });

  test('the procedure’s own fee holds where the schedule says nothing', async () => {
    await database.db`UPDATE procedure_version SET fee = '{"amount": 7000, "note": null}'
      WHERE procedure_id = (SELECT id FROM procedure WHERE code = ${WARD})`;
    expect(await fees.charge(WARD)).toMatchObject({ total: 7_000, lines: [{ source: 'test' }] });
  });

  test('the ledger names the ground by its row only', async () => {
    const charge = await fees.charge(DELEGATED, { ground: 'ho-ngheo' });
    const [event] = await eventsOf(database.db, charge!.id);
    expect(event).toMatchObject({ kind: 'fee.charged', chain: 'quan' });
    expect(JSON.stringify(event!.data)).not.toMatch(/ngheo|nghèo/);
  });

  test('goes with the dossier to the office that takes over', async () => {
    const charge = (await fees.charge(DELEGATED))!;
    const [ward] = await database.db<{ id: string }[]>`SELECT id FROM one_stop WHERE slug = 'phuong'`;
    await database.db.begin((tx) => moveCharges(tx as never, charge.subject, ward!.id));
    const pay = { charge: charge.id, amount: 50_000 };
    expect((await refusalOf(fees.send('counter', payCash, pay))).code).toBe('not-your-counter');
    await fees.send('neighbour', payCash, pay);
  });
});

describe('the schedule', () => {
  const rate = (change: object) => ({ rates: [{ ...schedule.rates[0], ...change }] });

  test('a new rate ends the running one; each holds on its days', async () => {
    await fees.setSchedule(rate({ amount: 60_000, period: { from: '2023-09-01', to: null } }));
    expect(await fees.charge(DELEGATED)).toMatchObject({ total: 50_000 });
    system.clock.set('2023-09-01T08:00:00+07:00');
    expect(await fees.charge(DELEGATED)).toMatchObject({ total: 60_000 });
  });

  test('a one-stop’s own rate goes before the general one', async () => {
    await fees.setSchedule(
      rate({ oneStop: 'quan', amount: 40_000, period: { from: '2023-10-01', to: '2023-11-01' } }),
    );
    system.clock.set('2023-10-15T08:00:00+07:00');
    expect(await fees.charge(DELEGATED)).toMatchObject({ total: 40_000 });
    system.clock.set('2023-11-01T08:00:00+07:00');
    expect(await fees.charge(DELEGATED)).toMatchObject({ total: 60_000 });
  });

  test.each<[string, object, string]>([
    [
      'a second rate for some of the days',
      rate({ period: { from: '2021-01-01', to: '2022-01-01' } }),
      'schedule-overlaps',
    ],
    ['the same exemption twice', { exemptions: [schedule.exemptions[0]] }, 'schedule-overlaps'],
    ['a second account', { accounts: schedule.accounts }, 'schedule-overlaps'],
    ['a procedure that is none', rate({ procedure: '9.999999' }), 'invalid-input'],
    ['a one-stop that is none', rate({ oneStop: 'nowhere' }), 'invalid-input'],
    [
      'a share above all',
      { exemptions: [{ ...schedule.exemptions[0], ground: 'x', share: 101 }] },
      'invalid-input',
    ],
    ['a part of a đồng', rate({ amount: 0.5, period: always }), 'invalid-input'],
    ['less than nothing', rate({ amount: -1, period: always }), 'invalid-input'],
    ['no source', rate({ source: ' ', period: always }), 'invalid-input'],
  ])('%s is refused', async (_what, input, code) => {
    expect((await refusalOf(fees.setSchedule(input))).code).toBe(code);
  });

  test('is set by an administrator, not by a counter', async () => {
    expect((await refusalOf(fees.send('counter', setSchedule, schedule))).code).toBe('not-administrator');
  });
});

describe('an exemption granted at the counter', () => {
  test('lowers what is owed', async () => {
    const charge = (await fees.charge(KEPT))!;
    expect(await fees.send('counter', exempt, { charge: charge.id, ground: 'nguoi-cao-tuoi' })).toEqual({
      total: 1_000,
    });
    await fees.send('counter', payCash, { charge: charge.id, amount: 1_000 });
  });

  test('comes before the payment, or after it was given back', async () => {
    const charge = (await fees.charge(DELEGATED))!;
    const { payment } = await fees.send('counter', payCash, { charge: charge.id, amount: 50_000 });
    const grant = () => fees.send('counter', exempt, { charge: charge.id, ground: 'ho-ngheo' });
    expect((await refusalOf(grant())).code).toBe('paid-before');
    await fees.send('counter', refund, { charge: charge.id, payment, method: 'cash', reason: 'Hộ nghèo' });
    expect(await grant()).toEqual({ total: 0 });
  });

  test('is not granted by another counter', async () => {
    const charge = (await fees.charge(DELEGATED))!;
    const grant = fees.send('neighbour', exempt, { charge: charge.id, ground: 'ho-ngheo' });
    expect((await refusalOf(grant)).code).toBe('not-your-counter');
  });
});
