import type { Question } from '../../src/authority/model.ts';
import type { Register } from '../../src/authority/register.ts';
import { seeded } from '../../src/demo/random.ts';
import { addDays, at, type Day } from '../../src/kernel/time.ts';

const firstDay = '2021-01-01' as Day;
const days = 1826;

/**
 * Questions about what a one-stop receives, on any day of the five years: half of them about a procedure that some
 * annex delegates there, half about any that is received, as often at a district as at a ward. Every other one is of
 * a moment, not of a day. The same for the same register and seed.
 */
export function questions(register: Register, count: number, seed: number): Question[] {
  const random = seeded(seed);
  const levelOf = new Map(register.oneStops.map((o) => [o.oneStop, o.level]));
  const received = Map.groupBy(register.routes, (route) => levelOf.get(route.oneStop)!);
  const anyReceived = () => random.pick(received.get(random.pick(['district', 'ward']))!);
  const anyDelegated = () => {
    const { procedure, territory } = random.pick(register.rows);
    return { procedure, oneStop: `mot-cua-${territory}` };
  };
  return Array.from({ length: count }, (_, index) => {
    const { procedure, oneStop } = index % 4 < 2 ? anyReceived() : anyDelegated();
    const on = addDays(firstDay, random.between(0, days - 1));
    return { procedure, oneStop, at: index % 2 ? at(on, random.between(0, 1439)) : on };
  });
}
