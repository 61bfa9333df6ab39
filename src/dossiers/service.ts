import { holdRegister, loadSlice, may, who } from '../authority/index.ts';
import { versionById } from '../catalogue/index.ts';
import { storeBlob } from '../documents/index.ts';
import { type SignedIn, servesAt, worksIn } from '../identity/index.ts';
import { type FieldError, notFound, Refusal } from '../kernel/refusal.ts';
import { dayOf } from '../kernel/time.ts';
import type { Command, CommandContext } from '../ledger/index.ts';
import { oneStopById, personById, positionsOf, unitBySlug, unitOn } from '../organization/index.ts';
import { basisOf } from './basis.ts';
import { decideSchema, proposeSchema, returnSchema, sendBackSchema, takeSchema } from './input.ts';
import { refusals } from './messages.ts';
import { type Act, allowed, decide, evolve } from './model.ts';
import { printResult, resultNumber } from './papers.ts';
import { secretMatches, slipSecret } from './secret.ts';
import { forbidden, personIdOf } from './sender.ts';
import {
  type DossierRow,
  insertDecision,
  lockDossier,
  nextResultNumber,
  partyOf,
  project,
  slipKey,
} from './store.ts';

/** The answer of every act: enough to go on with; the rest is read when it is wanted. */
interface Acted {
  readonly code: string;
}

/** A specialist of the unit takes the dossier as theirs; a colleague's can be taken over. */
export const takeDossier: Command<{ code: string }, Acted> = {
  kind: 'dossier.take',
  input: takeSchema,
  async handle({ code }, context) {
    const { dossier, person } = await ofMyUnit(context, code);
    return perform(context, dossier, { kind: 'take', personId: person.personId });
  },
};

/** Puts the dossier before whoever may decide, with what is proposed. */
export const proposeDossier: Command<
  { code: string; outcome: 'grant' | 'refuse'; reason?: string | undefined },
  Acted
> = {
  kind: 'dossier.propose',
  input: proposeSchema,
  async handle({ code, outcome, reason }, context) {
    const { dossier, person } = await ofMyUnit(context, code);
    const act: Act = { kind: 'propose', personId: person.personId, outcome, reason: reason || null };
    return perform(context, dossier, act);
  },
};

/** The one who may decide wants another look first. */
export const sendBackDossier: Command<{ code: string; reason: string }, Acted> = {
  kind: 'dossier.send-back',
  input: sendBackSchema,
  async handle({ code, reason }, context) {
    await holdRegister(context.tx);
    const dossier = await locked(context, code);
    const { proof } = await competent(context, dossier);
    return perform(context, dossier, { kind: 'send-back', personId: proof.signer.personId, reason });
  },
};

/**
 * Decides. Whether this person may is asked of the register inside the same transaction, which holds the register
 * as it is until the decision is committed; the chain of documents is kept with it and printed on the result.
 */
export const decideDossier: Command<
  { code: string; outcome: 'grant' | 'refuse'; reason?: string | undefined },
  Acted & { number: string }
> = {
  kind: 'dossier.decide',
  input: decideSchema,
  async handle({ code, outcome, reason }, context) {
    const { tx, at } = context;
    await holdRegister(tx);
    const dossier = await locked(context, code);
    const { proof, basis, decidingUnit, version } = await competent(context, dossier);
    refuseWrongState(dossier, 'decide');
    const unit = (await unitBySlug(tx, decidingUnit, dayOf(at)))!;
    const year = Number(dayOf(at).slice(0, 4));
    const number = resultNumber(await nextResultNumber(tx, unit.id, year), unit, outcome);
    const oneStop = (await oneStopById(tx, dossier.oneStopId))!;
    const { applicant } = await partyOf(tx, dossier.id);
    const pdf = await printResult({
      dossier,
      version,
      applicant,
      unit,
      oneStop,
      outcome,
      reason: reason || null,
      number,
      basis,
      proof,
      at,
    });
    const resultSha256 = await storeBlob(tx, pdf, 'application/pdf', at);
    await insertDecision(tx, {
      dossierId: dossier.id,
      number,
      proof,
      resultSha256,
      decidedBy: proof.signer.personId,
    });
    await perform(context, dossier, {
      kind: 'decide',
      outcome,
      reason: reason || null,
      number,
      resultSha256: resultSha256.toString('hex'),
      proof,
    });
    return { code, number };
  },
};

