import type { Queryable } from '../kernel/database.ts';
import { standsOn } from '../kernel/database.ts';
import type { Text } from '../kernel/refusal.ts';
import { dayOf, type Instant } from '../kernel/time.ts';
import { type Cause, spokenFor } from '../surveys/index.ts';
import { type Act, acts, type By, isLate, type RecommendationState } from './life.ts';

/** A recommendation as it stands in the register. */
export interface Registered {
  readonly id: string;
  readonly number: number;
  readonly unit: Text;
  /** Units whose like recommendations were joined with it. */
  readonly alsoAsked: readonly Text[];
  readonly campaign: Text | null;
  readonly cause: Cause;
  readonly procedure: string | null;
  readonly text: string;
  readonly state: RecommendationState;
  readonly owner: Text | null;
  readonly dueAt: Instant | null;
  readonly late: boolean;
  readonly reply: string | null;
  readonly replyBasis: string | null;
  readonly repliedAt: Instant | null;
  readonly reopened: number;
  readonly public: boolean;
  readonly raisedAt: Instant;
}

/** With what the reader may do to it. */
export interface RegisteredFor extends Registered {
  readonly acts: readonly Act[];
}

export const registerLists = ['mine', 'late', 'all'] as const;
export type RegisterList = (typeof registerLists)[number];

const MOST = 500;

const columns = (db: Queryable) => {
  const name = (
    unit: ReturnType<Queryable>,
  ) => db`(SELECT v.name FROM unit_version v WHERE v.unit_id = ${unit}
    ORDER BY v.validity @> (r.raised_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date DESC, v.validity DESC LIMIT 1)`;
  return db`
    r.id, r.number, r.cause, r.procedure_code AS procedure, r.text, r.state, r.due_at AS "dueAt", r.reply,
    r.reply_basis AS "replyBasis", r.replied_at AS "repliedAt", r.reopened, r.public, r.raised_at AS "raisedAt",
    ${name(db`r.unit_id`)} AS unit, ${name(db`r.owner_id`)} AS owner, c.name AS campaign,
    coalesce((SELECT jsonb_agg((SELECT v.name FROM unit_version v WHERE v.unit_id = j.unit_id
        ORDER BY v.validity DESC LIMIT 1) ORDER BY j.number)
      FROM recommendation j WHERE j.merged_into = r.id), '[]') AS "alsoAsked"`;
};

/**
 * The register, the late first, then by due moment; what was joined stands under what it was joined with. `mine`: what one
 * can do something about. At most 500.
 */
export async function registerOf(
  db: Queryable,
  { personId, now, list }: { readonly personId: string; readonly now: Instant; readonly list: RegisterList },
): Promise<RegisteredFor[]> {
  const on = dayOf(now);
  const member = db`EXISTS (SELECT FROM survey_member m WHERE m.campaign_id = s.campaign_id AND m.person_id = ${personId}
    AND (m.group_id = w.group_id OR m.group_id IS NULL) AND ${standsOn(db, 'm', on)})`;
  const manager = db`EXISTS (SELECT FROM assignment a
    JOIN position n ON n.id = a.position_id AND ${standsOn(db, 'n', on)} AND n.rank = 'procedure-control'
    JOIN unit_version o ON o.unit_id = n.unit_id AND ${standsOn(db, 'o', on)}
    WHERE a.person_id = ${personId} AND ${standsOn(db, 'a', on)} AND c.unit_id IN (n.unit_id, o.parent_id))`;
  const late = db`(r.state = 'carried' AND r.due_at < ${now})`;
  const rows = await db<(Registered & Record<By, boolean>)[]>`
    SELECT * FROM (
      SELECT ${columns(db)}, (${member} OR ${manager}) AS team, ${late} AS late,
        coalesce(${spokenFor(db, db`r.owner_id`, personId, on)}, false) AS "owner_speaks",
        ${spokenFor(db, db`r.unit_id`, personId, on)} AS asker
      FROM recommendation r
      LEFT JOIN survey_session s ON s.id = r.session_id
      LEFT JOIN visit w ON w.id = s.visit_id
      LEFT JOIN campaign c ON c.id = s.campaign_id
      WHERE r.merged_into IS NULL) AS all_of_them
    ORDER BY late DESC, "dueAt" NULLS LAST, number LIMIT ${MOST}`;
  return rows
    .map((row) => {
      const { team, asker, owner_speaks, ...rest } = row as typeof row & { owner_speaks: boolean };
      const may: Record<By, boolean> = { team, asker, owner: owner_speaks };
      const open = (Object.keys(acts) as Act[]).filter(
        (act) => acts[act].from.includes(row.state) && may[acts[act].by],
      );
      return { ...rest, acts: open };
    })
    .filter((row) => list === 'all' || (list === 'late' ? row.late : row.acts.length > 0));
}

/** What everybody may read: marked public by the survey, its minutes signed. The latest first. */
export async function publicRegister(db: Queryable, now: Instant): Promise<Registered[]> {
  const rows = await db<Omit<Registered, 'late'>[]>`
    SELECT ${columns(db)} FROM recommendation r
    JOIN survey_session s ON s.id = r.session_id AND s.state = 'signed'
    JOIN campaign c ON c.id = s.campaign_id
    WHERE r.public AND r.merged_into IS NULL ORDER BY r.raised_at DESC, r.number DESC LIMIT ${MOST}`;
  return rows.map((row) => ({ ...row, late: isLate(row, now) }));
}
