import type { Authority } from '../authority/index.ts';
import type { Text } from '../kernel/refusal.ts';
import { explore, type Trouble } from './explore.ts';
import type { Finding, FindingCode } from './finding.ts';
import { circlesWithout, longestWay, reach, reversed, waysDown, waysOn } from './graph.ts';
import { findingText as text } from './messages.ts';
import { leadsTo, type Process, type Receiver, type Step, settling, stepOf } from './model.ts';

/** What a process is measured against: one procedure at one one-stop, on the day it begins. */
export interface Facts {
  /** Working hours that the procedure's limit gives at the least; null when it has no limit. */
  readonly limit: number | null;
  /** Who decides it there. */
  readonly authority: Authority;
  /** The unit that works on it, by its slug; null when it is not received there. */
  readonly route: string | null;
  /** Somebody holds such a position. Not asked for the decider: `authority` says that. */
  isFilled(by: Receiver): boolean;
  describe(by: Receiver): Text;
}

/**
 * Everything that keeps a process from being published, all at once; empty when it can be. Ways and branches are
 * gone through in every order, so what passes never leaves a dossier without a way on (Circular 21/2023/TT-BTTTT as
 * amended by Circular 11/2025/TT-BKHCN, process definitions and their check before release †).
 */
export function check(process: Process, facts: Facts): Finding[] {
  if (process.length === 0) return [finding('no-steps', null, text.noSteps)];
  const shape = [...namesOf(process), ...resultsOf(process)];
  return [
    ...shape,
    ...reachabilityOf(process),
    ...endsOf(process),
    // Half a graph is not played: what is missing was said above.
    ...(shape.length === 0 ? troublesOf(process) : []),
    ...process.flatMap((step) => receiverOf(step, facts)),
    ...process.flatMap(hoursOf),
    ...limitOf(process, facts),
    ...decisionOf(process, facts),
  ];
}

const finding = (code: FindingCode, step: string | null, message: Text): Finding => ({ code, step, message });

