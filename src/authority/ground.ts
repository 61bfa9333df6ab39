import type { Text } from '../kernel/refusal.ts';
import { basesOn, fits, hasConditions, holdsOn, mayDelegateTo, standsOn } from './delegating.ts';
import { basisLink, decisionLink, lawLink, rowLink } from './links.ts';
import { committeeAbove, type Lookup, type ProcedureLookup, unitOn } from './lookup.ts';
import { gapText } from './messages.ts';
import type { CaseFacts, Gap, GapCode, Link, Question } from './model.ts';
import {
  type Competence,
  entryOn,
  type Level,
  levels,
  type ProcedureEntry,
  periodOn,
  type Row,
  type UnitEntry,
} from './register.ts';
import type { Way } from './signing.ts';
import { holds, type Stretch } from './stretch.ts';

/** The body that decides, and the chain by which it does. Who signs for it is another question. */
export interface Ground {
  readonly kind: 'ground';
  /** What was asked, in the register's own strings. */
  readonly procedure: string;
  readonly oneStop: string;
  readonly unit: UnitEntry;
  /** Of the body's head, or of the position that alone may sign. */
  readonly title: Text;
  readonly way: Way;
  readonly chain: readonly Link[];
  /** Other facts of the case could lead elsewhere. */
  readonly conditional: boolean;
}

/** The ground on which a case is decided, or the first link of the chain that does not hold. */
export function groundOf(
  lookup: Lookup,
  { procedure: code, oneStop: slug, facts = {} }: Omit<Question, 'at'>,
  on: Stretch,
): Ground | Gap {
  const procedure = lookup.procedures.get(code);
  const version = entryOn(procedure?.versions, on);
  if (!procedure || !version) {
    return gap('procedure-not-in-force', gapText.procedureNotInForce(code, on.day), []);
  }
  const oneStop = entryOn(lookup.oneStops.get(slug), on);
  const receiver = oneStop && unitOn(lookup, oneStop.unit, on);
  if (!oneStop || !receiver) return gap('one-stop-not-open', gapText.oneStopNotOpen(slug, on.day), []);
  const route = entryOn(procedure.routes.get(slug), on);
  if (!route) return gap('not-received-here', gapText.notReceivedHere(code, oneStop.name), []);
  const found = competenceFor(lookup, procedure, receiver, oneStop.level, on, facts);
  if (!found) return gap('no-competence-by-law', gapText.noCompetence(code, oneStop.name, on.day), []);

  const { competence, byLaw, rows, unknown, conditional } = found;
  const law = lookup.documents.get(competence.document);
  const stands = law && standsOn(lookup, law, on);
  if (!stands) return gap('basis-lapsed', gapText.lawLapsed(law?.number ?? competence.document, on.day), []);
  const chain: Link[] = [lawLink(competence, stands, on)];
  if (!byLaw) return gap('no-such-body', gapText.noSuchBody(competence.level), chain);
  if (rows.length > 1) {
    return gap('overlapping-delegates', gapText.overlapping(numbersOf(lookup, rows)), chain);
  }
  const [row] = rows;
  if (!row && unknown.length > 0) return gap('facts-needed', gapText.factsNeeded(unknown), chain);
  const delegate = row && delegateOf(lookup, { version, byLaw, row }, on, chain);
  if (delegate?.kind === 'gap') return delegate;

  const only = row?.position ? entryOn(lookup.positionsById.get(row.position), on) : undefined;
  return {
    kind: 'ground',
    procedure: route.procedure,
    oneStop: oneStop.oneStop,
    unit: delegate ?? byLaw,
    title: only?.title ?? (delegate ?? byLaw).headTitle,
    way: { holder: competence.holder, delegator: row ? byLaw : null, position: row?.position ?? null },
    chain,
    conditional,
  };
}

interface Delegated {
  readonly version: ProcedureEntry;
  readonly byLaw: UnitEntry;
  readonly row: Row;
}

