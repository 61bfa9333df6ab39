import { randomBytes } from 'node:crypto';
import { calendarFor, dueOf } from '../calendar/index.ts';
import { servesAt } from '../identity/index.ts';
import { type FieldError, notFound, Refusal } from '../kernel/refusal.ts';
import { dayOf, type Instant } from '../kernel/time.ts';
import { type Command, canonicalJson, sha256 } from '../ledger/index.ts';
import { codeBeforeNumber } from './codes.ts';
import { type Receive, receiveSchema } from './input.ts';
import { type Ground, groundOf, insertDossier } from './intake-store.ts';
import { refusals } from './messages.ts';
import { slipSecret } from './secret.ts';
import { forbidden, personIdOf } from './sender.ts';

/** What the applicant takes home: code, due moment, and the secret that opens the dossier. */
export interface Receipt {
  readonly code: string;
  readonly dueAt: Instant;
  readonly secret: string;
}

/**
 * Takes a dossier in at the counter: number, due moment, components, all in one transaction. The number comes last of
 * what is asked: from there to the commit the next dossier of this one-stop waits.
 */
export const receiveDossier: Command<Receive, Receipt> = {
  kind: 'dossier.receive',
  input: receiveSchema,
  async handle(input, { tx, actor, at, newId, record }) {
    const today = dayOf(at);
    const ground = await groundOf(tx, {
      personId: personIdOf(actor),
      oneStop: input.oneStop,
      procedure: input.procedure,
      files: input.components.flatMap((component) => component.files.map((file) => file.id)),
      on: today,
    });
    const { oneStop, version, unitId } = checked(ground, input);
    const { due } = dueOf(at, version.term, await calendarFor(tx, oneStop.hours));
    const id = newId();
    const salt = randomBytes(16);
    const code = await insertDossier(tx, {
      id,
      codeBeforeNumber: codeBeforeNumber(oneStop.identifier, today),
      oneStopId: oneStop.id,
      procedureVersionId: version.id,
      unitId,
      receivedAt: at,
      receivedOn: today,
      dueAt: due,
      salt,
      applicant: input.applicant,
      note: input.note,
      facts: input.facts,
      components: input.components,
    });
    const party = canonicalJson({ applicant: input.applicant, note: input.note ?? null });
    record(oneStop.slug, [
      {
        stream: id,
        streamSeq: 1,
        kind: 'dossier.received',
        data: {
          code,
          oneStopId: oneStop.id,
          procedureVersionId: version.id,
          unitId,
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
    return { code, dueAt: due, secret: slipSecret(ground.slipKey, id) };
  },
};

/** The ground with nothing missing. @throws Refusal naming what does not hold. */
function checked({ positions, oneStop, version, unitId, unknownFiles }: Ground, input: Receive) {
  if (!oneStop) throw notFound({ vi: 'Bộ phận Một cửa này', en: 'one-stop' });
  if (!servesAt({ positions }, oneStop.id))
    throw forbidden('not-your-counter', refusals.notYourCounter(oneStop.name));
  if (!version || !unitId) {
    const text = refusals.notReceivedHere(input.procedure, oneStop.name);
    throw new Refusal(422, 'invalid-input', text, { errors: [{ path: 'procedure', message: text }] });
  }
  const errors = faultsOf(input.components, version.components, new Set(unknownFiles));
  if (errors.length > 0) {
    const text = {
      vi: 'Một số thông tin chưa đúng. Chưa có gì được ghi.',
      en: 'Some details are not right. Nothing was saved.',
    };
    throw new Refusal(422, 'invalid-input', text, { errors });
  }
  return { oneStop, version, unitId };
}

/** Every fault of the components at once: unknown ones, required ones not there, files never uploaded. */
function faultsOf(
  brought: Receive['components'],
  wanted: NonNullable<Ground['version']>['components'],
  unknownFiles: ReadonlySet<string>,
): FieldError[] {
  const errors: FieldError[] = [];
  for (const [index, component] of brought.entries()) {
    if (!wanted[component.no - 1]) {
      errors.push({ path: `components.${index}.no`, message: refusals.unknownComponent });
    }
  }
  for (const [index, component] of wanted.entries()) {
    const place = brought.findIndex((c) => c.no === index + 1);
    if (component.required && !(brought[place]?.count ?? 0)) {
      const path = place >= 0 ? `components.${place}.count` : `components.${index}.count`;
      errors.push({ path, message: refusals.missingComponent(component.name) });
    }
  }
  for (const [index, component] of brought.entries()) {
    for (const [no, file] of component.files.entries()) {
      if (!unknownFiles.has(file.id)) continue;
      errors.push({ path: `components.${index}.files.${no}`, message: refusals.unknownFile });
    }
  }
  return errors;
}
