import type { Command } from '../ledger/index.ts';
import { checkComponents } from './components.ts';
import { evolve, unborn } from './evolve.ts';
import { type Receive, receiveSchema } from './input.ts';
import { receptionOf } from './linked.ts';
import type { Acted } from './perform.ts';
import { officerAt } from './permission.ts';
import { placeOf, register } from './place.ts';
import { slipSecret } from './secret.ts';
import { insertDossier, slipKey } from './store.ts';

/** Takes a dossier in at the counter: number, due moment, components, all in one transaction. */
export const receiveDossier: Command<Receive, Acted & { secret: string }> = {
  kind: 'dossier.receive',
  input: receiveSchema,
  async handle(input, context) {
    const { tx, at } = context;
    const place = await placeOf(context, input.oneStop, input.procedure);
    await officerAt(context, place.oneStop);
    await checkComponents(context, place.version, input.components, 'whole');
    const { id, filed, keepParty } = await register(context, place, input, 'counter');
    const reception = await receptionOf(context, place.oneStop.id, place.version);
    const event = { kind: 'dossier.received', data: { ...filed, ...reception } } as const;
    const { facts } = input;
    await insertDossier(tx, { ...evolve(unborn, event, at), id, filed, facts, part: null, reception });
    await keepParty();
    await context.record(place.oneStop.slug, [{ stream: id, streamSeq: 1, ...event }]);
    return { code: filed.code, secret: slipSecret(await slipKey(tx), id) };
  },
};
