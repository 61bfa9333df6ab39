import type { Queryable } from '../kernel/database.ts';
import { standsOn } from '../kernel/database.ts';
import { notFound, type Text } from '../kernel/refusal.ts';
import type { Day, Instant } from '../kernel/time.ts';
import type { CampaignState, HalfDay, SessionState } from './model.ts';
import { spokenFor } from './permission.ts';
import { sessionFor } from './read.ts';
import { measuredAt } from './signing.ts';

/** A session as it stands in a list. */
export interface ListedSession {
  readonly id: string;
  readonly campaign: Text;
  readonly unit: Text;
  readonly day: Day;
  readonly half: HalfDay;
  readonly state: SessionState;
}

/** The sessions of one's groups, and those of the units that one speaks for; the latest first, at most 200. */
export const sessionsFor = (db: Queryable, personId: string, on: Day): Promise<ListedSession[]> => db<
  ListedSession[]
>`
  SELECT s.id, c.name AS campaign, v.day, v.half, s.state,
    (SELECT u.name FROM unit_version u WHERE u.unit_id = s.unit_id
      ORDER BY u.validity @> v.day DESC, u.validity DESC LIMIT 1) AS unit
  FROM survey_session s JOIN visit v ON v.id = s.visit_id JOIN campaign c ON c.id = s.campaign_id
  WHERE EXISTS (SELECT FROM survey_member m WHERE m.campaign_id = s.campaign_id
      AND (m.group_id = v.group_id OR m.group_id IS NULL) AND m.person_id = ${personId} AND m.validity @> v.day)
    OR ${spokenFor(db, db`s.unit_id`, personId, on)}
  ORDER BY v.day DESC, v.half, s.id LIMIT 200`;

export interface ListedCampaign {
  readonly slug: string;
  readonly name: Text;
  readonly state: CampaignState;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly document: string;
  readonly planned: number;
  readonly signed: number;
  /** Whether this person runs it, and may see its report. */
  readonly manages: boolean;
}

/** Every campaign with how far it has come, the latest first. */
export const campaignsFor = (db: Queryable, personId: string, on: Day): Promise<ListedCampaign[]> => db<
  ListedCampaign[]
>`
  SELECT c.slug, c.name, c.state, c.starts_on AS "startsOn", c.ends_on AS "endsOn", d.number AS document,
    (SELECT count(*)::int FROM visit v WHERE v.campaign_id = c.id) AS planned,
    (SELECT count(*)::int FROM survey_session s WHERE s.campaign_id = c.id AND s.state = 'signed') AS signed,
    EXISTS (SELECT FROM assignment a
      JOIN position n ON n.id = a.position_id AND ${standsOn(db, 'n', on)}
      JOIN unit_version o ON o.unit_id = n.unit_id AND ${standsOn(db, 'o', on)}
      WHERE a.person_id = ${personId} AND ${standsOn(db, 'a', on)} AND n.rank = 'procedure-control'
        AND c.unit_id IN (n.unit_id, o.parent_id)) AS manages
  FROM campaign c JOIN legal_document d ON d.id = c.legal_document_id
  ORDER BY c.starts_on DESC, c.slug`;

/** A figure beside an item, with everything that proves it. */
export interface ProvenFigure {
  readonly figure: string;
  readonly value: number | 'yes' | 'no' | null;
  readonly at: Instant;
  readonly query: string;
  /** Hexadecimal SHA-256 of the rows' canonical JSON. */
  readonly rowsSha256: string;
  readonly rows: readonly object[];
}

/**
 * The rows behind the figure of an item: those that were frozen when the minutes were drawn, else those of now.
 * @throws Refusal 404 for an item without a figure; 403, 404 as for the session.
 */
export async function figureBehind(
  db: Queryable,
  { session: id, item, personId, at }: { session: string; item: string; personId: string; at: Instant },
): Promise<ProvenFigure> {
  const session = await sessionFor(db, id, personId, at);
  if (session.state !== 'open') {
    const [frozen] = await db<ProvenFigure[]>`
      SELECT figure, value, at, query, encode(rows_sha256, 'hex') AS "rowsSha256", rows
      FROM frozen_figure WHERE session_id = ${id} AND item = ${item}`;
    if (frozen) return frozen;
  }
  const [bound] = await db<{ figure: string }[]>`
    SELECT i ->> 'figure' AS figure FROM checklist_version v,
      jsonb_path_query(v.definition, '$.sections[*].items[*]') i
    WHERE v.id = ${session.checklistVersionId} AND i ->> 'name' = ${item} AND i ->> 'figure' IS NOT NULL`;
  const measured = bound && (await measuredAt(db, session, at)).get(bound.figure as never);
  if (!measured) throw notFound({ vi: 'số liệu của nội dung này', en: 'figure of this item' });
  const { name, version, ...rest } = measured;
  return { figure: `${name}@${version}`, ...rest };
}
