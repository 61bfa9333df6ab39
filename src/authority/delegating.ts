import { type Day, inPeriod } from '../kernel/time.ts';
import type { Lookup } from './lookup.ts';
import type { CaseFacts } from './model.ts';
import type { DocumentEntry, Effect, Row, UnitEntry } from './register.ts';
import { periodOn } from './register.ts';

/**
 * Whether a committee, or its chairperson, may delegate to a body: to its own specialist agencies and public
 * units, and to the committees directly below. Law 77/2015/QH13 on the Organisation of Local Government art. 14;
 * kept for two levels by Law 72/2025/QH15 †.
 */
export const mayDelegateTo = (delegator: UnitEntry, delegate: UnitEntry): boolean =>
  delegator.kind === 'committee' && delegate.parent === delegator.unit;

export type Fit = 'applies' | 'does-not' | keyof CaseFacts;

/** Whether a row's conditions fit a case; or the fact that would have to be known to say so. */
export function fits({ conditions: { caseType, value } }: Row, facts: CaseFacts): Fit {
  if (caseType !== null) {
    if (facts.caseType === undefined) return 'caseType';
    if (facts.caseType !== caseType) return 'does-not';
  }
  if (value !== null) {
    if (facts.value === undefined) return 'value';
    if (facts.value < (value.from ?? 0) || (value.to !== null && facts.value >= value.to)) return 'does-not';
  }
  return 'applies';
}

export const holdsOn = (row: Row, on: Day): boolean => row.periods.some((period) => inPeriod(on, period));

/** The decisions that a decision rests on, the highest first, each once; laws have no end that would break it. */
export function basesOf(lookup: Lookup, decision: DocumentEntry): DocumentEntry[] {
  const found = new Set<DocumentEntry>();
  const visit = (document: DocumentEntry) => {
    for (const slug of document.restsOn) {
      const basis = lookup.documents.get(slug);
      if (!basis || basis.kind !== 'decision' || found.has(basis) || basis === decision) continue;
      visit(basis);
      found.add(basis);
    }
  };
  visit(decision);
  return [...found];
}

/**
 * The document that stands for another on a day: itself while in force, or the one that replaced it and carried
 * over what rested on it (a transitional clause, Law 80/2015/QH13 art. 154 †).
 */
export function standsOn(lookup: Lookup, document: DocumentEntry, on: Day): DocumentEntry | undefined {
  const seen = new Set<string>();
  for (let found: DocumentEntry | undefined = document; found && !seen.has(found.document); ) {
    if (periodOn(found.inForce, on)) return found;
    seen.add(found.document);
    const successor: Effect | undefined = lookup.effects
      .get(found.document)
      ?.find((e) => e.effect === 'replaces' && e.carriesOver && e.from <= on);
    found = successor && lookup.documents.get(successor.document);
  }
  return undefined;
}
