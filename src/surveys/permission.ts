import type { Queryable } from '../kernel/database.ts';
import { standsOn } from '../kernel/database.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Day } from '../kernel/time.ts';
import type { Side } from './model.ts';

/** Plans and runs a campaign: a procedure-control officer of the body whose campaign it is, or of its office. */
export async function mayManage(db: Queryable, unitId: string, personId: string, on: Day): Promise<boolean> {
  const [found] = await db`
    SELECT 1 FROM assignment a
    JOIN position n ON n.id = a.position_id AND ${standsOn(db, 'n', on)}
    JOIN unit_version u ON u.unit_id = n.unit_id AND ${standsOn(db, 'u', on)}
    WHERE a.person_id = ${personId} AND ${standsOn(db, 'a', on)} AND n.rank = 'procedure-control'
      AND (n.unit_id = ${unitId} OR u.parent_id = ${unitId})`;
  return found !== undefined;
}

/** Belongs on that day to the group that visits, or to the head of the team. */
export async function isOnTeam(db: Queryable, visitId: string, personId: string, on: Day): Promise<boolean> {
  const [found] = await db`
    SELECT 1 FROM visit v JOIN survey_member m ON m.campaign_id = v.campaign_id
    WHERE v.id = ${visitId} AND m.person_id = ${personId} AND (m.group_id = v.group_id OR m.group_id IS NULL)
      AND ${standsOn(db, 'm', on)}`;
  return found !== undefined;
}

/**
 * Whether a person speaks for a unit, as a part of a statement: its head, a deputy, or its procedure-control officer, in the
 * unit itself or in its office.
 * @param unit a part of the statement that is the unit's id.
 */
export const spokenFor = (
  db: Queryable,
  unit: ReturnType<Queryable>,
  personId: string,
  on: Day,
) => db`EXISTS (
  SELECT FROM assignment a
  JOIN position n ON n.id = a.position_id AND ${standsOn(db, 'n', on)}
  JOIN unit_version o ON o.unit_id = n.unit_id AND ${standsOn(db, 'o', on)}
  WHERE a.person_id = ${personId} AND ${standsOn(db, 'a', on)}
    AND (n.unit_id = ${unit} AND n.rank IN ('head', 'deputy', 'procedure-control')
      OR o.parent_id = ${unit} AND n.rank = 'procedure-control'))`;

export async function speaksFor(db: Queryable, unitId: string, personId: string, on: Day): Promise<boolean> {
  const [{ speaks }] = await db<[{ speaks: boolean }]>`
    SELECT ${spokenFor(db, db`${unitId}::uuid`, personId, on)} AS speaks`;
  return speaks;
}

/** For which sides of the table a person may act. */
export async function sidesOf(
  db: Queryable,
  { visitId, unitId }: { readonly visitId: string; readonly unitId: string },
  personId: string,
  on: Day,
): Promise<Side[]> {
  const [team, unit] = await Promise.all([
    isOnTeam(db, visitId, personId, on),
    speaksFor(db, unitId, personId, on),
  ]);
  return [...(unit ? (['unit'] as const) : []), ...(team ? (['team'] as const) : [])];
}

const forbidden = (code: string, vi: string, en: string) => new Refusal(403, code, { vi, en });

export const refusals = {
  notManager: () =>
    forbidden(
      'not-your-campaign',
      'Chỉ cán bộ kiểm soát thủ tục hành chính của cơ quan tổ chức khảo sát làm được việc này.',
      'Only a procedure-control officer of the body that holds the survey may do this.',
    ),
  notOnSide: (side: Side) =>
    side === 'team'
      ? forbidden(
          'not-on-team',
          'Chỉ thành viên của đoàn khảo sát này làm được việc này.',
          'Only a member of this survey group may do this.',
        )
      : forbidden(
          'not-of-unit',
          'Chỉ lãnh đạo hoặc cán bộ kiểm soát thủ tục hành chính của đơn vị được khảo sát làm được việc này.',
          'Only the head, a deputy or the procedure-control officer of the unit that is visited may do this.',
        ),
};
