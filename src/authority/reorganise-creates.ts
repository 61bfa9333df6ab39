import { isDeepStrictEqual } from 'node:util';
import type { Period } from '../kernel/time.ts';
import type { ChangeOf } from './change.ts';
import { changeText } from './change-messages.ts';
import type { Faults } from './faults.ts';
import { cutEntry } from './periods.ts';
import { entryOn } from './register.ts';
import type { Working, WorkingList } from './working.ts';

/**
 * Enters what comes into being with a reorganisation. An entry of a name that is there already is its next version:
 * the earlier one ends where it begins. So a unit is renamed, or put under another committee, without ending.
 */
export function createEntries(working: Working, change: ChangeOf<'reorganise'>, faults: Faults): void {
  const { on, creates } = change;

  function enter<T extends { period: Period }>(kind: string, list: WorkingList<T>, entries: T[] = []): void {
    const entered = new Set<string>();
    for (const [index, entry] of entries.entries()) {
      const path = `creates.${kind}.${index}`;
      const name = list.nameOf(entry);
      faults.expect(entry.period.from === on, `${path}.period.from`, changeText.beginsElsewhen(on));
      faults.expect(!entered.has(name), path, changeText.createdTwice);
      let there = false;
      list.revise(name, (earlier) => {
        if (!isDeepStrictEqual(earlier, entry)) return entered.has(name) ? earlier : cutEntry(earlier, on);
        there = true;
        return earlier;
      });
      entered.add(name);
      if (!there) list.add(entry);
    }
  }
  enter('units', working.units, creates.units);
  enter('oneStops', working.oneStops, creates.oneStops);
  enter('routes', working.routes, creates.routes);
  enter('competences', working.competences, creates.competences);
  enter('positions', working.positions, creates.positions);
  enter('assignments', working.assignments, creates.assignments);

  const expectUnit = (slug: string | null, path: string) => {
    if (slug === null) return;
    const there = entryOn(working.units.of(slug), on) !== undefined;
    faults.expect(there, path, changeText.noUnitOn(slug, on));
  };
  const expectOneStop = (slug: string | null, path: string) => {
    if (slug === null) return;
    const there = entryOn(working.oneStops.of(slug), on) !== undefined;
    faults.expect(there, path, changeText.noOneStopOn(slug, on));
  };
  const expectProcedure = (code: string, path: string) =>
    faults.expect(working.procedures.has(code), path, changeText.noProcedure(code));

  for (const [n, { parent }] of creates.units?.entries() ?? []) {
    expectUnit(parent, `creates.units.${n}.parent`);
  }
  for (const [n, { unit }] of creates.oneStops?.entries() ?? []) {
    expectUnit(unit, `creates.oneStops.${n}.unit`);
  }
  for (const [n, route] of creates.routes?.entries() ?? []) {
    expectProcedure(route.procedure, `creates.routes.${n}.procedure`);
    expectOneStop(route.oneStop, `creates.routes.${n}.oneStop`);
    expectUnit(route.unit, `creates.routes.${n}.unit`);
  }
  for (const [n, competence] of creates.competences?.entries() ?? []) {
    const { procedure, document, division } = competence;
    expectProcedure(procedure, `creates.competences.${n}.procedure`);
    faults.expect(
      working.documents.has(document),
      `creates.competences.${n}.document`,
      changeText.noDocument(document),
    );
    expectUnit(division, `creates.competences.${n}.division`);
  }
  for (const [n, position] of creates.positions?.entries() ?? []) {
    expectUnit(position.unit, `creates.positions.${n}.unit`);
    expectOneStop(position.oneStop, `creates.positions.${n}.oneStop`);
  }
  for (const [n, { position }] of creates.assignments?.entries() ?? []) {
    const there = entryOn(working.positions.of(position), on) !== undefined;
    faults.expect(there, `creates.assignments.${n}.position`, changeText.noPositionOn(position, on));
  }
}
