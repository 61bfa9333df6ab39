import { routesOn, versionsOn } from '../catalogue/index.ts';
import { periodText, type Queryable, type Transaction } from '../kernel/database.ts';
import type { Day, Instant } from '../kernel/time.ts';
import { documentsOn } from '../legal/index.ts';
import { type Holder, oneStopsOn, unitsOn } from '../organization/index.ts';
import type { Competences, Delegation, Posting } from './input.ts';
import type { Competence, DelegationRow, Register } from './model.ts';

/** Everything that bears on who may decide, as it stands on a day. */
export async function loadRegister(db: Queryable, on: Day): Promise<Register> {
  const [units, oneStops, versions, routes, competences, rows, holders] = await Promise.all([
    unitsOn(db, on),
    oneStopsOn(db, on),
    versionsOn(db, on),
    routesOn(db, on),
    db<Competence[]>`
      SELECT procedure_id AS "procedureId", level, holder, division_id AS "divisionId",
        document_id AS "documentId", article
      FROM competence WHERE validity @> ${on}::date
      ORDER BY division_id NULLS LAST, id`,
    db<DelegationRow[]>`
      SELECT r.id, d.document_id AS "documentId", r.annex, r.no, r.procedure_id AS "procedureId",
        r.delegator_id AS "delegatorId", r.delegate_id AS "delegateId", r.territory_id AS "territoryId", r.validity
      FROM delegation_row r JOIN delegation d ON d.id = r.delegation_id AND d.validity @> ${on}::date
      WHERE r.validity @> ${on}::date`,
    db<Holder[]>`
      SELECT p.id AS "personId", p.name AS "personName", n.id AS "positionId", n.rank, n.title,
        n.unit_id AS "unitId"
      FROM position n
      JOIN assignment a ON a.position_id = n.id AND a.validity @> ${on}::date
      JOIN person p ON p.id = a.person_id
      WHERE n.validity @> ${on}::date AND n.rank IN ('head', 'deputy') AND n.one_stop_id IS NULL
      ORDER BY n.rank DESC, n.id`,
  ]);
  const documents = await documentsWithBases(
    db,
    [...competences, ...rows].map((c) => c.documentId),
    on,
  );
  return {
    on,
    units: new Map(units.map((u) => [u.id, u])),
    oneStops: new Map(oneStops.map((o) => [o.id, o])),
    versions: new Map(versions.map((v) => [v.procedureId, v])),
    routes,
    competences,
    rows,
    documents,
    holders: Map.groupBy(holders, (h) => h.unitId),
  };
}

async function documentsWithBases(db: Queryable, ids: readonly string[], on: Day) {
  const documents = await documentsOn(db, [...new Set(ids)], on);
  const bases = [...documents.values()].flatMap((d) => d.basisIds).filter((id) => !documents.has(id));
  for (const [id, document] of await documentsOn(db, [...new Set(bases)], on)) documents.set(id, document);
  return documents;
}

export async function insertCompetence(
  tx: Transaction,
  id: string,
  c: Competences['competences'][number],
): Promise<void> {
  await tx`
    INSERT INTO competence (id, procedure_id, level, holder, division_id, document_id, article, validity)
    VALUES (${id}, (SELECT id FROM procedure WHERE code = ${c.procedure}), ${c.level}, ${c.holder},
      (SELECT id FROM unit WHERE slug = ${c.division}), (SELECT id FROM legal_document WHERE slug = ${c.document}),
      ${c.article}, ${periodText(c.period)})`;
}

/** @returns how many rows were stored: fewer than given when one names a procedure or a unit that is not there. */
export async function insertDelegation(
  tx: Transaction,
  id: string,
  delegation: Delegation,
  rowIds: readonly string[],
): Promise<number> {
  const { document, delegator, rows } = delegation;
  const period = periodText(delegation.period);
  await tx`
    INSERT INTO delegation (id, document_id, delegator_id, validity)
    VALUES (${id}, (SELECT id FROM legal_document WHERE slug = ${document}),
      (SELECT id FROM unit WHERE slug = ${delegator}), ${period})`;
  let stored = 0;
  for (const [index, row] of rows.entries()) {
    // The territory of the delegate: a division's is the whole district, a ward committee's its ward.
    const { count } = await tx`
      INSERT INTO delegation_row (id, delegation_id, annex, no, procedure_id, delegator_id, delegate_id,
        territory_id, validity)
      SELECT ${rowIds[index]!}, ${id}, ${row.annex}, ${row.no},
        p.id, (SELECT id FROM unit WHERE slug = ${delegator}), u.id, v.territory_id, ${period}
      FROM procedure p, unit u
      JOIN unit_version v ON v.unit_id = u.id AND v.validity @> ${delegation.period.from}::date
      WHERE u.slug = ${row.delegate} AND p.code = ${row.procedure}`;
    stored += count;
  }
  return stored;
}

export async function insertPostings(
  tx: Transaction,
  { oneStop, procedures }: Posting,
  at: Instant,
  personId: string | null,
  on: Day,
): Promise<number> {
  const rows = await tx`
    INSERT INTO posting (one_stop_id, procedure_version_id, posted_at, posted_by)
    SELECT o.id, v.id, ${at}, ${personId}
    FROM one_stop o
    JOIN route r ON r.one_stop_id = o.id AND r.validity @> ${on}::date
    JOIN procedure p ON p.id = r.procedure_id
    JOIN procedure_version v ON v.procedure_id = p.id AND v.validity @> ${on}::date
    WHERE o.slug = ${oneStop} AND p.code = ANY(${procedures})
    ON CONFLICT DO NOTHING RETURNING 1`;
  return rows.length;
}

export async function postingsOf(db: Queryable, oneStopId: string): Promise<Map<string, Instant>> {
  const rows = await db<{ versionId: string; postedAt: Instant }[]>`
    SELECT procedure_version_id AS "versionId", posted_at AS "postedAt"
    FROM posting WHERE one_stop_id = ${oneStopId}`;
  return new Map(rows.map((row) => [row.versionId, row.postedAt]));
}
