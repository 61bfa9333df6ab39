import { isDeepStrictEqual } from 'node:util';
import { addDays, type Day } from '../kernel/time.ts';
import type { ChangeOf } from './change.ts';
import { changeText } from './change-messages.ts';
import type { Faults } from './faults.ts';
import { cutFrom, overlaps, restFrom, unitePeriods } from './periods.ts';
import { entryOn, type Row, rowKey } from './register.ts';
import type { Working } from './working.ts';

/**
 * Delegations by and to units that end: they lapse, or pass to those who take over, as the reorganising document
 * says. A row lapses all the same when one of the two has no successor, when its delegate would be its delegator,
 * and when it named a position of the unit that ends.
 */
export function moveRows(working: Working, change: ChangeOf<'reorganise'>, faults: Faults): void {
  const { on, delegations } = change;
  const places = new Map(change.units.map(({ unit }, place) => [unit, place]));
  const moved: Row[] = [];
  const unsettled = new Set<string>();
  working.rows.reviseAll((row) => {
    if (!places.has(row.delegator) && !places.has(row.delegate)) return row;
    const periods = cutFrom(row.periods, on);
    if (periods === row.periods) return row;
    const next = delegations === 'pass' ? passed(row) : undefined;
    if (next && isSame(next, row)) return row;
    if (next) moved.push({ ...next, periods: restFrom(row.periods, on) });
    return { ...row, periods };
  });
  for (const row of moved) enter(working, row, faults);

  function passed(row: Row): Row | undefined {
    if (row.position !== null && places.has(row.delegate)) return undefined;
    const delegators = heirs(row.delegator, row.procedure);
    const delegates = heirs(row.delegate, row.procedure);
    if (delegators.length === 0 || delegates.length === 0) return undefined;
    for (const [unit, found] of [
      [row.delegator, delegators],
      [row.delegate, delegates],
    ] as const) {
      if (found.length === 1) continue;
      const message = changeText.whichSuccessor(unit, row.procedure, found);
      if (!unsettled.has(unit)) faults.add(`units.${places.get(unit)}.successors`, message);
      unsettled.add(unit);
      return undefined;
    }
    const [delegator, delegate] = [delegators[0]!, delegates[0]!];
    if (delegator === delegate) return undefined;
    return { ...row, delegator, delegate, territory: territoryOf(row) };
  }

  /** Who takes over from a unit what concerns a procedure: one, where the document is in order. */
  function heirs(unit: string, procedure: string): string[] {
    const place = places.get(unit);
    if (place === undefined) return [unit];
    const { successors } = change.units[place]!;
    const versions = working.procedures.of(procedure);
    const field = (entryOn(versions, on) ?? versions.at(-1))?.field;
    const special = successors.filter(
      (s) => s.field !== null && (s.field === field?.vi || s.field === field?.en),
    );
    const general = successors.filter((s) => s.field === null);
    return (special.length > 0 ? special : general).map((s) => s.unit);
  }

  /** A territory that belonged to a unit that ends becomes that of its successor: first the delegate's. */
  function territoryOf(row: Row): string {
    const lastDay = addDays(on, -1);
    for (const unit of [row.delegate, row.delegator, ...places.keys()]) {
      if (!places.has(unit) || territoryOn(unit, lastDay) !== row.territory) continue;
      const found = heirs(unit, row.procedure);
      if (found.length === 1) return territoryOn(found[0]!, on) ?? row.territory;
    }
    return row.territory;
  }

  function territoryOn(unit: string, day: Day): string | undefined {
    return entryOn(working.units.of(unit), day)?.territory;
  }
}

/** Rows of one number that meet in one delegate become one row; where they differ, nobody knows which holds. */
function enter(working: Working, row: Row, faults: Faults): void {
  const key = rowKey(row);
  const same = working.rows.of(row.document).filter((other) => rowKey(other) === key);
  const twin = same.find((other) => isSame(other, row));
  const meets = (other: Row) => other.periods.some((a) => row.periods.some((b) => overlaps(a, b)));
  if (same.some((other) => other !== twin && meets(other))) {
    faults.add('delegations', changeText.rowsMeet(row.annex, row.no, row.document, row.delegate));
  } else if (twin) {
    const periods = unitePeriods(twin.periods, row.periods);
    if (isDeepStrictEqual(periods, twin.periods)) return;
    working.rows.revise(row.document, (other) => (other === twin ? { ...twin, periods } : other));
  } else working.rows.add(row);
}

const isSame = (a: Row, b: Row): boolean => isDeepStrictEqual({ ...a, periods: [] }, { ...b, periods: [] });
