import type { Severity } from './finding.ts';
import { documentFindings } from './lint/documents.ts';
import { gapFindings } from './lint/gaps.ts';
import { inspectionOf, type LintFinding, type Scope } from './lint/inspection.ts';
import { numberFindings, overlapFindings } from './lint/overlaps.ts';
import { postingFindings } from './lint/postings.ts';
import { rowFindings } from './lint/rows.ts';
import { substitutionFindings } from './lint/substitutions.ts';
import { trainingFindings } from './lint/trainings.ts';
import type { Register } from './register.ts';

export type { LintFinding, Scope } from './lint/inspection.ts';
export { type LintCode, lintRules } from './lint-rules.ts';

const rules = [
  rowFindings,
  overlapFindings,
  numberFindings,
  documentFindings,
  gapFindings,
  substitutionFindings,
  postingFindings,
  trainingFindings,
];

/**
 * What is wrong in a register of authority, or soon will be: the gravest first, then by day and place. Each rule
 * stands with its source in lint-rules.ts and docs/authority-lint.md.
 *
 * With `documents`, only what those decisions do is told; it is still judged by the whole register.
 */
export function lint(register: Register, scope: Scope): LintFinding[] {
  const inspection = inspectionOf(register, scope);
  return rules.flatMap((rule) => [...rule(inspection)]).sort(byGravity);
}

const gravity: Record<Severity, number> = { error: 0, warning: 1, notice: 2 };

function byGravity(a: LintFinding, b: LintFinding): number {
  return (
    gravity[a.severity] - gravity[b.severity] ||
    order(a.from, b.from) ||
    order(a.place.document, b.place.document) ||
    order(a.place.annex, b.place.annex) ||
    (a.place.no ?? 0) - (b.place.no ?? 0) ||
    order(a.place.procedure, b.place.procedure) ||
    order(a.place.oneStop, b.place.oneStop)
  );
}

const order = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0);
