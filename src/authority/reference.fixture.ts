import type { Unit } from '../organization/index.ts';
import type { GapCode, Register } from './model.ts';

/** One way in which a case might come to be decided: a competence, with or without a row that gave it away. */
interface Way {
  readonly ownLevel: boolean;
  readonly special: boolean;
  readonly documents: readonly string[];
  readonly decider: Unit | undefined;
  readonly delegated: boolean;
}

/**
 * `who`, slowly: every competence with every row, all that do not fit struck out, the best of the rest taken.
 * @returns the ids of those who may decide, or the reason why nobody may.
 */
export function whoSlowly(register: Register, code: string, oneStopId: string): readonly string[] | GapCode {
  const oneStop = register.oneStops.get(oneStopId);
  const version = [...register.versions.values()].find((v) => v.code === code);
  if (!oneStop || !version) return 'procedure-not-in-force';
  const isRouted = register.routes.some(
    (r) => r.oneStopId === oneStopId && r.procedureId === version.procedureId,
  );
  if (!isRouted) return 'not-received-here';

  const committees = [...register.units.values()].filter((u) => u.kind === 'committee');
  const own = register.units.get(oneStop.unitId);
  const committeeOf = (level: string) =>
    committees.find((c) => c.level === level && (c.id === own?.id || c.id === own?.parentId));

  const ways: Way[] = [];
  for (const competence of register.competences) {
    if (competence.procedureId !== version.procedureId) continue;
    const ownLevel = competence.level === oneStop.level;
    const committee = committeeOf(competence.level);
    if (competence.holder === 'division') {
      const decider = register.units.get(competence.divisionId ?? '');
      if (ownLevel && decider?.parentId === oneStop.unitId) {
        ways.push({ ownLevel, special: true, documents: [], decider, delegated: false });
      }
      continue;
    }
    if (ownLevel)
      ways.push({ ownLevel, special: false, documents: [], decider: committee, delegated: false });
    if (oneStop.level === 'district' && competence.level === 'ward') continue;
    for (const row of register.rows) {
      if (row.procedureId !== competence.procedureId || row.delegatorId !== committee?.id) continue;
      if (row.territoryId !== oneStop.territoryId) continue;
      const decider = register.units.get(row.delegateId);
      const documents = register.documents.get(row.documentId)?.basisIds ?? [];
      ways.push({ ownLevel, special: false, documents, decider, delegated: true });
    }
  }
  const [way] = ways.sort(
    (a, b) =>
      Number(b.ownLevel) - Number(a.ownLevel) ||
      Number(b.special) - Number(a.special) ||
      Number(b.delegated) - Number(a.delegated),
  );
  if (!way) return 'no-competence-by-law';
  if (way.documents.some((id) => register.documents.get(id)?.validity === null)) return 'basis-lapsed';
  const { decider, delegated } = way;
  if (!decider) return 'no-such-body';
  const people = [...register.holders.values()].flat().filter((h) => h.unitId === decider.id);
  const able = people.filter((h) => h.rank === 'head' || decider.kind === 'committee' || !delegated);
  return able.length > 0 ? able.map((h) => h.personId).sort() : 'position-vacant';
}
