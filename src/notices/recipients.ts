import { loadSlice, who } from '../authority/index.ts';
import { versionById } from '../catalogue/index.ts';
import type { DossierRow } from '../dossiers/index.ts';
import type { Queryable } from '../kernel/database.ts';
import { dayOf, type Instant } from '../kernel/time.ts';
import { holdersOf, type OneStop, type Rank } from '../organization/index.ts';
import type { Role } from './told.ts';

const leading: readonly Rank[] = ['head', 'deputy'];

/** The persons who are that to the dossier at a moment. A unit that nobody leads is told as a whole. */
export async function personsIn(
  db: Queryable,
  to: Role,
  dossier: DossierRow,
  oneStop: OneStop,
  at: Instant,
): Promise<readonly string[]> {
  const holding = async (unitId: string, ranks: readonly Rank[]) =>
    (await holdersOf(db, unitId, dayOf(at)))
      .filter(({ rank }) => ranks.includes(rank))
      .map(({ personId }) => personId);
  const leadersOf = async (unitId: string) => {
    const leaders = await holding(unitId, leading);
    return leaders.length > 0 ? leaders : holding(unitId, ['specialist']);
  };
  switch (to.role) {
    case 'person':
      return [to.personId];
    case 'leaders':
      return leadersOf(to.unitId);
    case 'assignee':
      return dossier.assigneeId ? [dossier.assigneeId] : leadersOf(dossier.unitId);
    case 'signers':
      return signersOf(db, dossier, oneStop, at);
    case 'counter':
      return holding(oneStop.unitId, ['counter-officer']);
    case 'control':
      return holding(oneStop.unitId, ['procedure-control']);
  }
}

async function signersOf(
  db: Queryable,
  { procedureVersionId, facts }: DossierRow,
  { slug }: OneStop,
  at: Instant,
): Promise<readonly string[]> {
  const { code } = (await versionById(db, procedureVersionId))!;
  const question = { procedure: code, oneStop: slug, at, facts };
  const authority = who(await loadSlice(db, question), question);
  return authority.kind === 'standing' ? authority.signers.map(({ personId }) => personId) : [];
}
