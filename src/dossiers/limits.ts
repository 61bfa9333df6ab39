import { holdRegister } from '../authority/index.ts';
import { workingDaysBetween } from '../calendar/index.ts';
import { dayOf } from '../kernel/time.ts';
import type { Command } from '../ledger/index.ts';
import { calendarOf, dueAfter } from './clock.ts';
import { paperNumber } from './codes.ts';
import {
  type ApologiseInput,
  apologiseSchema,
  type ResumeInput,
  resumeSchema,
  type SuspendInput,
  suspendSchema,
} from './input.ts';
import { type Acted, momentFor, perform, refuseImpossible } from './perform.ts';
import { competent, locked, ofMyUnit } from './permission.ts';
import { regimeOn } from './regime.ts';
import { nextPaperNumber } from './store.ts';

/** The limit stands still, by a paper: the applicant has to pay, or another authority has to act. */
export const suspendDossier: Command<SuspendInput, Acted> = {
  kind: 'dossier.suspend',
  input: suspendSchema,
  async handle({ code, ground, paper, note }, context) {
    const { dossier, person } = await ofMyUnit(context, code);
    const data = { personId: person.personId, ground, paper, note: note ?? null };
    await perform(context, dossier, { kind: 'suspend', data });
    return { code };
  },
};

/** What was waited for is there: the limit goes on with what was left of it. */
export const resumeDossier: Command<ResumeInput, Acted> = {
  kind: 'dossier.resume',
  input: resumeSchema,
  async handle({ code, paper = null }, context) {
    const { dossier, person } = await ofMyUnit(context, code);
    refuseImpossible(context, dossier, 'resume');
    const at = momentFor(context, dossier);
    const dueAt = await dueAfter(context.tx, dossier, { kind: 'resumed', at, paper });
    await perform(context, dossier, { kind: 'resume', data: { personId: person.personId, paper, dueAt } });
    return { code };
  },
};

/**
 * Form 04, signed by whoever may decide: why it is late, and when it will be ready. The appointment moves; the limit by
 * law does not, and neither does what statistics say about it.
 */
export const apologise: Command<ApologiseInput, Acted & { number: string }> = {
  kind: 'dossier.apologise',
  input: apologiseSchema,
  async handle({ code, cause, to }, context) {
    await holdRegister(context.tx);
    const dossier = await locked(context, code);
    const { proof, unit } = await competent(context, dossier);
    refuseImpossible(context, dossier, 'apologise');
    const regime = await regimeOn(context.tx, dayOf(context.at));
    const number = paperNumber(await nextPaperNumber(context, dossier.oneStopId, 'apology'), 'PXL');
    const calendar = await calendarOf(context.tx, dossier);
    const daysLeft = workingDaysBetween(calendar, dayOf(context.at), dayOf(dossier.appointedAt!));
    const data = {
      count: dossier.standing.apologies + 1,
      inTime: daysLeft >= regime.apologyDays,
      cause,
      from: dossier.appointedAt!,
      to,
      number,
      body: unit.name,
      signer: proof.signer,
      allowed: regime.apologies,
    };
    await perform(context, dossier, { kind: 'apologise', data });
    return { code, number };
  },
};
