import type { Register } from './register.ts';

/**
 * One list of the register while it is being changed: entries found by name, written to a copy. The list that was
 * given is never touched, entries that stay are the same objects, and a list that nobody wrote to is given back as
 * it was.
 */
export class WorkingList<T extends object> {
  readonly #given: T[];
  /** What makes entries versions of the same thing, one after the other in time. */
  readonly nameOf: (entry: T) => string;
  /** From the first change on. An entry that was taken out leaves its place empty. */
  #copy: (T | undefined)[] | undefined;
  #places: Map<string, number[]> | undefined;

  constructor(given: T[], nameOf: (entry: T) => string) {
    this.#given = given;
    this.nameOf = nameOf;
  }

  /** The entries of a name, in the order in which they were entered. */
  of(name: string): T[] {
    const entries = this.#copy ?? this.#given;
    return (this.#index().get(name) ?? []).flatMap((place) => entries[place] ?? []);
  }

  has(name: string): boolean {
    return this.of(name).length > 0;
  }

  add(entry: T): void {
    this.#copy ??= [...this.#given];
    const place = this.#copy.push(entry) - 1;
    if (this.#places) remember(this.#places, this.nameOf(entry), place);
  }

  /** Puts something else, of the same name, in the place of entries; undefined takes one out. */
  revise(name: string, revised: (entry: T) => T | undefined): void {
    for (const place of this.#index().get(name) ?? []) this.#put(place, revised);
  }

  reviseAll(revised: (entry: T) => T | undefined): void {
    for (let place = 0; place < (this.#copy ?? this.#given).length; place += 1) this.#put(place, revised);
  }

  list(): T[] {
    return this.#copy ? this.#copy.filter((entry) => entry !== undefined) : this.#given;
  }

  #put(place: number, revised: (entry: T) => T | undefined): void {
    const entry = (this.#copy ?? this.#given)[place];
    if (!entry) return;
    const next = revised(entry);
    if (next === entry) return;
    this.#copy ??= [...this.#given];
    this.#copy[place] = next;
  }

  #index(): Map<string, number[]> {
    if (!this.#places) {
      this.#places = new Map();
      for (const [place, entry] of (this.#copy ?? this.#given).entries()) {
        if (entry) remember(this.#places, this.nameOf(entry), place);
      }
    }
    return this.#places;
  }
}

function remember(places: Map<string, number[]>, name: string, place: number): void {
  const known = places.get(name);
  if (known) known.push(place);
  else places.set(name, [place]);
}

export const routeName = (r: { procedure: string; oneStop: string }): string => `${r.procedure} ${r.oneStop}`;
export const competenceName = (c: { procedure: string; level: string; division: string | null }): string =>
  `${c.procedure} ${c.level} ${c.division ?? ''}`;

/** The lists that changes write to or look things up in. Entries of one name follow each other in time. */
export const workOn = (register: Register) => ({
  units: new WorkingList(register.units, (u) => u.unit),
  oneStops: new WorkingList(register.oneStops, (o) => o.oneStop),
  procedures: new WorkingList(register.procedures, (p) => p.procedure),
  routes: new WorkingList(register.routes, routeName),
  competences: new WorkingList(register.competences, competenceName),
  documents: new WorkingList(register.documents, (d) => d.document),
  effects: new WorkingList(register.effects, (e) => e.on),
  rows: new WorkingList(register.rows, (r) => r.document),
  positions: new WorkingList(register.positions, (p) => p.position),
  assignments: new WorkingList(register.assignments, (a) => a.position),
  substitutions: new WorkingList(register.substitutions, (s) => s.unit),
  successions: new WorkingList(register.successions, (s) => s.unit),
});
export type Working = ReturnType<typeof workOn>;

/** The register with what was written to it; the very same when nothing was. */
export function finish(working: Working, before: Register): Register {
  const after: Register = {
    ...before,
    units: working.units.list(),
    oneStops: working.oneStops.list(),
    routes: working.routes.list(),
    competences: working.competences.list(),
    documents: working.documents.list(),
    effects: working.effects.list(),
    rows: working.rows.list(),
    positions: working.positions.list(),
    assignments: working.assignments.list(),
    substitutions: working.substitutions.list(),
    successions: working.successions.list(),
  };
  const lists = Object.keys(after) as (keyof Register)[];
  return lists.every((list) => after[list] === before[list]) ? before : after;
}
