import { inPeriod } from '../kernel/time.ts';
import type { ChangeOf } from './change.ts';
import { changeText } from './change-messages.ts';
import type { Faults } from './faults.ts';
import { cutEntry, overlaps } from './periods.ts';
import { entryOn } from './register.ts';
import type { Working } from './working.ts';

/** Somebody signs for the head of a unit: Decree 30/2020/NĐ-CP art. 13. */
export function substitute(working: Working, change: ChangeOf<'substitute'>, faults: Faults): void {
  const { kind, ...substitution } = change;
  const { unit, position, document, period } = substitution;
  const on = period.from;
  faults.expect(entryOn(working.units.of(unit), on) !== undefined, 'unit', changeText.noUnitOn(unit, on));
  const seat = entryOn(working.positions.of(position), on);
  faults.expect(seat !== undefined, 'position', changeText.noPositionOn(position, on));
  if (document !== null) {
    faults.expect(working.documents.has(document), 'document', changeText.noDocument(document));
  }
  const twice = working.substitutions
    .of(unit)
    .some((other) => other.position === position && overlaps(other.period, period));
  faults.expect(!twice, 'period', changeText.substitutionOverlaps(position));
  if (faults.none) working.substitutions.add(substitution);
}

/** The substitution that holds on that day ends with it; one that begins that day never comes to hold. */
export function endSubstitution(
  working: Working,
  { unit, position, from }: ChangeOf<'end-substitution'>,
  faults: Faults,
): void {
  let found = false;
  working.substitutions.revise(unit, (entry) => {
    if (entry.position !== position || !inPeriod(from, entry.period)) return entry;
    found = true;
    return cutEntry(entry, from);
  });
  faults.expect(found, 'position', changeText.noSubstitution(position, from));
}
