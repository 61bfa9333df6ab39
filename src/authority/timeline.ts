import { addDays, type Day, type Period } from '../kernel/time.ts';
import { lookupOf } from './lookup.ts';
import type { Authority, Question } from './model.ts';
import type { Register } from './register.ts';
import { fingerprint, who } from './who.ts';

/** Days on which the same body decides by the same documents and the same people sign. */
export interface Segment {
  /** Null: from before everything the register knows. */
  readonly from: Day | null;
  /** The first day of the next segment; null when none follows. */
  readonly to: Day | null;
  readonly authority: Authority;
}

/** Who decides a procedure received at a one-stop, over all time. */
export function timelineOf(register: Register, question: Omit<Question, 'at'>): Segment[] {
  const days = daysOfChange(register, question.procedure);
  const [first] = days;
  const before = first ? addDays(first, -1) : undefined;
  const segments: Segment[] = [];
  for (const on of before ? [before, ...days] : []) {
    const authority = who(register, { ...question, at: on });
    const last = segments.at(-1);
    const from = on === before ? null : on;
    if (last && isSame(last.authority, authority)) continue;
    if (last) segments[segments.length - 1] = { ...last, to: from };
    segments.push({ from, to: null, authority });
  }
  return segments;
}

const isSame = (a: Authority, b: Authority): boolean =>
  fingerprint(a) === fingerprint(b) && signing(a) === signing(b);

const signing = (authority: Authority): string =>
  authority.kind === 'gap'
    ? ''
    : JSON.stringify(
        authority.signers.map(({ personId, title, signature }) => [personId, title.vi, signature]),
      );

/**
 * Every day on which some answer about a procedure may change, in order: what belongs to other procedures is left
 * out, everything else counts. Asking on a few days too many costs less than reasoning about which.
 */
function daysOfChange(register: Register, code: string): Day[] {
  const days = new Set<Day>();
  const add = (periods: Iterable<Period>) => {
    for (const { from, to } of periods) {
      days.add(from);
      if (to !== null) days.add(to);
    }
  };
  const { units, oneStops, positions, assignments, substitutions, documents, effects } = register;
  for (const entries of [units, oneStops, positions, assignments, substitutions]) {
    add(entries.map((entry) => entry.period));
  }
  for (const { inForce } of documents) add(inForce);
  for (const { from } of effects) days.add(from);
  const procedure = lookupOf(register).procedures.get(code);
  add(procedure?.versions.map((v) => v.period) ?? []);
  for (const entries of [...(procedure?.routes.values() ?? []), ...(procedure?.competences.values() ?? [])]) {
    add(entries.map((entry) => entry.period));
  }
  for (const byTerritory of procedure?.rows.values() ?? []) {
    for (const rows of byTerritory.values()) for (const row of rows) add(row.periods);
  }
  return [...days].sort();
}
