import type { Period } from '../../kernel/time.ts';
import { basesOf, standsOn } from '../delegating.ts';
import { lintText } from '../lint-messages.ts';
import type { Lookup } from '../lookup.ts';
import type { Competence, DocumentEntry } from '../register.ts';
import { finding, type Inspection, type LintFinding, numberOf } from './inspection.ts';
import { clip, clipAll, firstRun, union } from './spans.ts';

/** What can be wrong with the decisions that delegate, and with the law behind them. */
export function* documentFindings(inspection: Inspection): Generator<LintFinding> {
  const { lookup } = inspection;
  for (const [slug, held] of Map.groupBy(inspection.rows, ({ row }) => row.document)) {
    const decision = lookup.documents.get(slug);
    if (!decision) continue;
    const spans = union(held.flatMap((h) => h.spans));
    yield* formOf(lookup, decision, spans);
    yield* basisOf(inspection, decision, spans);
  }
  yield* lawFindings(inspection);
}

function* formOf(
  lookup: Lookup,
  decision: DocumentEntry,
  [first]: readonly Period[],
): Generator<LintFinding> {
  const { document, number, issuer, issuedOn, inForce, restsOn } = decision;
  const { from } = first!;
  const place = { document };
  if (number.trim() === '') {
    yield finding('document-incomplete', from, place, lintText.withoutNumber(document));
  }
  if (issuer.trim() === '') yield finding('document-incomplete', from, place, lintText.withoutIssuer(number));
  const early = inForce.find((period) => period.from < issuedOn);
  if (early) {
    const text = lintText.beforeIssue(number, early.from, issuedOn);
    yield finding('in-force-before-issue', from, place, text);
  }
  for (const basis of restsOn) {
    if (!lookup.documents.has(basis)) {
      yield finding('document-unknown', from, place, lintText.documentUnknown(basis));
    }
  }
}

/** While a decision delegates, each decision that it rests on is in force, or was carried over. */
function* basisOf(
  { lookup, changes }: Inspection,
  decision: DocumentEntry,
  spans: readonly Period[],
): Generator<LintFinding> {
  const { document, number } = decision;
  const delegating = decision.inForce.flatMap((period) => spans.flatMap((span) => clip(span, period) ?? []));
  for (const basis of basesOf(lookup, decision)) {
    const run = firstRun(delegating, [changes.document(document)], (on) => !standsOn(lookup, basis, on));
    if (!run) continue;
    const { from } = run;
    const isBrokenOff = lookup.effects
      .get(basis.document)
      ?.some(({ effect, ...e }) => effect !== 'amends' && effect !== 'extends' && e.from <= from);
    yield isBrokenOff
      ? finding('basis-repealed', from, { document }, lintText.basisRepealed(number, basis.number, from))
      : finding(
          'period-longer-than-basis',
          from,
          { document },
          lintText.decisionOutlives(number, basis.number, from),
        );
  }
}

/** Each competence by law rests on a document in force; all of them, or those that the rows make use of. */
function* lawFindings(inspection: Inspection): Generator<LintFinding> {
  const { register, lookup, changes, period, partial, rows } = inspection;
  const used = new Set(rows.map(({ row }) => row.procedure));
  const told = new Set<string>();
  for (const competence of register.competences) {
    if (partial && !used.has(competence.procedure)) continue;
    const law = lookup.documents.get(competence.document);
    const spans = clipAll([competence.period], period);
    const isBroken = (on: Period['from']) => !law || !standsOn(lookup, law, on);
    const run = firstRun(spans, [changes.document(competence.document)], isBroken);
    const key = keyOf(competence);
    if (!run || told.has(key)) continue;
    told.add(key);
    const place = { document: competence.document, procedure: competence.procedure };
    yield law
      ? finding(
          'law-not-in-force',
          run.from,
          place,
          lintText.lawNotInForce(competence.procedure, numberOf(lookup, law.document), run.from),
        )
      : finding('document-unknown', run.from, place, lintText.documentUnknown(competence.document));
  }
}

const keyOf = ({ document, procedure }: Competence): string => `${document} ${procedure}`;
