import type { Text } from '../kernel/refusal.ts';
import type { Day } from '../kernel/time.ts';
import { inPeriod } from '../kernel/time.ts';
import { substitutionLink } from './links.ts';
import type { Lookup } from './lookup.ts';
import type { Signer } from './model.ts';
import {
  type Assignment,
  type Competence,
  entryOn,
  type PositionEntry,
  type Substitution,
  type UnitEntry,
} from './register.ts';

/** By which way a unit holds the competence. */
export interface Way {
  readonly holder: Competence['holder'];
  /** Whose competence it is by law, when it was delegated. */
  readonly delegator: UnitEntry | null;
  /** A delegation to one position alone. */
  readonly position: string | null;
}

export interface Signing {
  readonly signers: readonly Signer[];
  readonly leftOut: readonly string[];
}

/**
 * Who can sign for a unit on a day, in which form. Decree 30/2020/NĐ-CP art. 13 (its clauses †):
 *
 * - the head; for a collective body `TM.` before it (cl. 1, 2);
 * - a deputy whom the head assigned, `KT.` (cl. 1, 2); not where the unit itself holds by delegation and is no
 *   committee, for a delegate may not delegate further (Law 77/2015/QH13 art. 14 †);
 * - the head of a unit below, by order `TL.` (cl. 4) or by special mandate `TUQ.` (cl. 3), never of what was
 *   delegated to the unit itself;
 * - the acting head, `Q.`, like the head;
 * - of what was delegated to one position, its holder alone; a deputy of the delegator itself signs `KT.` (cl. 2).
 */
export function signingOf(lookup: Lookup, unit: UnitEntry, way: Way, on: Day): Signing {
  const signers: Signer[] = [];
  const deputies: string[] = [];
  for (const position of lookup.positions.get(unit.unit) ?? []) {
    if (!inPeriod(on, position.period) || (position.rank !== 'head' && position.rank !== 'deputy')) continue;
    const person = entryOn(lookup.assignments.get(position.position), on);
    if (!person) continue;
    if (position.rank === 'deputy') deputies.push(person.person);
    else if (way.position === null)
      signers.push(signerAs(person, position.title, formOf(unit, way, null, position)));
  }
  if (way.position !== null) {
    const position = entryOn(lookup.positionsById.get(way.position), on);
    const person = position?.unit === unit.unit && entryOn(lookup.assignments.get(position.position), on);
    if (position && person) signers.push(signerAs(person, position.title, formOf(unit, way, null, position)));
  }
  for (const substitution of substitutionsOf(lookup, unit, way, on)) {
    const position = entryOn(lookup.positionsById.get(substitution.position), on);
    const person = position && entryOn(lookup.assignments.get(position.position), on);
    if (!position || !person || signers.some((s) => s.personId === person.person)) continue;
    const document = substitution.document === null ? undefined : lookup.documents.get(substitution.document);
    signers.push({
      ...signerAs(person, position.title, formOf(unit, way, substitution, position)),
      substitution: substitutionLink(substitution, document, position.title, unit),
    });
  }
  const leftOut = deputies.filter((person) => !signers.some((s) => s.personId === person));
  return { signers, leftOut };
}

const forms: readonly Substitution['form'][] = ['Q', 'KT', 'TL', 'TUQ'];

/** Those that count on a day, the nearest to the head first: who is acting head and deputy signs as acting head. */
const substitutionsOf = (lookup: Lookup, unit: UnitEntry, way: Way, on: Day): Substitution[] =>
  (lookup.substitutions.get(unit.unit) ?? [])
    .filter((s) => inPeriod(on, s.period) && maySubstitute(s, unit, way))
    .sort((a, b) => forms.indexOf(a.form) - forms.indexOf(b.form));

function maySubstitute({ form }: Substitution, unit: UnitEntry, { delegator, position }: Way): boolean {
  if (position !== null) return false;
  switch (form) {
    case 'Q':
      return true;
    case 'KT':
      return delegator === null || unit.kind === 'committee';
    case 'TL':
    case 'TUQ':
      return delegator === null;
  }
}

/** The lines above the name, Decree 30/2020/NĐ-CP annex I, part II, point 7. */
function formOf(
  unit: UnitEntry,
  { holder, delegator }: Way,
  substitution: Substitution | null,
  position: PositionEntry,
): string[] {
  const own = upper(position.title);
  const head = upper(unit.headTitle);
  const collective = unit.kind === 'committee' && holder === 'committee' ? [`TM. ${upper(unit.name)}`] : [];
  if (substitution) {
    switch (substitution.form) {
      case 'Q':
        return delegator && unit.kind !== 'committee'
          ? [mandate(delegator, holder), `Q. ${head}`]
          : [...collective, `Q. ${head}`];
      case 'KT':
        return [...collective, `KT. ${head}`, own];
      case 'TL':
      case 'TUQ':
        return [`${substitution.form}. ${head}`, own];
    }
  }
  if (!delegator) return [...collective, own];
  if (delegator.unit === unit.unit) {
    return position.rank === 'deputy'
      ? [...collective, `KT. ${head}`, own]
      : [mandate(delegator, holder), own];
  }
  return unit.kind === 'committee' ? [...collective, own] : [mandate(delegator, holder), own];
}

const mandate = (delegator: UnitEntry, holder: Competence['holder']): string =>
  `TUQ. ${upper(holder === 'chairperson' ? delegator.headTitle : delegator.name)}`;

const signerAs = (person: Assignment, title: Text, signature: readonly string[]): Signer => ({
  personId: person.person,
  name: person.name,
  title,
  signature,
  substitution: null,
});

const uppers = new Map<string, string>();
function upper({ vi }: Text): string {
  let made = uppers.get(vi);
  if (made === undefined) {
    made = vi.toLocaleUpperCase('vi');
    if (uppers.size > 10_000) uppers.clear();
    uppers.set(vi, made);
  }
  return made;
}
