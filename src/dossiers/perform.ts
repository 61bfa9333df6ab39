import { Refusal } from '../kernel/refusal.ts';
import type { Instant } from '../kernel/time.ts';
import type { CommandContext } from '../ledger/index.ts';
import { type Act, type ActKind, clockBehind, rules } from './acts.ts';
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

/** For acts that cost something, or need a moment worked out, before they are performed. */
export function refuseImpossible({ at }: CommandContext, dossier: DossierRow, kind: ActKind): void {
  if (!rules[kind].from.includes(dossier.state)) throw wrongState(dossier, kind);
  if (clockBehind(dossier, at)) throw new Refusal(409, 'clock-behind', obstacles['clock-behind']);
}

/** When an act counts as done: not before what was done last, even if the two commands crossed on their way. */
export const momentFor = ({ at }: CommandContext, { lastAt }: DossierRow): Instant =>
  at < lastAt ? lastAt : at;

const wrongState = (dossier: DossierRow, kind: ActKind): Refusal =>
  new Refusal(409, 'wrong-state', refusals.wrongState(kind, dossier.state));
