import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDatabase, freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import { DELEGATED, openSmallOffice, personId } from '../../test/support/small-office.ts';
import { testSystem } from '../../test/support/system.ts';
import { backUp, restore } from '../backup/index.ts';
import { brokenConstraint } from '../kernel/database.ts';
import { readMigrations } from '../kernel/migrate.ts';
import { dayOf } from '../kernel/time.ts';
import { schedule, sender } from './fees.fixture.ts';
import { chargesOf, closeDay, counterDay, payCash, refund } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-fees-'));
let office: TestDatabase;
let empty: TestDatabase;
beforeAll(async () => {
  office = await freshDatabase();
  empty = await emptyDatabase();
});
afterAll(async () => {
  await office.drop();
  await empty.drop();
  rmSync(folder, { recursive: true });
});

test('closed days with their payments come back from a backup, and stay closed', async () => {
  const system = testSystem(office.db);
  await openSmallOffice(system);
  const fees = sender(system);
  await fees.setSchedule(schedule);
  const charge = (await fees.charge(DELEGATED))!;
  const { payment } = await fees.send('counter', payCash, { charge: charge.id, amount: 50_000 });
  const taken = { charge: charge.id, payment, method: 'cash', reason: 'Rút hồ sơ' };
  await fees.send('counter', refund, taken);
  await fees.send('counter', payCash, { charge: charge.id, amount: 50_000 });
  const counted = { oneStop: 'quan', day: '2023-08-15', opening: 0, counted: 50_000 };
  await fees.send('counter', closeDay, counted);

  const file = join(folder, 'office.tar.gz');
  await backUp(office.db, file, system.clock.now());
  await restore(empty.db, file, readMigrations('migrations'));

  const restored = testSystem(empty.db);
  const officer = await personId(restored, 'counter');
  const day = dayOf(charge.chargedAt);
  expect(await chargesOf(empty.db, charge.subject)).toEqual(await chargesOf(office.db, charge.subject));
  expect(await counterDay(restored, charge.oneStopId, officer, day)).toEqual(
    await counterDay(system, charge.oneStopId, officer, day),
  );
  const other = (await sender(restored).charge(DELEGATED))!;
  const late = empty.db`
    INSERT INTO payment (id, charge_id, one_stop_id, method, amount, received_at, day, officer_id)
    VALUES (${randomUUID()}, ${other.id}, ${other.oneStopId}, 'cash', 50000, ${system.clock.now()}, '2023-08-15',
      ${officer})`.catch(brokenConstraint);
  expect(await late).toBe('payment_day_open');
});
