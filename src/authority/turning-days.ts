import type { Day, Period } from '../kernel/time.ts';
import type { Lookup } from './lookup.ts';
import { reachOf, rowsAt } from './reach.ts';

type Timeline = readonly { readonly period: Period }[];

/**
 * The days after a given one on which answers may become others: every day on which something that an answer can
 * depend on begins or ends. From one such day to the next nothing turns; whoever looks at these has seen all days.
 */
export class TurningDays {
  readonly #lookup: Lookup;
  readonly #after: Day;
  readonly #documents = new Map<string, Set<Day>>();
  readonly #decisions = new Map<string, Set<Day>>();
  readonly #units = new Map<string, Set<Day>>();
  readonly #oneStops = new Map<string, Set<Day>>();

  constructor(lookup: Lookup, after: Day) {
    this.#lookup = lookup;
    this.#after = after;
  }

  /** For a procedure at a one-stop; in no order. */
  at(code: string, oneStop: string): Set<Day> {
    const found = new Set(this.#ofOneStop(oneStop));
    const procedure = this.#lookup.procedures.get(code);
    if (!procedure) return found;
    this.#addEntries(found, procedure.versions);
    this.#addEntries(found, procedure.routes.get(oneStop));
    const { units } = reachOf(this.#lookup, oneStop);
    for (const competences of procedure.competences.values()) {
      for (const { division, document, period } of competences) {
        if (division !== null && !this.#isUnder(division, units)) continue;
        this.#addPeriod(found, period);
        addAll(found, this.#ofDocument(document));
        if (division !== null) addAll(found, this.#ofUnit(division));
      }
    }
    for (const { periods, document, delegate, position } of rowsAt(this.#lookup, code, oneStop)) {
      for (const period of periods) this.#addPeriod(found, period);
      if (position !== null) {
        this.#addEntries(found, this.#lookup.positionsById.get(position));
        this.#addEntries(found, this.#lookup.assignments.get(position));
      }
      addAll(found, this.#ofDecision(document));
      addAll(found, this.#ofUnit(delegate));
    }
    return found;
  }

  /** The one-stop is open, and the committees above it are there. */
  #ofOneStop(slug: string): Set<Day> {
    return remembered(this.#oneStops, slug, (found) => {
      this.#addEntries(found, this.#lookup.oneStops.get(slug));
      for (const unit of reachOf(this.#lookup, slug).units) addAll(found, this.#ofUnit(unit));
    });
  }

  /** A unit exists, and somebody is there who can sign for it. */
  #ofUnit(slug: string): Set<Day> {
    const { units, positions, positionsById, assignments, substitutions } = this.#lookup;
    return remembered(this.#units, slug, (found) => {
      this.#addEntries(found, units.get(slug));
      for (const { position, period, rank } of positions.get(slug) ?? []) {
        if (rank !== 'head' && rank !== 'deputy') continue;
        this.#addPeriod(found, period);
        this.#addEntries(found, assignments.get(position));
      }
      for (const { position, period } of substitutions.get(slug) ?? []) {
        this.#addPeriod(found, period);
        this.#addEntries(found, positionsById.get(position));
        this.#addEntries(found, assignments.get(position));
      }
    });
  }

  /** A decision is in force, and everything that it rests on, or comes to rest on once a basis is replaced. */
  #ofDecision(slug: string): Set<Day> {
    const { documents, effects } = this.#lookup;
    return remembered(this.#decisions, slug, (found) => {
      const resting = new Set([slug]);
      for (const name of resting) {
        addAll(found, this.#ofDocument(name));
        for (const basis of documents.get(name)?.restsOn ?? []) {
          if (documents.get(basis)?.kind === 'decision') resting.add(basis);
        }
        for (const { effect, carriesOver, document } of effects.get(name) ?? []) {
          if (effect === 'replaces' && carriesOver) resting.add(document);
        }
      }
    });
  }

  /** A document is in force, or another that carries over what rested on it. */
  #ofDocument(slug: string): Set<Day> {
    return remembered(this.#documents, slug, (found) => {
      const documents = new Set([slug]);
      for (const name of documents) {
        for (const period of this.#lookup.documents.get(name)?.inForce ?? []) this.#addPeriod(found, period);
        for (const { effect, carriesOver, from, document } of this.#lookup.effects.get(name) ?? []) {
          if (effect !== 'replaces' || !carriesOver) continue;
          this.#addPeriod(found, { from, to: null });
          documents.add(document);
        }
      }
    });
  }

  #isUnder(division: string, units: ReadonlySet<string>): boolean {
    const versions = this.#lookup.units.get(division) ?? [];
    return versions.some(({ parent }) => parent !== null && units.has(parent));
  }

  #addEntries(found: Set<Day>, entries: Timeline = []): void {
    for (const { period } of entries) this.#addPeriod(found, period);
  }

  #addPeriod(found: Set<Day>, { from, to }: Period): void {
    if (from > this.#after) found.add(from);
    if (to !== null && to > this.#after) found.add(to);
  }
}

function addAll(found: Set<Day>, more: ReadonlySet<Day>): void {
  for (const day of more) found.add(day);
}

function remembered(made: Map<string, Set<Day>>, name: string, fill: (found: Set<Day>) => void): Set<Day> {
  let found = made.get(name);
  if (!found) {
    found = new Set();
    fill(found);
    made.set(name, found);
  }
  return found;
}
