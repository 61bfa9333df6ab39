import type { Day, Period } from '../../kernel/time.ts';
import { mayDelegateTo } from '../delegating.ts';
import { lintText } from '../lint-messages.ts';
import { committeeAbove, type Lookup, unitOn } from '../lookup.ts';
import {
  entryOn,
  type Level,
  levels,
  periodOn,
  type Row,
  type Succession,
  type UnitEntry,
} from '../register.ts';
import { holds, type When } from '../stretch.ts';
import {
  finding,
  type HeldRow,
  type Inspection,
  type LintFinding,
  nameOf,
  numberOf,
  placeOf,
} from './inspection.ts';
import { clip, firstRun } from './spans.ts';

/** What can be wrong with one row of an annex: who delegates, to whom, what, and for how long. */
export function* rowFindings(inspection: Inspection): Generator<LintFinding> {
  const { rows, successions } = inspection.register;
  const rowsTo = Map.groupBy(rows, (row) => `${row.delegate} ${row.procedure}`);
  const successorsOf = Map.groupBy(successions, (s) => s.unit);
  for (const held of inspection.rows) {
    if (yield* procedureOf(inspection, held)) yield* delegatorOf(inspection, held, rowsTo);
    yield* delegateOf(inspection, held, successorsOf);
    yield* periodOf(inspection, held);
    const { row, spans } = held;
    const { value } = row.conditions;
    if (value && value.to !== null && (value.from ?? 0) >= value.to) {
      yield finding('conditions-empty', spans[0]!.from, placeOf(row), lintText.conditionsEmpty(row));
    }
  }
}

/** @returns whether the procedure is known at all. */
function* procedureOf({ lookup }: Inspection, { row, spans }: HeldRow): Generator<LintFinding, boolean> {
  const versions = lookup.procedures.get(row.procedure)?.versions ?? [];
  if (versions.length === 0) {
    const text = lintText.procedureUnknown(row.procedure);
    yield finding('procedure-unknown', spans[0]!.from, placeOf(row), text);
    return false;
  }
  const run = firstRun(spans, (when) => !entryOn(versions, when));
  if (run) {
    const text = lintText.delegatedNotInForce(row.procedure, run.from);
    yield finding('procedure-not-in-force', run.from, placeOf(row), text);
  }
  return true;
}

/**
 * Only the body by law may delegate (Law 77/2015/QH13 art. 14): a committee of the level to which the law gives the
 * procedure, in its own territory. A delegate may not delegate further.
 */
function* delegatorOf(
  { lookup, unitsIn }: Inspection,
  { row, spans }: HeldRow,
  rowsTo: ReadonlyMap<string, readonly Row[]>,
): Generator<LintFinding> {
  const lacking = firstRun(spans, (when) => !isByLaw(lookup, row, when));
  const name = (on: Day) => nameOf(lookup, row.delegator, on);
  if (lacking) {
    const above = firstDelegation(rowsTo.get(`${row.delegator} ${row.procedure}`) ?? [], lacking);
    if (above) {
      const number = numberOf(lookup, above.row.document);
      const text = lintText.subDelegation(name(above.from), row.procedure, number, above.from);
      yield finding('sub-delegation', above.from, placeOf(row), text);
      return;
    }
    const { from } = lacking;
    const delegator = unitOn(lookup, row.delegator, from);
    const byLaw = levelsByLaw(lookup, row.procedure, from);
    if (delegator && byLaw.length > 0 && !byLaw.includes(delegator.level)) {
      const text = lintText.anotherLevel(row.procedure, delegator.level, byLaw, from);
      yield finding('procedure-of-another-level', from, placeOf(row), text);
    } else {
      const text = lintText.lacksCompetence(name(from), row.procedure, from);
      yield finding('delegator-lacks-competence', from, placeOf(row), text);
    }
    return;
  }
  const units = unitsIn.get(row.territory) ?? [];
  const outside = firstRun(spans, (when) => {
    const delegator = unitOn(lookup, row.delegator, when);
    return !delegator || !units.some((unit) => isUnder(lookup, unit, row.territory, delegator, when));
  });
  if (outside) {
    const text = lintText.outsideTerritory(name(outside.from), outside.from);
    yield finding('delegator-lacks-competence', outside.from, placeOf(row), text);
  }
}

