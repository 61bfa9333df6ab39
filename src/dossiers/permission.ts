import { loadSlice, may, who } from '../authority/index.ts';
import { versionById } from '../catalogue/index.ts';
import { dutiesOf, type SignedIn, servesAt, worksIn } from '../identity/index.ts';
import { notFound, type Refusal } from '../kernel/refusal.ts';
import { dayOf } from '../kernel/time.ts';
import { type CommandContext, personIdOf } from '../ledger/index.ts';
import {
  type OneStop,
  oneStopById,
  personById,
  positionsOf,
  unitBySlug,
  unitOn,
} from '../organization/index.ts';
import { basisOf } from './basis.ts';
import { refusals } from './messages.ts';
import { forbidden } from './sender.ts';
import { type DossierRow, lockDossier, partsOf } from './store.ts';

/** The dossier, held until the command is done. @throws Refusal 404. */
export async function locked({ tx }: CommandContext, code: string): Promise<DossierRow> {
  const dossier = await lockDossier(tx, code);
  if (!dossier) throw notFound({ vi: `hồ sơ ${code}`, en: `dossier ${code}` });
  return dossier;
}

/** The person who sends the command, with the positions held at this moment. @throws Refusal 403 `person-needed`. */
export async function sender({ tx, actor, at }: CommandContext): Promise<SignedIn> {
  const personId = personIdOf(actor);
  const person = await personById(tx, personId);
  const positions = await positionsOf(tx, personId, dayOf(at));
  return { personId, personName: person?.name ?? '', positions };
}

/** @throws Refusal 403 `not-your-counter` for anybody but a counter officer of the one-stop. */
export async function officerAt(
  context: CommandContext,
  oneStop: Pick<OneStop, 'id' | 'name'>,
): Promise<SignedIn> {
  const officer = await sender(context);
  if (!servesAt(officer, oneStop.id))
    throw forbidden('not-your-counter', refusals.notYourCounter(oneStop.name));
  return officer;
}

/** A dossier of the sender's counter; of an interlinked one every part is also the business of the counter that took it. */
export async function atMyCounter(context: CommandContext, code: string) {
  const dossier = await locked(context, code);
  const oneStop = (await oneStopById(context.tx, dossier.oneStopId))!;
  const officer = await sender(context);
  const [lead] = dossier.leadId ? await partsOf(context.tx, dossier.leadId) : [];
  const counters = [oneStop.id, ...(lead ? [lead.oneStopId] : [])];
  if (!counters.some((id) => servesAt(officer, id))) {
    throw forbidden('not-your-counter', refusals.notYourCounter(oneStop.name));
  }
  return { dossier, oneStop, officer };
}

/** @throws Refusal 403 `not-your-unit` for whoever does not work there today. */
export async function memberOf(context: CommandContext, unitId: string): Promise<SignedIn> {
  const person = await sender(context);
  if (!worksIn(person, unitId)) throw await notYourUnit(context, unitId);
  return person;
}

/** A dossier on which the sender's unit works. */
export async function ofMyUnit(context: CommandContext, code: string) {
  const dossier = await locked(context, code);
  return { dossier, person: await memberOf(context, dossier.unitId) };
}

export const leads = (person: SignedIn, unitId: string): boolean =>
  person.positions.some((p) => p.unit.id === unitId && (p.rank === 'head' || p.rank === 'deputy'));

/** A dossier of the unit that the sender leads. @throws Refusal 403 `leader-needed`. */
export async function ofUnitILead(context: CommandContext, code: string) {
  const { dossier, person } = await ofMyUnit(context, code);
  if (!leads(person, dossier.unitId)) throw forbidden('leader-needed', refusals.leaderNeeded);
  return { dossier, person };
}

/** @throws Refusal 403 `control-needed` for anybody but a procedure-control officer of the dossier's committee. */
export async function underMyControl(context: CommandContext, code: string) {
  const dossier = await locked(context, code);
  const person = await sender(context);
  const oneStop = (await oneStopById(context.tx, dossier.oneStopId))!;
  const controls = person.positions.some(
    (p) => p.unit.id === oneStop.unitId && dutiesOf([p]).includes('control'),
  );
  if (!controls) throw forbidden('control-needed', refusals.controlNeeded);
  return { dossier, person };
}

async function notYourUnit({ tx, at }: CommandContext, unitId: string): Promise<Refusal> {
  const unit = await unitOn(tx, unitId, dayOf(at));
  return forbidden(
    'not-your-unit',
    refusals.notYourUnit(unit?.name ?? { vi: 'đơn vị khác', en: 'another unit' }),
  );
}

/**
 * The proof that the sender may decide this dossier now; refused otherwise, with the basis that is missing. The
 * register must be held (`holdRegister`).
 */
export async function competent(context: CommandContext, dossier: DossierRow) {
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
  const { unit: slug, ...proof } = may(authority, { id: person.personId, name: person.personName });
  const unit = (await unitBySlug(context.tx, slug, dayOf(context.at)))!;
  return { proof, basis: basisOf(register, proof.chain), version, oneStop, person, unit };
}
