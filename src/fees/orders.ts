import { type SignedIn, servesAt } from '../identity/index.ts';
import { notFound } from '../kernel/refusal.ts';
import { dayOf, type Instant, instant } from '../kernel/time.ts';
import { type Command, type Envelope, execute, type System, sha256 } from '../ledger/index.ts';
import { oneStopById } from '../organization/index.ts';
import type { PaymentGateway } from './gateway.ts';
import { orderSchema } from './input.ts';
import { refusals } from './messages.ts';
import { atCounter } from './officer.ts';
import { insertOrder, standingOrder } from './order-store.ts';
import { accountOn } from './schedule-store.ts';
import { chargeById } from './store.ts';
import { vietQrText } from './vietqr.ts';

/** What the citizen's bank application reads. */
export interface QrPayment {
  readonly qrText: string;
  readonly amount: number;
  /** Null: it holds as long as the sum is owed, and the officer looks at the account. */
  readonly expiresAt: Instant | null;
}

interface NewOrder {
  readonly charge: string;
  readonly ref: string;
  readonly amount: number;
  readonly qrText: string;
  readonly expiresAt: Instant;
}

/** Keeps what the gateway was asked to collect. */
const openOrder: Command<NewOrder, { ref: string }> = {
  kind: 'fee.open-order',
  input: orderSchema,
  async handle({ charge: chargeId, ...order }, context) {
    const { charge, oneStop } = await atCounter(context, chargeId);
    if (charge.state !== 'open') throw refusals.nothingDue();
    if (charge.due !== order.amount) throw refusals.wrongAmount(charge.due);
    await insertOrder(context.tx, { ...order, chargeId }, context.at);
    const data = { charge: chargeId, ref: order.ref, amount: order.amount };
    await context.record(oneStop.slug, [
      { stream: context.newId(), streamSeq: 1, kind: 'fee.order-opened', data },
    ]);
    return { ref: order.ref };
  },
};

/**
 * The QR code by which a charge can be paid: an order at the gateway, the standing one if there is one; without a
 * gateway a transfer to the one-stop's account.
 *
 * The gateway is asked before anything is written: an order that it has and we do not was never shown to anybody.
 *
 * @param nowMs real time, by which the gateway's orders expire.
 * @throws Refusal 404, 403 `not-your-counter`, 409 `nothing-due`, `no-qr-payment`, 502 `gateway-unreachable`.
 */
export async function qrPayment(
  system: System,
  gateway: PaymentGateway | null,
  request: {
    readonly charge: string;
    readonly person: SignedIn;
    readonly envelope: Envelope;
    readonly nowMs: number;
  },
): Promise<QrPayment> {
  const { person, envelope, nowMs } = request;
  const charge = await chargeById(system.db, request.charge);
  if (!charge) throw notFound({ vi: 'khoản thu này', en: 'charge' });
  const oneStop = (await oneStopById(system.db, charge.oneStopId))!;
  if (!servesAt(person, oneStop.id)) throw refusals.notYourCounter(oneStop.name);
  if (charge.state !== 'open') throw refusals.nothingDue();
  const amount = charge.due;
  const purpose = charge.code.slice(-25);
  if (!gateway) {
    const account = await accountOn(system.db, oneStop.id, dayOf(system.clock.now()));
    if (!account) throw refusals.noGateway();
    return { qrText: vietQrText({ ...account, amount, purpose }), amount, expiresAt: null };
  }
  const standing = await standingOrder(system.db, charge.id, amount, instant(nowMs));
  if (standing) return { qrText: standing.qrText, amount, expiresAt: standing.expiresAt };
  // One intention sent twice asks for one order.
  const ref = sha256(`${charge.id} ${envelope.key}`).toString('hex').slice(0, 24);
  const { qrText, expiresAt } = await gateway.createOrder({ ref, amount, purpose });
  const order: NewOrder = { charge: charge.id, ref, amount, qrText, expiresAt };
  await execute(system, openOrder, order, envelope);
  return { qrText, amount, expiresAt };
}
