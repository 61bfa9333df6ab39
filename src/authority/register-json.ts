import type { Register } from './register.ts';

// The two tables that grow long come as arrays, in the order of `loaded.ts`.
export const routeColumns = `p.code, o.slug, u.slug, lower(r.validity), upper(r.validity)`;
export const routeTables = `
  route r JOIN procedure p ON p.id = r.procedure_id JOIN one_stop o ON o.id = r.one_stop_id
  JOIN unit u ON u.id = r.unit_id`;
export const rowColumns = `
  d.slug, r.annex, r.no, p.code, a.slug, b.slug, r.position_id, r.territory_id, lower(r.case_type), r.value <> '(,)',
  lower(r.value), upper(r.value), r.reporting, r.term, lower(r.validity), upper(r.validity)`;
export const rowTables = `
  delegation_row r JOIN legal_document d ON d.id = r.document_id JOIN procedure p ON p.id = r.procedure_id
  JOIN unit a ON a.id = r.delegator_id JOIN unit b ON b.id = r.delegate_id`;

/**
 * The register as PostgreSQL makes JSON of it: one statement, so one state of the database, never half of a
 * change. `within` are further conditions on each table; without them everything is read, with `null` nothing.
 */
export const registerJson = (within: Partial<Record<keyof Register, string | null>>): string => {
  const where = (table: keyof Register) => (within[table] ? `WHERE ${within[table]}` : '');
  const wanted = (table: keyof Register, entries: string) =>
    within[table] === null ? `'[]'::json` : `(${entries} ${where(table)})`;
  return `
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
      `SELECT coalesce(json_agg(json_build_array(${routeColumns})), '[]')
      FROM ${routeTables}`,
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
      `SELECT coalesce(json_agg(json_build_array(${rowColumns})), '[]')
      FROM ${rowTables}`,
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
      `SELECT coalesce(json_agg(json_build_object('oneStop', o.slug, 'version', g.procedure_version_id,
        'postedAt', to_char(g.posted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'fingerprint', g.fingerprint) ORDER BY g.posted_at), '[]')
      FROM posting g JOIN one_stop o ON o.id = g.one_stop_id`,
    )} AS postings,
    ${wanted(
      'trainings',
      `SELECT coalesce(json_agg(json_build_object('person', t.person_id, 'procedure', p.code, 'on', t.day)), '[]')
      FROM training_record t JOIN procedure p ON p.id = t.procedure_id`,
    )} AS trainings,
    ${wanted(
      'successions',
      `SELECT coalesce(json_agg(json_build_object('unit', u.slug, 'successor', z.slug, 'field', s.field,
        'on', s.on_day, 'document', d.slug) ORDER BY s.no), '[]')
      FROM unit_succession s JOIN unit u ON u.id = s.unit_id JOIN unit z ON z.id = s.successor_id
      JOIN legal_document d ON d.id = s.document_id`,
    )} AS successions`;
};
