import { dossierByCode, partyOf } from '../dossiers/index.ts';
import { type Transaction, transaction } from '../kernel/database.ts';
import { addMinutes } from '../kernel/time.ts';
import type { System } from '../ledger/index.ts';
import { type Outside, Teller } from './make.ts';
import {
  type Carrier,
  type Carriers,
  givenUpBefore,
  LEASE_MINUTES,
  type Message,
  nextTry,
  type Outcome,
  type WeakChannel,
} from './model.ts';
import { international } from './sms.ts';
import { type Claimed, claim, type GivenUp, giveUp, markFailed, markSent } from './store.ts';

const AT_ONCE = 8;

export interface Delivery {
  readonly system: System;
  readonly carriers: Carriers;
  readonly outside: Outside;
  /** From 0 up to 1. */
  readonly random: () => number;
}

/**
 * Sends what is due, any number of processes side by side. A message is sent at least once: whoever dies between
 * sending and writing it down leaves it unanswered, and the next one asks what became of it where that can be asked.
 * Mail cannot be asked; it carries the same Message-ID again.
 * @returns how many were tried.
 */
export async function deliver(delivery: Delivery): Promise<number> {
  const { system, carriers } = delivery;
  const now = system.clock.now();
  const channels = (['sms', 'email'] as const).filter((channel) => carriers[channel]);
  const claimed = await claim(system.db, {
    channels,
    now,
    until: addMinutes(now, LEASE_MINUTES),
    limit: AT_ONCE,
  });
  await Promise.all(claimed.map((notice) => carry(delivery, notice)));
  return claimed.length;
}

async function carry(delivery: Delivery, notice: Claimed): Promise<void> {
  const { system, carriers } = delivery;
  const carrier = carriers[notice.channel]!;
  const message = await messageOf(delivery, notice);
  const outcome: Outcome = message
    ? await sendOnce(carrier, message, notice.unanswered)
    : { kind: 'refused', reason: 'no-address' };
  const now = system.clock.now();
  if (outcome.kind === 'accepted') return markSent(system.db, notice.id, now);
  const trouble = outcome.reason.slice(0, 200);
  if (outcome.kind === 'unknown') {
    const next = nextTry(now, notice.tries, delivery.random());
    return markFailed(system.db, notice, { next, unanswered: true, trouble });
  }
  await transaction(system.db, async (tx) => {
    await markFailed(tx, notice, { next: null, unanswered: false, trouble });
    await tellOffice(delivery, tx, notice);
  });
}

/** A message whose answer was lost is sent again only if it never came. */
async function sendOnce(carrier: Carrier, message: Message, unanswered: boolean): Promise<Outcome> {
  if (unanswered && carrier.statusOf) {
    const status = await carrier.statusOf(message.reference);
    if (status.kind !== 'absent') return status;
  }
  return carrier.send(message);
}

/** Null when the applicant left no such address, or none any more. */
async function messageOf({ system }: Delivery, notice: Claimed): Promise<Message | null> {
  const party = await partyOf(system.db, notice.dossierId);
  const to = party ? addressOf(party.applicant, notice.channel) : null;
  const { subject, text } = notice;
  if (!to) return null;
  return notice.channel === 'sms'
    ? { to, subject: '', text: text.vi, reference: notice.id }
    : { to, subject: subject.vi, text: `${text.vi}\n\n${text.en}\n`, reference: notice.id };
}

const addressOf = (
  { phone, email }: { readonly phone: string; readonly email?: string | undefined },
  channel: WeakChannel,
): string | null => (channel === 'sms' ? phone && international(phone) : email) || null;

/** What has not got through for days is not tried any more, and the office is told. */
export async function giveUpOld(delivery: Delivery): Promise<void> {
  const now = delivery.system.clock.now();
  await transaction(delivery.system.db, async (tx) => {
    for (const given of await giveUp(tx, givenUpBefore(now), now)) await tellOffice(delivery, tx, given);
  });
}

async function tellOffice(
  { system, outside }: Delivery,
  tx: Transaction,
  { id, code }: Pick<GivenUp, 'id' | 'code'>,
): Promise<void> {
  const dossier = (await dossierByCode(tx, code))!;
  const teller = await Teller.of(system, tx, dossier, outside);
  await teller.officers({ to: { role: 'control' }, kind: 'undelivered', by: null }, `undelivered ${id}`);
}
