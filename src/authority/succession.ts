import type { Day } from '../kernel/time.ts';
import { type Lookup, lookupOf, unitOn } from './lookup.ts';
import { entryOn, type OneStopEntry, type Register, type Succession } from './register.ts';

/** Where an open dossier is. */
export interface Location {
  readonly procedure: string;
  readonly oneStop: string;
  /** The unit that works on it. */
  readonly unit: string;
}

export interface Destination {
  readonly oneStop: string;
  readonly unit: string;
  /** By which document; null when none says so. */
  readonly document: string | null;
}

/**
 * Where a dossier goes on when its one-stop or its unit has ended; null while both are there, and when nobody took
 * over. To the successor that the reorganising document names for the procedure's field, else to the first of those
 * that take over everything; of several the first that receives the procedure. There the unit works on it that works
 * on the procedure. Law 72/2025/QH15 has the new bodies go on with what the old ones received †; which of several
 * when a ward was divided is our reading, and is to be settled by the reorganising document †.
 */
export function destinationOf(register: Register, at: Location, on: Day): Destination | null {
  const lookup = lookupOf(register);
  const here = openOneStop(lookup, at.oneStop, on);
  const isUnitThere = unitOn(lookup, at.unit, on) !== undefined;
  if (here && isUnitThere) return null;
  const oneStop = here ?? successorOneStops(register, at, on)[0];
  if (!oneStop) return null;
  const route = entryOn(lookup.procedures.get(at.procedure)?.routes.get(oneStop.oneStop), on);
  const [heir] = heirsOf(register, at.unit, at.procedure, on);
  const ended = here ? at.unit : lookup.oneStops.get(at.oneStop)?.at(-1)?.unit;
  return {
    oneStop: oneStop.oneStop,
    unit: route?.unit ?? (isUnitThere ? at.unit : (heir ?? oneStop.unit)),
    document: lastLine(register, ended ?? at.unit, on)?.document ?? null,
  };
}

/** The one-stops of those who took over from a one-stop that ended, those first that receive the procedure. */
export function successorOneStops(
  register: Register,
  { oneStop, procedure }: Pick<Location, 'oneStop' | 'procedure'>,
  on: Day,
): OneStopEntry[] {
  const lookup = lookupOf(register);
  const ended = lookup.oneStops.get(oneStop)?.at(-1);
  if (!ended) return [];
  const routes = lookup.procedures.get(procedure)?.routes;
  const found = heirsOf(register, ended.unit, procedure, on).flatMap((unit) =>
    register.oneStops.filter((o) => o.unit === unit && o.oneStop !== oneStop && entryOn([o], on)),
  );
  const receives = (o: OneStopEntry) => entryOn(routes?.get(o.oneStop), on) !== undefined;
  return [...found.filter(receives), ...found.filter((o) => !receives(o))];
}

/** The end of a one-stop: its last day plus one, and the document that ended its body. */
export function endOfOneStop(
  register: Register,
  oneStop: string,
  on: Day,
): { readonly on: Day; readonly document: string | null } | undefined {
  const lookup = lookupOf(register);
  if (openOneStop(lookup, oneStop, on)) return undefined;
  const last = lookup.oneStops.get(oneStop)?.findLast((o) => o.period.from <= on);
  if (!last?.period.to) return undefined;
  return { on: last.period.to, document: lastLine(register, last.unit, on)?.document ?? null };
}

const openOneStop = (lookup: Lookup, oneStop: string, on: Day): OneStopEntry | undefined => {
  const entry = entryOn(lookup.oneStops.get(oneStop), on);
  return entry && unitOn(lookup, entry.unit, on) ? entry : undefined;
};

/** Who took over from a unit what concerns a procedure, and is there on the day; in the order of the documents. */
function heirsOf(register: Register, unit: string, procedure: string, on: Day): string[] {
  const lookup = lookupOf(register);
  const versions = lookup.procedures.get(procedure)?.versions ?? [];
  const { field } = entryOn(versions, on) ?? versions.at(-1) ?? {};
  const seen = new Set<string>();
  const visit = (slug: string): string[] => {
    if (seen.has(slug)) return [];
    seen.add(slug);
    if (unitOn(lookup, slug, on)) return [slug];
    const lines = linesOf(register, slug, on);
    const special = lines.filter((l) => l.field !== null && (l.field === field?.vi || l.field === field?.en));
    const chosen = special.length > 0 ? special : lines.filter((l) => l.field === null);
    return chosen.flatMap((line) => visit(line.successor));
  };
  return visit(unit);
}

const linesOf = (register: Register, unit: string, on: Day): Succession[] =>
  register.successions.filter((line) => line.unit === unit && line.on <= on);

const lastLine = (register: Register, unit: string, on: Day): Succession | undefined =>
  linesOf(register, unit, on).at(-1);
