import type { Queryable, Transaction } from '../kernel/database.ts';
import type { Instant } from '../kernel/time.ts';
import type { NoticeOutcome } from './model.ts';

export interface PaymentOrder {
  readonly ref: string;
  readonly chargeId: string;
  readonly amount: number;
  readonly qrText: string;
  readonly expiresAt: Instant;
}

const columns = (db: Queryable) => db`
  ref, charge_id AS "chargeId", amount, qr_text AS "qrText", expires_at AS "expiresAt"`;

/** The newest order that can still be paid. @param now of the gateway, which is real time. */
export async function standingOrder(
  db: Queryable,
  chargeId: string,
  amount: number,
  now: Instant,
): Promise<PaymentOrder | null> {
  const [order] = await db<PaymentOrder[]>`
    SELECT ${columns(db)} FROM payment_order
    WHERE charge_id = ${chargeId} AND amount = ${amount} AND ended_at IS NULL AND expires_at > ${now}
    ORDER BY expires_at DESC LIMIT 1`;
  return order ?? null;
}

export async function insertOrder(tx: Transaction, o: PaymentOrder, openedAt: Instant): Promise<void> {
  await tx`
    INSERT INTO payment_order (ref, charge_id, amount, qr_text, opened_at, expires_at)
    VALUES (${o.ref}, ${o.chargeId}, ${o.amount}, ${o.qrText}, ${openedAt}, ${o.expiresAt})`;
}

export async function lockOrder(tx: Transaction, ref: string): Promise<PaymentOrder | null> {
  const [order] = await tx<PaymentOrder[]>`
    SELECT ${columns(tx)} FROM payment_order WHERE ref = ${ref} FOR UPDATE`;
  return order ?? null;
}

export async function endOrder(tx: Transaction, ref: string, at: Instant): Promise<void> {
  await tx`UPDATE payment_order SET ended_at = coalesce(ended_at, ${at}) WHERE ref = ${ref}`;
}

/** Orders of which nothing final was heard, the oldest first. */
export const openOrders = (db: Queryable): Promise<PaymentOrder[]> =>
  db<PaymentOrder[]>`SELECT ${columns(db)} FROM payment_order WHERE ended_at IS NULL ORDER BY opened_at, ref`;

export interface StoredNotice {
  readonly reference: string;
  readonly ref: string;
  readonly amount: number;
  readonly paidAt: Instant;
  readonly toldAt: Instant;
  readonly outcome: NoticeOutcome;
  readonly oneStopId: string | null;
}

export async function insertNotice(tx: Transaction, n: StoredNotice): Promise<void> {
  await tx`
    INSERT INTO gateway_notice (reference, ref, amount, paid_at, told_at, outcome, one_stop_id)
    VALUES (${n.reference}, ${n.ref}, ${n.amount}, ${n.paidAt}, ${n.toldAt}, ${n.outcome}, ${n.oneStopId})`;
}

export const referenceBooked = async (db: Queryable, reference: string): Promise<boolean> =>
  (await db`SELECT FROM payment WHERE reference = ${reference}`).length > 0;

/** Money that came in and could not be booked. */
export interface HeldMoney {
  readonly reference: string;
  readonly amount: number;
  readonly paidAt: Instant;
  readonly outcome: Exclude<NoticeOutcome, 'booked'>;
  /** The dossier that it was meant for, if the order was ours. */
  readonly code: string | null;
}

/** What waits at a one-stop; money for an order that nobody knows waits at every one. */
export async function heldMoney(db: Queryable, oneStopId: string): Promise<HeldMoney[]> {
  return db<HeldMoney[]>`
    SELECT n.reference, n.amount, n.paid_at AS "paidAt", n.outcome, c.code
    FROM gateway_notice n LEFT JOIN payment_order o USING (ref) LEFT JOIN charge c ON c.id = o.charge_id
    WHERE n.outcome <> 'booked' AND n.settled_at IS NULL
      AND (n.one_stop_id = ${oneStopId} OR n.one_stop_id IS NULL)
    ORDER BY n.told_at, n.reference`;
}

/** The notice with money that waits, held; null when there is none of that reference. */
export async function lockHeld(
  tx: Transaction,
  reference: string,
): Promise<{ oneStopId: string | null } | null> {
  const [row] = await tx<{ oneStopId: string | null }[]>`
    SELECT one_stop_id AS "oneStopId" FROM gateway_notice
    WHERE reference = ${reference} AND outcome <> 'booked' AND settled_at IS NULL FOR UPDATE`;
  return row ?? null;
}

export async function settleNotice(
  tx: Transaction,
  n: { reference: string; at: Instant; by: string; settlement: string },
): Promise<void> {
  await tx`
    UPDATE gateway_notice SET settled_at = ${n.at}, settled_by = ${n.by}, settlement = ${n.settlement}
    WHERE reference = ${n.reference}`;
}
