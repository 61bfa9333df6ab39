import { addWorkingMinutes, nextOpen } from '../calendar/index.ts';
import { hasBlobs } from '../documents/index.ts';
import { worksIn } from '../identity/index.ts';
import { Refusal } from '../kernel/refusal.ts';
import { dayOf } from '../kernel/time.ts';
import type { Command, CommandContext } from '../ledger/index.ts';
import { personById, positionsOf, unitBySlug } from '../organization/index.ts';
import { calendarOf } from './clock.ts';
import {
  type AnswerInput,
  type AssignInput,
  answerSchema,
  assignSchema,
  type CloseConsultationInput,
  type ConsultInput,
  closeConsultationSchema,
  consultSchema,
  type HandOverInput,
  handOverSchema,
  type InspectInput,
  inspectSchema,
  type OfCode,
  type ProposeInput,
  proposeSchema,
  type WithReason,
  withCodeSchema,
  withReasonSchema,
} from './input.ts';
import { refusals } from './messages.ts';
import { type Acted, perform } from './perform.ts';
import { leads, locked, memberOf, ofMyUnit, ofUnitILead, sender } from './permission.ts';
import type { DossierRow } from './store.ts';

const done = ({ code }: DossierRow): Acted => ({ code });

/** A specialist of the unit takes the dossier as theirs; a colleague's can be taken over. */
export const takeDossier: Command<OfCode, Acted> = {
  kind: 'dossier.take',
  input: withCodeSchema,
  async handle({ code }, context) {
    const { dossier, person } = await ofMyUnit(context, code);
    return done(await perform(context, dossier, { kind: 'take', data: { personId: person.personId } }));
  },
};

/** The leader of the unit gives it to somebody who works there today. */
export const assignDossier: Command<AssignInput, Acted> = {
  kind: 'dossier.assign',
  input: assignSchema,
  async handle({ code, personId }, context) {
    const { dossier, person } = await ofUnitILead(context, code);
    await refuseOutsider(context, dossier.unitId, personId);
    return done(await perform(context, dossier, { kind: 'assign', data: { personId, by: person.personId } }));
  },
};

/**
 * Passes the dossier on, to a colleague or to another unit: one line of the control slip, open until the other side
 * accepts or declines. The limit goes on meanwhile.
 */
export const handOverDossier: Command<HandOverInput, Acted> = {
  kind: 'dossier.hand-over',
  input: handOverSchema,
  async handle({ code, unit: slug, personId, note }, context) {
    const { dossier, person } = await ofMyUnit(context, code);
    const unit = await unitBySlug(context.tx, slug, dayOf(context.at));
    if (!unit) throw invalid('unit', refusals.noSuchUnit(slug));
    if (personId) await refuseOutsider(context, unit.id, personId);
    const from = { unitId: dossier.unitId, personId: person.personId };
    const to = { unitId: unit.id, personId: personId ?? null };
    return done(
      await perform(context, dossier, { kind: 'hand-over', data: { from, to, note: note ?? null } }),
    );
  },
};

/** The other side has it now: the second signature on the line of the control slip. */
export const acceptDossier: Command<OfCode, Acted> = {
  kind: 'dossier.accept',
  input: withCodeSchema,
  async handle({ code }, context) {
    const { dossier, from, to, person } = await handedToMe(context, code);
    const data = { from, to: { unitId: to.unitId, personId: person.personId } };
    return done(await perform(context, dossier, { kind: 'accept', data }));
  },
};

/** It was sent to the wrong place: it goes back, and the limit stands as it was. */
export const declineDossier: Command<WithReason, Acted> = {
  kind: 'dossier.decline',
  input: withReasonSchema,
  async handle({ code, reason }, context) {
    const { dossier, from, to } = await handedToMe(context, code);
    return done(await perform(context, dossier, { kind: 'decline', data: { from, to, reason } }));
  },
};

