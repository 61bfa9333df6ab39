import type { Day } from '../../kernel/time.ts';
import { lintText } from '../lint-messages.ts';
import type { Lookup } from '../lookup.ts';
import { entryOn } from '../register.ts';
import { finding, type Inspection, type LintFinding, nameOf, placeOf } from './inspection.ts';

/**
 * Whether somebody who signs or works for the delegate was trained for the procedure when the row begins to hold
 * within the scope. A register without any trainings does not keep them, and says nothing.
 */
export function* trainingFindings({ register, lookup, rows }: Inspection): Generator<LintFinding> {
  if (register.trainings.length === 0) return;
  const trained = new Map<string, Day>();
  for (const { person, procedure, on } of register.trainings) {
    const key = `${person} ${procedure}`;
    const before = trained.get(key);
    if (before === undefined || on < before) trained.set(key, on);
  }
  const staff = new Map<string, readonly string[]>();
  const seen = new Set<string>();
  for (const { row, spans } of rows) {
    const { delegate, procedure } = row;
    const { from } = spans[0]!;
    const pair = `${delegate} ${procedure}`;
    if (seen.has(pair)) continue;
    seen.add(pair);
    const when = `${delegate} ${from}`;
    let persons = staff.get(when);
    if (!persons) {
      persons = staffOf(lookup, delegate, from);
      staff.set(when, persons);
    }
    const isTrained = persons.some((person) => {
      const on = trained.get(`${person} ${procedure}`);
      return on !== undefined && on <= from;
    });
    if (isTrained) continue;
    const text = lintText.notTrained(nameOf(lookup, delegate, from), procedure, from);
    yield finding('staff-not-trained', from, placeOf(row), text);
  }
}

const staffOf = (lookup: Lookup, unit: string, on: Day): string[] =>
  (lookup.positions.get(unit) ?? []).flatMap((position) => {
    const counts = position.rank === 'head' || position.rank === 'deputy' || position.rank === 'specialist';
    if (!counts || !entryOn([position], on)) return [];
    return entryOn(lookup.assignments.get(position.position), on)?.person ?? [];
  });
