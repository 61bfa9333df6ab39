import type { Day } from '../kernel/time.ts';
import {
  type Assignment,
  type Competence,
  type DocumentEntry,
  type Effect,
  entryOn,
  type Level,
  type OneStopEntry,
  type PositionEntry,
  type ProcedureEntry,
  type Register,
  type RouteEntry,
  type Row,
  type Substitution,
  type UnitEntry,
} from './register.ts';

/** Everything about one procedure, by what it is asked for. */
export interface ProcedureLookup {
  readonly versions: ProcedureEntry[];
  readonly routes: Map<string, RouteEntry[]>;
  readonly competences: Map<Level, Competence[]>;
  /** By delegator, then by territory. */
  readonly rows: Map<string, Map<string, Row[]>>;
}

export interface Lookup {
  readonly procedures: ReadonlyMap<string, ProcedureLookup>;
  readonly units: ReadonlyMap<string, readonly UnitEntry[]>;
  readonly oneStops: ReadonlyMap<string, readonly OneStopEntry[]>;
  readonly documents: ReadonlyMap<string, DocumentEntry>;
  /** Effects on a document, by that document. */
  readonly effects: ReadonlyMap<string, readonly Effect[]>;
  /** Positions of a unit that can sign for it: not those at its one-stop. */
  readonly positions: ReadonlyMap<string, readonly PositionEntry[]>;
  readonly positionsById: ReadonlyMap<string, readonly PositionEntry[]>;
  readonly assignments: ReadonlyMap<string, readonly Assignment[]>;
  readonly substitutions: ReadonlyMap<string, readonly Substitution[]>;
}

const lookups = new WeakMap<Register, Lookup>();

/** The register arranged for answering; made once for each register. A register is never changed in place. */
export function lookupOf(register: Register): Lookup {
  let lookup = lookups.get(register);
  if (!lookup) {
    lookup = arrange(register);
    lookups.set(register, lookup);
  }
  return lookup;
}

function arrange(register: Register): Lookup {
  const procedures = new Map<string, ProcedureLookup>();
  const of = (code: string): ProcedureLookup => {
    let found = procedures.get(code);
    if (!found) {
      found = { versions: [], routes: new Map(), competences: new Map(), rows: new Map() };
      procedures.set(code, found);
    }
    return found;
  };
  for (const version of register.procedures) of(version.procedure).versions.push(version);
  for (const route of register.routes) push(of(route.procedure).routes, route.oneStop, route);
  for (const competence of register.competences) {
    push(of(competence.procedure).competences, competence.level, competence);
  }
  for (const row of register.rows) {
    if (row.periods.length === 0) continue;
    const { rows } = of(row.procedure);
    let byTerritory = rows.get(row.delegator);
    if (!byTerritory) {
      byTerritory = new Map();
      rows.set(row.delegator, byTerritory);
    }
    push(byTerritory, row.territory, row);
  }
  return {
    procedures,
    units: Map.groupBy(register.units, (u) => u.unit),
    oneStops: Map.groupBy(register.oneStops, (o) => o.oneStop),
    documents: new Map(register.documents.map((d) => [d.document, d])),
    effects: Map.groupBy(register.effects, (e) => e.on),
    positions: Map.groupBy(
      register.positions.filter((p) => p.oneStop === null),
      (p) => p.unit,
    ),
    positionsById: Map.groupBy(register.positions, (p) => p.position),
    assignments: Map.groupBy(register.assignments, (a) => a.position),
    substitutions: Map.groupBy(register.substitutions, (s) => s.unit),
  };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

export const unitOn = (lookup: Lookup, unit: string | null, on: Day): UnitEntry | undefined =>
  unit === null ? undefined : entryOn(lookup.units.get(unit), on);

/** More steps than any unit stands below the city; where parents go in a circle, the way up ends here. */
const HIGHEST = 8;

/** The committee of a level at or above a unit, on a day. */
export function committeeAbove(lookup: Lookup, unit: string, level: Level, on: Day): UnitEntry | undefined {
  let found = unitOn(lookup, unit, on);
  for (let steps = 0; found && steps < HIGHEST; steps += 1, found = unitOn(lookup, found.parent, on)) {
    if (found.kind === 'committee' && found.level === level) return found;
  }
  return undefined;
}
