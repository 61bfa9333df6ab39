import { z } from 'zod';
import { destinationOf, holdRegister, loadRegister, lookupOf, type Register } from '../authority/index.ts';
import type { Transaction } from '../kernel/database.ts';
import { type Day, dayOf } from '../kernel/time.ts';
import type { Command, CommandContext } from '../ledger/index.ts';
import { perform } from './perform.ts';
import type { Office } from './state.ts';
import { moveDossier, type Stranded, strandedDossiers } from './store.ts';

/**
 * Moves what is left at one-stops and units that have ended, today's count. The program does it when a day begins;
 * whoever publishes a reorganisation of a day that has come does it at once.
 */
export const transferDossiers: Command<Record<string, never>, { moved: number }> = {
  kind: 'dossier.transfer',
  input: z.strictObject({}),
  async handle(_, context) {
    await holdRegister(context.tx);
    return { moved: await moveStranded(context) };
  },
};

/**
 * For commands that change the register, which they must hold. A dossier keeps its code, its history, its state and
 * the moment at which it is due; a decided one moves too, so that somebody can return its result.
 * @returns how many were moved; one for which nobody took over stays where it is.
 */
export async function moveStranded(context: CommandContext, known?: Register): Promise<number> {
  const { tx, at } = context;
  const on = dayOf(at);
  const stranded = await strandedDossiers(tx, on);
  if (stranded.length === 0) return 0;
  const register = known ?? (await loadRegister(tx));
  const idOf = await idsOf(tx);
  const moves = stranded.flatMap((dossier) => moveOf(register, dossier, on, idOf) ?? []);
  for (const { dossier, to, document } of moves) {
    await moveDossier(tx, dossier.id, to);
    // To the end of the old office's chain: what follows stands in the new one's.
    const data = { from: officeOf(dossier), to, document };
    await perform(context, dossier, { kind: 'transfer', data });
  }
  return moves.length;
}

const officeOf = ({ oneStopId, unitId }: Stranded): Office => ({ oneStopId, unitId });

interface Move {
  readonly dossier: Stranded;
  readonly to: Office;
  readonly document: { readonly document: string; readonly number: string } | null;
}

function moveOf(register: Register, dossier: Stranded, on: Day, idOf: Ids): Move | undefined {
  const { procedure, oneStop, unit } = dossier;
  const destination = destinationOf(register, { procedure, oneStop, unit }, on);
  if (!destination) return undefined;
  const { document: slug } = destination;
  const entry = slug === null ? undefined : lookupOf(register).documents.get(slug);
  return {
    dossier,
    to: {
      oneStopId: idOf.oneStops.get(destination.oneStop)!,
      unitId: idOf.units.get(destination.unit)!,
    },
    document: entry ? { document: entry.document, number: entry.number } : null,
  };
}

interface Ids {
  readonly oneStops: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
}

async function idsOf(tx: Transaction): Promise<Ids> {
  const oneStops = await tx<{ slug: string; id: string }[]>`SELECT slug, id FROM one_stop`;
  const units = await tx<{ slug: string; id: string }[]>`SELECT slug, id FROM unit`;
  return {
    oneStops: new Map(oneStops.map((o) => [o.slug, o.id])),
    units: new Map(units.map((u) => [u.slug, u.id])),
  };
}
