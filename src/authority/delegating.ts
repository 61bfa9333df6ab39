import { type Day, inPeriod } from '../kernel/time.ts';
import type { Lookup } from './lookup.ts';
import type { CaseFacts } from './model.ts';
import type { DocumentEntry, Row, UnitEntry } from './register.ts';
import { periodOn } from './register.ts';

/**
 * Whether a committee, or its chairperson, may delegate to a body: to its own specialist agencies and public
 * units, and to the committees directly below. Law 77/2015/QH13 on the Organisation of Local Government art. 14;
 * kept for two levels by Law 72/2025/QH15 †.
 */
export const mayDelegateTo = (delegator: UnitEntry, delegate: UnitEntry): boolean =>
  delegator.kind === 'committee' && delegate.parent === delegator.unit;

export type Fit = 'applies' | 'does-not' | keyof CaseFacts;

/**
 * Whether a row's conditions fit a case; or the fact that would have to be known to say so. No fact is asked for
 * where another one settles already that the row does not apply.
 */
export function fits({ conditions: { caseType, value } }: Row, facts: CaseFacts): Fit {
  if (caseType !== null && facts.caseType !== undefined && facts.caseType !== caseType) return 'does-not';
  if (value !== null && facts.value !== undefined) {
    if (facts.value < (value.from ?? 0) || (value.to !== null && facts.value >= value.to)) return 'does-not';
  }
  if (caseType !== null && facts.caseType === undefined) return 'caseType';
  if (value !== null && facts.value === undefined) return 'value';
  return 'applies';
}

export const holdsOn = (row: Row, on: Day): boolean => row.periods.some((period) => inPeriod(on, period));

/** A decision that another rests on, and what stands for it on the day. */
export interface Basis {
  readonly basis: DocumentEntry;
  readonly stands: DocumentEntry | undefined;
}

/**
 * The decisions that a decision rests on on a day, the highest first, each once. What replaced a basis and carried
 * over stands in its place, with bases of its own. Laws have no end that would break a delegation.
 */
export function basesOn(lookup: Lookup, decision: DocumentEntry, on: Day): Basis[] {
  const bases: Basis[] = [];
  const seen = new Set([decision]);
  const visit = (document: DocumentEntry) => {
    for (const slug of document.restsOn) {
      const basis = lookup.documents.get(slug);
      if (basis?.kind !== 'decision') continue;
      const stands = standsOn(lookup, basis, on);
      const found = stands ?? basis;
      if (seen.has(found)) continue;
      seen.add(found);
      visit(found);
      bases.push({ basis, stands });
    }
  };
  visit(decision);
  return bases;
}

/**
 * The document that stands for another on a day: itself while in force, or one that replaced it and carried over
 * what rested on it (a transitional clause, Law 80/2015/QH13 art. 154 †).
 */
export function standsOn(lookup: Lookup, document: DocumentEntry, on: Day): DocumentEntry | undefined {
  if (periodOn(document.inForce, on)) return document;
  const tried = new Set([document]);
  for (const old of tried) {
    if (periodOn(old.inForce, on)) return old;
    for (const { effect, carriesOver, from, document: by } of lookup.effects.get(old.document) ?? []) {
      const successor = lookup.documents.get(by);
      if (successor && effect === 'replaces' && carriesOver && from <= on) tried.add(successor);
    }
  }
  return undefined;
}
