import { randomBytes } from 'node:crypto';
import { type ProcedureVersion, routeOn, versionOn } from '../catalogue/index.ts';
import { notFound, Refusal } from '../kernel/refusal.ts';
import { dayOf } from '../kernel/time.ts';
import { type CommandContext, canonicalJson, sha256 } from '../ledger/index.ts';
import { type OneStop, oneStopBySlug } from '../organization/index.ts';
import { dossierCode } from './codes.ts';
import type { Filed } from './events.ts';
import type { Receive } from './input.ts';
import { refusals } from './messages.ts';
import type { IntakeChannel } from './state.ts';
import { insertParty, nextNumber } from './store.ts';

/** Where something comes in, under which version of its procedure, and who will work on it. */
export interface Place {
  readonly oneStop: OneStop;
  readonly version: ProcedureVersion;
  readonly unitId: string;
}

/** @throws Refusal 404 for an unknown one-stop, 422 for a procedure that it does not receive today. */
export async function placeOf(
  { tx, at }: CommandContext,
  oneStopSlug: string,
  procedure: string,
): Promise<Place> {
  const today = dayOf(at);
  const oneStop = await oneStopBySlug(tx, oneStopSlug);
  if (!oneStop) throw notFound({ vi: 'Bộ phận Một cửa này', en: 'one-stop' });
  const version = await versionOn(tx, procedure, today);
  const route = version && (await routeOn(tx, version.procedureId, oneStop.id, today));
  if (!version || !route) {
    const text = refusals.notReceivedHere(procedure, oneStop.name);
    throw new Refusal(422, 'invalid-input', text, { errors: [{ path: 'procedure', message: text }] });
  }
  return { oneStop, version, unitId: route.unitId };
}

/** Gives what comes in its id and code, keeps the personal data apart, and says what the ledger may know of it. */
export async function register(
  { tx, at, newId }: CommandContext,
  { oneStop, version, unitId }: Place,
  { applicant, note, copies, components, facts }: Omit<Receive, 'oneStop' | 'procedure'>,
  channel: IntakeChannel,
): Promise<{ id: string; filed: Filed; keepParty: () => Promise<void> }> {
  const today = dayOf(at);
  const id = newId();
  const salt = randomBytes(16);
  const party = canonicalJson({ applicant, note: note ?? null });
  const filed: Filed = {
    code: dossierCode(oneStop.identifier, today, await nextNumber(tx, oneStop.id, today)),
    oneStopId: oneStop.id,
    procedureVersionId: version.id,
    unitId,
    channel,
    copies,
    facts,
    components: components.map(({ no, count, files }) => ({ no, count, files: files.map((f) => f.id) })),
    partyDigest: sha256(Buffer.concat([salt, Buffer.from(party)])).toString('hex'),
  };
  return { id, filed, keepParty: () => insertParty(tx, { id, salt, applicant, note, components }) };
}
