import { holdRegister, type Proof } from '../authority/index.ts';
import { storeBlob } from '../documents/index.ts';
import { dayOf } from '../kernel/time.ts';
import { type Command, type CommandContext, eventsOf } from '../ledger/index.ts';
import { paperNumber } from './codes.ts';
import type { DossierEvent } from './events.ts';
import {
  type CorrectInput,
  correctSchema,
  type DecideInput,
  decideSchema,
  type WithReason,
  withReasonSchema,
} from './input.ts';
import { startNextParts } from './linked.ts';
import { redress } from './messages.ts';
import { printResult, resultNumber } from './papers.ts';
import { type Acted, perform, refuseImpossible } from './perform.ts';
import { competent, locked } from './permission.ts';
import type { Outcome } from './state.ts';
import {
  type DossierRow,
  decisionsOf,
  insertDecision,
  nextPaperNumber,
  nextResultNumber,
  partyOf,
} from './store.ts';

/** The one who may decide wants another look first. */
export const sendBackDossier: Command<WithReason, Acted> = {
  kind: 'dossier.send-back',
  input: withReasonSchema,
  async handle({ code, reason }, context) {
    await holdRegister(context.tx);
    const dossier = await locked(context, code);
    const { proof } = await competent(context, dossier);
    await perform(context, dossier, { kind: 'send-back', data: { personId: proof.signer.personId, reason } });
    return { code };
  },
};

/**
 * Decides. Whether this person may is asked of the register inside the same transaction, which holds the register
 * as it is until the decision is committed; the chain of documents is kept with it and printed on the result.
 */
export const decideDossier: Command<DecideInput, Acted & { number: string }> = {
  kind: 'dossier.decide',
  input: decideSchema,
  async handle({ code, outcome, reason, remedy }, context) {
    await holdRegister(context.tx);
    const dossier = await locked(context, code);
    const authority = await competent(context, dossier);
    refuseImpossible(context, dossier, 'decide');
    const said = { outcome, reason: reason || null, remedy: outcome === 'refuse' ? remedy || redress : null };
    const issued = await issue(context, dossier, authority, said, null);
    const decided = await perform(context, dossier, { kind: 'decide', data: { ...said, ...issued } });
    await startNextParts(context, decided);
    return { code, number: issued.number };
  },
};

/** A new version of an issued result, by whoever may decide today: the old one stays, and the new one names it. */
export const correctDossier: Command<CorrectInput, Acted & { number: string }> = {
  kind: 'dossier.correct',
  input: correctSchema,
  async handle({ code, reason }, context) {
    await holdRegister(context.tx);
    const dossier = await locked(context, code);
    const authority = await competent(context, dossier);
    refuseImpossible(context, dossier, 'correct');
    const replaced = (await decisionsOf(context.tx, dossier.id)).at(-1)!;
    const said = {
      outcome: dossier.outcome!,
      reason: dossier.reason,
      remedy: await remedyOf(context, dossier),
    };
    const issued = await issue(context, dossier, authority, said, { number: replaced.number, reason });
    const data = { reason, replaces: replaced.number, ...issued };
    await perform(context, dossier, { kind: 'correct', data });
    return { code, number: issued.number };
  },
};

/** The work on it ends without a decision, by whoever could have decided; the applicant gets a notice. */
export const stopDossier: Command<WithReason, Acted & { number: string }> = {
  kind: 'dossier.stop',
  input: withReasonSchema,
  async handle({ code, reason }, context) {
    await holdRegister(context.tx);
    const dossier = await locked(context, code);
    const { proof, unit } = await competent(context, dossier);
    refuseImpossible(context, dossier, 'stop');
    const number = paperNumber(await nextPaperNumber(context, dossier.oneStopId, 'stop'), 'TB');
    const { signer } = proof;
    const data = { personId: signer.personId, ground: reason, number, body: unit.name, signer };
    await startNextParts(context, await perform(context, dossier, { kind: 'stop', data }));
    return { code, number };
  },
};

/** What a refused applicant was told to do: a corrected refusal says the same. */
async function remedyOf({ tx }: CommandContext, { id }: DossierRow): Promise<string | null> {
  const events = (await eventsOf(tx, id)) as unknown as DossierEvent[];
  const decided = events.findLast((event) => event.kind === 'dossier.decided');
  return decided?.kind === 'dossier.decided' ? decided.data.remedy : null;
}

interface Said {
  readonly outcome: Outcome;
  readonly reason: string | null;
  readonly remedy: string | null;
}

type Competent = Awaited<ReturnType<typeof competent>>;

interface Issued {
  readonly number: string;
  readonly resultSha256: string;
  readonly proof: Proof;
}

/** Numbers, prints and keeps a result. */
async function issue(
  { tx, at }: CommandContext,
  dossier: DossierRow,
  { proof, basis, version, oneStop, unit }: Competent,
  said: Said,
  corrects: { readonly number: string; readonly reason: string } | null,
): Promise<Issued> {
  const year = Number(dayOf(at).slice(0, 4));
  const number = resultNumber(await nextResultNumber(tx, unit.id, year), unit, said.outcome);
  const { applicant } = await partyOf(tx, dossier.id);
  const pdf = await printResult({
    dossier: { code: dossier.code, receivedAt: dossier.receivedAt! },
    version,
    applicant,
    unit,
    oneStop,
    ...said,
    corrects,
    number,
    basis,
    proof,
    at,
  });
  const resultSha256 = await storeBlob(tx, pdf, 'application/pdf', at);
  await insertDecision(tx, {
    dossierId: dossier.id,
    no: (await decisionsOf(tx, dossier.id)).length + 1,
    number,
    proof,
    resultSha256,
    decidedBy: proof.signer.personId,
  });
  return { number, resultSha256: resultSha256.toString('hex'), proof };
}
