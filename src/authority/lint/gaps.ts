import type { Day } from '../../kernel/time.ts';
import { hasConditions, holdsOn } from '../delegating.ts';
import { groundOf } from '../ground.ts';
import { lintText } from '../lint-messages.ts';
import type { Lookup, ProcedureLookup } from '../lookup.ts';
import type { CaseFacts, Gap } from '../model.ts';
import { entryOn, type Row } from '../register.ts';
import type { Stretch } from '../stretch.ts';
import { finding, type Inspection, type LintFinding } from './inspection.ts';
import { clip, memo, stretches } from './spans.ts';
import { Vacancies } from './vacancies.ts';

/**
 * From which day on nobody can decide what a one-stop receives: the ground of each answer of `who`, looked for once in
 * each stretch of days in which it stays the same. Whether somebody can sign is asked once for each unit that decides.
 */
export function* gapFindings(inspection: Inspection): Generator<LintFinding> {
  const { lookup, period } = inspection;
  const vacancies = new Vacancies(inspection);
  const told = new Gaps(lookup);
  const linesOf = memo((oneStop: string) => linesAbove(inspection, oneStop));
  const conditional = new Set(
    inspection.register.rows.flatMap((row) => (hasConditions(row) ? row.procedure : [])),
  );
  for (const { code, procedure, oneStop } of pairsOf(inspection)) {
    const rows = conditional.has(code)
      ? linesOf(oneStop).flatMap(
          ({ delegator, territory }) => procedure.rows.get(delegator)?.get(territory) ?? [],
        )
      : [];
    const cases = (when: Stretch) =>
      casesOn(rows, when).map((facts) => groundOf(lookup, { procedure: code, oneStop, facts }, when));
    for (const route of procedure.routes.get(oneStop)!) {
      const span = clip(route.period, period);
      if (!span) continue;
      for (const { from, to, found } of stretches(span, cases)) {
        for (const ground of found) {
          if (ground.kind === 'gap') told.add(code, oneStop, from, ground);
          else vacancies.decides(ground, { from, to });
        }
      }
    }
  }
  yield* told.findings();
  yield* vacancies.findings();
}

interface Pair {
  readonly code: string;
  readonly procedure: ProcedureLookup;
  readonly oneStop: string;
}

/** Every procedure at every one-stop that receives it; or those whose territory the examined rows are for. */
function* pairsOf({ lookup, partial, rows, unitsIn }: Inspection): Generator<Pair> {
  if (!partial) {
    for (const [code, procedure] of lookup.procedures) {
      for (const oneStop of procedure.routes.keys()) yield { code, procedure, oneStop };
    }
    return;
  }
  const oneStopsOf = Map.groupBy([...lookup.oneStops.values()].flat(), (entry) => entry.unit);
  const seen = new Set<string>();
  for (const { row } of rows) {
    const procedure = lookup.procedures.get(row.procedure)!;
    for (const unit of unitsIn.get(row.territory) ?? []) {
      for (const { oneStop } of oneStopsOf.get(unit) ?? []) {
        const key = `${row.procedure} ${oneStop}`;
        if (seen.has(key) || !procedure.routes.has(oneStop)) continue;
        seen.add(key);
        yield { code: row.procedure, procedure, oneStop };
      }
    }
  }
}

/** The lines by which a delegation can reach a one-stop: from a body above its unit, for the unit's territory. */
function linesAbove({ lookup }: Inspection, oneStop: string) {
  const lines = new Map<string, { delegator: string; territory: string }>();
  for (const { unit } of lookup.oneStops.get(oneStop) ?? []) {
    const territories = new Set(lookup.units.get(unit)?.map((u) => u.territory));
    const above = [unit];
    for (const delegator of above) {
      for (const territory of territories) lines.set(`${delegator} ${territory}`, { delegator, territory });
      for (const { parent } of lookup.units.get(delegator) ?? []) {
        if (parent !== null && !above.includes(parent)) above.push(parent);
      }
    }
  }
  return [...lines.values()];
}

/** Of the cases that a day's rows tell apart, one of each sort. */
function casesOn(rows: readonly Row[], on: Stretch): readonly CaseFacts[] {
  const conditions = rows.flatMap((row) => (holdsOn(row, on) ? row.conditions : []));
  if (conditions.every(({ caseType, value }) => caseType === null && value === null)) return [{}];
  const anyOther = '';
  const types = new Set([anyOther, ...conditions.flatMap((c) => c.caseType ?? [])]);
  const values = new Set([0, ...conditions.flatMap(({ value }) => [value?.from ?? 0, value?.to ?? 0])]);
  return [...types].flatMap((caseType) => [...values].map((value) => ({ caseType, value })));
}

interface Told {
  readonly gap: Gap;
  readonly procedure: string;
  readonly oneStop: string;
  readonly from: Day;
  /** All procedures at a closed one-stop; all one-stops of a procedure not in force. */
  readonly others: Set<string>;
}

/** The first gap of each sort for a procedure at a one-stop; once only where one of the two alone is to blame. */
class Gaps {
  readonly #lookup: Lookup;
  readonly #told = new Map<string, Told>();

  constructor(lookup: Lookup) {
    this.#lookup = lookup;
  }

  add(procedure: string, oneStop: string, from: Day, gap: Gap): void {
    const [key, other] =
      gap.code === 'procedure-not-in-force'
        ? [procedure, oneStop]
        : gap.code === 'one-stop-not-open'
          ? [oneStop, procedure]
          : [`${procedure} ${oneStop}`, ''];
    const before = this.#told.get(`${gap.code} ${key}`);
    const others = before?.others ?? new Set<string>();
    others.add(other);
    if (before && before.from <= from) return;
    this.#told.set(`${gap.code} ${key}`, { gap, procedure, oneStop, from, others });
  }

  *findings(): Generator<LintFinding> {
    for (const { gap, procedure, oneStop, from, others } of this.#told.values()) {
      if (gap.code === 'procedure-not-in-force') {
        const text = lintText.receivedNotInForce(procedure, others.size, from);
        yield finding('procedure-not-in-force', from, { procedure }, text);
      } else if (gap.code === 'one-stop-not-open') {
        const text = lintText.notOpen(oneStop, others.size, from);
        yield finding('one-stop-not-open', from, { oneStop }, text);
      } else {
        const { name } = entryOn(this.#lookup.oneStops.get(oneStop), from)!;
        yield finding('gap', from, { procedure, oneStop }, lintText.gap(procedure, name, from, gap.text));
      }
    }
  }
}
