import { versionById } from '../catalogue/index.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Command, CommandContext } from '../ledger/index.ts';
import { dueAfter } from './clock.ts';
import { paperNumber } from './codes.ts';
import { checkComponents } from './components.ts';
import {
  type ApproveSupplementInput,
  type AskSupplementInput,
  approveSupplementSchema,
  askSupplementSchema,
  type SupplementInput,
  supplementSchema,
  type WithReason,
  withReasonSchema,
} from './input.ts';
import { obstacles, refusals } from './messages.ts';
import { type Acted, momentFor, perform, refuseImpossible } from './perform.ts';
import { atMyCounter, ofMyUnit, ofUnitILead } from './permission.ts';
import { addFiles, type DossierRow, nextPaperNumber } from './store.ts';

/** At intake, before anything is received: form 02 with everything in one go, by the counter officer. */
export const askAtIntake: Command<AskSupplementInput, Acted & { number: string }> = {
  kind: 'dossier.ask-at-intake',
  input: askSupplementSchema,
  async handle({ code, items, ground }, context) {
    const { dossier, officer } = await atMyCounter(context, code);
    const { personId } = officer;
    return ask(context, dossier, { stage: 'intake', items, ground, askedBy: personId, approvedBy: personId });
  },
};

/** During examination a specialist drafts what is missing; the leader of the unit approves, which goes to the applicant. */
export const draftSupplement: Command<AskSupplementInput, Acted> = {
  kind: 'dossier.draft-supplement',
  input: askSupplementSchema,
  async handle({ code, items, ground }, context) {
    const { dossier, person } = await ofMyUnit(context, code);
    const data = { personId: person.personId, items, ground };
    await perform(context, dossier, { kind: 'draft-supplement', data });
    return { code };
  },
};

/** The leader does not ask the applicant for that. */
export const declineSupplement: Command<WithReason, Acted> = {
  kind: 'dossier.decline-supplement',
  input: withReasonSchema,
  async handle({ code, reason }, context) {
    const { dossier, person } = await ofUnitILead(context, code);
    await perform(context, dossier, {
      kind: 'decline-supplement',
      data: { personId: person.personId, reason },
    });
    return { code };
  },
};

/** Approves a draft, as it is or put right; a leader may also ask without one. From now on the limit stands still. */
export const approveSupplement: Command<ApproveSupplementInput, Acted & { number: string }> = {
  kind: 'dossier.approve-supplement',
  input: approveSupplementSchema,
  async handle({ code, items, ground }, context) {
    const { dossier, person } = await ofUnitILead(context, code);
    const { draft } = dossier.standing;
    const wanted = items ?? draft?.items;
    if (!wanted) throw new Refusal(409, 'not-under-way', obstacles['not-under-way']);
    const why = ground || draft?.ground;
    if (!why) {
      const errors = [{ path: 'ground', message: refusals.groundNeeded }];
      throw new Refusal(422, 'invalid-input', refusals.groundNeeded, { errors });
    }
    return ask(context, dossier, {
      stage: 'examination',
      items: wanted,
      ground: why,
      askedBy: draft?.personId ?? person.personId,
      approvedBy: person.personId,
    });
  },
};

interface Asking {
  readonly stage: 'intake' | 'examination';
  readonly items: readonly string[];
  readonly ground: string;
  readonly askedBy: string;
  readonly approvedBy: string;
}

async function ask(context: CommandContext, dossier: DossierRow, asking: Asking) {
  refuseImpossible(context, dossier, 'ask-supplement');
  const number = paperNumber(await nextPaperNumber(context, dossier.oneStopId, 'supplement'), 'HDHS');
  await perform(context, dossier, { kind: 'ask-supplement', data: { ...asking, number } });
  return { code: dossier.code, number };
}

/**
 * The applicant brought what was asked. During examination the limit begins anew, counted from now (Decree 61/2018/NĐ-CP
 * art. 19 †), however often that happens; at intake the dossier can now be received.
 */
export const supplementDossier: Command<SupplementInput, Acted> = {
  kind: 'dossier.supplement',
  input: supplementSchema,
  async handle({ code, components }, context) {
    const { dossier, officer } = await atMyCounter(context, code);
    refuseImpossible(context, dossier, 'supplement');
    const at = momentFor(context, dossier);
    const version = (await versionById(context.tx, dossier.procedureVersionId))!;
    await checkComponents(context, version, components, 'added');
    await addFiles(context.tx, dossier.id, components);
    const dueAt =
      dossier.standing.supplement?.stage === 'intake'
        ? null
        : await dueAfter(context.tx, dossier, { kind: 'restarted', at, paper: null });
    const data = {
      personId: officer.personId,
      dueAt,
      components: components.map(({ no, count, files }) => ({ no, count, files: files.map((f) => f.id) })),
    };
    await perform(context, dossier, { kind: 'supplement', data });
    return { code };
  },
};
