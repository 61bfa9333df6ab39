import type { Lookup } from './lookup.ts';
import type { Row } from './register.ts';

/** What answers at a one-stop can depend on, whatever the day: its committee, those above, and their land. */
export interface Reach {
  readonly units: ReadonlySet<string>;
  readonly territories: ReadonlySet<string>;
}

const reaches = new WeakMap<Lookup, Map<string, Reach>>();

export function reachOf(lookup: Lookup, oneStop: string): Reach {
  let known = reaches.get(lookup);
  if (!known) {
    known = new Map();
    reaches.set(lookup, known);
  }
  let reach = known.get(oneStop);
  if (!reach) {
    const own = new Set(lookup.oneStops.get(oneStop)?.map((version) => version.unit));
    const territories = new Set<string>();
    for (const slug of own) {
      for (const { territory } of lookup.units.get(slug) ?? []) territories.add(territory);
    }
    // A set that grows while it is walked: each parent once.
    const units = new Set(own);
    for (const slug of units) {
      for (const { parent } of lookup.units.get(slug) ?? []) if (parent !== null) units.add(parent);
    }
    reach = { units, territories };
    known.set(oneStop, reach);
  }
  return reach;
}

/** The rows that give a procedure away there, on whatever day. */
export function rowsAt(lookup: Lookup, procedure: string, oneStop: string): Row[] {
  const { rows } = lookup.procedures.get(procedure) ?? {};
  if (!rows?.size) return [];
  const { units, territories } = reachOf(lookup, oneStop);
  const found: Row[] = [];
  for (const unit of units) {
    const given = rows.get(unit);
    if (!given) continue;
    for (const territory of territories) found.push(...(given.get(territory) ?? []));
  }
  return found;
}
