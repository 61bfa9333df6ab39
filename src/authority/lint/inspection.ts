import type { Text } from '../../kernel/refusal.ts';
import type { Day, Period } from '../../kernel/time.ts';
import type { Finding, Place } from '../finding.ts';
import { type LintCode, lintRules } from '../lint-rules.ts';
import { type Lookup, lookupOf } from '../lookup.ts';
import type { Register, Row } from '../register.ts';
import { clipAll } from './spans.ts';

export interface Scope {
  /** The first day that matters; nothing before it is looked at. */
  readonly from: Day;
  /** The first day that no longer matters; without it, or null, there is none. */
  readonly to?: Day | null;
  /** Only what these decisions do, seen in the whole register; without it, everything. */
  readonly documents?: readonly string[];
}

export interface LintFinding extends Finding<LintCode> {
  /** The first day within the scope on which it is so. */
  readonly from: Day;
}

/** A row that holds at some time within the scope, and when it does. */
export interface HeldRow {
  readonly row: Row;
  readonly spans: readonly Period[];
}

/** What every rule looks at. */
export interface Inspection {
  readonly register: Register;
  readonly lookup: Lookup;
  readonly period: Period;
  /** The rows to be examined; all others count beside them. */
  readonly rows: readonly HeldRow[];
  /** Whether only some decisions are examined. */
  readonly partial: boolean;
  readonly isMeant: (document: string | null) => boolean;
  /** Units by the territory that they have, or once had. */
  readonly unitsIn: ReadonlyMap<string, readonly string[]>;
}

export function inspectionOf(register: Register, { from, to = null, documents }: Scope): Inspection {
  const lookup = lookupOf(register);
  const period = { from, to };
  const meant = documents && new Set(documents);
  const isMeant = (document: string | null) => !meant || (document !== null && meant.has(document));
  const rows: HeldRow[] = [];
  for (const row of register.rows) {
    if (!isMeant(row.document)) continue;
    const spans = clipAll(row.periods, period);
    if (spans.length > 0) rows.push({ row, spans });
  }
  const unitsIn = new Map(
    [...Map.groupBy(register.units, (u) => u.territory)].map(([territory, units]) => [
      territory,
      [...new Set(units.map((u) => u.unit))],
    ]),
  );
  return { register, lookup, period, rows, partial: meant !== undefined, isMeant, unitsIn };
}

export function finding(code: LintCode, from: Day, place: Place, text: Text): LintFinding {
  const { severity, source, mend } = lintRules[code];
  return { code, severity, from, place, text, source, mend };
}

export const placeOf = ({ document, annex, no, procedure, delegate }: Row): Place => ({
  document,
  annex,
  no,
  procedure,
  unit: delegate,
});

/** What a unit is called on a day, or was or will be called; its slug where nobody knows. */
export function nameOf(lookup: Lookup, slug: string, on: Day): Text {
  const entries = lookup.units.get(slug) ?? [];
  const entry = entries.findLast((u) => u.period.from <= on) ?? entries[0];
  return entry?.name ?? { vi: slug, en: slug };
}

export const numberOf = (lookup: Lookup, document: string): string =>
  lookup.documents.get(document)?.number ?? document;