function namesOf(process: Process): Finding[] {
  const keys = process.map((step) => step.key);
  const twice = [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
  return [
    ...twice.map((key) => finding('duplicate-key', key, text.duplicateKey(key))),
    ...process.flatMap((step) =>
      [...new Set(leadsTo(step))]
        .filter((to) => !keys.includes(to))
        .map((to) => finding('unknown-next', step.key, text.unknownNext(step, to))),
    ),
    ...process
      .filter((step) => step.joins !== null && !divides(stepOf(process, step.joins)))
      .map((step) => finding('unknown-split', step.key, text.unknownSplit(step))),
  ];
}

const divides = (step: Step | undefined): boolean => step?.next.kind === 'then' && step.next.steps.length > 1;

/** Each branch has to lead somewhere; where it is decided, both ways of deciding do. */
const resultsOf = (process: Process): Finding[] =>
  process.flatMap((step) => {
    const { next } = step;
    if (next.kind === 'end') return [];
    if (next.kind === 'then') {
      return next.steps.length === 0
        ? [finding('branch-without-result', step.key, text.leadsNowhere(step))]
        : [];
    }
    const named = next.branches.map((branch) => branch.outcome);
    const missing = step.decides ? settling.filter((outcome) => !named.includes(outcome)) : [];
    const empty = next.branches.filter((branch) => branch.step === null).map((branch) => branch.outcome);
    const twice = new Set(named.filter((outcome, index) => named.indexOf(outcome) !== index));
    return [
      ...(named.length === 0 && missing.length === 0
        ? [finding('branch-without-result', step.key, text.leadsNowhere(step))]
        : []),
      ...[...missing, ...empty].map((outcome) =>
        finding('branch-without-result', step.key, text.branchWithoutResult(step, outcome)),
      ),
      ...[...twice].map((outcome) =>
        finding('duplicate-key', step.key, text.sameOutcomeTwice(step, outcome)),
      ),
    ];
  });

function reachabilityOf(process: Process): Finding[] {
  const start = [process[0]!.key];
  const reached = reach(waysOn(process), start);
  const reachedDown = reach(waysDown(process), start);
  return process.flatMap((step) => {
    if (!reached.has(step.key)) return [finding('unreachable', step.key, text.unreachable(step))];
    if (!reachedDown.has(step.key)) return [finding('out-of-order', step.key, text.outOfOrder(step))];
    return [];
  });
}

function endsOf(process: Process): Finding[] {
  const ways = waysOn(process);
  const ends = process.filter((step) => step.next.kind === 'end').map((step) => step.key);
  const reached = reach(ways, [process[0]!.key]);
  const canEnd = reach(reversed(ways), ends);
  const circles = circlesWithout(process, ways, canEnd);
  const inCircle = new Set(circles.flat());
  return [
    ...(ends.length === 0 ? [finding('no-end', null, text.noEnd)] : []),
    ...circles.map((circle) => {
      const steps = process.filter((step) => circle.includes(step.key));
      return finding('loop-without-exit', circle[0]!, text.loopWithoutExit(steps));
    }),
    ...process
      .filter(({ key }) => ends.length > 0 && reached.has(key) && !canEnd.has(key) && !inCircle.has(key))
      .map((step) => finding('cannot-end', step.key, text.cannotEnd(step))),
  ];
}

const troubleText: Readonly<Record<Trouble['kind'], (step: Step) => Text>> = {
  'never-joins': text.neverJoins,
  'runs-together': text.runsTogether,
  'ends-undecided': text.endsUndecided,
  'too-entangled': () => text.tooEntangled,
};

/** Without any deciding step, every end is undecided: said once. */
function troublesOf(process: Process): Finding[] {
  const decided = process.some((step) => step.decides);
  const canEnd = reach(
    reversed(waysOn(process)),
    process.filter((step) => step.next.kind === 'end').map((step) => step.key),
  );
  return explore(process)
    .filter(({ kind, step }) =>
      kind === 'ends-undecided' ? decided : kind !== 'never-joins' || canEnd.has(step),
    )
    .map(({ kind, step }) =>
      finding(kind, kind === 'too-entangled' ? null : step, troubleText[kind](stepOf(process, step)!)),
    );
}

function receiverOf(step: Step, { isFilled, describe }: Facts): Finding[] {
  if (step.by === null) return [finding('no-receiver', step.key, text.noReceiverNamed(step))];
  if (step.by.kind === 'decider' || isFilled(step.by)) return [];
  return [finding('no-receiver', step.key, text.noReceiver(step, describe(step.by)))];
}

function hoursOf(step: Step): Finding[] {
  if (step.hours === null) return [finding('hours-undefined', step.key, text.hoursUndefined(step))];
  return step.hours > 0 ? [] : [finding('hours-not-positive', step.key, text.hoursNotPositive(step))];
}

/** Decree 61/2018/NĐ-CP art. 21 †: the shares of the steps stay within the limit of the procedure. */
function limitOf(process: Process, { limit }: Facts): Finding[] {
  if (limit === null) return [finding('limit-undefined', null, text.limitUndefined)];
  const { hours, steps } = longestWay(process);
  if (hours <= limit) return [];
  const way = process.filter((step) => steps.includes(step.key));
  return [finding('over-limit', null, text.overLimit(hours, limit, way))];
}

function decisionOf(process: Process, facts: Facts): Finding[] {
  const deciding = process.filter((step) => step.decides);
  if (deciding.length === 0) return [finding('no-decision', null, text.noDecision)];
  return deciding.flatMap((step) => competenceOf(step, facts));
}

/** A named head decides only when the register says that this unit does. */
function competenceOf(step: Step, { authority, route }: Facts): Finding[] {
  const { by } = step;
  if (by === null) return [];
  if (authority.kind === 'gap') {
    // Who decides then depends on the case, and some do: whoever may sign is right for all of them.
    if (authority.code === 'facts-needed' && by.kind === 'decider') return [];
    return [finding('not-competent', step.key, text.nobodyCompetent(step, authority))];
  }
  if (by.kind === 'decider') return [];
  const unit = by.kind === 'route' ? route : by.kind === 'unit' ? by.unit : null;
  const decides = by.kind !== 'counter' && by.rank === 'head' && unit === authority.unit.unit;
  return decides ? [] : [finding('not-competent', step.key, text.notCompetent(step, authority.holder))];
}
