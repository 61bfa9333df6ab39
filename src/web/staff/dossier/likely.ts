import type { Action, DossierView } from '../api/types.ts';

/** Two buttons say what comes next; more than that is a wall. */
const IN_SIGHT = 2;

/** What waits for exactly this person, whoever has the dossier in hand. */
const waitsForMe: ReadonlySet<Action> = new Set([
  'receive',
  'refuse-intake',
  'ask-at-intake',
  'supplement',
  'accept',
  'decline',
  'decide',
  'send-back',
  'answer',
  'resume',
  'return',
  'dispatch',
  'report-undelivered',
  'close',
]);
/** The work itself, of whoever has it in hand. */
const work: ReadonlySet<Action> = new Set(['propose', 'draft-supplement']);

export interface Offered {
  /** What comes next; null when nothing of what can be done is what usually comes. */
  readonly primary: Action | null;
  /** Beside it. */
  readonly second: readonly Action[];
  readonly more: readonly Action[];
}

/** Sorts what a person may do: the likeliest in sight, the rest in the menu; few and rare things stand as they are. */
export function sorted(
  { actions, assignee, standing }: Pick<DossierView, 'actions' | 'assignee' | 'standing'>,
  me: string,
): Offered {
  const inSight = actions.filter((action) => {
    if (waitsForMe.has(action)) return true;
    switch (action) {
      case 'approve-supplement':
      case 'decline-supplement':
        return standing.draft !== null;
      case 'take':
      case 'assign':
        return assignee === null;
      default:
        return work.has(action) && assignee?.id === me;
    }
  });
  // Whoever leads a unit gives work out before doing it.
  const likely = inSight.includes('assign') ? ['assign' as const, 'take' as const] : inSight;
  const [primary = null, ...others] = likely.filter((action) => actions.includes(action));
  const second = others.slice(0, IN_SIGHT - 1);
  const more = actions.filter((action) => action !== primary && !second.includes(action));
  return primary === null && more.length <= IN_SIGHT
    ? { primary, second: more, more: [] }
    : { primary, second, more };
}