/** The counter hands the result over. */
export const returnResult: Command<
  { code: string; collector: 'applicant' | 'representative'; secret?: string | undefined },
  Acted
> = {
  kind: 'dossier.return',
  input: returnSchema,
  async handle({ code, collector, secret }, context) {
    const dossier = await locked(context, code);
    const officer = await sender(context);
    const oneStop = (await oneStopById(context.tx, dossier.oneStopId))!;
    if (!servesAt(officer, oneStop.id))
      throw forbidden('not-your-counter', refusals.notYourCounter(oneStop.name));
    if (secret && !secretMatches(secret, slipSecret(await slipKey(context.tx), dossier.id))) {
      const errors: FieldError[] = [{ path: 'secret', message: refusals.wrongSecret }];
      throw new Refusal(422, 'wrong-secret', refusals.wrongSecret, { errors });
    }
    return perform(context, dossier, { kind: 'return', personId: officer.personId, collector });
  },
};

async function perform(context: CommandContext, dossier: DossierRow, act: Act): Promise<Acted> {
  const event = decide(dossier, act);
  if (!event) throw wrongState(dossier, act.kind);
  const next = evolve(dossier, event, context.at);
  await project(context.tx, dossier.id, next);
  const oneStop = (await oneStopById(context.tx, dossier.oneStopId))!;
  await context.record(oneStop.slug, [{ stream: dossier.id, streamSeq: next.version, ...event }]);
  return { code: dossier.code };
}

const refuseWrongState = (dossier: DossierRow, act: Act['kind']): void => {
  if (!allowed[act].includes(dossier.state)) throw wrongState(dossier, act);
};

const wrongState = (dossier: DossierRow, act: Act['kind']): Refusal =>
  new Refusal(409, 'wrong-state', refusals.wrongState(act, dossier.state));

async function locked({ tx }: CommandContext, code: string): Promise<DossierRow> {
  const dossier = await lockDossier(tx, code);
  if (!dossier) throw notFound({ vi: `hồ sơ ${code}`, en: `dossier ${code}` });
  return dossier;
}

/** The person who sends the command, with the positions held at this moment. */
async function sender({ tx, actor, at }: CommandContext): Promise<SignedIn> {
  const personId = personIdOf(actor);
  const person = await personById(tx, personId);
  const positions = await positionsOf(tx, personId, dayOf(at));
  return { personId, personName: person?.name ?? '', positions };
}

async function ofMyUnit(context: CommandContext, code: string) {
  const dossier = await locked(context, code);
  const person = await sender(context);
  if (!worksIn(person, dossier.unitId)) {
    const unit = await unitOn(context.tx, dossier.unitId, dayOf(context.at));
    throw forbidden(
      'not-your-unit',
      refusals.notYourUnit(unit?.name ?? { vi: 'đơn vị khác', en: 'another unit' }),
    );
  }
  return { dossier, person };
}

/**
 * The proof that the sender may decide this dossier now; refused otherwise, with the basis that is missing. The
 * register must be held.
 */
async function competent(context: CommandContext, dossier: DossierRow) {
  const person = await sender(context);
  const version = (await versionById(context.tx, dossier.procedureVersionId))!;
  const oneStop = (await oneStopById(context.tx, dossier.oneStopId))!;
  const question = {
    procedure: version.code,
    oneStop: oneStop.slug,
    at: context.at,
    facts: dossier.facts,
  };
  const register = await loadSlice(context.tx, question);
  const authority = who(register, question);
  const { unit, ...proof } = may(authority, { id: person.personId, name: person.personName });
  return { proof, basis: basisOf(register, proof.chain), version, decidingUnit: unit };
}