async function handedToMe(context: CommandContext, code: string) {
  const dossier = await locked(context, code);
  const { handOver } = dossier.standing;
  if (!handOver) throw new Refusal(409, 'not-under-way', refusals.nothingHandedOver);
  const person = await memberOf(context, handOver.to.unitId);
  const meant = handOver.to.personId;
  if (meant && meant !== person.personId && !leads(person, handOver.to.unitId)) {
    throw new Refusal(403, 'not-meant-for-you', refusals.notMeantForYou);
  }
  return { dossier, ...handOver, person };
}

/** Asks another unit, while the work goes on. Silence is not consent: it has to answer, or it is recorded that it did not. */
export const consultUnit: Command<ConsultInput, Acted & { id: string }> = {
  kind: 'dossier.consult',
  input: consultSchema,
  async handle({ code, unit: slug, question, hours }, context) {
    const { dossier } = await ofMyUnit(context, code);
    const unit = await unitBySlug(context.tx, slug, dayOf(context.at));
    if (!unit) throw invalid('unit', refusals.noSuchUnit(slug));
    const calendar = await calendarOf(context.tx, dossier);
    const answerBy = addWorkingMinutes(calendar, nextOpen(calendar, context.at), hours * 60);
    const id = context.newId();
    await perform(context, dossier, { kind: 'consult', data: { id, unitId: unit.id, question, answerBy } });
    return { code, id };
  },
};

/** Only the unit that was asked can answer. */
export const answerConsultation: Command<AnswerInput, Acted> = {
  kind: 'dossier.answer',
  input: answerSchema,
  async handle({ code, consultation: id, answer }, context) {
    const dossier = await locked(context, code);
    const asked = dossier.standing.consultations.find((c) => c.id === id);
    const person = asked ? await memberOf(context, asked.unitId) : await sender(context);
    return done(
      await perform(context, dossier, { kind: 'answer', data: { id, personId: person.personId, answer } }),
    );
  },
};

/** No answer came, or none is needed any more: said by the unit that asked. */
export const closeConsultation: Command<CloseConsultationInput, Acted> = {
  kind: 'dossier.close-consultation',
  input: closeConsultationSchema,
  async handle({ code, consultation: id, reason }, context) {
    const { dossier, person } = await ofMyUnit(context, code);
    const data = { id, personId: person.personId, reason };
    return done(await perform(context, dossier, { kind: 'close-consultation', data }));
  },
};

/** What was seen on site, with its minutes. */
export const inspectSite: Command<InspectInput, Acted> = {
  kind: 'dossier.inspect',
  input: inspectSchema,
  async handle({ code, ...seen }, context) {
    const { dossier, person } = await ofMyUnit(context, code);
    if (seen.on > context.at) throw invalid('on', refusals.notYet);
    const stored = await hasBlobs(context.tx, seen.files);
    const lost = seen.files.findIndex((id) => !stored.has(id));
    if (lost >= 0) throw invalid(`files.${lost}`, refusals.unknownFile);
    const data = { personId: person.personId, ...seen };
    return done(await perform(context, dossier, { kind: 'inspect', data }));
  },
};

/** Puts the dossier before whoever may decide, with what is proposed. */
export const proposeDossier: Command<ProposeInput, Acted> = {
  kind: 'dossier.propose',
  input: proposeSchema,
  async handle({ code, outcome, reason }, context) {
    const { dossier, person } = await ofMyUnit(context, code);
    const data = { personId: person.personId, outcome, reason: reason || null };
    return done(await perform(context, dossier, { kind: 'propose', data }));
  },
};

async function refuseOutsider({ tx, at }: CommandContext, unitId: string, personId: string): Promise<void> {
  const person = await personById(tx, personId);
  const positions = await positionsOf(tx, personId, dayOf(at));
  if (!person || !worksIn({ personId, personName: person.name, positions }, unitId)) {
    throw invalid('personId', refusals.doesNotWorkThere);
  }
}

const invalid = (path: string, message: { vi: string; en: string }): Refusal =>
  new Refusal(422, 'invalid-input', message, { errors: [{ path, message }] });
