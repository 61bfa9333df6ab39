import type { Queryable, Transaction } from '../kernel/database.ts';
import type { Day, Instant } from '../kernel/time.ts';
import {
  type Charge,
  type ChargeLine,
  type ExemptionGround,
  type Payment,
  type PaymentMethod,
  type Receipt,
  seriesOf,
  stateOf,
} from './model.ts';

export interface NewCharge {
  readonly id: string;
  readonly subject: string;
  readonly code: string;
  readonly procedureId: string;
  readonly oneStopId: string;
  readonly lines: readonly ChargeLine[];
  readonly gross: number;
  readonly chargedAt: Instant;
}

export async function insertCharge(tx: Transaction, c: NewCharge): Promise<void> {
  await tx`
    INSERT INTO charge (id, subject, code, procedure_id, one_stop_id, lines, gross, charged_at, version)
    VALUES (${c.id}, ${c.subject}, ${c.code}, ${c.procedureId}, ${c.oneStopId}, ${tx.json(c.lines as never)},
      ${c.gross}, ${c.chargedAt}, 1)`;
}

export async function setExemption(
  tx: Transaction,
  chargeId: string,
  ground: { readonly id: string; readonly share: number },
): Promise<void> {
  await tx`
    UPDATE charge SET exemption_id = ${ground.id}, exempt_share = ${ground.share} WHERE id = ${chargeId}`;
}

/** The number of a charge's next event. */
export async function nextVersion(tx: Transaction, chargeId: string): Promise<number> {
  const [row] = await tx<{ version: number }[]>`
    UPDATE charge SET version = version + 1 WHERE id = ${chargeId} RETURNING version`;
  return row!.version;
}

interface ChargeRow extends Omit<Charge, 'payments' | 'state' | 'due' | 'exemption'> {
  readonly exemption: ExemptionGround | null;
}

const chargeColumns = (db: Queryable) => db`
  c.id, c.subject, c.code, c.procedure_id AS "procedureId", c.one_stop_id AS "oneStopId", c.lines, c.gross, c.total,
  c.charged_at AS "chargedAt",
  CASE WHEN e.id IS NOT NULL THEN jsonb_build_object('ground', e.ground, 'name', e.name, 'share', e.share,
    'source', e.source) END AS exemption`;

/** The charges of one dossier, with their payments, oldest first. */
export async function chargesOf(db: Queryable, subject: string): Promise<Charge[]> {
  return withPayments(
    db,
    await db<ChargeRow[]>`
      SELECT ${chargeColumns(db)} FROM charge c LEFT JOIN fee_exemption e ON e.id = c.exemption_id
      WHERE c.subject = ${subject} ORDER BY c.id`,
  );
}

/** The charge, held until the transaction ends: payments on it come one after the other. */
export async function lockCharge(tx: Transaction, id: string): Promise<Charge | null> {
  const rows = await tx<ChargeRow[]>`
    SELECT ${chargeColumns(tx)} FROM charge c LEFT JOIN fee_exemption e ON e.id = c.exemption_id
    WHERE c.id = ${id} FOR UPDATE OF c`;
  const [charge] = await withPayments(tx, rows);
  return charge ?? null;
}

export async function chargeById(db: Queryable, id: string): Promise<Charge | null> {
  const rows = await db<ChargeRow[]>`
    SELECT ${chargeColumns(db)} FROM charge c LEFT JOIN fee_exemption e ON e.id = c.exemption_id
    WHERE c.id = ${id}`;
  const [charge] = await withPayments(db, rows);
  return charge ?? null;
}

async function withPayments(db: Queryable, charges: readonly ChargeRow[]): Promise<Charge[]> {
  const payments = await paymentsWhere(db, db`p.charge_id = ANY(${charges.map(({ id }) => id)})`);
  return charges.map((charge) => {
    const own = payments.filter(({ chargeId }) => chargeId === charge.id).map(({ chargeId, ...p }) => p);
    const amounts = own.map(({ amount }) => amount);
    return {
      ...charge,
      payments: own,
      state: stateOf(charge.total, amounts),
      due: charge.total - amounts.reduce((sum, amount) => sum + amount, 0),
    };
  });
}

/** Payments in the order in which they came, with receipt and officer. */
export const paymentsWhere = (db: Queryable, condition: ReturnType<Queryable>) =>
  db<(Payment & { chargeId: string; code: string })[]>`
    SELECT p.id, p.charge_id AS "chargeId", p.method, p.amount, p.received_at AS "receivedAt", p.day,
      o.name AS officer, p.reference, p.refunds, p.reason,
      CASE WHEN r.payment_id IS NOT NULL THEN jsonb_build_object('series', b.series, 'number', r.number,
        'year', r.year) END AS receipt
    FROM payment p
    LEFT JOIN person o ON o.id = p.officer_id
    LEFT JOIN fee_receipt r ON r.payment_id = p.id
    LEFT JOIN fee_receipt_book b ON b.one_stop_id = r.one_stop_id AND b.year = r.year
    WHERE ${condition} ORDER BY p.received_at, p.id`;

export interface NewPayment {
  readonly id: string;
  readonly chargeId: string;
  readonly oneStopId: string;
  readonly method: PaymentMethod;
  readonly amount: number;
  readonly receivedAt: Instant;
  readonly day: Day;
  readonly officerId: string | null;
  readonly reference: string | null;
  readonly refunds: string | null;
  readonly reason: string | null;
}

export async function insertPayment(tx: Transaction, p: NewPayment): Promise<void> {
  await tx`
    INSERT INTO payment (id, charge_id, one_stop_id, method, amount, received_at, day, officer_id, reference,
      refunds, reason)
    VALUES (${p.id}, ${p.chargeId}, ${p.oneStopId}, ${p.method}, ${p.amount}, ${p.receivedAt}, ${p.day},
      ${p.officerId}, ${p.reference}, ${p.refunds}, ${p.reason})`;
}

/** The next receipt of a one-stop's year: 1, 2, 3 … without gaps, one transaction at a time. */
export async function issueReceipt(
  tx: Transaction,
  paymentId: string,
  oneStopId: string,
  year: number,
): Promise<Receipt> {
  const [book] = await tx<{ series: string; last: number }[]>`
    INSERT INTO fee_receipt_book (one_stop_id, year, series, last)
    VALUES (${oneStopId}, ${year}, ${seriesOf(year)}, 1)
    ON CONFLICT (one_stop_id, year) DO UPDATE SET last = fee_receipt_book.last + 1 RETURNING series, last`;
  await tx`
    INSERT INTO fee_receipt (payment_id, one_stop_id, year, number)
    VALUES (${paymentId}, ${oneStopId}, ${year}, ${book!.last})`;
  return { series: book!.series, number: book!.last, year };
}

/** The charges of a dossier go with it to the office that takes over. */
export async function moveCharges(tx: Transaction, subject: string, oneStopId: string): Promise<void> {
  await tx`UPDATE charge SET one_stop_id = ${oneStopId} WHERE subject = ${subject}`;
}
