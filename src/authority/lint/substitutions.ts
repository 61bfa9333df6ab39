import { lintText } from '../lint-messages.ts';
import { type Lookup, unitOn } from '../lookup.ts';
import { type Assignment, entryOn, type PositionEntry, type Substitution } from '../register.ts';
import type { When } from '../stretch.ts';
import { finding, type Inspection, type LintFinding, nameOf } from './inspection.ts';
import { clipAll, firstRun } from './spans.ts';

/** What can be wrong with those who sign for a head. Decree 30/2020/NĐ-CP art. 13. */
export function* substitutionFindings(inspection: Inspection): Generator<LintFinding> {
  const { register, isMeant } = inspection;
  for (const substitution of register.substitutions) {
    if (isMeant(substitution.document)) yield* formOf(inspection, substitution);
  }
  yield* headsOf(inspection);
}

function* formOf({ lookup, period }: Inspection, substitution: Substitution): Generator<LintFinding> {
  const { unit, position, form, document } = substitution;
  const spans = clipAll([substitution.period], period);
  const place = { unit, ...(document !== null && { document }) };
  const positions = lookup.positionsById.get(position);
  const nobody = firstRun(
    spans,
    (on) => !entryOn(positions, on) || !entryOn(lookup.assignments.get(position), on),
  );
  if (nobody) {
    const text = lintText.nobodySubstitutes(nameOf(lookup, unit, nobody.from), form, nobody.from);
    yield finding('substitution-outside-position', nobody.from, place, text);
  }
  const wrong = firstRun(spans, (on) => {
    const entry = entryOn(positions, on);
    return entry !== undefined && !fitsForm(lookup, substitution, entry, on);
  });
  if (wrong) {
    const { title } = entryOn(positions, wrong.from)!;
    const text = lintText.formDoesNotFit(nameOf(lookup, unit, wrong.from), form, title, wrong.from);
    yield finding('substitution-not-fitting', wrong.from, place, text);
  }
}

function fitsForm(lookup: Lookup, { unit, form }: Substitution, position: PositionEntry, on: When): boolean {
  switch (form) {
    case 'Q':
      return true;
    case 'KT':
      return position.unit === unit && position.rank === 'deputy';
    case 'TL':
    case 'TUQ':
      return position.rank === 'head' && unitOn(lookup, position.unit, on)?.parent === unit;
  }
}

/** A unit has one head, or one acting head. */
function* headsOf({ register, lookup, period, partial, isMeant }: Inspection): Generator<LintFinding> {
  const acting = register.substitutions
    .filter((s) => s.form === 'Q' && isMeant(s.document))
    .map((s) => s.unit);
  const units = new Set(partial ? acting : [...acting, ...lookup.positions.keys()]);
  for (const unit of units) {
    const positions = lookup.positions.get(unit)?.filter((p) => p.rank === 'head') ?? [];
    const substitutions = lookup.substitutions.get(unit)?.filter((s) => s.form === 'Q') ?? [];
    if (positions.length + substitutions.length < 2) continue;
    const headsOn = (on: When): Assignment[] => {
      const all = [positions, substitutions].flatMap((list) =>
        list.flatMap((entry) =>
          entryOn([entry], on) ? (entryOn(lookup.assignments.get(entry.position), on) ?? []) : [],
        ),
      );
      return all.filter((a, index) => all.findIndex((b) => b.person === a.person) === index);
    };
    const run = firstRun([period], (on) => headsOn(on).length > 1);
    if (!run) continue;
    const names = headsOn(run.from).map((a) => a.name);
    const text = lintText.twoHeads(nameOf(lookup, unit, run.from), names, run.from);
    yield finding('two-heads', run.from, { unit }, text);
  }
}
