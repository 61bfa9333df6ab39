import type { Text } from '../kernel/refusal.ts';
import type { LegalDocument } from '../legal/index.ts';
import type { Holder, OneStop, Unit } from '../organization/index.ts';
import { gapText, linkText } from './messages.ts';
import type {
  Authority,
  Competence,
  DelegationRow,
  DocumentRef,
  Gap,
  GapCode,
  Link,
  Register,
  Signer,
} from './model.ts';

/**
 * Who may decide a procedure received at a one-stop, on the register's day, and by which chain of documents:
 * law → city scheme → district decision → annex row → position → person. The first link that does not hold is
 * the answer instead.
 *
 * Law on the Organisation of Local Government 2015 art. 14 (delegation in writing, for a period, to agencies of
 * the committee or the committees directly below, never further).
 */
export function who(register: Register, procedureCode: string, oneStopId: string): Authority {
  const oneStop = register.oneStops.get(oneStopId);
  const version = [...register.versions.values()].find((v) => v.code === procedureCode);
  if (!oneStop || !version) {
    return gap('procedure-not-in-force', gapText.procedureNotInForce(procedureCode, register.on), []);
  }
  const { procedureId } = version;
  if (!register.routes.some((r) => r.procedureId === procedureId && r.oneStopId === oneStopId)) {
    return gap('not-received-here', gapText.notReceivedHere(procedureCode, oneStop.name), []);
  }
  const found = competenceFor(register, procedureId, oneStop);
  if (!found) {
    return gap('no-competence-by-law', gapText.noCompetence(procedureCode, oneStop.name, register.on), []);
  }
  const { competence, row } = found;
  const law = register.documents.get(competence.documentId)!;
  const chain: Link[] = [
    {
      kind: 'law',
      text: linkText.law(law.number, law.title, competence.article),
      document: reference(law),
      article: competence.article,
    },
  ];
  const byLaw =
    competence.holder === 'division'
      ? register.units.get(competence.divisionId!)
      : committeeAbove(register, oneStop.unitId, competence.level);
  if (!byLaw) return gap('no-such-body', gapText.noSuchBody(competence.level), chain);
  if (!row) return standing(register, byLaw, competence.holder, null, chain);

  const decision = register.documents.get(row.documentId)!;
  for (const basis of decision.basisIds.flatMap((id) => register.documents.get(id) ?? [])) {
    if (basis.kind !== 'decision') continue;
    if (!basis.validity) return gap('basis-lapsed', gapText.basisLapsed(basis.number, register.on), chain);
    chain.push({ kind: 'city-decision', text: decisionText(basis), document: reference(basis) });
  }
  chain.push({ kind: 'decision', text: decisionText(decision), document: reference(decision) });
  const delegate = register.units.get(row.delegateId);
  if (!delegate) return gap('no-such-body', gapText.noSuchBody(competence.level), chain);
  chain.push({
    kind: 'annex-row',
    text: linkText.annexRow(row.annex, row.no, version.name, version.code, delegate.name),
    document: reference(decision),
  });
  return standing(register, delegate, delegate.kind === 'committee' ? 'committee' : 'division', byLaw, chain);
}

/**
 * The competence that applies at a one-stop: that of its own level; else that of the level above, if it has been
 * delegated for this territory. A delegation of the own level's competence goes along.
 */
function competenceFor(
  register: Register,
  procedureId: string,
  oneStop: OneStop,
): { competence: Competence; row: DelegationRow | undefined } | undefined {
  const levels = oneStop.level === 'ward' ? (['ward', 'district'] as const) : (['district'] as const);
  for (const level of levels) {
    const competence = register.competences.find(
      (c) =>
        c.procedureId === procedureId &&
        c.level === level &&
        (c.divisionId === null || isBelow(register, c.divisionId, oneStop.unitId)),
    );
    if (!competence) continue;
    const row = delegatedRow(register, competence, oneStop);
    if (level === oneStop.level || row) return { competence, row };
  }
  return undefined;
}

/** The row by which the committee that holds a competence gave it away for this territory; only it can. */
function delegatedRow(
  register: Register,
  competence: Competence,
  oneStop: OneStop,
): DelegationRow | undefined {
  if (competence.holder === 'division') return undefined;
  const delegator = committeeAbove(register, oneStop.unitId, competence.level);
  return register.rows.find(
    (row) =>
      row.procedureId === competence.procedureId &&
      row.delegatorId === delegator?.id &&
      row.territoryId === oneStop.territoryId,
  );
}

function committeeAbove(register: Register, unitId: string, level: string): Unit | undefined {
  for (let unit = register.units.get(unitId); unit; unit = register.units.get(unit.parentId ?? '')) {
    if (unit.kind === 'committee' && unit.level === level) return unit;
  }
  return undefined;
}

const isBelow = (register: Register, unitId: string, aboveId: string): boolean =>
  register.units.get(unitId)?.parentId === aboveId;

function standing(
  register: Register,
  unit: Unit,
  holderKind: Competence['holder'],
  delegator: Unit | null,
  chain: readonly Link[],
): Authority {
  const positions = register.holders.get(unit.id) ?? [];
  const head = positions.find((h) => h.rank === 'head');
  // A delegate may not delegate further (Decree 30/2020/NĐ-CP art. 13 cl. 3): under a delegated division only
  // the head signs. A committee acts through its chairperson and, for them, the vice-chairpersons.
  const mayDepute = unit.kind === 'committee' || delegator === null;
  const able = positions.filter((h) => h.rank === 'head' || (h.rank === 'deputy' && mayDepute));
  if (able.length === 0) {
    return gap('position-vacant', gapText.positionVacant(unit.headTitle, unit.name), chain);
  }
  const title = head?.title ?? unit.headTitle;
  return {
    kind: 'standing',
    unitId: unit.id,
    holder: linkText.position(title, unit.name),
    delegated: delegator !== null,
    chain: [...chain, { kind: 'position', text: linkText.position(title, unit.name) }],
    signers: able.map((holder) => signer(holder, unit, holderKind, delegator)),
    leftOut: positions.filter((h) => h.rank === 'deputy' && !mayDepute).map((h) => h.personId),
  };
}

/** The form of signature for each way of holding competence, Decree 30/2020/NĐ-CP art. 13. */
function signer(
  holder: Holder,
  unit: Unit,
  holderKind: Competence['holder'],
  delegator: Unit | null,
): Signer {
  const own = upper(holder.title);
  const forHead = holder.rank === 'deputy' ? [`KT. ${upper(unit.headTitle)}`, own] : [own];
  const signature =
    unit.kind === 'committee'
      ? holderKind === 'committee'
        ? [`TM. ${upper(unit.name)}`, ...forHead]
        : forHead
      : delegator
        ? [`TUQ. ${upper(delegator.name)}`, own]
        : forHead;
  return { personId: holder.personId, name: holder.personName, title: holder.title, signature };
}

const upper = (text: Text): string => text.vi.toLocaleUpperCase('vi');

const gap = (code: GapCode, text: Text, chain: readonly Link[]): Gap => ({ kind: 'gap', code, text, chain });

const reference = (d: LegalDocument): DocumentRef => ({
  number: d.number,
  issuedOn: d.issuedOn,
  validTo: d.validity?.to ?? null,
  illustrative: d.illustrative,
});

const decisionText = (d: LegalDocument): Text =>
  linkText.decision(d.number, d.issuedOn, d.issuer, d.title, d.validity);
