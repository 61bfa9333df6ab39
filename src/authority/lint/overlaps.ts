import { lintText } from '../lint-messages.ts';
import type { Row } from '../register.ts';
import { finding, type Inspection, type LintFinding, numberOf, placeOf } from './inspection.ts';
import { clip } from './spans.ts';

/**
 * The same case given to two delegates at once, or one number of an annex given to two procedures. Rows are put
 * beside those of the same delegator, procedure and territory only, in the order in which they begin.
 */
export function* overlapFindings(inspection: Inspection): Generator<LintFinding> {
  const { lookup, isMeant } = inspection;
  for (const { rows } of lookup.procedures.values()) {
    for (const byTerritory of rows.values()) {
      for (const same of byTerritory.values()) {
        if (same.length > 1 && same.some((row) => isMeant(row.document)))
          yield* overlapsAmong(inspection, same);
      }
    }
  }
}

function* overlapsAmong(
  { lookup, isMeant, period }: Inspection,
  rows: readonly Row[],
): Generator<LintFinding> {
  const spans = rows
    .flatMap((row) => row.periods.flatMap((p) => ({ row, span: clip(p, period) })))
    .flatMap(({ row, span }) => (span ? { row, ...span } : []))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const told = new Set<Row>();
  let holding: typeof spans = [];
  for (const span of spans) {
    const { row, from } = span;
    holding = holding.filter(({ to }) => to === null || from < to);
    const isNew = isMeant(row.document);
    const earlier = holding.find(
      (held) => held.row !== row && (isNew || isMeant(held.row.document)) && mayBothApply(row, held.row),
    )?.row;
    holding.push(span);
    if (!earlier || told.has(row)) continue;
    told.add(row);
    const [place, other] = isNew ? [row, earlier] : [earlier, row];
    const [mine, theirs] = [numberOf(lookup, place.document), numberOf(lookup, other.document)];
    const text = lintText.overlapping(row.procedure, mine, theirs, other, from);
    yield finding('overlapping-delegates', from, placeOf(place), text);
  }
}

/** Whether some case meets the conditions of both rows. A row without a kind of case is for all kinds. */
export function mayBothApply({ conditions: a }: Row, { conditions: b }: Row): boolean {
  if (a.caseType !== null && b.caseType !== null && a.caseType !== b.caseType) return false;
  const from = Math.max(a.value?.from ?? 0, b.value?.from ?? 0);
  const to = Math.min(a.value?.to ?? Number.POSITIVE_INFINITY, b.value?.to ?? Number.POSITIVE_INFINITY);
  return from < to;
}

export function* numberFindings({ rows }: Inspection): Generator<LintFinding> {
  const byDocument = Map.groupBy(rows, ({ row }) => row.document);
  for (const ofDocument of byDocument.values()) {
    for (const same of Map.groupBy(ofDocument, ({ row }) => `${row.no} ${row.annex}`).values()) {
      const procedures = [...new Set(same.map(({ row }) => row.procedure))];
      if (procedures.length < 2) continue;
      const { row, spans } = same.find((held) => held.row.procedure !== procedures[0])!;
      yield finding(
        'duplicate-number',
        spans[0]!.from,
        placeOf(row),
        lintText.duplicateNumber(row, procedures),
      );
    }
  }
}
