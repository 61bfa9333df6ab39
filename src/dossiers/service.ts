import { randomBytes } from 'node:crypto';
import { holdRegister, loadSlice, may, who } from '../authority/index.ts';
import { calendarFor, dueOf } from '../calendar/index.ts';
import { type ProcedureVersion, routeOn, versionById, versionOn } from '../catalogue/index.ts';
import { hasBlobs, storeBlob } from '../documents/index.ts';
import { type SignedIn, servesAt, worksIn } from '../identity/index.ts';
import { type FieldError, notFound, Refusal } from '../kernel/refusal.ts';
import { dayOf } from '../kernel/time.ts';
import { type Command, type CommandContext, canonicalJson, sha256 } from '../ledger/index.ts';
import {
  oneStopById,
  oneStopBySlug,
  personById,
  positionsOf,
  unitBySlug,
  unitOn,
} from '../organization/index.ts';
import { basisOf } from './basis.ts';
import { dossierCode } from './codes.ts';
import {
  decideSchema,
  proposeSchema,
  type Receive,
  receiveSchema,
  returnSchema,
  sendBackSchema,
  takeSchema,
} from './input.ts';
import { refusals } from './messages.ts';
import { type Act, allowed, decide, evolve } from './model.ts';
import { printResult, resultNumber } from './papers.ts';
import { secretMatches, slipSecret } from './secret.ts';
import {
  type DossierRow,
  insertDecision,
  insertDossier,
  lockDossier,
  nextNumber,
  nextResultNumber,
  partyOf,
  project,
  slipKey,
} from './store.ts';

/** The answer of every act: enough to go on with; the rest is read when it is wanted. */
interface Acted {
  readonly code: string;
}

/** Takes a dossier in at the counter: number, due moment, components, all in one transaction. */
export const receiveDossier: Command<Receive, Acted & { secret: string }> = {
  kind: 'dossier.receive',
  input: receiveSchema,
  async handle(input, context) {
    const { tx, at, newId, record } = context;
    const officer = await sender(context);
    const today = dayOf(at);
    const oneStop = await oneStopBySlug(tx, input.oneStop);
    if (!oneStop) throw notFound({ vi: 'Bộ phận Một cửa này', en: 'one-stop' });
    if (!servesAt(officer, oneStop.id))
      throw forbidden('not-your-counter', refusals.notYourCounter(oneStop.name));
    const version = await versionOn(tx, input.procedure, today);
    const route = version && (await routeOn(tx, version.procedureId, oneStop.id, today));
    if (!version || !route) {
      const text = refusals.notReceivedHere(input.procedure, oneStop.name);
      throw new Refusal(422, 'invalid-input', text, { errors: [{ path: 'procedure', message: text }] });
    }
    await checkComponents(context, version, input);

    const calendar = await calendarFor(tx, oneStop.hours);
    const { due } = dueOf(at, version.term, calendar);
    const id = newId();
    const salt = randomBytes(16);
    const code = dossierCode(oneStop.identifier, today, await nextNumber(tx, oneStop.id, today));
    await insertDossier(tx, {
      id,
      code,
      oneStopId: oneStop.id,
      procedureVersionId: version.id,
      unitId: route.unitId,
      receivedAt: at,
      dueAt: due,
      salt,
      applicant: input.applicant,
      note: input.note,
      facts: input.facts,
      components: input.components,
    });
    const party = canonicalJson({ applicant: input.applicant, note: input.note ?? null });
    await record(oneStop.slug, [
      {
        stream: id,
        streamSeq: 1,
        kind: 'dossier.received',
        data: {
          code,
          oneStopId: oneStop.id,
          procedureVersionId: version.id,
          unitId: route.unitId,
          term: version.term,
          dueAt: due,
          channel: 'counter',
          facts: input.facts,
          copies: input.copies,
          components: input.components.map((c) => ({
            no: c.no,
            count: c.count,
            files: c.files.map((f) => f.id),
          })),
          partyDigest: sha256(Buffer.concat([salt, Buffer.from(party)])).toString('hex'),
        },
      },
    ]);
    return { code, secret: slipSecret(await slipKey(tx), id) };
  },
};

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

const forbidden = (code: string, text: { vi: string; en: string }): Refusal => new Refusal(403, code, text);

async function locked({ tx }: CommandContext, code: string): Promise<DossierRow> {
  const dossier = await lockDossier(tx, code);
  if (!dossier) throw notFound({ vi: `hồ sơ ${code}`, en: `dossier ${code}` });
  return dossier;
}

/** The person who sends the command, with the positions held at this moment. */
async function sender({ tx, actor, at }: CommandContext): Promise<SignedIn> {
  if (actor.kind !== 'person') {
    throw forbidden('person-needed', {
      vi: 'Việc này phải do một người cụ thể làm.',
      en: 'A person must do this.',
    });
  }
  const person = await personById(tx, actor.personId);
  const positions = await positionsOf(tx, actor.personId, dayOf(at));
  return { personId: actor.personId, personName: person?.name ?? '', positions };
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

/** Every fault of the components at once: unknown ones, required ones not there, files never uploaded. */
async function checkComponents(
  { tx }: CommandContext,
  version: ProcedureVersion,
  input: Receive,
): Promise<void> {
  const errors: FieldError[] = [];
  const counts = new Map(input.components.map((c) => [c.no, c.count]));
  for (const [index, component] of input.components.entries()) {
    if (!version.components[component.no - 1]) {
      errors.push({ path: `components.${index}.no`, message: refusals.unknownComponent });
    }
  }
  for (const [index, component] of version.components.entries()) {
    if (component.required && !(counts.get(index + 1) ?? 0)) {
      const place = input.components.findIndex((c) => c.no === index + 1);
      const path = place >= 0 ? `components.${place}.count` : `components.${index}.count`;
      errors.push({ path, message: refusals.missingComponent(component.name) });
    }
  }
  const files = input.components.flatMap((c, i) =>
    c.files.map((f, j) => ({ id: f.id, path: `components.${i}.files.${j}` })),
  );
  const stored = await hasBlobs(
    tx,
    files.map((f) => f.id),
  );
  for (const file of files) {
    if (!stored.has(file.id)) errors.push({ path: file.path, message: refusals.unknownFile });
  }
  if (errors.length > 0) {
    throw new Refusal(
      422,
      'invalid-input',
      {
        vi: 'Một số thông tin chưa đúng. Chưa có gì được ghi.',
        en: 'Some details are not right. Nothing was saved.',
      },
      { errors },
    );
  }
}