function isByLaw(lookup: Lookup, row: Row, when: When): boolean {
  const delegator = unitOn(lookup, row.delegator, when);
  if (delegator?.kind !== 'committee') return false;
  const competences = lookup.procedures.get(row.procedure)?.competences.get(delegator.level) ?? [];
  let general = false;
  for (const { division, holder, period } of competences) {
    if (!holds(when, period)) continue;
    if (division === null) general ||= holder !== 'division';
    // What the law gives to a committee's own division is not the committee's at its own one-stop.
    else if (
      delegator.territory === row.territory &&
      unitOn(lookup, division, when)?.parent === delegator.unit
    ) {
      return false;
    }
  }
  return general;
}

const levelsByLaw = (lookup: Lookup, procedure: string, on: Day): Level[] => {
  const competences = lookup.procedures.get(procedure)?.competences;
  return levels.filter((level) => entryOn(competences?.get(level), on));
};

function isUnder(lookup: Lookup, unit: string, territory: string, above: UnitEntry, when: When): boolean {
  return (
    unitOn(lookup, unit, when)?.territory === territory &&
    committeeAbove(lookup, unit, above.level, when)?.unit === above.unit
  );
}

/** The first of the rows that holds within a period, and since when. */
function firstDelegation(rows: readonly Row[], within: Period) {
  let first: { row: Row; from: Day } | undefined;
  for (const row of rows) {
    for (const period of row.periods) {
      const common = clip(period, within);
      if (common && (!first || common.from < first.from)) first = { row, from: common.from };
    }
  }
  return first;
}

function* delegateOf(
  { lookup }: Inspection,
  { row, spans }: HeldRow,
  successorsOf: ReadonlyMap<string, readonly Succession[]>,
): Generator<LintFinding> {
  const missing = firstRun(spans, (when) => !unitOn(lookup, row.delegate, when));
  if (missing) {
    const { from } = missing;
    const successors = successorsOf.get(row.delegate)?.filter((s) => s.on <= from) ?? [];
    const names = [...new Set(successors.map((s) => s.successor))].map((s) => nameOf(lookup, s, from));
    const text = lintText.noDelegate(nameOf(lookup, row.delegate, from), from, names);
    yield finding('delegate-does-not-exist', from, placeOf(row), text);
  }
  if (row.position !== null) return;
  const stranger = firstRun(spans, (when) => {
    const delegator = unitOn(lookup, row.delegator, when);
    const delegate = unitOn(lookup, row.delegate, when);
    return delegator?.kind === 'committee' && delegate !== undefined && !mayDelegateTo(delegator, delegate);
  });
  if (stranger) {
    const { from } = stranger;
    const text = lintText.notEligible(
      nameOf(lookup, row.delegate, from),
      nameOf(lookup, row.delegator, from),
      from,
    );
    yield finding('delegate-not-eligible', from, placeOf(row), text);
  }
}

function* periodOf({ lookup }: Inspection, { row, spans }: HeldRow): Generator<LintFinding> {
  const place = placeOf(row);
  const open = row.periods.find((period) => period.to === null);
  if (open) yield finding('period-open-ended', spans.at(-1)!.from, place, lintText.openEnded(row, open.from));
  const decision = lookup.documents.get(row.document);
  if (!decision) {
    yield finding('document-unknown', spans[0]!.from, place, lintText.documentUnknown(row.document));
    return;
  }
  const beyond = firstRun(spans, (when) => !periodOn(decision.inForce, when));
  if (beyond) {
    const text = lintText.rowOutlives(row, decision.number, beyond.from);
    yield finding('period-longer-than-basis', beyond.from, place, text);
  }
}
