import type { Text } from '../kernel/refusal.ts';
import { type Day, dayOf, type Instant, inPeriod } from '../kernel/time.ts';
import { basesOn, fits, holdsOn, mayDelegateTo, standsOn } from './delegating.ts';
import { basisLink, decisionLink, lawLink, positionLink, rowLink } from './links.ts';
import { committeeAbove, type Lookup, lookupOf, type ProcedureLookup, unitOn } from './lookup.ts';
import { gapText } from './messages.ts';
import type { Authority, CaseFacts, Gap, GapCode, Link, Question } from './model.ts';
import {
  type Competence,
  entryOn,
  type Level,
  levels,
  type ProcedureEntry,
  type Register,
  type Row,
  type UnitEntry,
} from './register.ts';
import { signingOf, type Way } from './signing.ts';

/**
 * Who may decide a procedure received at a one-stop, at a moment, and by which chain of documents:
 * law → city scheme → district decision → annex row → position → person. The first link that does not hold is
 * the answer instead.
 *
 * Law 77/2015/QH13 on the Organisation of Local Government art. 14: delegation in writing, for a period, to
 * agencies of the committee or the committees directly below, never further.
 */
export function who(
  register: Register,
  { procedure: code, oneStop: slug, at, facts = {} }: Question,
): Authority {
  const lookup = lookupOf(register);
  const on = at.length === 10 ? (at as Day) : dayOf(at as Instant);
  const procedure = lookup.procedures.get(code);
  const version = entryOn(procedure?.versions, on);
  if (!procedure || !version) {
    return gap('procedure-not-in-force', gapText.procedureNotInForce(code, on), []);
  }
  const oneStop = entryOn(lookup.oneStops.get(slug), on);
  const receiver = oneStop && unitOn(lookup, oneStop.unit, on);
  if (!oneStop || !receiver) return gap('one-stop-not-open', gapText.oneStopNotOpen(slug, on), []);
  if (!entryOn(procedure.routes.get(slug), on)) {
    return gap('not-received-here', gapText.notReceivedHere(code, oneStop.name), []);
  }
  const found = competenceFor(lookup, procedure, receiver, oneStop.level, on, facts);
  if (!found) return gap('no-competence-by-law', gapText.noCompetence(code, oneStop.name, on), []);

  const { competence, byLaw, rows, unknown } = found;
  const law = lookup.documents.get(competence.document);
  const stands = law && standsOn(lookup, law, on);
  if (!stands) return gap('basis-lapsed', gapText.lawLapsed(law?.number ?? competence.document, on), []);
  const chain: Link[] = [lawLink(competence, stands, on)];
  if (!byLaw) return gap('no-such-body', gapText.noSuchBody(competence.level), chain);
  if (rows.length > 1)
    return gap('overlapping-delegates', gapText.overlapping(numbersOf(lookup, rows)), chain);
  const [row] = rows;
  if (!row) {
    if (unknown.length > 0) return gap('facts-needed', gapText.factsNeeded(unknown), chain);
    const way = { holder: competence.holder, delegator: null, position: null };
    return standing(lookup, byLaw, way, on, chain);
  }
  return byDelegation(lookup, { version, competence, byLaw, row }, on, chain);
}

interface Delegated {
  readonly version: ProcedureEntry;
  readonly competence: Competence;
  readonly byLaw: UnitEntry;
  readonly row: Row;
}

function byDelegation(
  lookup: Lookup,
  { version, competence, byLaw, row }: Delegated,
  on: Day,
  chain: Link[],
): Authority {
  const decision = lookup.documents.get(row.document);
  if (!decision) return gap('basis-lapsed', gapText.basisLapsed(row.document, on), chain);
  for (const { basis, stands } of basesOn(lookup, decision, on)) {
    if (!stands) return gap('basis-lapsed', gapText.basisLapsed(basis.number, on), chain);
    chain.push(basisLink(stands, on));
  }
  if (!decision.inForce.some((period) => inPeriod(on, period))) {
    return gap('basis-lapsed', gapText.basisLapsed(decision.number, on), chain);
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
  const way = { holder: competence.holder, delegator: byLaw, position: row.position };
  return standing(lookup, delegate, way, on, chain);
}

interface Found {
  readonly competence: Competence;
  readonly byLaw: UnitEntry | undefined;
  /** The rows that give it away for this case: one at most, where the register is in order. */
  readonly rows: readonly Row[];
  /** Facts that would have to be known to say whether some other row applies. */
  readonly unknown: readonly (keyof CaseFacts)[];
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
  on: Day,
  facts: CaseFacts,
): Found | undefined {
  for (let height = levels.indexOf(ownLevel); height < levels.length; height += 1) {
    const level = levels[height]!;
    const isOwn = level === ownLevel;
    const competence = competenceAt(lookup, procedure, level, isOwn ? receiver : null, on);
    if (!competence) continue;
    if (competence.holder === 'division') {
      return { competence, byLaw: unitOn(lookup, competence.division, on), rows: [], unknown: [] };
    }
    const byLaw = committeeAbove(lookup, receiver.unit, level, on);
    const given = byLaw && procedure.rows.get(byLaw.unit)?.get(receiver.territory);
    const rows: Row[] = [];
    const unknown: (keyof CaseFacts)[] = [];
    for (const row of given ?? []) {
      if (!holdsOn(row, on)) continue;
      const fit = fits(row, facts);
      if (fit === 'applies') rows.push(row);
      else if (fit !== 'does-not') unknown.push(fit);
    }
    if (isOwn || rows.length > 0 || unknown.length > 0) return { competence, byLaw, rows, unknown };
  }
  return undefined;
}

/** A level's competence: that of a division directly under the committee, if one is named, or the general one. */
function competenceAt(
  lookup: Lookup,
  procedure: ProcedureLookup,
  level: Level,
  committee: UnitEntry | null,
  on: Day,
): Competence | undefined {
  let general: Competence | undefined;
  for (const competence of procedure.competences.get(level) ?? []) {
    if (!inPeriod(on, competence.period)) continue;
    if (competence.division === null) general ??= competence;
    else if (committee && unitOn(lookup, competence.division, on)?.parent === committee.unit)
      return competence;
  }
  return general;
}

function standing(lookup: Lookup, unit: UnitEntry, way: Way, on: Day, chain: readonly Link[]): Authority {
  const { signers, leftOut } = signingOf(lookup, unit, way, on);
  const only = way.position === null ? undefined : entryOn(lookup.positionsById.get(way.position), on);
  if (signers.length === 0) {
    return gap('position-vacant', gapText.positionVacant(only?.title ?? unit.headTitle, unit.name), chain);
  }
  const link = positionLink(unit, only?.title ?? unit.headTitle);
  return {
    kind: 'standing',
    unit,
    holder: link.text,
    delegated: way.delegator !== null,
    chain: [...chain, link],
    signers,
    leftOut,
  };
}

const gap = (code: GapCode, text: Text, chain: readonly Link[]): Gap => ({ kind: 'gap', code, text, chain });

const numbersOf = (lookup: Lookup, rows: readonly Row[]): string[] => [
  ...new Set(rows.map((row) => lookup.documents.get(row.document)?.number ?? row.document)),
];

/**
 * What a posting says of who decides: the body and the documents, not the persons. It is out of date as soon as
 * this changes.
 */
export const fingerprint = (authority: Authority): string =>
  authority.kind === 'gap'
    ? authority.code
    : [authority.unit.unit, ...authority.chain.flatMap((link) => link.document?.document ?? [])].join(' ');
