import type { Queryable } from '../kernel/database.ts';
import { type Day, dayOf, type Instant } from '../kernel/time.ts';
import { type Loaded, registerOf } from './loaded.ts';
import type { Register } from './register.ts';
import { registerJson } from './register-json.ts';

// Not `@>`, or PostgreSQL goes through whole tables by their periods instead of looking up a few names.
const holds = (table: 'v' | 'r'): string => `lower(${table}.validity) <= $3::date
    AND (upper_inf(${table}.validity) OR upper(${table}.validity) > $3::date)`;
const standing = holds('v');
const given = `r.procedure_id = (SELECT id FROM subject)
    AND r.delegator_id = ANY(ARRAY(SELECT unit_id FROM above))
    AND r.territory_id = (SELECT a.territory_id FROM above a JOIN stop ON stop.unit_id = a.unit_id)
    AND ${holds('r')}`;

/**
 * `$1` the one-stop, `$2` the procedure, `$3` the day. Written out once: putting it together takes as long as asking
 * it. Lists of keys are arrays, so that PostgreSQL looks each up instead of reading whole tables to join them.
 */
const statement = `
    WITH RECURSIVE
    stop AS (SELECT o.id, o.unit_id FROM one_stop o WHERE o.slug = $1),
    subject AS (SELECT id FROM procedure WHERE code = $2),
    above AS (
      SELECT v.unit_id, v.parent_id, v.territory_id FROM stop
      JOIN unit_version v ON v.unit_id = stop.unit_id AND ${standing}
      UNION
      SELECT v.unit_id, v.parent_id, v.territory_id FROM above
      CROSS JOIN LATERAL (
        SELECT * FROM unit_version v WHERE v.unit_id = above.parent_id AND ${standing} LIMIT 1) v),
    held AS (
      SELECT c.document_id, c.division_id FROM competence c
      WHERE c.procedure_id = (SELECT id FROM subject) AND c.validity @> $3::date
        AND (c.division_id IS NULL OR EXISTS (
          SELECT FROM unit_version v
          WHERE v.unit_id = c.division_id AND v.parent_id = (SELECT unit_id FROM stop) AND ${standing}))),
    given AS (
      SELECT r.document_id, r.delegate_id, r.position_id FROM delegation_row r WHERE ${given}),
    body AS (
      SELECT unit_id AS id FROM above UNION SELECT division_id FROM held UNION SELECT delegate_id FROM given),
    replacement AS (
      SELECT s.position_id, s.document_id FROM substitution s
      WHERE s.unit_id = ANY(ARRAY(SELECT id FROM body)) AND s.validity @> $3::date),
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
    ${registerJson({
      units: `v.unit_id = ANY(ARRAY(SELECT id FROM body)) AND ${standing}`,
      oneStops: `o.slug = $1`,
      procedures: `v.procedure_id = (SELECT id FROM subject) AND v.validity @> $3::date`,
      routes: `r.procedure_id = (SELECT id FROM subject) AND r.one_stop_id = (SELECT id FROM stop)
        AND r.validity @> $3::date`,
      competences: `c.procedure_id = (SELECT id FROM subject) AND c.validity @> $3::date
        AND (c.division_id IS NULL OR c.division_id = ANY(ARRAY(SELECT id FROM body)))`,
      documents: `d.id = ANY(ARRAY(SELECT id FROM cited))`,
      effects: `e.on_id = ANY(ARRAY(SELECT id FROM cited)) AND e.effect = 'replaces'`,
      rows: given,
      positions: `n.id = ANY(ARRAY(SELECT id FROM seat)) AND n.validity @> $3::date`,
      assignments: `s.position_id = ANY(ARRAY(SELECT id FROM seat)) AND s.validity @> $3::date`,
      substitutions: `s.unit_id = ANY(ARRAY(SELECT id FROM body)) AND s.validity @> $3::date`,
      postings: null,
      trainings: null,
      successions: null,
    })}`;

/**
 * As much of the register as one question needs: `who` answers from it as from the whole. Read in one statement.
 * Who then writes by the answer holds the register first.
 */
export async function loadSlice(
  db: Queryable,
  { procedure, oneStop, at }: { procedure: string; oneStop: string; at: Instant | Day },
): Promise<Register> {
  const on = at.length === 10 ? (at as Day) : dayOf(at as Instant);
  const [loaded] = await db.unsafe<[Loaded]>(statement, [oneStop, procedure, on], { prepare: true });
  return registerOf(loaded);
}
