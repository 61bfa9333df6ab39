import { lookupOf, type Register, who } from '../authority/index.ts';
import type { Term } from '../calendar/index.ts';
import type { Text } from '../kernel/refusal.ts';
import { type Day, inPeriod } from '../kernel/time.ts';
import type { Facts } from './check.ts';
import { limitHours } from './limit.ts';
import { receiverText } from './messages.ts';
import type { Receiver, ReceiverRank } from './model.ts';

/** One procedure at one one-stop, on the day a process begins there. */
export interface Place {
  /** National code. */
  readonly procedure: string;
  /** Slug. */
  readonly oneStop: string;
  readonly on: Day;
}

/** What the procedure's limit is, and the office's hours; null where the procedure is not in force. */
export interface Limit {
  readonly term: Term;
  readonly hours: unknown;
}

/** What a process is checked against, as the register stands. */
export function factsOf(register: Register, { procedure, oneStop, on }: Place, limit: Limit | null): Facts {
  const lookup = lookupOf(register);
  const routes = lookup.procedures.get(procedure)?.routes.get(oneStop) ?? [];
  const route = routes.find((entry) => inPeriod(on, entry.period))?.unit ?? null;
  const isHeld = (position: string) =>
    (lookup.assignments.get(position) ?? []).some((entry) => inPeriod(on, entry.period));
  const holds = (unit: string | null, rank: ReceiverRank) =>
    unit !== null &&
    (lookup.positions.get(unit) ?? []).some(
      (seat) => ranksFor[rank].includes(seat.rank) && inPeriod(on, seat.period) && isHeld(seat.position),
    );
  const nameOf = (slug: string): Text | undefined =>
    lookup.units.get(slug)?.find((unit) => inPeriod(on, unit.period))?.name;
  const filled = (by: Receiver): boolean => {
    switch (by.kind) {
      case 'counter':
        return register.positions.some(
          (seat) =>
            seat.oneStop === oneStop &&
            seat.rank === 'counter-officer' &&
            inPeriod(on, seat.period) &&
            isHeld(seat.position),
        );
      case 'route':
        return holds(route, by.rank);
      case 'unit':
        return holds(by.unit, by.rank);
      case 'decider':
        return true;
    }
  };
  return {
    limit: limit && limitHours(limit.term, limit.hours),
    authority: who(register, { procedure, oneStop, at: on }),
    route,
    isFilled: filled,
    describe: (by) => receiverText(by, nameOf),
  };
}

/** A deputy does what falls to the head. */
const ranksFor: Readonly<Record<ReceiverRank, readonly string[]>> = {
  specialist: ['specialist'],
  head: ['head', 'deputy'],
};
