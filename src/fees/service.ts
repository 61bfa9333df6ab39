import type { ProcedureVersion } from '../catalogue/index.ts';
import { dutiesOf } from '../identity/index.ts';
import { brokenConstraint } from '../kernel/database.ts';
import type { Text } from '../kernel/refusal.ts';
import { dayOf } from '../kernel/time.ts';
import type { Command, CommandContext } from '../ledger/index.ts';
import type { OneStop } from '../organization/index.ts';
import { exemptSchema, type Schedule, scheduleSchema } from './input.ts';
import { refusals } from './messages.ts';
import { type Charge, grossOf, linesOf, type Rate } from './model.ts';
import { atCounter, sender } from './officer.ts';
import { groundsOn, insertAccount, insertExemption, insertRate, ratesOn } from './schedule-store.ts';
import { insertCharge, lockCharge, nextVersion, setExemption } from './store.ts';

/** Sets rates, grounds of exemption and accounts, each with its source and its period. */
export const setSchedule: Command<Schedule, { rates: number; exemptions: number; accounts: number }> = {
  kind: 'fee.set-schedule',
  input: scheduleSchema,
  async handle({ rates, exemptions, accounts }, context) {
    const { tx, newId, record, actor } = context;
    // The system itself loads what came with a file; a person needs the duty.
    if (actor.kind === 'person' && !dutiesOf((await sender(context)).positions).includes('administer')) {
      throw refusals.notYours();
    }
    for (const rate of rates) {
      const what = { vi: `Mức thu của ${rate.procedure}`, en: `The rate of ${rate.procedure}` };
      await stored(insertRate(tx, newId(), rate), what, rate.oneStop ?? rate.procedure);
    }
    for (const exemption of exemptions) {
      const what = { vi: `Diện “${exemption.ground}”`, en: `The ground “${exemption.ground}”` };
      await stored(insertExemption(tx, newId(), exemption), what, exemption.procedure ?? '');
    }
    for (const account of accounts) {
      const what = { vi: `Tài khoản của ${account.oneStop}`, en: `The account of ${account.oneStop}` };
      await stored(insertAccount(tx, account), what, account.oneStop);
    }
    await record('registers', [
      { stream: newId(), streamSeq: 1, kind: 'fee.schedule-set', data: { rates, exemptions, accounts } },
    ]);
    return { rates: rates.length, exemptions: exemptions.length, accounts: accounts.length };
  },
};

async function stored(insert: Promise<boolean>, what: Text, named: string): Promise<void> {
  const known = await insert.catch((error: unknown) => {
    if (brokenConstraint(error)) throw refusals.overlaps(what);
    throw error;
  });
  if (!known) throw refusals.unknownPlace(named);
}

export interface Charging {
  /** The dossier, known here only by its id and its code. */
  readonly subject: string;
  readonly code: string;
  readonly oneStop: Pick<OneStop, 'id' | 'slug'>;
  readonly version: ProcedureVersion;
  /** Sets of the result asked for. */
  readonly copies: number;
  /** Name of a ground of exemption, when one is claimed and shown. */
  readonly ground?: string | undefined;
}

/**
 * Charges a dossier inside the transaction of another command: by the schedule in force today, or by the procedure's
 * own fee where the schedule says nothing. Null when it costs nothing.
 *
 * @throws Refusal 422 `unknown-ground`.
 */
export async function chargeFor(context: CommandContext, charging: Charging): Promise<Charge | null> {
  const { tx, at, newId, record } = context;
  const { subject, code, oneStop, version, copies, ground } = charging;
  const scheduled = await ratesOn(tx, version.procedureId, oneStop.id, dayOf(at));
  const lines = linesOf(scheduled.length > 0 ? scheduled : ownFee(version), copies);
  if (lines.length === 0) return null;
  const id = newId();
  await insertCharge(tx, {
    id,
    subject,
    code,
    procedureId: version.procedureId,
    oneStopId: oneStop.id,
    lines,
    gross: grossOf(lines),
    chargedAt: at,
  });
  const exemption = ground === undefined ? null : await exempted(context, id, version.procedureId, ground);
  const charge = (await lockCharge(tx, id))!;
  const data = { code, subject, lines, exemption, total: charge.total };
  await record(oneStop.slug, [{ stream: id, streamSeq: 1, kind: 'fee.charged', data }]);
  return charge;
}

const ownFee = ({ fee, source }: ProcedureVersion): Rate[] =>
  fee.amount > 0 ? [{ kind: 'charge', amount: fee.amount, per: 'dossier', source }] : [];

/** Takes a ground of exemption into account. The ground is named by its row: what it is stays out of the ledger. */
async function exempted(
  { tx, at }: CommandContext,
  chargeId: string,
  procedureId: string,
  name: string,
): Promise<{ id: string; share: number }> {
  const ground = (await groundsOn(tx, procedureId, dayOf(at))).find((each) => each.ground === name);
  if (!ground) throw refusals.unknownGround();
  await setExemption(tx, chargeId, ground);
  return { id: ground.id, share: ground.share };
}

/** Grants an exemption at the counter, once its ground was shown; only while nothing has been paid. */
export const exempt: Command<{ charge: string; ground: string }, { total: number }> = {
  kind: 'fee.exempt',
  input: exemptSchema,
  async handle(input, context) {
    const { charge, oneStop } = await atCounter(context, input.charge);
    if (charge.state === 'paid') throw refusals.paidBefore();
    const exemption = await exempted(context, charge.id, charge.procedureId, input.ground);
    const { total } = (await lockCharge(context.tx, charge.id))!;
    const streamSeq = await nextVersion(context.tx, charge.id);
    const data = { exemption, total };
    await context.record(oneStop.slug, [{ stream: charge.id, streamSeq, kind: 'fee.exempted', data }]);
    return { total };
  },
};
