import { dueOf, officeCalendar } from '../calendar/index.ts';
import { type ProcedureVersion, versionById } from '../catalogue/index.ts';
import { dayOf } from '../kernel/time.ts';
import type { CommandContext } from '../ledger/index.ts';
import { oneStopById } from '../organization/index.ts';
import type { FactData } from './events.ts';
import { filedOf } from './filed.ts';
import { perform } from './perform.ts';
import { regimeOn } from './regime.ts';
import type { State } from './state.ts';
import { type DossierRow, lockParts, nextLine, setReception } from './store.ts';

/**
 * The parts of an interlinked dossier whose turn has come begin now, each with its own limit by its own office's hours.
 * One that can never begin, because a part before it was not granted, is stopped: nobody waits for it in vain.
 */
export async function startNextParts(
  context: CommandContext,
  { leadId }: Pick<DossierRow, 'leadId'>,
): Promise<void> {
  if (leadId === null) return;
  const parts = new Map<number | null, DossierRow>();
  for (const part of await lockParts(context.tx, leadId)) parts.set(part.partNo, part);
  for (const part of parts.values()) {
    if (part.state !== 'waiting') continue;
    const before = part.partAfter.map((no) => parts.get(no)!);
    const failed = before.find(neverGranted);
    if (failed) {
      const data = {
        personId: null,
        ground: `Hồ sơ ${failed.code} không được giải quyết.`,
        number: null,
        body: null,
        signer: null,
      };
      parts.set(part.partNo, await perform(context, part, { kind: 'stop', data }));
    } else if (before.every(({ outcome }) => outcome === 'grant')) {
      parts.set(part.partNo, await begin(context, part));
    }
  }
}

const endedOtherwise: readonly State[] = ['refused', 'withdrawn', 'stopped'];
const neverGranted = ({ outcome, state, decidedAt }: DossierRow): boolean =>
  (outcome === 'refuse' && decidedAt !== null) || endedOtherwise.includes(state);

async function begin(context: CommandContext, part: DossierRow): Promise<DossierRow> {
  const version = (await versionById(context.tx, part.procedureVersionId))!;
  const reception = await receptionOf(context, part.oneStopId, version);
  await setReception(context.tx, part.id, reception);
  const filed = await filedOf(context.tx, part.id);
  return perform(context, part, { kind: 'receive', data: { ...filed, ...reception } });
}

/** What begins with the reception of a dossier at a one-stop, now: limit, regime, line of the register. */
export async function receptionOf(
  { tx, at }: CommandContext,
  oneStopId: string,
  { term }: Pick<ProcedureVersion, 'term'>,
): Promise<Pick<FactData<'received'>, 'term' | 'dueAt' | 'regime' | 'line'>> {
  const oneStop = (await oneStopById(tx, oneStopId))!;
  const { due } = dueOf(at, term, await officeCalendar(tx, oneStop));
  const { slug } = await regimeOn(tx, dayOf(at));
  return { term, dueAt: due, regime: slug, line: await nextLine(tx, oneStopId, dayOf(at)) };
}
