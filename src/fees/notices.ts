import { dutiesOf } from '../identity/index.ts';
import { notFound, Refusal } from '../kernel/refusal.ts';
import { type Command, type CommandContext, execute, type System, systemActor } from '../ledger/index.ts';
import { oneStopById } from '../organization/index.ts';
import type { PaymentGateway } from './gateway.ts';
import { type Notice, noticeSchema, settleSchema } from './input.ts';
import { refusals } from './messages.ts';
import { type NoticeOutcome, outcomeOf } from './model.ts';
import { counterOfficer, sender } from './officer.ts';
import {
  endOrder,
  insertNotice,
  lockHeld,
  lockOrder,
  openOrders,
  referenceBooked,
  settleNotice,
} from './order-store.ts';
import { book } from './payments.ts';
import { lockCharge } from './store.ts';

export interface Noticed {
  readonly outcome: NoticeOutcome | 'order-ended';
}

/**
 * Takes in what a gateway tells. Money that cannot be booked (an order that is not ours, another sum, a charge paid
 * before) is kept with the reason for a person to see to; it is never refused, or the gateway would tell it for ever.
 */
const takeNotice: Command<Notice, Noticed> = {
  kind: 'fee.gateway-notice',
  input: noticeSchema,
  async handle(notice, context) {
    const { tx, at } = context;
    const order = await lockOrder(tx, notice.ref);
    if (order) await endOrder(tx, order.ref, at);
    if (notice.status === 'expired') return { outcome: 'order-ended' };
    const { reference, ref, amount, paidAt } = notice;
    const charge = order && (await lockCharge(tx, order.chargeId));
    const outcome = (await referenceBooked(tx, reference))
      ? 'already-paid'
      : outcomeOf(order, charge, amount);
    await insertNotice(tx, {
      reference,
      ref,
      amount,
      paidAt,
      toldAt: at,
      outcome,
      oneStopId: charge?.oneStopId ?? null,
    });
    const slug = charge ? (await oneStopById(tx, charge.oneStopId))!.slug : 'payments';
    if (charge && outcome === 'booked') {
      await book(context, charge, { method: 'qr', officerId: null, reference, slug });
    } else {
      await recordOnce(context, slug, 'fee.money-held', { reference, ref, amount, outcome });
    }
    return { outcome };
  },
};

const recordOnce = ({ record, newId }: CommandContext, chain: string, kind: string, data: object) =>
  record(chain, [{ stream: newId(), streamSeq: 1, kind, data }]);

/**
 * One notice, however often it is told: the gateway's reference is the key of the command.
 * @throws Refusal 422 `key-reused` when a reference comes again with another sum, order or moment.
 */
export const gatewayNotice = (system: System, notice: Notice): Promise<Noticed> =>
  execute(system, takeNotice, notice, {
    actor: systemActor,
    key: notice.status === 'paid' ? `gateway paid ${notice.reference}` : `gateway expired ${notice.ref}`,
  });

/** Somebody has seen to money that could not be booked: gave it back, or booked it by hand. */
export const settleHeld: Command<{ reference: string; settlement: string }, { reference: string }> = {
  kind: 'fee.settle-held',
  input: settleSchema,
  async handle({ reference, settlement }, context) {
    const held = await lockHeld(context.tx, reference);
    if (!held) throw notFound({ vi: 'khoản tiền đang chờ này', en: 'money that waits under this reference' });
    const oneStop = held.oneStopId ? await oneStopById(context.tx, held.oneStopId) : null;
    const officer = oneStop ? await counterOfficer(context, oneStop) : await sender(context);
    if (!dutiesOf(officer.positions).includes('receive')) throw refusals.personNeeded();
    await settleNotice(context.tx, { reference, at: context.at, by: officer.personId, settlement });
    await recordOnce(context, oneStop?.slug ?? 'payments', 'fee.held-settled', { reference, settlement });
    return { reference };
  },
};

export interface Reconciled {
  readonly asked: number;
  readonly booked: number;
  /** Money that waits for a person. */
  readonly held: number;
  readonly ended: number;
  /** Orders of which the gateway gave no answer: asked again the next time. */
  readonly unanswered: number;
}

/** Asks the gateway for every order of which nothing final was heard; a lost notice is made up for. */
export async function reconcile(system: System, gateway: PaymentGateway): Promise<Reconciled> {
  const orders = await openOrders(system.db);
  const count = { asked: orders.length, booked: 0, held: 0, ended: 0, unanswered: 0 };
  for (const { ref } of orders) {
    try {
      const status = await gateway.statusOf(ref);
      if (status.state === 'open') continue;
      const { outcome } = await gatewayNotice(
        system,
        status.state === 'paid'
          ? { status: 'paid', ref, reference: status.reference, amount: status.amount, paidAt: status.paidAt }
          : // Unknown to the gateway: nobody can pay it there.
            { status: 'expired', ref },
      );
      if (outcome === 'booked') count.booked += 1;
      else if (outcome === 'order-ended') count.ended += 1;
      else count.held += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      count.unanswered += 1;
    }
  }
  return count;
}
