import { addDays } from '../kernel/time.ts';
import type { ChangeOf } from './change.ts';
import { changeText } from './change-messages.ts';
import type { Faults } from './faults.ts';
import { cutEntry } from './periods.ts';
import { entryOn } from './register.ts';
import { createEntries } from './reorganise-creates.ts';
import { moveRows } from './reorganise-rows.ts';
import type { Working } from './working.ts';

/**
 * Units end on a day and others take over: Law 77/2015/QH13 art. 128, 129 †; the abolition of districts on 01/07/2025
 * by Law 72/2025/QH15 and, for Hà Nội, Resolution 1656/NQ-UBTVQH15 †. Nothing is lost: what ends stays in the
 * register with its last day, and the succession is recorded.
 */
export function reorganise(working: Working, change: ChangeOf<'reorganise'>, faults: Faults): void {
  expectUnits(working, change, faults);
  endUnits(working, change);
  createEntries(working, change, faults);
  recordSuccessions(working, change, faults);
  if (faults.none) moveRows(working, change, faults);
}

function expectUnits(working: Working, change: ChangeOf<'reorganise'>, faults: Faults): void {
  const { document, on } = change;
  faults.expect(working.documents.has(document), 'document', changeText.noDocument(document));
  const lastDay = addDays(on, -1);
  const seen = new Set<string>();
  for (const [index, { unit }] of change.units.entries()) {
    const there = entryOn(working.units.of(unit), lastDay) !== undefined;
    faults.expect(there, `units.${index}.unit`, changeText.noUnitOn(unit, lastDay));
    faults.expect(!seen.has(unit), `units.${index}.unit`, changeText.unitTwice(unit));
    seen.add(unit);
  }
}

/** The units, and what cannot be without them. */
function endUnits(working: Working, { on, units }: ChangeOf<'reorganise'>): void {
  const ended = new Set(units.map((u) => u.unit));
  const closed = new Set<string>();
  const gone = new Set<string>();
  for (const slug of ended) working.units.revise(slug, (unit) => cutEntry(unit, on));
  working.oneStops.reviseAll((oneStop) => {
    if (!ended.has(oneStop.unit)) return oneStop;
    const left = cutEntry(oneStop, on);
    if (left !== oneStop) closed.add(oneStop.oneStop);
    return left;
  });
  working.routes.reviseAll((route) =>
    closed.has(route.oneStop) || ended.has(route.unit) ? cutEntry(route, on) : route,
  );
  working.competences.reviseAll((competence) =>
    competence.division !== null && ended.has(competence.division) ? cutEntry(competence, on) : competence,
  );
  working.positions.reviseAll((position) => {
    if (!ended.has(position.unit) && !closed.has(position.oneStop ?? '')) return position;
    const left = cutEntry(position, on);
    if (left !== position) gone.add(position.position);
    return left;
  });
  working.assignments.reviseAll((assignment) =>
    gone.has(assignment.position) ? cutEntry(assignment, on) : assignment,
  );
  working.substitutions.reviseAll((substitution) =>
    ended.has(substitution.unit) || gone.has(substitution.position)
      ? cutEntry(substitution, on)
      : substitution,
  );
}

function recordSuccessions(working: Working, change: ChangeOf<'reorganise'>, faults: Faults): void {
  const { on, document } = change;
  const fields = new Set(working.procedures.list().flatMap((p) => [p.field.vi, p.field.en]));
  for (const [index, { unit, successors }] of change.units.entries()) {
    const seen = new Set<string>();
    for (const [nth, { unit: successor, field }] of successors.entries()) {
      const path = `units.${index}.successors.${nth}`;
      const there = entryOn(working.units.of(successor), on) !== undefined;
      faults.expect(there, `${path}.unit`, changeText.noUnitOn(successor, on));
      if (field !== null) faults.expect(fields.has(field), `${path}.field`, changeText.noField(field));
      const line = JSON.stringify([successor, field]);
      faults.expect(!seen.has(line), path, changeText.successorTwice);
      seen.add(line);
      working.successions.add({ unit, successor, field, on, document });
    }
  }
}
