import {
  advance,
  begin,
  branchesJoinedAt,
  hasEnded,
  type Outcome,
  outcomesOf,
  type Position,
  type Process,
  type Step,
  settling,
  stepOf,
  targetsOf,
} from './model.ts';

/** What goes wrong on some way through a process, found by going every way. */
export interface Trouble {
  readonly kind: /** Branches side by side do not all arrive where they should meet, or one ends before. */
    | 'never-joins'
    /** Two branches come to a step that does not wait for both. */
    | 'runs-together'
    /** The end is reached and nothing was decided. */
    | 'ends-undecided'
    /** More positions than we are willing to look at. */
    | 'too-entangled';
  readonly step: string;
}

/** Enough for six branches side by side of three steps each; no office works like that. */
export const MOST_POSITIONS = 5_000;

export interface Move {
  readonly step: Step;
  readonly outcome: Outcome | null;
}

interface State {
  readonly position: Position;
  readonly decided: boolean;
}

/**
 * Plays the process from the beginning in every order and with every outcome. A process without trouble is sound:
 * whatever was done so far, there is a way on, and at the end no branch is left behind.
 */
export function explore(process: Process): Trouble[] {
  const troubles = new Map<string, Trouble>();
  const found = (kind: Trouble['kind'], step: string) => troubles.set(`${kind} ${step}`, { kind, step });
  const first: State = { position: begin(process), decided: false };
  const seen = new Map([[nameOf(first), first]]);
  const comesFrom = new Map<string, string[]>();
  const ended: string[] = [];
  // What is added while it goes round is gone through too.
  for (const [name, state] of seen) {
    if (hasEnded(state.position)) {
      ended.push(name);
      continue;
    }
    if (seen.size > MOST_POSITIONS) {
      found('too-entangled', process[0]!.key);
      return [...troubles.values()];
    }
    if (state.position.active.length === 0) {
      for (const join of Object.keys(state.position.arrived)) found('never-joins', join);
    }
    for (const move of moves(process, state.position)) {
      const [collision] = collisions(process, state.position, move);
      // What comes after is nonsense; the nearest place is where to mend it.
      if (collision) return [...troubles.values(), { kind: 'runs-together', step: collision }];
      const { step, outcome } = move;
      const moved = advance(process, state.position, step.key, outcome);
      if (moved.kind === 'refused') continue;
      const after: State = { position: moved.position, decided: state.decided || decidesBy(step, outcome) };
      if (step.next.kind === 'end' && !hasEnded(after.position)) {
        found('never-joins', step.key);
        continue;
      }
      if (hasEnded(after.position) && !after.decided) found('ends-undecided', step.key);
      const key = nameOf(after);
      if (!seen.has(key)) seen.set(key, after);
      comesFrom.set(key, [...(comesFrom.get(key) ?? []), name]);
    }
  }
  // Without other trouble there can still be a circle that branches side by side cannot leave together.
  if (troubles.size === 0) {
    const safe = backFrom(ended, comesFrom);
    const stuck = [...seen].find(([name]) => !safe.has(name));
    if (stuck) found('never-joins', stuck[1].position.active[0]!);
  }
  return [...troubles.values()];
}

const nameOf = ({ position, decided }: State): string =>
  JSON.stringify([position.active, Object.entries(position.arrived).sort(byKey), decided]);

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/** Everything that can be done at a position. */
export const moves = (process: Process, position: Position): Move[] =>
  position.active.flatMap((key): Move[] => {
    const step = stepOf(process, key)!;
    const possible = outcomesOf(step);
    return possible.length > 0 ? possible.map((outcome) => ({ step, outcome })) : [{ step, outcome: null }];
  });

/** A decision sent back is none yet. */
const decidesBy = ({ decides, next }: Step, outcome: Outcome | null): boolean =>
  decides && (next.kind !== 'by-outcome' || (outcome !== null && settling.includes(outcome)));

/** Steps at which a branch arrives while another of its kind is still there. */
function collisions(process: Process, position: Position, { step, outcome }: Move): string[] {
  const targets = targetsOf(step, outcome);
  if (typeof targets === 'string') return [];
  const others = position.active.filter((other) => other !== step.key);
  return targets.filter((to, index) => {
    const waiting = position.arrived[to] ?? [];
    const begins = waiting.length + 1 >= branchesJoinedAt(process, to);
    return targets.indexOf(to) !== index || waiting.includes(step.key) || (begins && others.includes(to));
  });
}

function backFrom(names: readonly string[], comesFrom: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set(names);
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    for (const before of comesFrom.get(name) ?? []) {
      if (reached.has(before)) continue;
      reached.add(before);
      waiting.push(before);
    }
  }
  return reached;
}
