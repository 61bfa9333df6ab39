import { Refusal } from '../kernel/refusal.ts';
import type { Command } from '../ledger/index.ts';
import { checkComponents } from './components.ts';
import { evolve, unborn } from './evolve.ts';
import { filedOf } from './filed.ts';
import {
  type FileInput,
  fileSchema,
  type OfCode,
  type RefuseIntakeInput,
  refuseIntakeSchema,
  withCodeSchema,
} from './input.ts';
import { receiveNow, startNextParts, versionNow } from './linked.ts';
import { refusals } from './messages.ts';
import { type Acted, perform, refuseImpossible } from './perform.ts';
import { atMyCounter, officerAt } from './permission.ts';
import { type Place, placeOf, register } from './place.ts';
import { slipSecret } from './secret.ts';
import { filesOf, insertDossier, slipKey } from './store.ts';

/**
 * Something comes in that is not received yet: sent by post or online, or handed in incomplete. It has a code and a
 * secret, so that its sender can follow it. Nobody is signed in online: the citizen sends it.
 */
export const fileDossier: Command<FileInput, Acted & { secret: string }> = {
  kind: 'dossier.file',
  input: fileSchema,
  async handle(input, context) {
    const { tx, at } = context;
    const { channel, components } = input;
    const place = await placeOf(context, input.oneStop, input.procedure);
    if (channel !== 'online') await officerAt(context, place.oneStop);
    refuseClosedChannel(place, channel);
    await checkComponents(context, place.version, components, channel === 'online' ? 'whole' : 'added');
    const { id, filed, keepParty } = await register(context, place, input, channel);
    const event = { kind: 'dossier.filed', data: filed } as const;
    await insertDossier(tx, { ...evolve(unborn, event, at), id, filed, part: null, reception: null });
    await keepParty();
    await context.record(place.oneStop.slug, [{ stream: id, streamSeq: 1, ...event }]);
    return { code: filed.code, secret: slipSecret(await slipKey(tx), id) };
  },
};

/** What was filed is complete and valid: received now, and now its limit begins. */
export const receiveFiled: Command<OfCode, Acted> = {
  kind: 'dossier.receive-filed',
  input: withCodeSchema,
  async handle({ code }, context) {
    const { dossier } = await atMyCounter(context, code);
    refuseImpossible(context, dossier, 'receive');
    if (dossier.state === 'waiting') throw new Refusal(409, 'not-its-turn', refusals.notItsTurn);
    const version = await versionNow(context, dossier);
    const filed = await filedOf(context.tx, dossier.id);
    const files = await filesOf(context.tx, dossier.id);
    const components = filed.components.map(({ no, count }) => ({
      no,
      count,
      files: files.filter((f) => f.componentNo === no),
    }));
    await checkComponents(context, version, components, 'whole');
    await receiveNow(context, dossier, version, filed);
    return { code };
  },
};

/** Form 03: it cannot be received, and why. */
export const refuseIntake: Command<RefuseIntakeInput, Acted> = {
  kind: 'dossier.refuse-intake',
  input: refuseIntakeSchema,
  async handle({ code, reasons }, context) {
    const { dossier, officer } = await atMyCounter(context, code);
    const data = { personId: officer.personId, reasons };
    await startNextParts(context, await perform(context, dossier, { kind: 'refuse-intake', data }));
    return { code };
  },
};

/** The procedure's version says by which ways it can be filed. */
function refuseClosedChannel({ version }: Place, channel: FileInput['channel']): void {
  if (version.channels.includes(channel)) return;
  const message = refusals.closedChannel(channel);
  throw new Refusal(422, 'invalid-input', message, { errors: [{ path: 'channel', message }] });
}
