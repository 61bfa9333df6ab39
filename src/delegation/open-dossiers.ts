import type { OpenDossiers } from '../authority/index.ts';
import type { Database } from '../kernel/database.ts';
import type { Dossiers, OpenDossier } from './trial.ts';

/** The open dossiers of the database: those that nobody has decided yet. */
export const dossiersOf = (db: Database): Dossiers => ({
  async counted() {
    // Counted by the keys that stand in the row; names are joined to the few groups that are left.
    return db<OpenDossiers[]>`
      SELECT p.code AS procedure, o.slug AS "oneStop", g.due AS "dueOn", g.facts, sum(g.count)::int AS count
      FROM (
        SELECT procedure_version_id, one_stop_id, (due_at AT TIME ZONE INTERVAL '7 hours')::date AS due, facts, count(*) AS count
        FROM dossier WHERE state IN ('received', 'processing', 'proposed')
        GROUP BY procedure_version_id, one_stop_id, 3, facts) g
      JOIN procedure_version v ON v.id = g.procedure_version_id
      JOIN procedure p ON p.id = v.procedure_id
      JOIN one_stop o ON o.id = g.one_stop_id
      GROUP BY p.code, o.slug, g.due, g.facts`;
  },
  async *at(places) {
    const found = db<OpenDossier[]>`
      SELECT d.code, p.code AS procedure, o.slug AS "oneStop", d.due_at AS "dueAt", d.facts
      FROM dossier d
      JOIN procedure_version v ON v.id = d.procedure_version_id
      JOIN procedure p ON p.id = v.procedure_id
      JOIN one_stop o ON o.id = d.one_stop_id
      JOIN unnest(${places.map((x) => x.procedure)}::text[], ${places.map((x) => x.oneStop)}::text[])
        AS place (procedure, one_stop) ON place.procedure = p.code AND place.one_stop = o.slug
      WHERE d.state IN ('received', 'processing', 'proposed')
      ORDER BY d.due_at, d.code`.cursor(500);
    for await (const some of found) yield* some;
  },
});
