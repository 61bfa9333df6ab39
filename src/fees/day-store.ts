import type { Queryable, Transaction } from '../kernel/database.ts';
import type { Day, Instant } from '../kernel/time.ts';
import type { Payment } from './model.ts';
import { paymentsWhere } from './store.ts';

/** A payment as the day's list shows it. */
export interface DayPayment extends Payment {
  readonly code: string;
}

/** What an officer took in and gave back on a day at a one-stop. */
export async function paymentsOfDay(
  db: Queryable,
  oneStopId: string,
  officerId: string,
  day: Day,
): Promise<DayPayment[]> {
  const payments = await paymentsWhere(
    db,
    db`p.one_stop_id = ${oneStopId} AND p.officer_id = ${officerId} AND p.day = ${day}`,
  );
  const codes = await db<{ id: string; code: string }[]>`
    SELECT id, code FROM charge WHERE id = ANY(${payments.map(({ chargeId }) => chargeId)})`;
  const codeOf = new Map(codes.map(({ id, code }) => [id, code]));
  return payments.map(({ chargeId, ...payment }) => ({ ...payment, code: codeOf.get(chargeId) ?? '' }));
}

export interface DayClose {
  readonly opening: number;
  readonly expected: number;
  readonly counted: number;
  readonly difference: number;
  readonly reason: string | null;
  readonly closedAt: Instant;
}

export async function dayCloseOf(
  db: Queryable,
  oneStopId: string,
  officerId: string,
  day: Day,
): Promise<DayClose | null> {
  const [row] = await db<DayClose[]>`
    SELECT opening, expected, counted, difference, reason, closed_at AS "closedAt" FROM day_close
    WHERE one_stop_id = ${oneStopId} AND officer_id = ${officerId} AND day = ${day}`;
  return row ?? null;
}

/** From here to the end of the transaction no payment enters this officer's day. */
export async function holdDrawer(
  tx: Transaction,
  oneStopId: string,
  officerId: string,
  day: Day,
): Promise<void> {
  await tx`SELECT pg_advisory_xact_lock(drawer_key(${oneStopId}, ${officerId}, ${day}))`;
}

export interface NewDayClose {
  readonly id: string;
  readonly oneStopId: string;
  readonly officerId: string;
  readonly day: Day;
  readonly opening: number;
  readonly expected: number;
  readonly counted: number;
  readonly payments: number;
  readonly reason: string | null;
  readonly closedAt: Instant;
}

export async function insertDayClose(tx: Transaction, d: NewDayClose): Promise<void> {
  await tx`
    INSERT INTO day_close (id, one_stop_id, officer_id, day, opening, expected, counted, payments, reason,
      closed_at)
    VALUES (${d.id}, ${d.oneStopId}, ${d.officerId}, ${d.day}, ${d.opening}, ${d.expected}, ${d.counted},
      ${d.payments}, ${d.reason}, ${d.closedAt})`;
}
