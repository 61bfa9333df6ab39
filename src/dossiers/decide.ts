import type { Instant } from '../kernel/time.ts';
import { type Act, type Obstacle, obstacle, rules } from './acts.ts';
import type { DossierEvent } from './events.ts';
import type { Dossier } from './state.ts';

/** The event that an act makes, or what stands in its way: nothing is half done. */
export type Decided = { readonly event: DossierEvent } | { readonly obstacle: Obstacle };

/** Whether the sender may is asked elsewhere; here only whether the dossier allows it. */
export function decide(dossier: Dossier, act: Act, at: Instant): Decided {
  const inTheWay = obstacle(dossier, act, at);
  if (inTheWay) return { obstacle: inTheWay };
  return { event: { kind: `dossier.${rules[act.kind].makes}`, data: dataOf(act) } as DossierEvent };
}

/** What the act needs to be judged by is not part of what happened. */
function dataOf(act: Act): object {
  if (act.kind !== 'apologise') return act.data;
  const { allowed: _, ...data } = act.data;
  return data;
}
