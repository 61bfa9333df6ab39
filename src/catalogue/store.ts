import { periodText, type Queryable, type Transaction } from '../kernel/database.ts';
import type { Day } from '../kernel/time.ts';
import type { Procedures, ProcedureVersion, Routes } from './model.ts';

export async function insertVersion(
  tx: Transaction,
  ids: { procedure: string; version: string },
  p: Procedures['procedures'][number],
): Promise<void> {
  await tx`INSERT INTO procedure (id, code) VALUES (${ids.procedure}, ${p.code}) ON CONFLICT DO NOTHING`;
  await tx`
    INSERT INTO procedure_version (id, procedure_id, validity, name, field, levels, term, fee, components, forms,
      channels, result, legal_basis, keywords, illustrative, source)
    VALUES (${ids.version}, (SELECT id FROM procedure WHERE code = ${p.code}), ${periodText(p.period)},
      ${tx.json(p.name)}, ${tx.json(p.field)}, ${p.levels}, ${tx.json(p.term)}, ${tx.json(p.fee)},
      ${tx.json(p.components)}, ${tx.json(p.forms)}, ${p.channels}, ${tx.json(p.result)},
      ${tx.json(p.legalBasis)}, ${p.keywords}, ${p.illustrative}, ${p.source})`;
}

export async function insertRoute(tx: Transaction, r: Routes['routes'][number]): Promise<void> {
  await tx`
    INSERT INTO route (procedure_id, one_stop_id, unit_id, validity)
    VALUES ((SELECT id FROM procedure WHERE code = ${r.procedure}),
      (SELECT id FROM one_stop WHERE slug = ${r.oneStop}), (SELECT id FROM unit WHERE slug = ${r.unit}),
      ${periodText(r.period)})`;
}

const columns = (db: Queryable) => db`
  v.id, v.procedure_id AS "procedureId", p.code, v.name, v.field, v.levels, v.term, v.fee, v.components, v.forms,
  v.channels, v.result, v.legal_basis AS "legalBasis", v.keywords, v.illustrative, v.source`;

/** Every procedure in force on a day. */
export async function versionsOn(db: Queryable, on: Day): Promise<ProcedureVersion[]> {
  return db<ProcedureVersion[]>`
    SELECT ${columns(db)} FROM procedure_version v JOIN procedure p ON p.id = v.procedure_id
    WHERE v.validity @> ${on}::date ORDER BY p.code`;
}

export async function versionOn(db: Queryable, code: string, on: Day): Promise<ProcedureVersion | null> {
  const [version] = await db<ProcedureVersion[]>`
    SELECT ${columns(db)} FROM procedure_version v JOIN procedure p ON p.id = v.procedure_id
    WHERE p.code = ${code} AND v.validity @> ${on}::date`;
  return version ?? null;
}

export async function versionById(db: Queryable, id: string): Promise<ProcedureVersion | null> {
  const [version] = await db<ProcedureVersion[]>`
    SELECT ${columns(db)} FROM procedure_version v JOIN procedure p ON p.id = v.procedure_id WHERE v.id = ${id}`;
  return version ?? null;
}

/** A procedure is received at a one-stop and worked on by a unit. */
export interface Route {
  readonly procedureId: string;
  readonly oneStopId: string;
  readonly unitId: string;
}

export async function routesOn(db: Queryable, on: Day): Promise<Route[]> {
  return db<Route[]>`
    SELECT procedure_id AS "procedureId", one_stop_id AS "oneStopId", unit_id AS "unitId"
    FROM route WHERE validity @> ${on}::date`;
}

export async function routeOn(
  db: Queryable,
  procedureId: string,
  oneStopId: string,
  on: Day,
): Promise<Route | null> {
  const [route] = await db<Route[]>`
    SELECT procedure_id AS "procedureId", one_stop_id AS "oneStopId", unit_id AS "unitId"
    FROM route WHERE procedure_id = ${procedureId} AND one_stop_id = ${oneStopId} AND validity @> ${on}::date`;
  return route ?? null;
}
