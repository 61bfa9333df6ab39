import type { OpenDossiers } from '../authority/index.ts';
import type { Database } from '../kernel/database.ts';
import { at } from '../kernel/time.ts';
import type { Dossiers, OpenDossier, Place } from './caught.ts';

/** The open dossiers of the database: those that nobody has decided yet. */
export const dossiersOf = (db: Database): Dossiers => {
  /** By the keys that stand in a dossier's row: names are looked up once, not for each. */
  const placesOf = (places: readonly Place[]) => db`
    SELECT p.code AS procedure, o.slug AS one_stop, v.id AS version_id, o.id AS one_stop_id
    FROM unnest(${places.map((x) => x.procedure)}::text[], ${places.map((x) => x.oneStop)}::text[])
      AS named (procedure, one_stop)
    JOIN procedure p ON p.code = named.procedure
    JOIN procedure_version v ON v.procedure_id = p.id
    JOIN one_stop o ON o.slug = named.one_stop`;
  return {
    async counted(places) {
      return db<OpenDossiers[]>`
        WITH place AS MATERIALIZED (${placesOf(places)})
        SELECT place.procedure, place.one_stop AS "oneStop", (d.due_at AT TIME ZONE INTERVAL '7 hours')::date AS "dueOn",
          d.facts, count(*)::int AS count
        FROM dossier d
        JOIN place ON place.version_id = d.procedure_version_id AND place.one_stop_id = d.one_stop_id
        WHERE d.state IN ('received', 'processing', 'proposed')
        GROUP BY 1, 2, 3, 4`;
    },
    async dueIn(due, places) {
      return db<OpenDossier[]>`
        WITH place AS MATERIALIZED (${placesOf(places)})
        SELECT d.code, place.procedure, place.one_stop AS "oneStop", d.due_at AS "dueAt", d.facts
        FROM dossier d
        JOIN place ON place.version_id = d.procedure_version_id AND place.one_stop_id = d.one_stop_id
        WHERE d.state IN ('received', 'processing', 'proposed')
          AND d.due_at >= ${at(due.from, 0)} AND d.due_at < ${due.to === null ? 'infinity' : at(due.to, 0)}
        ORDER BY d.due_at, d.code`;
    },
  };
};
