import { leadsTo, type Position, type Process, type Step } from './model.ts';

/** What can be said of a process from which step leads to which. Only ways to steps that exist count. */

export type Ways = ReadonlyMap<string, readonly string[]>;

/** From each step, the steps it leads to. */
export function waysOn(process: Process): Ways {
  const keys = new Set(process.map((step) => step.key));
  return new Map(process.map((step) => [step.key, leadsTo(step).filter((to) => keys.has(to))]));
}

export function reversed(ways: Ways): Ways {
  const back = new Map<string, string[]>([...ways.keys()].map((key) => [key, []]));
  for (const [from, tos] of ways) for (const to of tos) back.get(to)?.push(from);
  return back;
}

/** Only the ways that go down the list: those that go back are left out, so nothing comes twice. */
export function waysDown(process: Process): Ways {
  const place = new Map(process.map((step, index) => [step.key, index]));
  const ways = [...waysOn(process)].map(
    ([from, tos]) => [from, tos.filter((to) => place.get(to)! > place.get(from)!)] as const,
  );
  return new Map(ways);
}

/** Everything that can be reached, the beginnings included. */
export function reach(ways: Ways, from: readonly string[]): Set<string> {
  const reached = new Set(from);
  const waiting = [...from];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    for (const to of ways.get(key) ?? []) {
      if (reached.has(to)) continue;
      reached.add(to);
      waiting.push(to);
    }
  }
  return reached;
}

/** A way through a process, with what it takes. */
export interface Longest {
  readonly hours: number;
  readonly steps: readonly string[];
}

/**
 * From each step, the longest way down the list, itself included. What goes back is counted once: how often it will
 * be needed, nobody knows beforehand. Branches side by side take as long as the longest.
 */
function longestFrom(process: Process): Map<string, Longest> {
  const ways = waysDown(process);
  const longest = new Map<string, Longest>();
  for (const step of process.toReversed()) {
    const after = (ways.get(step.key) ?? []).map((to) => longest.get(to)!);
    const best = after.reduce((a, b) => (b.hours > a.hours ? b : a), nothing);
    longest.set(step.key, { hours: sum(hoursOf(step), best.hours), steps: [step.key, ...best.steps] });
  }
  return longest;
}

const nothing: Longest = { hours: 0, steps: [] };
/** In hundredths of an hour, as they are typed: a hundred of 0.1 are 10. */
const sum = (a: number, b: number): number => (Math.round(a * 100) + Math.round(b * 100)) / 100;
const hoursOf = ({ hours }: Step): number => Math.max(hours ?? 0, 0);

/** The working hours that a process plans at the most. */
export const longestWay = (process: Process): Longest =>
  (process[0] && longestFrom(process).get(process[0].key)) ?? nothing;

/** For drawing: the steps in layers, each below everything that leads down to it. */
export function layersOf(process: Process): string[][] {
  const depth = new Map<string, number>();
  const ways = waysDown(process);
  for (const { key } of process) {
    const here = depth.get(key) ?? 0;
    depth.set(key, here);
    for (const to of ways.get(key) ?? []) depth.set(to, Math.max(depth.get(to) ?? 0, here + 1));
  }
  const deepest = Math.max(-1, ...depth.values());
  const keys = process.map((step) => step.key);
  return Array.from({ length: deepest + 1 }, (_, at) => keys.filter((key) => depth.get(key) === at));
}

/** The working hours that are still planned from a position on, at the most: whole steps. */
export function remainingHours(process: Process, position: Position): number {
  const longest = longestFrom(process);
  return Math.max(0, ...position.active.map((key) => longest.get(key)?.hours ?? 0));
}

/** Circles of ways from which no step that is wanted can be reached, each with its steps in their order. */
export function circlesWithout(process: Process, ways: Ways, wanted: ReadonlySet<string>): string[][] {
  const lost = process.map((step) => step.key).filter((key) => !wanted.has(key));
  const circles: string[][] = [];
  const placed = new Set<string>();
  for (const key of lost) {
    if (placed.has(key)) continue;
    const ahead = reach(ways, ways.get(key) ?? []);
    if (!ahead.has(key)) continue;
    const circle = lost.filter((other) => ahead.has(other) && reach(ways, [other]).has(key));
    for (const other of circle) placed.add(other);
    circles.push(circle);
  }
  return circles;
}
