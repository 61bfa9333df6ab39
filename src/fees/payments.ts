import { brokenConstraint } from '../kernel/database.ts';
import { notFound } from '../kernel/refusal.ts';
import { addDays, type Day, dayOf } from '../kernel/time.ts';
import type { Command, CommandContext } from '../ledger/index.ts';
import { dayCloseOf } from './day-store.ts';
import { cashSchema, refundSchema, transferSchema } from './input.ts';
import { refusals } from './messages.ts';
import type { Charge, PaymentMethod, Receipt } from './model.ts';
import { atCounter } from './officer.ts';
import { insertPayment, issueReceipt, type NewPayment, nextVersion } from './store.ts';

export interface Paid {
  readonly payment: string;
  readonly receipt: Receipt;
}

interface Counted {
  readonly charge: string;
  readonly amount: number;
}

/** Takes cash at the counter. */
export const payCash: Command<Counted, Paid> = {
  kind: 'fee.pay-cash',
  input: cashSchema,
  handle: (input, context) => payAtCounter(context, input, 'cash', null),
};

/** Books a transfer that the officer has seen on the account. */
export const payTransfer: Command<Counted & { reference: string }, Paid> = {
  kind: 'fee.pay-transfer',
  input: transferSchema,
  handle: (input, context) => payAtCounter(context, input, 'transfer', input.reference),
};

async function payAtCounter(
  context: CommandContext,
  input: Counted,
  method: PaymentMethod,
  reference: string | null,
): Promise<Paid> {
  const { charge, officer, oneStop } = await atCounter(context, input.charge);
  if (charge.due === 0) throw refusals.nothingDue();
  if (charge.due !== input.amount) throw refusals.wrongAmount(charge.due);
  return book(context, charge, { method, officerId: officer.personId, reference, slug: oneStop.slug });
}

interface Booking {
  readonly method: PaymentMethod;
  readonly officerId: string | null;
  readonly reference: string | null;
  /** The one-stop's chain. */
  readonly slug: string;
}

/** Books all that is owed on a charge that is held, and numbers its receipt. */
export async function book(context: CommandContext, charge: Charge, booking: Booking): Promise<Paid> {
  const { tx, at, newId, record } = context;
  const { method, officerId, reference, slug } = booking;
  const id = newId();
  const day = dayOf(at);
  await enter(context, {
    id,
    chargeId: charge.id,
    oneStopId: charge.oneStopId,
    method,
    amount: charge.due,
    receivedAt: at,
    day,
    officerId,
    reference,
    refunds: null,
    reason: null,
  });
  const receipt = await issueReceipt(tx, id, charge.oneStopId, Number(day.slice(0, 4)));
  const data = { payment: id, method, amount: charge.due, day, reference, receipt };
  const streamSeq = await nextVersion(tx, charge.id);
  await record(slug, [{ stream: charge.id, streamSeq, kind: 'fee.paid', data }]);
  return { payment: id, receipt };
}

/** The database is the last to say no: a closed day, a reference booked before. */
const enter = ({ tx }: CommandContext, payment: NewPayment): Promise<void> =>
  insertPayment(tx, payment).catch((error: unknown) => {
    switch (brokenConstraint(error)) {
      case 'payment_day_open':
        throw refusals.dayClosed(payment.day);
      case 'payment_reference_key':
        throw refusals.referenceUsed();
      case 'payment_refunds_key':
        throw refusals.alreadyRefunded();
      default:
        throw error;
    }
  });

/**
 * Gives a payment back, by an entry against it. It is counted in today's cash, or in tomorrow's when the officer has
 * closed today; the answer says in which.
 */
export const refund: Command<
  { charge: string; payment: string; method: 'cash' | 'transfer'; reason: string },
  { payment: string; day: Day }
> = {
  kind: 'fee.refund',
  input: refundSchema,
  async handle({ charge: chargeId, payment, method, reason }, context) {
    const { tx, at, newId, record } = context;
    const { charge, officer, oneStop } = await atCounter(context, chargeId);
    const paid = charge.payments.find(({ id }) => id === payment);
    if (!paid) throw notFound({ vi: 'khoản đã thu này', en: 'payment' });
    if (paid.refunds) throw refusals.isRefund();
    if (charge.payments.some(({ refunds }) => refunds === payment)) throw refusals.alreadyRefunded();
    const today = dayOf(at);
    const closed = await dayCloseOf(tx, charge.oneStopId, officer.personId, today);
    const day = closed ? addDays(today, 1) : today;
    const id = newId();
    await enter(context, {
      id,
      chargeId,
      oneStopId: charge.oneStopId,
      method,
      amount: -paid.amount,
      receivedAt: at,
      day,
      officerId: officer.personId,
      reference: null,
      refunds: payment,
      reason,
    });
    const data = { payment: id, refunds: payment, method, amount: -paid.amount, day };
    const streamSeq = await nextVersion(tx, chargeId);
    await record(oneStop.slug, [{ stream: chargeId, streamSeq, kind: 'fee.refunded', data }]);
    return { payment: id, day };
  },
};
