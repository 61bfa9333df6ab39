import type { Text } from '../kernel/refusal.ts';

/**
 * How a procedure is settled at a one-stop, step by step: the internal and electronic process (quy trình nội bộ,
 * quy trình điện tử; Decree 61/2018/NĐ-CP art. 4, 21 †, Circular 01/2018/TT-VPCP art. 8 †). Data, not code: an
 * office draws it, has it checked, publishes it for a period. A dossier keeps the one it was received under.
 */

/** Who does a step: whoever holds that rank there on the day. */
export type Receiver =
  /** A counter officer of the one-stop. */
  | { readonly kind: 'counter' }
  /** In the unit that works on the procedure there, by its route. A head's deputies stand in for the head. */
  | { readonly kind: 'route'; readonly rank: ReceiverRank }
  /** In a unit named by its slug. */
  | { readonly kind: 'unit'; readonly unit: string; readonly rank: ReceiverRank }
  /** Whoever may sign on that day, by the register of authority. */
  | { readonly kind: 'decider' };

export const receiverRanks = ['specialist', 'head'] as const;
export type ReceiverRank = (typeof receiverRanks)[number];

/** With what a step can end where it matters for the way on. */
export const outcomes = ['agree', 'grant', 'refuse', 'supplement', 'send-back'] as const;
export type Outcome = (typeof outcomes)[number];

/** The two outcomes that settle a dossier. */
export const settling: readonly Outcome[] = ['grant', 'refuse'];

export type Next =
  /** One step: it follows. Several: all of them begin at once, and a later step joins them. */
  | { readonly kind: 'then'; readonly steps: readonly string[] }
  /** One step for each outcome. */
  | { readonly kind: 'by-outcome'; readonly branches: readonly Branch[] }
  | { readonly kind: 'end' };

export interface Branch {
  readonly outcome: Outcome;
  /** Null while nobody has said where it leads. */
  readonly step: string | null;
}

/** A step as it is drawn: what is not yet said is null. */
export interface Step {
  readonly key: string;
  readonly name: Text;
  readonly by: Receiver | null;
  /** Working hours: the step's own share of the limit. */
  readonly hours: number | null;
  /** Here it is decided. */
  readonly decides: boolean;
  /** The step whose branches meet here: this one begins when all of them have arrived. */
  readonly joins: string | null;
  readonly next: Next;
}

/** The first step is the beginning; a way to a step further up goes back. */
export type Process = readonly Step[];

/** Where a dossier is in its process. Plain JSON, so that it keeps in a row and in an event. */
export interface Position {
  /** Steps that are being done, sorted. */
  readonly active: readonly string[];
  /** By the step that joins: the last steps of the branches that wait for the others there, sorted. */
  readonly arrived: Readonly<Record<string, readonly string[]>>;
}

export const begin = (process: Process): Position => ({
  active: process.slice(0, 1).map((step) => step.key),
  arrived: {},
});

export const hasEnded = ({ active, arrived }: Position): boolean =>
  active.length === 0 && Object.keys(arrived).length === 0;

export const stepOf = (process: Process, key: string): Step | undefined =>
  process.find((step) => step.key === key);

/** The steps that are being done at a position, in the order of the process. */
export const active = (process: Process, position: Position): Step[] =>
  process.filter((step) => position.active.includes(step.key));

/** With what a step can end; empty when its end has only one way on. */
export const outcomesOf = ({ next }: Step): Outcome[] =>
  next.kind === 'by-outcome' ? next.branches.map((branch) => branch.outcome) : [];

/** Every step to which one leads, whatever its outcome. */
export const leadsTo = ({ next }: Step): string[] => {
  if (next.kind === 'end') return [];
  if (next.kind === 'then') return [...next.steps];
  return next.branches.flatMap((branch) => branch.step ?? []);
};

export type Moved =
  | { readonly kind: 'moved'; readonly position: Position }
  | { readonly kind: 'refused'; readonly code: MoveRefusal };

export type MoveRefusal =
  /** The process has no such step. */
  | 'unknown-step'
  /** It is not being done now: not yet, or no longer. */
  | 'step-not-active'
  /** The way on depends on how it ended. */
  | 'outcome-needed'
  /** It cannot end like that. */
  | 'no-such-outcome';

/**
 * A step is done; what follows begins.
 * @param outcome where the way on depends on it; elsewhere any outcome, or none, leads the same way.
 */
export function advance(
  process: Process,
  position: Position,
  key: string,
  outcome: Outcome | null = null,
): Moved {
  const step = stepOf(process, key);
  if (!step) return { kind: 'refused', code: 'unknown-step' };
  if (!position.active.includes(key)) return { kind: 'refused', code: 'step-not-active' };
  const targets = targetsOf(step, outcome);
  if (typeof targets === 'string') return { kind: 'refused', code: targets };
  const left: Position = { ...position, active: position.active.filter((other) => other !== key) };
  return { kind: 'moved', position: targets.reduce((now, to) => arrive(process, now, key, to), left) };
}

/** The steps that begin when one is done, or why it is not done like that. */
export function targetsOf({ next }: Step, outcome: Outcome | null): readonly string[] | MoveRefusal {
  if (next.kind === 'end') return [];
  if (next.kind === 'then') return next.steps;
  if (outcome === null) return 'outcome-needed';
  const branch = next.branches.find((b) => b.outcome === outcome);
  return branch?.step ? [branch.step] : 'no-such-outcome';
}

/** A step that joins waits for as many arrivals as the step that it joins has branches. */
function arrive(process: Process, { active, arrived }: Position, from: string, to: string): Position {
  const awaited = branchesJoinedAt(process, to);
  const { [to]: earlier = [], ...others } = arrived;
  const here = sorted([...earlier, from]);
  if (here.length < awaited) return { active, arrived: { ...others, [to]: here } };
  return { active: sorted([...new Set([...active, to])]), arrived: others };
}

/** How many branches must have arrived before a step begins; 1 for one that joins nothing. */
export function branchesJoinedAt(process: Process, key: string): number {
  const joins = stepOf(process, key)?.joins;
  const split = joins && stepOf(process, joins);
  return split && split.next.kind === 'then' ? split.next.steps.length : 1;
}

const sorted = (keys: readonly string[]): string[] => [...keys].sort();
