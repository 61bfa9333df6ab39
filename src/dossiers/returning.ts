import { type FieldError, Refusal } from '../kernel/refusal.ts';
import type { Command } from '../ledger/index.ts';
import { dueAfter } from './clock.ts';
import {
  type DispatchInput,
  dispatchSchema,
  type OfCode,
  type ReopenInput,
  type ReturnInput,
  reopenSchema,
  returnSchema,
  type WithReason,
  withCodeSchema,
  withReasonSchema,
} from './input.ts';
import { startNextParts } from './linked.ts';
import { refusals } from './messages.ts';
import { type Acted, momentFor, perform, refuseImpossible } from './perform.ts';
import { atMyCounter, underMyControl } from './permission.ts';
import { secretMatches, slipSecret } from './secret.ts';
import { slipKey } from './store.ts';

/** The result is on its way; that is not yet a result in the applicant's hands. */
export const dispatchResult: Command<DispatchInput, Acted> = {
  kind: 'dossier.dispatch',
  input: dispatchSchema,
  async handle({ code, channel, reference }, context) {
    const { dossier, officer } = await atMyCounter(context, code);
    const data = { personId: officer.personId, channel, reference };
    await perform(context, dossier, { kind: 'dispatch', data });
    return { code };
  },
};

/** It came back, or was not fetched: the result waits at the one-stop again. */
export const reportUndelivered: Command<WithReason, Acted> = {
  kind: 'dossier.report-undelivered',
  input: withReasonSchema,
  async handle({ code, reason }, context) {
    const { dossier, officer } = await atMyCounter(context, code);
    const data = { personId: officer.personId, reason };
    await perform(context, dossier, { kind: 'report-undelivered', data });
    return { code };
  },
};

/** The applicant has the result: over the counter, or by the proof of the post or of the download. */
export const returnResult: Command<ReturnInput, Acted> = {
  kind: 'dossier.return',
  input: returnSchema,
  async handle(input, context) {
    const { dossier, officer } = await atMyCounter(context, input.code);
    const { personId } = officer;
    if (input.channel === 'counter') {
      const { secret, collector } = input;
      if (secret && !secretMatches(secret, slipSecret(await slipKey(context.tx), dossier.id))) {
        const errors: FieldError[] = [{ path: 'secret', message: refusals.wrongSecret }];
        throw new Refusal(422, 'wrong-secret', refusals.wrongSecret, { errors });
      }
      const data = { personId, channel: input.channel, collector, proof: null };
      await perform(context, dossier, { kind: 'return', data });
    } else {
      const data = { personId, channel: input.channel, collector: null, proof: input.proof };
      await perform(context, dossier, { kind: 'return', data });
    }
    return { code: input.code };
  },
};

/** The applicant does not want it any more; whoever is at the counter takes that down. */
export const withdrawDossier: Command<WithReason, Acted> = {
  kind: 'dossier.withdraw',
  input: withReasonSchema,
  async handle({ code, reason }, context) {
    const { dossier, officer } = await atMyCounter(context, code);
    const data = { personId: officer.personId, reason };
    await startNextParts(context, await perform(context, dossier, { kind: 'withdraw', data }));
    return { code };
  },
};

/** Nothing is left to do: into the archive. */
export const closeDossier: Command<OfCode, Acted> = {
  kind: 'dossier.close',
  input: withCodeSchema,
  async handle({ code }, context) {
    const { dossier, officer } = await atMyCounter(context, code);
    await perform(context, dossier, { kind: 'close', data: { personId: officer.personId } });
    return { code };
  },
};

/** On a complaint the work begins again, with a whole new limit. What was decided before stays on record. */
export const reopenDossier: Command<ReopenInput, Acted> = {
  kind: 'dossier.reopen',
  input: reopenSchema,
  async handle({ code, complaint, reason }, context) {
    const { dossier, person } = await underMyControl(context, code);
    refuseImpossible(context, dossier, 'reopen');
    const again = dossier.receivedAt !== null;
    const at = momentFor(context, dossier);
    const dueAt = again
      ? await dueAfter(context.tx, dossier, { kind: 'restarted', at, paper: complaint })
      : null;
    const as = again ? 'received' : dossier.partAfter.length > 0 ? 'waiting' : 'filed';
    const data = { personId: person.personId, complaint, reason, as, dueAt } as const;
    await startNextParts(context, await perform(context, dossier, { kind: 'reopen', data }));
    return { code };
  },
};