/** The unit to which a row delegates; the links down to it go to the end of the chain. */
function delegateOf(
  lookup: Lookup,
  { version, byLaw, row }: Delegated,
  on: Stretch,
  chain: Link[],
): UnitEntry | Gap {
  const decision = lookup.documents.get(row.document);
  if (!decision) return gap('basis-lapsed', gapText.basisLapsed(row.document, on.day), chain);
  for (const { basis, stands } of basesOn(lookup, decision, on)) {
    if (!stands) return gap('basis-lapsed', gapText.basisLapsed(basis.number, on.day), chain);
    chain.push(basisLink(stands, on));
  }
  if (!periodOn(decision.inForce, on)) {
    return gap('basis-lapsed', gapText.basisLapsed(decision.number, on.day), chain);
  }
  chain.push(decisionLink(decision, on));
  const delegate = unitOn(lookup, row.delegate, on);
  if (!delegate) return gap('no-such-body', gapText.noDelegate(row.delegate, decision.number), chain);
  chain.push(rowLink(row, decision, version, delegate, on));
  if (row.position === null && !mayDelegateTo(byLaw, delegate)) {
    return gap(
      'delegate-not-eligible',
      gapText.notEligible(delegate.name, byLaw.name, decision.number),
      chain,
    );
  }
  return delegate;
}

interface Found {
  readonly competence: Competence;
  readonly byLaw: UnitEntry | undefined;
  /** The rows that give it away for this case: one at most, where the register is in order. */
  readonly rows: readonly Row[];
  /** Facts that would have to be known to say whether some other row applies. */
  readonly unknown: readonly (keyof CaseFacts)[];
  /** Whether any fact makes a difference. */
  readonly conditional: boolean;
}

/**
 * The competence that applies at a one-stop: that of its own level; else that of a level above, if it has been
 * delegated for this territory. A division's own competence comes before the committee's.
 */
function competenceFor(
  lookup: Lookup,
  procedure: ProcedureLookup,
  receiver: UnitEntry,
  ownLevel: Level,
  on: Stretch,
  facts: CaseFacts,
): Found | undefined {
  let conditional = false;
  for (let height = levels.indexOf(ownLevel); height < levels.length; height += 1) {
    const level = levels[height]!;
    const isOwn = level === ownLevel;
    const competence = competenceAt(lookup, procedure, level, isOwn ? receiver : null, on);
    if (!competence) continue;
    if (competence.holder === 'division') {
      const byLaw = unitOn(lookup, competence.division, on);
      return { competence, byLaw, rows: [], unknown: [], conditional };
    }
    const byLaw = committeeAbove(lookup, receiver.unit, level, on);
    const given = byLaw && procedure.rows.get(byLaw.unit)?.get(receiver.territory);
    const rows: Row[] = [];
    const unknown: (keyof CaseFacts)[] = [];
    for (const row of given ?? []) {
      if (!holdsOn(row, on)) continue;
      conditional ||= hasConditions(row);
      const fit = fits(row, facts);
      if (fit === 'applies') rows.push(row);
      else if (fit !== 'does-not') unknown.push(fit);
    }
    if (isOwn || rows.length > 0 || unknown.length > 0) {
      return { competence, byLaw, rows, unknown, conditional };
    }
  }
  return undefined;
}

/** A level's competence: that of a division directly under the committee, if one is named, or the general one. */
function competenceAt(
  lookup: Lookup,
  procedure: ProcedureLookup,
  level: Level,
  committee: UnitEntry | null,
  on: Stretch,
): Competence | undefined {
  let general: Competence | undefined;
  for (const competence of procedure.competences.get(level) ?? []) {
    if (!holds(on, competence.period)) continue;
    if (competence.division === null) general ??= competence;
    else if (committee && unitOn(lookup, competence.division, on)?.parent === committee.unit)
      return competence;
  }
  return general;
}

export const gap = (code: GapCode, text: Text, chain: readonly Link[]): Gap => ({
  kind: 'gap',
  code,
  text,
  chain,
});

const numbersOf = (lookup: Lookup, rows: readonly Row[]): string[] => [
  ...new Set(rows.map((row) => lookup.documents.get(row.document)?.number ?? row.document)),
];
