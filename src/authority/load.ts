import type { PendingQuery, Row as SqlRow } from 'postgres';
import { type Queryable, type Transaction, transaction } from '../kernel/database.ts';
import { type Day, dayOf, type Instant } from '../kernel/time.ts';
import { type Loaded, type LoadedRoute, type LoadedRow, registerOf } from './loaded.ts';
import type { Register } from './register.ts';

type Sql = PendingQuery<SqlRow[]>;

// The two tables that grow long come as arrays, in the order of `loaded.ts`.
const routeColumns = (db: Queryable): Sql => db`p.code, o.slug, u.slug, lower(r.validity), upper(r.validity)`;
const routeTables = (db: Queryable): Sql => db`
  route r JOIN procedure p ON p.id = r.procedure_id JOIN one_stop o ON o.id = r.one_stop_id
  JOIN unit u ON u.id = r.unit_id`;
const rowColumns = (db: Queryable): Sql => db`
  d.slug, r.annex, r.no, p.code, a.slug, b.slug, r.position_id, r.territory_id, lower(r.case_type), r.value <> '(,)',
  lower(r.value), upper(r.value), r.reporting, r.term, lower(r.validity), upper(r.validity)`;
const rowTables = (db: Queryable): Sql => db`
  delegation_row r JOIN legal_document d ON d.id = r.document_id JOIN procedure p ON p.id = r.procedure_id
  JOIN unit a ON a.id = r.delegator_id JOIN unit b ON b.id = r.delegate_id`;

/**
 * The register as PostgreSQL makes JSON of it: one statement, so one state of the database, never half of a
 * change. `within` are further conditions on each table; without them everything is read, with `null` nothing.
 */
