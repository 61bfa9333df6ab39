import type { CaseFacts } from './model.ts';
import type { Row } from './register.ts';

/**
 * The kinds of case that rows of delegation tell apart, one example of each: the value is the lowest of its kind; an
 * empty `caseType` stands for every type that no row names. Where conditions do not depend on a fact, the example
 * leaves it out. No two cases of a kind have different answers.
 */
export function casesOf(rows: readonly Row[]): CaseFacts[] {
  const types = new Set<string>();
  const values = new Set<number>();
  for (const { conditions } of rows) {
    if (conditions.caseType !== null) types.add(conditions.caseType).add('');
    if (conditions.value !== null) {
      values.add(0).add(conditions.value.from ?? 0);
      if (conditions.value.to !== null) values.add(conditions.value.to);
    }
  }
  const byType: CaseFacts[] = types.size === 0 ? [{}] : [...types].map((caseType) => ({ caseType }));
  const lowest = [...values].sort((a, b) => a - b);
  return lowest.length === 0
    ? byType
    : byType.flatMap((facts) => lowest.map((value) => ({ ...facts, value })));
}

/** Of all kinds of case, those that a case of which so much is known may be. */
export function casesLike(cases: readonly CaseFacts[], { caseType, value }: CaseFacts): CaseFacts[] {
  const named = cases.some((c) => c.caseType === caseType);
  const lowest =
    value === undefined ? undefined : Math.max(...cases.map((c) => c.value ?? 0).filter((v) => v <= value));
  return cases.filter(
    (c) =>
      (caseType === undefined || c.caseType === undefined || c.caseType === (named ? caseType : '')) &&
      (lowest === undefined || c.value === undefined || c.value === lowest),
  );
}
