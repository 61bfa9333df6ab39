import type { Day, Period } from '../kernel/time.ts';
import { basesOf } from './delegating.ts';
import type { Lookup } from './lookup.ts';
import { reachOf, rowsAt } from './reach.ts';
import type { DocumentEntry } from './register.ts';

/**
 * The days on which the answer for a procedure at a one-stop may become another: every day on which something that
 * it can depend on begins or ends. From one such day to the next nothing turns; so whoever looks at these has seen
 * all days.
 */
export type TurningDays = (procedure: string, oneStop: string) => Set<Day>;

export function turningDaysOf(lookup: Lookup): TurningDays {
  const ofDocument = memo((slug: string) => documentDays(lookup, slug));
  const ofDecision = memo((slug: string) => {
    const decision = lookup.documents.get(slug);
    const bases = decision ? basesOf(lookup, decision) : [];
    return new Set([slug, ...bases.map((basis) => basis.document)].flatMap((d) => [...ofDocument(d)]));
  });
  const ofUnit = memo((slug: string) => unitDays(lookup, slug));
  const ofOneStop = memo((slug: string) => {
    const found = boundaries(lookup.oneStops.get(slug));
    for (const unit of reachOf(lookup, slug).units) addAll(found, ofUnit(unit));
    return found;
  });

  return (code, oneStop) => {
    const found = new Set(ofOneStop(oneStop));
    const procedure = lookup.procedures.get(code);
    if (!procedure) return found;
    addAll(found, boundaries(procedure.versions));
    addAll(found, boundaries(procedure.routes.get(oneStop)));
    const { units } = reachOf(lookup, oneStop);
    for (const competences of procedure.competences.values()) {
      for (const { division, document, period } of competences) {
        if (division !== null && !isUnder(lookup, division, units)) continue;
        addPeriod(found, period);
        addAll(found, ofDocument(document));
        if (division !== null) addAll(found, ofUnit(division));
      }
    }
    for (const { periods, document, delegate } of rowsAt(lookup, code, oneStop)) {
      for (const period of periods) addPeriod(found, period);
      addAll(found, ofDecision(document));
      addAll(found, ofUnit(delegate));
    }
    return found;
  };
}

/** A document is in force, or another that carries over what rested on it. */
function documentDays(lookup: Lookup, slug: string): Set<Day> {
  const found = new Set<Day>();
  const documents = new Set([slug]);
  for (const name of documents) {
    const document: DocumentEntry | undefined = lookup.documents.get(name);
    for (const period of document?.inForce ?? []) addPeriod(found, period);
    for (const { effect, carriesOver, from, document: next } of lookup.effects.get(name) ?? []) {
      if (effect !== 'replaces' || !carriesOver) continue;
      found.add(from);
      documents.add(next);
    }
  }
  return found;
}

/** A unit exists, and somebody is there who can sign for it. */
function unitDays(lookup: Lookup, slug: string): Set<Day> {
  const found = boundaries(lookup.units.get(slug));
  const seat = (position: string) => addAll(found, boundaries(lookup.assignments.get(position)));
  for (const { position, period, rank } of lookup.positions.get(slug) ?? []) {
    if (rank !== 'head' && rank !== 'deputy') continue;
    addPeriod(found, period);
    seat(position);
  }
  for (const { position, period } of lookup.substitutions.get(slug) ?? []) {
    addPeriod(found, period);
    addAll(found, boundaries(lookup.positionsById.get(position)));
    seat(position);
  }
  return found;
}

const isUnder = (lookup: Lookup, division: string, units: ReadonlySet<string>): boolean =>
  lookup.units.get(division)?.some(({ parent }) => parent !== null && units.has(parent)) ?? false;

function boundaries(entries: readonly { readonly period: Period }[] = []): Set<Day> {
  const found = new Set<Day>();
  for (const { period } of entries) addPeriod(found, period);
  return found;
}
function addPeriod(days: Set<Day>, { from, to }: Period): void {
  days.add(from);
  if (to !== null) days.add(to);
}
function addAll(days: Set<Day>, more: Iterable<Day>): void {
  for (const day of more) days.add(day);
}

function memo<T>(make: (name: string) => T): (name: string) => T {
  const made = new Map<string, T>();
  return (name) => {
    let found = made.get(name);
    if (found === undefined) {
      found = make(name);
      made.set(name, found);
    }
    return found;
  };
}
