import type { LintFinding } from '../authority/index.ts';

/** What a change of the register does to what the lint finds. */
export interface FindingsDifference {
  /** Not there before, or only from a later day on. */
  readonly brought: readonly LintFinding[];
  readonly resolved: readonly LintFinding[];
}

export function compareFindings(
  before: readonly LintFinding[],
  after: readonly LintFinding[],
): FindingsDifference {
  const earliest = new Map<string, string>();
  for (const finding of before) {
    const key = placeOf(finding);
    const known = earliest.get(key);
    if (known === undefined || finding.from < known) earliest.set(key, finding.from);
  }
  const left = new Set(after.map(placeOf));
  return {
    brought: after.filter((finding) => {
      const since = earliest.get(placeOf(finding));
      return since === undefined || finding.from < since;
    }),
    resolved: before.filter((finding) => !left.has(placeOf(finding))),
  };
}

const placeOf = ({ code, place }: LintFinding): string =>
  JSON.stringify([
    code,
    place.document,
    place.annex,
    place.no,
    place.procedure,
    place.unit,
    place.oneStop,
    place.person,
  ]);
