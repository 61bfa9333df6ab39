import type { EntryDifference } from './entries.ts';
import { lookupOf } from './lookup.ts';
import { reachOf } from './reach.ts';
import type { Register } from './register.ts';

/**
 * The procedures and one-stops whose answers some changes could touch, whatever the day. It may name too many, never
 * too few: what is not named need not be asked.
 */
export function touchedBy(
  before: Register,
  after: Register,
  difference: EntryDifference,
): Map<string, Set<string>> {
  const sides = [before, after];
  const units = unitsTouched(sides, difference);
  const documents = documentsTouched(sides, difference);
  const procedures = new Set(
    [
      ...both(difference.procedures),
      ...both(difference.routes),
      ...both(difference.competences),
      ...both(difference.rows),
    ].map(({ procedure }) => procedure),
  );
  for (const { competences, rows } of sides) {
    for (const { procedure, document, division } of competences) {
      if (documents.has(document) || (division !== null && units.has(division))) procedures.add(procedure);
    }
    for (const { procedure, document, delegate } of rows) {
      if (documents.has(document) || units.has(delegate)) procedures.add(procedure);
    }
  }
  const oneStops = new Set(both(difference.oneStops).map((o) => o.oneStop));
  for (const register of sides) {
    const lookup = lookupOf(register);
    for (const { oneStop } of register.oneStops) {
      if (!units.isDisjointFrom(reachOf(lookup, oneStop).units)) oneStops.add(oneStop);
    }
  }
  const touched = new Map<string, Set<string>>();
  for (const { routes } of sides) {
    for (const { procedure, oneStop } of routes) {
      if (!procedures.has(procedure) && !oneStops.has(oneStop)) continue;
      let there = touched.get(procedure);
      if (!there) {
        there = new Set();
        touched.set(procedure, there);
      }
      there.add(oneStop);
    }
  }
  return touched;
}

/** Units that change, or the people who can sign for them. */
function unitsTouched(sides: readonly Register[], difference: EntryDifference): Set<string> {
  const units = new Set([
    ...both(difference.units).map((u) => u.unit),
    ...both(difference.positions).map((p) => p.unit),
    ...both(difference.substitutions).map((s) => s.unit),
  ]);
  const positions = new Set([
    ...both(difference.positions).map((p) => p.position),
    ...both(difference.assignments).map((a) => a.position),
  ]);
  if (positions.size === 0) return units;
  for (const register of sides) {
    for (const { position, unit } of register.positions) if (positions.has(position)) units.add(unit);
    for (const { position, unit } of register.substitutions) if (positions.has(position)) units.add(unit);
  }
  return units;
}

/** Documents that change, and those that rest on one that does, or are carried over by it. */
function documentsTouched(sides: readonly Register[], difference: EntryDifference): Set<string> {
  const documents = new Set([
    ...both(difference.documents).map((d) => d.document),
    ...both(difference.effects).map((e) => e.on),
  ]);
  let known: number;
  do {
    known = documents.size;
    for (const register of sides) {
      for (const { document, restsOn } of register.documents) {
        if (restsOn.some((basis) => documents.has(basis))) documents.add(document);
      }
      for (const { document, on } of register.effects) if (documents.has(document)) documents.add(on);
    }
  } while (documents.size > known);
  return documents;
}

const both = <T>({ gone, come }: { gone: readonly T[]; come: readonly T[] }): T[] => [...gone, ...come];
