import type { Day } from '../../kernel/time.ts';
import type { Lookup } from '../lookup.ts';
import type { OneStopEntry } from '../register.ts';
import { boundaries, union } from './spans.ts';

/** The days on which something about a thing may change: looked up once for each, as many rows share them. */
export interface Changes {
  /** A unit, and those above it. */
  unit(slug: string): readonly Day[];
  /** A unit's positions, who holds them, and who signs for its head. */
  signing(unit: string): readonly Day[];
  /** A position, and who holds it. */
  position(key: string): readonly Day[];
  /** A document, those it rests on, and those that took the place of any of them. */
  document(slug: string): readonly Day[];
  /** A procedure's versions, and its competence by law. */
  procedure(code: string): readonly Day[];
  oneStop(slug: string): readonly Day[];
  /** The units of a territory, and those above them. */
  territory(key: string): readonly Day[];
}

export function changesOf(lookup: Lookup, unitsIn: ReadonlyMap<string, readonly string[]>): Changes {
  const unit = memo((slug: string) =>
    gather(slug, (found, days) => {
      const entries = lookup.units.get(found) ?? [];
      boundaries(periodsOf(entries), days);
      return entries.flatMap((entry) => entry.parent ?? []);
    }),
  );
  const document = memo((slug: string) =>
    gather(slug, (found, days) => {
      const entry = lookup.documents.get(found);
      boundaries(entry?.inForce ?? [], days);
      const effects = lookup.effects.get(found) ?? [];
      for (const effect of effects) days.add(effect.from);
      return [...(entry?.restsOn ?? []), ...effects.map((effect) => effect.document)];
    }),
  );
  const position = memo((key: string) => [
    ...boundaries(
      periodsOf([...(lookup.positionsById.get(key) ?? []), ...(lookup.assignments.get(key) ?? [])]),
    ),
  ]);
  return {
    unit,
    document,
    position,
    signing: memo((slug: string) => {
      const substitutions = lookup.substitutions.get(slug) ?? [];
      const positions = [...(lookup.positions.get(slug) ?? []), ...substitutions].map((p) => p.position);
      const days = boundaries(periodsOf([...(lookup.units.get(slug) ?? []), ...substitutions]));
      for (const key of positions) for (const on of position(key)) days.add(on);
      return [...days];
    }),
    procedure: memo((code: string) => {
      const procedure = lookup.procedures.get(code);
      const competences = [...(procedure?.competences.values() ?? [])].flat();
      // One version after another is no change to who decides.
      const inForce = union(periodsOf(procedure?.versions ?? []));
      const days = boundaries([...inForce, ...periodsOf(competences)]);
      for (const competence of competences) {
        for (const on of document(competence.document)) days.add(on);
        if (competence.division !== null) for (const on of unit(competence.division)) days.add(on);
      }
      return [...days];
    }),
    oneStop: memo((slug: string) => {
      const entries: readonly OneStopEntry[] = lookup.oneStops.get(slug) ?? [];
      const days = boundaries(periodsOf(entries));
      for (const entry of entries) for (const on of unit(entry.unit)) days.add(on);
      return [...days];
    }),
    territory: memo((key: string) => [...new Set((unitsIn.get(key) ?? []).flatMap(unit))]),
  };
}

const periodsOf = <P>(entries: readonly { period: P }[]): P[] => entries.map((entry) => entry.period);

/** Days of a thing and of all that it leads to, each visited once. */
function gather(start: string, visit: (key: string, days: Set<Day>) => readonly string[]): readonly Day[] {
  const days = new Set<Day>();
  const seen = new Set<string>();
  const open = [start];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    open.push(...visit(key, days));
  }
  return [...days];
}

export function memo<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) {
      value = make(key);
      made.set(key, value);
    }
    return value;
  };
}
