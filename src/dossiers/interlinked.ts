import { notFound, Refusal } from '../kernel/refusal.ts';
import { dayOf } from '../kernel/time.ts';
import type { Command, CommandContext } from '../ledger/index.ts';
import { oneStopBySlug } from '../organization/index.ts';
import { checkComponents } from './components.ts';
import type { DossierEvent } from './events.ts';
import { evolve, unborn } from './evolve.ts';
import { type GroupPart, groupOn, nearestOneStop } from './groups.ts';
import { type ReceiveInterlinked, receiveInterlinkedSchema } from './input.ts';
import { receptionOf } from './linked.ts';
import { refusals } from './messages.ts';
import type { Acted } from './perform.ts';
import { officerAt } from './permission.ts';
import { placeOf, register } from './place.ts';
import { slipSecret } from './secret.ts';
import { insertDossier, slipKey } from './store.ts';

/**
 * Takes in what a citizen asks of several offices at once. Each part is a dossier at the office that is competent for
 * it: the first begin now, the others when the parts before them are granted. The code of the first is the citizen's.
 */
export const receiveInterlinked: Command<ReceiveInterlinked, Acted & { secret: string; parts: string[] }> = {
  kind: 'dossier.receive-interlinked',
  input: receiveInterlinkedSchema,
  async handle(input, context) {
    const oneStop = await oneStopBySlug(context.tx, input.oneStop);
    if (!oneStop) throw notFound({ vi: 'Bộ phận Một cửa này', en: 'one-stop' });
    await officerAt(context, oneStop);
    const parts = await groupOn(context.tx, input.group, dayOf(context.at));
    if (parts.length === 0)
      throw notFound({ vi: 'nhóm thủ tục liên thông này', en: 'such interlinked procedures' });
    refuseUnknownParts(input, parts);
    const codes: string[] = [];
    let leadId: string | null = null;
    for (const part of parts) {
      const { id, code } = await receivePart(context, input, part, leadId);
      leadId ??= id;
      codes.push(code);
    }
    const secret = slipSecret(await slipKey(context.tx), leadId!);
    return { code: codes[0]!, secret, parts: codes };
  },
};

/** What was brought for a part that the group does not have would be lost. */
function refuseUnknownParts(input: ReceiveInterlinked, parts: readonly GroupPart[]): void {
  const errors = input.parts.flatMap(({ no }, index) =>
    parts.some((part) => part.no === no)
      ? []
      : [{ path: `parts.${index}.no`, message: refusals.unknownPart }],
  );
  if (errors.length > 0) throw new Refusal(422, 'invalid-input', refusals.invalidInput, { errors });
}

async function receivePart(
  context: CommandContext,
  input: ReceiveInterlinked,
  part: GroupPart,
  leadId: string | null,
): Promise<{ id: string; code: string }> {
  const { tx, at } = context;
  const brought = input.parts.find(({ no }) => no === part.no);
  const components = brought?.components ?? [];
  const nearest = await nearestOneStop(tx, part.procedure, input.oneStop, dayOf(at));
  const place = await placeOf(context, nearest ?? input.oneStop, part.procedure);
  // A later part lives on what the earlier ones bring forth: its components may be the results of those.
  const index = input.parts.findIndex(({ no }) => no === part.no);
  const under = `parts.${index >= 0 ? index : part.no - 1}.`;
  const extent = part.after.length === 0 ? 'whole' : 'added';
  await checkComponents(context, place.version, components, extent, under);
  const { applicant, note, copies } = input;
  const { id, filed, keepParty } = await register(
    context,
    place,
    { applicant, note, copies, components, facts: brought?.facts ?? {} },
    'counter',
  );
  const lead = leadId ?? id;
  const starts = part.after.length === 0;
  const reception = starts ? await receptionOf(context, place.oneStop.id, place.version) : null;
  const event: DossierEvent = reception
    ? { kind: 'dossier.received', data: { ...filed, ...reception } }
    : { kind: 'dossier.linked', data: { ...filed, lead, no: part.no, after: part.after } };
  await insertDossier(tx, {
    ...evolve(unborn, event, at),
    id,
    filed,
    part: { leadId: lead, group: input.group, no: part.no, after: part.after },
    reception,
  });
  await keepParty();
  await context.record(place.oneStop.slug, [{ stream: id, streamSeq: 1, ...event }]);
  return { id, code: filed.code };
}
