import { dueOf, officeCalendar } from '../calendar/index.ts';
import { type ProcedureVersion, versionById, versionOn } from '../catalogue/index.ts';
import { dayOf } from '../kernel/time.ts';
import type { CommandContext } from '../ledger/index.ts';
import { oneStopById } from '../organization/index.ts';
import { processOn } from '../processes/index.ts';
import type { FactData, Filed } from './events.ts';
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
    } else if (before.every(granted)) {
      parts.set(part.partNo, await begin(context, part));
    }
  }
}

/** What is only proposed is not granted yet. */
const granted = ({ outcome, decidedAt }: DossierRow): boolean => decidedAt !== null && outcome === 'grant';

const ended: readonly State[] = ['refused', 'withdrawn', 'stopped', 'closed'];
const neverGranted = (part: DossierRow): boolean =>
  part.decidedAt === null ? ended.includes(part.state) : part.outcome === 'refuse';

const begin = async (context: CommandContext, part: DossierRow): Promise<DossierRow> =>
  receiveNow(context, part, await versionNow(context, part), await filedOf(context.tx, part.id));

/** The version of its procedure under which a dossier would be received now; its own where there is no other. */
export async function versionNow(
  { tx, at }: CommandContext,
  { procedureVersionId }: DossierRow,
): Promise<ProcedureVersion> {
  const own = (await versionById(tx, procedureVersionId))!;
  return (await versionOn(tx, own.code, dayOf(at))) ?? own;
}

/** Receives what was filed, where it is now: it may have moved on since it came. */
export async function receiveNow(
  context: CommandContext,
  dossier: DossierRow,
  version: ProcedureVersion,
  filed: Filed,
): Promise<DossierRow> {
  const { oneStopId, unitId } = dossier;
  const reception = await receptionOf(context, oneStopId, version);
  const procedureVersionId = version.id;
  await setReception(context.tx, dossier.id, { ...reception, procedureVersionId });
  const data = { ...filed, ...reception, oneStopId, unitId, procedureVersionId };
  return perform(context, dossier, { kind: 'receive', data });
}

/** What begins with the reception of a dossier at a one-stop, now: limit, regime, line of the register. */
export async function receptionOf(
  { tx, at }: CommandContext,
  oneStopId: string,
  { term, procedureId }: Pick<ProcedureVersion, 'term' | 'procedureId'>,
): Promise<Pick<FactData<'received'>, 'term' | 'dueAt' | 'regime' | 'line' | 'processVersionId'>> {
  const oneStop = (await oneStopById(tx, oneStopId))!;
  const { due } = dueOf(at, term, await officeCalendar(tx, oneStop));
  const { slug } = await regimeOn(tx, dayOf(at));
  const process = await processOn(tx, { procedureId, oneStopId, on: dayOf(at) });
  return {
    term,
    dueAt: due,
    regime: slug,
    line: await nextLine(tx, oneStopId, dayOf(at)),
    processVersionId: process?.id ?? null,
  };
}
