import { type SignedIn, servesAt } from '../identity/index.ts';
import { notFound } from '../kernel/refusal.ts';
import { dayOf } from '../kernel/time.ts';
import type { CommandContext } from '../ledger/index.ts';
import { type OneStop, oneStopById, personById, positionsOf } from '../organization/index.ts';
import { refusals } from './messages.ts';
import type { Charge } from './model.ts';
import { lockCharge } from './store.ts';

/** The person who sends the command, with the positions held at this moment. @throws Refusal 403. */
export async function sender({ tx, actor, at }: CommandContext): Promise<SignedIn> {
  if (actor.kind !== 'person') throw refusals.personNeeded();
  const person = await personById(tx, actor.personId);
  const positions = await positionsOf(tx, actor.personId, dayOf(at));
  return { personId: actor.personId, personName: person?.name ?? '', positions };
}

/** The sender, who takes money at this one-stop. @throws Refusal 403 `not-your-counter`. */
export async function counterOfficer(context: CommandContext, oneStop: OneStop): Promise<SignedIn> {
  const officer = await sender(context);
  if (!servesAt(officer, oneStop.id)) throw refusals.notYourCounter(oneStop.name);
  return officer;
}

/** A charge of the sender's counter, held until the transaction ends. @throws Refusal 404, 403. */
export async function atCounter(
  context: CommandContext,
  chargeId: string,
): Promise<{ charge: Charge; officer: SignedIn; oneStop: OneStop }> {
  const charge = await lockCharge(context.tx, chargeId);
  if (!charge) throw notFound({ vi: 'khoản thu này', en: 'charge' });
  const oneStop = (await oneStopById(context.tx, charge.oneStopId))!;
  return { charge, oneStop, officer: await counterOfficer(context, oneStop) };
}