const registerJson = (db: Queryable, within: Partial<Record<keyof Register, Sql | null>> = {}): Sql => {
  const where = (table: keyof Register): Sql => (within[table] ? db`WHERE ${within[table]}` : db``);
  const wanted = (table: keyof Register, entries: Sql): Sql =>
    within[table] === null ? db`'[]'::json` : db`(${entries} ${where(table)})`;
  return db`
  SELECT
    (SELECT coalesce(json_agg(json_build_object('unit', u.slug, 'kind', v.kind, 'level', v.level, 'name', v.name,
        'headTitle', v.head_title, 'parent', a.slug, 'territory', v.territory_id, 'period', period(v.validity))), '[]')
      FROM unit_version v JOIN unit u ON u.id = v.unit_id LEFT JOIN unit a ON a.id = v.parent_id
      ${where('units')}) AS units,
    (SELECT coalesce(json_agg(json_build_object('oneStop', o.slug, 'unit', u.slug, 'level', o.level, 'name', o.name,
        'period', period(o.validity))), '[]')
      FROM one_stop o JOIN unit u ON u.id = o.unit_id
      ${where('oneStops')}) AS "oneStops",
    (SELECT coalesce(json_agg(json_build_object('procedure', p.code, 'version', v.id, 'name', v.name,
        'field', v.field, 'levels', v.levels, 'period', period(v.validity))), '[]')
      FROM procedure_version v JOIN procedure p ON p.id = v.procedure_id
      ${where('procedures')}) AS procedures,
    ${wanted(
      'routes',
      db`SELECT coalesce(json_agg(json_build_array(${routeColumns(db)})), '[]')
      FROM ${routeTables(db)}`,
    )} AS routes,
    (SELECT coalesce(json_agg(json_build_object('procedure', p.code, 'level', c.level, 'holder', c.holder,
        'division', u.slug, 'document', d.slug, 'article', c.article, 'period', period(c.validity))), '[]')
      FROM competence c JOIN procedure p ON p.id = c.procedure_id JOIN legal_document d ON d.id = c.document_id
      LEFT JOIN unit u ON u.id = c.division_id
      ${where('competences')}) AS competences,
    (SELECT coalesce(json_agg(json_build_object('document', d.slug, 'number', d.number, 'kind', d.kind,
        'title', d.title, 'issuer', d.issuer, 'signer', d.signer, 'issuedOn', d.issued_on,
        'illustrative', d.illustrative,
        'inForce', coalesce((SELECT json_agg(period(v.validity) ORDER BY v.validity) FROM legal_validity v
          WHERE v.document_id = d.id), '[]'),
        'restsOn', coalesce((SELECT json_agg(b.slug ORDER BY b.issued_on, b.slug) FROM legal_basis l
          JOIN legal_document b ON b.id = l.basis_id WHERE l.document_id = d.id), '[]'))), '[]')
      FROM legal_document d
      ${where('documents')}) AS documents,
    (SELECT coalesce(json_agg(json_build_object('document', d.slug, 'effect', e.effect, 'on', t.slug,
        'from', e.from_day, 'carriesOver', e.carries_over)), '[]')
      FROM legal_effect e JOIN legal_document d ON d.id = e.document_id JOIN legal_document t ON t.id = e.on_id
      ${where('effects')}) AS effects,
    ${wanted(
      'rows',
      db`SELECT coalesce(json_agg(json_build_array(${rowColumns(db)})), '[]')
      FROM ${rowTables(db)}`,
    )} AS rows,
    (SELECT coalesce(json_agg(json_build_object('position', n.id, 'unit', u.slug, 'oneStop', o.slug,
        'rank', n.rank, 'title', n.title, 'period', period(n.validity)) ORDER BY n.id), '[]')
      FROM position n JOIN unit u ON u.id = n.unit_id LEFT JOIN one_stop o ON o.id = n.one_stop_id
      ${where('positions')}) AS positions,
    (SELECT coalesce(json_agg(json_build_object('position', s.position_id, 'person', s.person_id, 'name', x.name,
        'period', period(s.validity))), '[]')
      FROM assignment s JOIN person x ON x.id = s.person_id
      ${where('assignments')}) AS assignments,
    (SELECT coalesce(json_agg(json_build_object('unit', u.slug, 'position', s.position_id, 'form', s.form,
        'document', d.slug, 'period', period(s.validity)) ORDER BY s.position_id), '[]')
      FROM substitution s JOIN unit u ON u.id = s.unit_id LEFT JOIN legal_document d ON d.id = s.document_id
      ${where('substitutions')}) AS substitutions,
    ${wanted(
      'postings',
      db`SELECT coalesce(json_agg(json_build_object('oneStop', o.slug, 'version', g.procedure_version_id,
        'postedAt', to_char(g.posted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'fingerprint', g.fingerprint) ORDER BY g.posted_at), '[]')
      FROM posting g JOIN one_stop o ON o.id = g.one_stop_id`,
    )} AS postings,
    ${wanted(
      'trainings',
      db`SELECT coalesce(json_agg(json_build_object('person', t.person_id, 'procedure', p.code, 'on', t.day)), '[]')
      FROM training_record t JOIN procedure p ON p.id = t.procedure_id`,
    )} AS trainings,
    ${wanted(
      'successions',
      db`SELECT coalesce(json_agg(json_build_object('unit', u.slug, 'successor', z.slug, 'field', s.field,
        'on', s.on_day, 'document', d.slug) ORDER BY s.no), '[]')
      FROM unit_succession s JOIN unit u ON u.id = s.unit_id JOIN unit z ON z.id = s.successor_id
      JOIN legal_document d ON d.id = s.document_id`,
    )} AS successions`;
};

/**
 * The whole register, as of one state of the database. What the database made itself is trusted. The two tables that
 * grow long are read as plain rows, several times as fast as PostgreSQL makes JSON of them.
 */
export async function loadRegister(db: Queryable): Promise<Register> {
  if ('begin' in db) {
    return transaction(db, async (tx) => {
      await tx`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY`;
      return loadRegister(tx);
    });
  }
  const [[entries], routes, rows] = await Promise.all([
    registerJson(db, { routes: null, rows: null }) as unknown as Promise<[Loaded]>,
    db`SELECT ${routeColumns(db)} FROM ${routeTables(db)}`.values(),
    db`SELECT ${rowColumns(db)} FROM ${rowTables(db)}`.values(),
  ]);
  return registerOf({
    ...entries,
    routes: routes as unknown as LoadedRoute[],
    rows: rows as unknown as LoadedRow[],
  });
}

/**
 * As much of the register as one question needs: `who` answers from it as from the whole. Read in one statement.
 * Who then writes by the answer holds the register first.
 */
export async function loadSlice(
  db: Queryable,
  { procedure, oneStop, at }: { procedure: string; oneStop: string; at: Instant | Day },
): Promise<Register> {
  const on = at.length === 10 ? (at as Day) : dayOf(at as Instant);
  // Not `@>`, or PostgreSQL goes through whole tables by their periods instead of looking up a few names.
  const holds = (table: 'v' | 'r') => db`lower(${db(table)}.validity) <= ${on}::date
    AND (upper_inf(${db(table)}.validity) OR upper(${db(table)}.validity) > ${on}::date)`;
  const standing = holds('v');
  const given = db`r.procedure_id = (SELECT id FROM subject)
    AND r.delegator_id = ANY(ARRAY(SELECT unit_id FROM above))
    AND r.territory_id = (SELECT a.territory_id FROM above a JOIN stop ON stop.unit_id = a.unit_id)
    AND ${holds('r')}`;
  // Lists of keys as arrays: PostgreSQL then looks each up instead of reading whole tables to join them.
  const [loaded] = (await db`
    WITH RECURSIVE
    stop AS (SELECT o.id, o.unit_id FROM one_stop o WHERE o.slug = ${oneStop}),
    subject AS (SELECT id FROM procedure WHERE code = ${procedure}),
    above AS (
      SELECT v.unit_id, v.parent_id, v.territory_id FROM stop
      JOIN unit_version v ON v.unit_id = stop.unit_id AND ${standing}
      UNION
      SELECT v.unit_id, v.parent_id, v.territory_id FROM above
      CROSS JOIN LATERAL (
        SELECT * FROM unit_version v WHERE v.unit_id = above.parent_id AND ${standing} LIMIT 1) v),
    held AS (
      SELECT c.document_id, c.division_id FROM competence c
      WHERE c.procedure_id = (SELECT id FROM subject) AND c.validity @> ${on}::date
        AND (c.division_id IS NULL OR EXISTS (
          SELECT FROM unit_version v
          WHERE v.unit_id = c.division_id AND v.parent_id = (SELECT unit_id FROM stop) AND ${standing}))),
    given AS (
      SELECT r.document_id, r.delegate_id, r.position_id FROM delegation_row r WHERE ${given}),
    body AS (
      SELECT unit_id AS id FROM above UNION SELECT division_id FROM held UNION SELECT delegate_id FROM given),
    replacement AS (
      SELECT s.position_id, s.document_id FROM substitution s
      WHERE s.unit_id = ANY(ARRAY(SELECT id FROM body)) AND s.validity @> ${on}::date),
    seat AS (
      SELECT n.id FROM position n
      WHERE n.unit_id = ANY(ARRAY(SELECT id FROM body)) AND n.one_stop_id IS NULL AND n.rank IN ('head', 'deputy')
      UNION SELECT position_id FROM replacement UNION SELECT position_id FROM given),
    cited AS (
      SELECT document_id AS id FROM held UNION SELECT document_id FROM given UNION SELECT document_id FROM replacement
      UNION
      SELECT other.id FROM cited CROSS JOIN LATERAL (
        SELECT basis_id AS id FROM legal_basis WHERE document_id = cited.id
        UNION ALL SELECT document_id FROM legal_effect WHERE on_id = cited.id AND effect = 'replaces') AS other)
    ${registerJson(db, {
      units: db`v.unit_id = ANY(ARRAY(SELECT id FROM body)) AND ${standing}`,
      oneStops: db`o.slug = ${oneStop}`,
      procedures: db`v.procedure_id = (SELECT id FROM subject) AND v.validity @> ${on}::date`,
      routes: db`r.procedure_id = (SELECT id FROM subject) AND r.one_stop_id = (SELECT id FROM stop)
        AND r.validity @> ${on}::date`,
      competences: db`c.procedure_id = (SELECT id FROM subject) AND c.validity @> ${on}::date
        AND (c.division_id IS NULL OR c.division_id = ANY(ARRAY(SELECT id FROM body)))`,
      documents: db`d.id = ANY(ARRAY(SELECT id FROM cited))`,
      effects: db`e.on_id = ANY(ARRAY(SELECT id FROM cited)) AND e.effect = 'replaces'`,
      rows: given,
      positions: db`n.id = ANY(ARRAY(SELECT id FROM seat)) AND n.validity @> ${on}::date`,
      assignments: db`s.position_id = ANY(ARRAY(SELECT id FROM seat)) AND s.validity @> ${on}::date`,
      substitutions: db`s.unit_id = ANY(ARRAY(SELECT id FROM body)) AND s.validity @> ${on}::date`,
      postings: null,
      trainings: null,
      successions: null,
    })}`) as unknown as Loaded[];
  return registerOf(loaded!);
}

/**
 * Holds the register as it is until the transaction ends; others may hold it too, nobody may change it. Asked for
 * before anything else is locked, so that nobody waits in a circle.
 */
export async function holdRegister(tx: Transaction): Promise<void> {
  await tx`SELECT pg_advisory_xact_lock_shared(register_lock_key())`;
}

/** Lets nobody else decide or change the register until the transaction ends. */
export async function lockRegister(tx: Transaction): Promise<void> {
  await tx`SELECT pg_advisory_xact_lock(register_lock_key())`;
}
