import { periodText, type Queryable, type Transaction } from '../kernel/database.ts';
import type { NewId } from '../kernel/ids.ts';
import type { Plan } from './input.ts';
import type { Campaign, CampaignState, Group, Member, Visit } from './model.ts';

export async function campaignBySlug(db: Queryable, slug: string): Promise<Campaign | null> {
  const [campaign] = await db<Campaign[]>`
    SELECT c.id, c.slug, c.name, c.unit_id AS "unitId", c.purposes, c.scope, c.starts_on AS "startsOn",
      c.ends_on AS "endsOn", c.state, p.slug AS previous,
      jsonb_build_object('slug', d.slug, 'number', d.number, 'issuedOn', d.issued_on) AS "legalDocument"
    FROM campaign c JOIN legal_document d ON d.id = c.legal_document_id
    LEFT JOIN campaign p ON p.id = c.previous_id
    WHERE c.slug = ${slug}`;
  return campaign ?? null;
}

/** Held until the transaction ends, so that two plans or two changes of its state never mix. */
export const lockCampaign = (tx: Transaction, slug: string) => tx<
  { id: string; unitId: string; state: CampaignState }[]
>`
  SELECT id, unit_id AS "unitId", state FROM campaign WHERE slug = ${slug} FOR UPDATE`;

export const setState = (tx: Transaction, id: string, state: CampaignState) =>
  tx`UPDATE campaign SET state = ${state} WHERE id = ${id}`;

/** Writes a plan in the place of what was planned before; the names in it have been looked up. */
export async function writePlan(
  tx: Transaction,
  id: string,
  plan: Plan,
  {
    unitId,
    documentId,
    previousId,
    unitIds,
    personIds,
  }: {
    unitId: string;
    documentId: string;
    previousId: string | null;
    unitIds: ReadonlyMap<string, string>;
    personIds: ReadonlyMap<string, string>;
  },
  newId: NewId,
): Promise<void> {
  await tx`
    INSERT INTO campaign (id, slug, name, unit_id, legal_document_id, purposes, scope, starts_on, ends_on, state,
      previous_id)
    VALUES (${id}, ${plan.slug}, ${tx.json(plan.name)}, ${unitId}, ${documentId}, ${plan.purposes},
      ${tx.json(plan.scope)}, ${plan.startsOn}, ${plan.endsOn}, 'draft', ${previousId})
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, legal_document_id = excluded.legal_document_id,
      purposes = excluded.purposes, scope = excluded.scope, starts_on = excluded.starts_on, ends_on = excluded.ends_on,
      previous_id = excluded.previous_id`;
  await tx`DELETE FROM visit WHERE campaign_id = ${id} AND within_id IS NOT NULL`;
  await tx`DELETE FROM visit WHERE campaign_id = ${id}`;
  await tx`DELETE FROM survey_member WHERE campaign_id = ${id}`;
  await tx`DELETE FROM survey_group WHERE campaign_id = ${id}`;
  await tx`DELETE FROM campaign_unit WHERE campaign_id = ${id}`;
  await tx`DELETE FROM campaign_checklist WHERE campaign_id = ${id}`;
  for (const { level, version } of plan.checklists) {
    await tx`INSERT INTO campaign_checklist (campaign_id, level, checklist_version_id) VALUES (${id}, ${level}, ${version})`;
  }
  for (const { unit } of plan.units) {
    await tx`INSERT INTO campaign_unit (campaign_id, unit_id) VALUES (${id}, ${unitIds.get(unit)!})`;
  }
  const groups = new Map(plan.groups.map(({ number }) => [number, newId()]));
  for (const { number, name } of plan.groups) {
    await tx`INSERT INTO survey_group (id, campaign_id, number, name)
      VALUES (${groups.get(number)!}, ${id}, ${number}, ${tx.json(name)})`;
  }
  const members = [
    ...plan.team.map((member) => ({ ...member, group: null })),
    ...plan.groups.flatMap((group) =>
      group.members.map((member) => ({ ...member, group: groups.get(group.number)! })),
    ),
  ];
  for (const { person, role, period, group } of members) {
    await tx`INSERT INTO survey_member (id, campaign_id, group_id, person_id, role, validity)
      VALUES (${newId()}, ${id}, ${group}, ${personIds.get(person)!}, ${role}, ${periodText(period)})`;
  }
  const within = new Map(plan.units.map((one) => [one.unit, one.within]));
  const visits = new Map(plan.visits.map(({ unit }) => [unit, newId()]));
  const independentFirst = plan.visits.toSorted(
    (a, b) => Number(!!within.get(a.unit)) - Number(!!within.get(b.unit)),
  );
  for (const { unit, group, day, half } of independentFirst) {
    const host = within.get(unit);
    await tx`INSERT INTO visit (id, campaign_id, group_id, unit_id, within_id, day, half)
      VALUES (${visits.get(unit)!}, ${id}, ${groups.get(group)!}, ${unitIds.get(unit)!},
        ${host ? visits.get(host)! : null}, ${day}, ${half})`;
  }
}

/** The groups with their members over time; first the head of the whole team, which is no group. */
export async function teamOf(
  db: Queryable,
  campaignId: string,
): Promise<{ heads: Member[]; groups: Group[] }> {
  const members = await db<(Member & { groupId: string | null })[]>`
    SELECT m.group_id AS "groupId", m.person_id AS "personId", p.name AS "personName", m.role, m.validity AS period
    FROM survey_member m JOIN person p ON p.id = m.person_id WHERE m.campaign_id = ${campaignId}
    ORDER BY array_position(ARRAY['head', 'deputy', 'secretary', 'member'], m.role), p.name`;
  const groups = await db<Omit<Group, 'members'>[]>`
    SELECT id, number, name FROM survey_group WHERE campaign_id = ${campaignId} ORDER BY number`;
  const of = (id: string | null) =>
    members.filter(({ groupId }) => groupId === id).map(({ groupId: _, ...member }) => member);
  return { heads: of(null), groups: groups.map((group) => ({ ...group, members: of(group.id) })) };
}

export const visitsOf = (db: Queryable, campaignId: string): Promise<Visit[]> => db<Visit[]>`
  SELECT id, group_id AS "groupId", unit_id AS "unitId", within_id AS within, day, half
  FROM visit WHERE campaign_id = ${campaignId} ORDER BY day, half DESC, within_id NULLS FIRST, id`;

/** Units whose session is not signed, or that have none. */
export const unfinishedUnits = (db: Queryable, campaignId: string) => db<{ slug: string }[]>`
  SELECT u.slug FROM campaign_unit c JOIN unit u ON u.id = c.unit_id
  WHERE c.campaign_id = ${campaignId} AND NOT EXISTS (
    SELECT FROM survey_session s WHERE s.campaign_id = c.campaign_id AND s.unit_id = c.unit_id AND s.state = 'signed')
  ORDER BY u.slug`;
