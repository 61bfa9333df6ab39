import { randomBytes } from 'node:crypto';
import { calendarsNow, dueOf } from '../calendar/index.ts';
import { servesAt } from '../identity/index.ts';
import { notFound, Refusal } from '../kernel/refusal.ts';
import { dayOf, type Instant } from '../kernel/time.ts';
import { type Command, canonicalJson, personIdOf, sha256 } from '../ledger/index.ts';
import { codeBeforeNumber } from './codes.ts';
import { refuseFaulty } from './components.ts';
import type { FactData } from './events.ts';
import { type Receive, receiveSchema } from './input.ts';
import { type Ground, groundOf, insertReceived } from './intake-store.ts';
import { refusals } from './messages.ts';
import { slipSecret } from './secret.ts';
import { forbidden } from './sender.ts';

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
  sharesBy: (input) => input.oneStop,
  async handle(input, { tx, actor, at, newId, record }) {
    const today = dayOf(at);
    const [ground, calendarOf] = await Promise.all([
      groundOf(tx, {
        personId: personIdOf(actor),
        oneStop: input.oneStop,
        procedure: input.procedure,
        files: input.components.flatMap((component) => component.files.map((file) => file.id)),
        on: today,
      }),
      calendarsNow(tx),
    ]);
    const { oneStop, version, unitId } = checked(ground, input);
    const { due } = dueOf(at, version.term, await calendarOf(oneStop));
    const { applicant, note, facts, copies, components } = input;
    const id = newId();
    const salt = randomBytes(16);
    const { code, line } = await insertReceived(tx, {
      id,
      codeBeforeNumber: codeBeforeNumber(oneStop.identifier, today),
      oneStopId: oneStop.id,
      procedureVersionId: version.id,
      unitId,
      processVersionId: ground.processVersionId,
      regime: ground.regime,
      receivedAt: at,
      receivedOn: today,
      dueAt: due,
      salt,
      applicant,
      note,
      facts,
      components,
    });
    const party = canonicalJson({ applicant, note: note ?? null });
    const data: FactData<'received'> = {
      code,
      oneStopId: oneStop.id,
      procedureVersionId: version.id,
      unitId,
      term: version.term,
      dueAt: due,
      regime: ground.regime,
      line,
      processVersionId: ground.processVersionId,
      channel: 'counter',
      facts,
      copies,
      components: components.map(({ no, count, files }) => ({ no, count, files: files.map((f) => f.id) })),
      partyDigest: sha256(Buffer.concat([salt, Buffer.from(party)])).toString('hex'),
    };
    record(oneStop.slug, [{ stream: id, streamSeq: 1, kind: 'dossier.received', data }]);
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
  refuseFaulty(version.components, input.components, new Set(unknownFiles), 'whole');
  return { oneStop, version, unitId };
}
