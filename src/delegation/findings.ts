import { type LintFinding, lint, type Register } from '../authority/index.ts';
import type { Day } from '../kernel/time.ts';

const kept = new WeakMap<Register, Map<Day, readonly LintFinding[]>>();

/** What the lint finds from a day on; looked for once for each register that is kept. */
export function findingsOf(register: Register, from: Day): readonly LintFinding[] {
  let days = kept.get(register);
  if (!days) {
    days = new Map();
    kept.set(register, days);
  }
  let found = days.get(from);
  if (!found) {
    found = lint(register, { from });
    if (days.size > 7) days.clear();
    days.set(from, found);
  }
  return found;
}

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
