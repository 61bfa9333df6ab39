import type { Answer } from '../checklists/index.ts';
import type { Queryable } from '../kernel/database.ts';
import { notFound, type Text } from '../kernel/refusal.ts';
import type { Day, Instant } from '../kernel/time.ts';
import type { Level } from '../organization/index.ts';
import {
  type Campaign,
  type Cause,
  campaignBySlug,
  type Group,
  type Member,
  teamOf,
} from '../surveys/index.ts';

/** A visit as it came out. */
export interface Visited {
  readonly unit: Text;
  readonly level: Level;
  readonly group: number;
  readonly day: Day;
  readonly half: 'morning' | 'afternoon';
  /** Null while the minutes are not signed. */
  readonly session: string | null;
  /** SHA-256 of the signed minutes, hexadecimal: the evidence of every answer of this unit. */
  readonly minutes: string | null;
  readonly reached: number | null;
  readonly possible: number | null;
}

/** What counts of an item at a visit: what the team found, else what the unit stated. */
export interface Answered {
  readonly visit: Visited;
  readonly item: string;
  readonly answer: Answer;
}

/** Where statement, figure and what was found differ at a visit. */
export interface Differing {
  readonly visit: Visited;
  readonly label: Text;
  readonly text: Text;
  /** How many rows are behind the system's figure, and their hash; null where there is no figure. */
  readonly rows: number | null;
  readonly rowsSha256: string | null;
}

export interface Named {
  readonly cause: Cause;
  readonly text: string;
  readonly unit: Text;
}

export interface Asked {
  readonly number: number;
  readonly cause: Cause;
  readonly text: string;
  readonly unit: Text;
  readonly state: 'raised' | 'answered' | 'carried' | 'replied' | 'verified';
  readonly owner: Text | null;
  readonly dueAt: Instant | null;
  readonly mergedInto: string | null;
}

/** Everything that a campaign found, as of now. */
export interface Synthesis {
  readonly campaign: Campaign;
  readonly body: Text;
  readonly issuer: string;
  readonly documentTitle: Text;
  readonly heads: readonly (Member & { readonly title: string })[];
  readonly groups: readonly Group[];
  readonly visits: readonly Visited[];
  readonly answers: readonly Answered[];
  readonly differing: readonly Differing[];
  readonly difficulties: readonly Named[];
  readonly recommendations: readonly Asked[];
}

/**
 * @param items whose answers are wanted, one by one.
 * @throws Refusal 404 for an unknown campaign.
 */
export async function loadSynthesis(
  db: Queryable,
  slug: string,
  items: readonly string[],
): Promise<Synthesis> {
  const campaign = await campaignBySlug(db, slug);
  if (!campaign) throw notFound({ vi: 'đợt khảo sát này', en: 'survey campaign' });
  const name = (unitId: string) => db`(SELECT v.name FROM unit_version v WHERE v.unit_id = ${db(unitId)}
    ORDER BY v.validity @> ${campaign.startsOn}::date DESC, v.validity DESC LIMIT 1)`;
  const { heads, groups } = await teamOf(db, campaign.id);
  const visits = await db<Visited[]>`
    SELECT ${name('v.unit_id')} AS unit,
      (SELECT u.level FROM unit_version u WHERE u.unit_id = v.unit_id ORDER BY u.validity DESC LIMIT 1) AS level,
      g.number AS "group", v.day, v.half, s.id AS session, encode(m.sha256, 'hex') AS minutes,
      (m.points ->> 'reached')::float AS reached, (m.points ->> 'possible')::float AS possible
    FROM visit v JOIN survey_group g ON g.id = v.group_id
    LEFT JOIN survey_session s ON s.visit_id = v.id AND s.state = 'signed'
    LEFT JOIN minutes m ON m.session_id = s.id
    WHERE v.campaign_id = ${campaign.id} ORDER BY v.day, v.half DESC, g.number, v.within_id NULLS FIRST`;
  const visitOf = new Map(visits.map((visit) => [visit.session, visit]));
  const signed = db`(SELECT id FROM survey_session WHERE campaign_id = ${campaign.id} AND state = 'signed')`;
  const answers = await db<{ session: string; item: string; answer: Answer }[]>`
    SELECT r.session_id AS session, r.item, r.counted AS answer FROM session_result r
    WHERE r.session_id IN ${signed} AND r.item = ANY(${[...items]}::text[]) AND r.counted IS NOT NULL`;
  const differing = await db<(Omit<Differing, 'visit'> & { session: string })[]>`
    SELECT r.session_id AS session, r.finding -> 'label' AS label, r.finding -> 'text' AS text,
      (r.finding ->> 'rows')::int AS rows, r.finding ->> 'rowsSha256' AS "rowsSha256"
    FROM session_result r WHERE r.session_id IN ${signed} AND r.finding IS NOT NULL ORDER BY r.item`;
  const difficulties = await db<Named[]>`
    SELECT f.cause, f.text, ${name('s.unit_id')} AS unit
    FROM difficulty f JOIN survey_session s ON s.id = f.session_id
    WHERE s.campaign_id = ${campaign.id} AND s.state = 'signed' ORDER BY f.cause, f.at, f.id`;
  const recommendations = await db<Asked[]>`
    SELECT r.number, r.cause, r.text, ${name('r.unit_id')} AS unit, r.state, r.due_at AS "dueAt",
      r.merged_into AS "mergedInto",
      (SELECT v.name FROM unit_version v WHERE v.unit_id = r.owner_id ORDER BY v.validity DESC LIMIT 1) AS owner
    FROM recommendation r JOIN survey_session s ON s.id = r.session_id
    WHERE s.campaign_id = ${campaign.id} AND s.state = 'signed' ORDER BY r.number`;
  const titles = await db<{ personId: string; title: string }[]>`
    SELECT DISTINCT ON (a.person_id) a.person_id AS "personId", n.title ->> 'vi' AS title
    FROM assignment a JOIN position n ON n.id = a.position_id AND n.validity @> ${campaign.startsOn}::date
    WHERE a.person_id = ANY(${heads.map(({ personId }) => personId)}::uuid[]) AND a.validity @> ${campaign.startsOn}::date
    ORDER BY a.person_id, n.id`;
  const [frame] = await db<[{ body: Text; issuer: string; documentTitle: Text }]>`
    SELECT ${name('c.unit_id')} AS body, l.issuer, l.title AS "documentTitle"
    FROM campaign c JOIN legal_document l ON l.id = c.legal_document_id WHERE c.id = ${campaign.id}`;
  const place = new Map(visits.map((visit, i) => [visit, i]));
  const inOrder = <T extends { readonly visit: Visited }>(some: readonly T[]): T[] =>
    some.toSorted((a, b) => place.get(a.visit)! - place.get(b.visit)!);
  return {
    campaign,
    ...frame,
    heads: heads.map((head) => ({
      ...head,
      title: titles.find((t) => t.personId === head.personId)?.title ?? '',
    })),
    groups,
    visits: [...visits],
    answers: inOrder(answers.map(({ session, ...one }) => ({ ...one, visit: visitOf.get(session)! }))),
    differing: inOrder(differing.map(({ session, ...one }) => ({ ...one, visit: visitOf.get(session)! }))),
    difficulties: [...difficulties],
    recommendations: [...recommendations],
  };
}
