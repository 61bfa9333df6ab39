import type { Day } from '../kernel/time.ts';
import { type Asked, asHandChange, casesAt, changesAt, type HandChange } from './difference.ts';
import { entryDifference } from './entries.ts';
import { lookupOf } from './lookup.ts';
import type { Register } from './register.ts';
import { touchedBy } from './touched.ts';
import { TurningDays } from './turning-days.ts';

/** A procedure at a one-stop changes hands: from a day until before another, null where no end is in sight. */
export interface Handover extends HandChange {
  readonly from: Day;
  readonly to: Day | null;
}

/** The handovers of one procedure at one one-stop, in the order of their first days. */
export interface HandoversAt extends Asked {
  readonly handovers: readonly Handover[];
}

/**
 * What differs between two registers from a day on, where changes made one of the other. Only what the changes could
 * touch is asked, and only on days on which something begins or ends: nothing turns in between.
 */
export function handoversBetween(before: Register, after: Register, today: Day): HandoversAt[] {
  const turningBefore = new TurningDays(lookupOf(before), today);
  const turningAfter = new TurningDays(lookupOf(after), today);
  const found: HandoversAt[] = [];
  for (const [procedure, oneStops] of touchedBy(before, after, entryDifference(before, after))) {
    for (const oneStop of oneStops) {
      const turning = turningBefore.at(procedure, oneStop).union(turningAfter.at(procedure, oneStop));
      const days = [today, ...[...turning].sort()];
      const asked = { procedure, oneStop, cases: casesAt([before, after], procedure, oneStop) };
      const handovers = walk(before, after, asked, days);
      if (handovers.length > 0) found.push({ ...asked, handovers });
    }
  }
  return found;
}

type Open = { -readonly [K in keyof Handover]: Handover[K] };

function walk(before: Register, after: Register, asked: Asked, days: readonly Day[]): Handover[] {
  const all: Open[] = [];
  let open = new Map<string, Open>();
  for (const on of days) {
    const still = new Map<string, Open>();
    for (const [key, change] of changesAt({ register: before, on }, { register: after, on }, asked)) {
      let handover = open.get(key);
      if (!handover) {
        handover = { ...asHandChange(change), from: on, to: null };
        all.push(handover);
      }
      still.set(key, handover);
    }
    for (const [key, handover] of open) if (!still.has(key)) handover.to = on;
    open = still;
  }
  return all;
}
