import { versionById } from '../checklists/index.ts';
import type { Queryable } from '../kernel/database.ts';
import { notFound, type Text } from '../kernel/refusal.ts';
import type { Day, Instant } from '../kernel/time.ts';
import type { Level } from '../organization/index.ts';
import { type CampaignState, type Cause, campaignBySlug, type HalfDay } from '../surveys/index.ts';

/** A unit and what came out of its visit; `session` leads to its minutes, which hold every answer. */
export interface UnitResult {
  readonly unit: Text;
  readonly level: Level;
  readonly group: number;
  readonly day: Day;
  readonly half: HalfDay;
  readonly session: string | null;
  /** SHA-256 of the signed minutes, hexadecimal; null while they are not signed. */
  readonly minutes: string | null;
  readonly reached: number | null;
  readonly possible: number | null;
  /** How often statement, figure and what was found differ. */
  readonly differing: number;
}

/** An item over all units that were asked it. Numbers are null for items that are answered in words. */
export interface ItemSummary {
  readonly level: Level;
  readonly item: string;
  readonly label: Text;
  readonly kind: string;
  readonly asked: number;
  readonly answered: number;
  readonly yes: number;
  readonly total: number | null;
  readonly least: number | null;
  readonly most: number | null;
  readonly differing: number;
}

export interface Summary {
  readonly name: Text;
  readonly state: CampaignState;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly units: UnitResult[];
  readonly items: ItemSummary[];
  readonly difficulties: { readonly cause: Cause; readonly named: number; readonly units: number }[];
  readonly recommendations: {
    readonly state: string;
    readonly count: number;
    readonly late: number;
  }[];
}

/**
 * What a campaign found so far, counted by the database: nothing is read one by one but the units. Only signed minutes
 * count.
 * @param now tells what is late.
 * @throws Refusal 404 for an unknown campaign.
 */
export async function summarize(db: Queryable, slug: string, now: Instant): Promise<Summary> {
  const campaign = await campaignBySlug(db, slug);
  if (!campaign) throw notFound({ vi: 'đợt khảo sát này', en: 'survey campaign' });
  const { id, name, state, startsOn, endsOn } = campaign;
  const [units, items, difficulties, recommendations] = await Promise.all([
    unitsOf(db, id, startsOn),
    itemsOf(db, id),
    db<Summary['difficulties'][number][]>`
      SELECT f.cause, count(*) AS named, count(DISTINCT s.unit_id) AS units
      FROM difficulty f JOIN survey_session s ON s.id = f.session_id
      WHERE s.campaign_id = ${id} AND s.state = 'signed' GROUP BY f.cause ORDER BY named DESC, f.cause`,
    db<Summary['recommendations'][number][]>`
      SELECT r.state, count(*) AS count, count(*) FILTER (WHERE r.state = 'carried' AND r.due_at < ${now}) AS late
      FROM recommendation r JOIN survey_session s ON s.id = r.session_id
      WHERE s.campaign_id = ${id} AND s.state = 'signed' GROUP BY r.state ORDER BY r.state`,
  ]);
  return {
    ...{ name, state, startsOn, endsOn },
    units,
    items,
    difficulties: [...difficulties],
    recommendations: [...recommendations],
  };
}

/** @param on units are called as they were called then, or else as they are called last. */
const unitsOf = (db: Queryable, campaignId: string, on: Day): Promise<UnitResult[]> => db<UnitResult[]>`
  SELECT u.name AS unit, u.level, g.number AS "group", v.day, v.half, s.id AS session, encode(m.sha256, 'hex') AS minutes,
    (m.points ->> 'reached')::float AS reached, (m.points ->> 'possible')::float AS possible,
    (SELECT count(r.finding) FROM session_result r WHERE r.session_id = m.session_id) AS differing
  FROM visit v
  JOIN survey_group g ON g.id = v.group_id
  JOIN LATERAL (SELECT name, level FROM unit_version u WHERE u.unit_id = v.unit_id
    ORDER BY u.validity @> ${on}::date DESC, u.validity DESC LIMIT 1) u ON true
  LEFT JOIN survey_session s ON s.visit_id = v.id
  LEFT JOIN minutes m ON m.session_id = s.id AND s.state = 'signed'
  WHERE v.campaign_id = ${campaignId}
  ORDER BY v.day, v.half DESC, g.number, v.within_id NULLS FIRST, v.id`;

/** In the order of the checklists; an item that nobody was asked yet is not among them. */
async function itemsOf(db: Queryable, campaignId: string): Promise<ItemSummary[]> {
  const rows = await db<(Omit<ItemSummary, 'level' | 'label' | 'kind'> & { version: string })[]>`
    SELECT s.checklist_version_id AS version, r.item, count(*) AS asked, count(r.counted) AS answered,
      count(*) FILTER (WHERE r.counted = '"yes"') AS yes, count(r.finding) AS differing,
      sum(n.number) AS total, min(n.number) AS least, max(n.number) AS most
    FROM survey_session s
    JOIN session_result r ON r.session_id = s.id
    CROSS JOIN LATERAL (
      SELECT CASE WHEN jsonb_typeof(r.counted) = 'number' THEN r.counted::float END AS number) n
    WHERE s.campaign_id = ${campaignId} AND s.state = 'signed'
    GROUP BY s.checklist_version_id, r.item`;
  const found = new Map(rows.map((row) => [`${row.version} ${row.item}`, row]));
  const versions = await Promise.all(
    [...new Set(rows.map(({ version }) => version))].map((id) => versionById(db, id)),
  );
  return versions.flatMap((version) =>
    version!.definition.sections.flatMap(({ items }) =>
      items.flatMap(({ name, label, kind }) => {
        const row = found.get(`${version!.id} ${name}`);
        if (!row) return [];
        const { version: _, ...counted } = row;
        return [{ level: version!.definition.level, label, kind, ...counted }];
      }),
    ),
  );
}
