import { Refusal } from '../kernel/refusal.ts';
import type { CommandContext } from '../ledger/index.ts';
import { type Act, type ActKind, rules } from './acts.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import { obstacles, refusals } from './messages.ts';
import { type DossierRow, project } from './store.ts';

/** The answer of every act: enough to go on with; the rest is read when it is wanted. */
export interface Acted {
  readonly code: string;
}

/** The act on a dossier that is held: rule, row, event. @throws Refusal 409 with what stands in the way. */
export async function perform(context: CommandContext, dossier: DossierRow, act: Act): Promise<DossierRow> {
  const decided = decide(dossier, act, context.at);
  if ('obstacle' in decided) {
    if (decided.obstacle === 'wrong-state') throw wrongState(dossier, act.kind);
    throw new Refusal(409, decided.obstacle, obstacles[decided.obstacle]);
  }
  const next: DossierRow = { ...dossier, ...evolve(dossier, decided.event, context.at) };
  await project(context.tx, next);
  await context.record(dossier.oneStop, [{ stream: dossier.id, streamSeq: next.version, ...decided.event }]);
  return next;
}

/** For acts that cost something before they are performed, such as printing a result. */
export function refuseWrongState(dossier: DossierRow, kind: ActKind): void {
  if (!rules[kind].from.includes(dossier.state)) throw wrongState(dossier, kind);
}

const wrongState = (dossier: DossierRow, kind: ActKind): Refusal =>
  new Refusal(409, 'wrong-state', refusals.wrongState(kind, dossier.state));
