import { destinationOf, lookupOf, type Register } from '../authority/index.ts';
import type { Queryable } from '../kernel/database.ts';
import type { Text } from '../kernel/refusal.ts';
import { addDays, at, type Day } from '../kernel/time.ts';

export interface ReceivedAt {
  readonly oneStop: string;
  readonly name: Text;
  readonly received: number;
}

export interface Counting {
  /** Received from this day to that, both included. */
  readonly from: Day;
  readonly to: Day;
  /** By the one-stops as they were then, or by those that are there today in their place. */
  readonly map: 'then' | 'now';
}

/**
 * How many dossiers each one-stop received, the most first. By today's map each counts where it would go today: what
 * nobody took over stands under its old name. Both maps add up to the same.
 */
export async function dossiersByUnit(
  db: Queryable,
  register: Register,
  { from, to, map }: Counting,
  today: Day,
): Promise<ReceivedAt[]> {
  const counted = await db<{ procedure: string; oneStop: string; unit: string; count: number }[]>`
    SELECT p.code AS procedure, o.slug AS "oneStop", u.slug AS unit, g.count
    FROM (
      SELECT procedure_version_id, coalesce(received_one_stop_id, one_stop_id) AS one_stop_id, count(*) AS count
      FROM dossier WHERE received_at >= ${at(from, 0)} AND received_at < ${at(addDays(to, 1), 0)}
      GROUP BY 1, 2) g
    JOIN procedure_version v ON v.id = g.procedure_version_id
    JOIN procedure p ON p.id = v.procedure_id
    JOIN one_stop o ON o.id = g.one_stop_id
    JOIN unit u ON u.id = o.unit_id`;
  const sums = new Map<string, number>();
  for (const { count, ...location } of counted) {
    const there = map === 'then' ? null : destinationOf(register, location, today);
    const oneStop = there?.oneStop ?? location.oneStop;
    sums.set(oneStop, (sums.get(oneStop) ?? 0) + count);
  }
  const { oneStops } = lookupOf(register);
  return [...sums]
    .map(([oneStop, received]) => {
      const name = oneStops.get(oneStop)?.at(-1)?.name ?? { vi: oneStop, en: oneStop };
      return { oneStop, name, received };
    })
    .sort((a, b) => b.received - a.received || (a.oneStop < b.oneStop ? -1 : 1));
}
