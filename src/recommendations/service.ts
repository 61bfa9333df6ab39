import { z } from 'zod';
import { addWorkingDays, calendarFor } from '../calendar/index.ts';
import type { Transaction } from '../kernel/database.ts';
import { notFound, Refusal, type Text } from '../kernel/refusal.ts';
import { slugSchema } from '../kernel/schemas.ts';
import { tidy } from '../kernel/text.ts';
import { dayOf, at as momentAt } from '../kernel/time.ts';
import { type Command, type CommandContext, personIdOf } from '../ledger/index.ts';
import { isOnTeam, mayManage, speaksFor } from '../surveys/index.ts';
import { type Act, acts, type RecommendationState } from './life.ts';

const words = (max: number) =>
  z.string().transform(tidy).pipe(z.string().min(1, 'Hãy ghi nội dung. | Write it down.').max(max));
const OFFICE_HOURS = Object.fromEntries(['1', '2', '3', '4', '5'].map((d) => [d, [['08:00', '17:00']]]));

interface Row {
  readonly id: string;
  readonly state: RecommendationState;
  readonly unitId: string;
  readonly ownerId: string | null;
  readonly visitId: string | null;
  readonly campaignUnitId: string | null;
  readonly mergedInto: string | null;
}

async function locked(tx: Transaction, id: string): Promise<Row> {
  const [row] = await tx<Row[]>`
    SELECT r.id, r.state, r.unit_id AS "unitId", r.owner_id AS "ownerId", s.visit_id AS "visitId",
      c.unit_id AS "campaignUnitId", r.merged_into AS "mergedInto"
    FROM recommendation r LEFT JOIN survey_session s ON s.id = r.session_id LEFT JOIN campaign c ON c.id = s.campaign_id
    WHERE r.id = ${id} FOR UPDATE OF r`;
  if (!row) throw notFound({ vi: 'kiến nghị này', en: 'recommendation' });
  return row;
}

const stateNames: Readonly<Record<RecommendationState, Text>> = {
  raised: { vi: 'mới nêu', en: 'raised' },
  answered: { vi: 'đã giải đáp tại buổi làm việc', en: 'answered at the table' },
  carried: { vi: 'đã chuyển cơ quan giải quyết', en: 'carried to a body' },
  replied: { vi: 'đã có trả lời', en: 'replied to' },
  verified: { vi: 'đơn vị đã đồng ý', en: 'accepted by who asked' },
};

function refuseUnless(row: Row, act: Act): void {
  if (row.mergedInto !== null) {
    throw new Refusal(409, 'recommendation-merged', {
      vi: 'Kiến nghị này đã gộp vào kiến nghị khác.',
      en: 'This recommendation was joined with another.',
    });
  }
  if (acts[act].from.includes(row.state)) return;
  throw new Refusal(409, 'wrong-state', {
    vi: `Kiến nghị ${stateNames[row.state].vi}, nên không làm được việc này.`,
    en: `The recommendation is ${stateNames[row.state].en}; this cannot be done.`,
  });
}

const notYours = () =>
  new Refusal(403, 'not-your-recommendation', {
    vi: 'Bạn không phụ trách kiến nghị này.',
    en: 'This recommendation is not yours.',
  });

async function say({ tx, record }: CommandContext, id: string, kind: string, data: object): Promise<void> {
  const [last] = await tx<
    { last: number | null }[]
  >`SELECT max(stream_seq) AS last FROM event WHERE stream = ${id}`;
  record('surveys', [{ stream: id, streamSeq: (last?.last ?? 0) + 1, kind, data }]);
}

/** Whether a person may do an act: the team at the table and who runs the survey, the owner, or who asked. */
async function refuseStranger(context: CommandContext, row: Row, act: Act): Promise<string> {
  const { tx, actor, at } = context;
  const personId = personIdOf(actor);
  const on = dayOf(at);
  const allowed = {
    team: async () =>
      (row.visitId !== null && (await isOnTeam(tx, row.visitId, personId, on))) ||
      (row.campaignUnitId !== null && (await mayManage(tx, row.campaignUnitId, personId, on))),
    owner: async () => row.ownerId !== null && (await speaksFor(tx, row.ownerId, personId, on)),
    asker: () => speaksFor(tx, row.unitId, personId, on),
  }[acts[act].by];
  if (!(await allowed())) throw notYours();
  return personId;
}

const answerSchema = z.object({
  id: z.uuid(),
  reply: words(5000),
  basis: words(1000).nullable().default(null),
});

/** Answered on the spot, by whoever of the team did. */
export const answerRecommendation: Command<z.infer<typeof answerSchema>, { state: RecommendationState }> = {
  kind: 'recommendation.answer',
  input: answerSchema,
  async handle({ id, reply, basis }, context) {
    const row = await locked(context.tx, id);
    refuseUnless(row, 'answer');
    const personId = await refuseStranger(context, row, 'answer');
    await context.tx`
      UPDATE recommendation SET state = 'answered', reply = ${reply}, reply_basis = ${basis}, replied_by = ${personId},
        replied_at = ${context.at} WHERE id = ${id}`;
    await say(context, id, 'recommendation.answered', { reply, basis });
    return { state: 'answered' };
  },
};

const carrySchema = z.object({ id: z.uuid(), owner: slugSchema, workingDays: z.int().positive().max(366) });

/** Carried to a body that has to reply by the end of so many working days. */
export const carryRecommendation: Command<z.infer<typeof carrySchema>, { dueAt: string }> = {
  kind: 'recommendation.carry',
  input: carrySchema,
  async handle({ id, owner, workingDays }, context) {
    const { tx, at } = context;
    const row = await locked(tx, id);
    refuseUnless(row, 'carry');
    await refuseStranger(context, row, 'carry');
    const [unit] = await tx<{ id: string }[]>`SELECT id FROM unit WHERE slug = ${owner}`;
    if (!unit) throw notFound({ vi: `cơ quan “${owner}”`, en: `unit “${owner}”` });
    const { day } = addWorkingDays(await calendarFor(tx, OFFICE_HOURS), dayOf(at), workingDays);
    const dueAt = momentAt(day, 17 * 60);
    await tx`UPDATE recommendation SET state = 'carried', owner_id = ${unit.id}, due_at = ${dueAt} WHERE id = ${id}`;
    await say(context, id, 'recommendation.carried', { owner, dueAt });
    return { dueAt };
  },
};

/** What the body says that it was carried to. */
export const replyToRecommendation: Command<z.infer<typeof answerSchema>, { state: RecommendationState }> = {
  kind: 'recommendation.reply',
  input: answerSchema,
  async handle({ id, reply, basis }, context) {
    const row = await locked(context.tx, id);
    refuseUnless(row, 'reply');
    const personId = await refuseStranger(context, row, 'reply');
    await context.tx`
      UPDATE recommendation SET state = 'replied', reply = ${reply}, reply_basis = ${basis}, replied_by = ${personId},
        replied_at = ${context.at} WHERE id = ${id}`;
    await say(context, id, 'recommendation.replied', { reply, basis });
    return { state: 'replied' };
  },
};

const idSchema = z.object({ id: z.uuid() });

/** Who asked is content with the answer. */
export const verifyRecommendation: Command<z.infer<typeof idSchema>, { state: RecommendationState }> = {
  kind: 'recommendation.verify',
  input: idSchema,
  async handle({ id }, context) {
    const row = await locked(context.tx, id);
    refuseUnless(row, 'verify');
    await refuseStranger(context, row, 'verify');
    await context.tx`UPDATE recommendation SET state = 'verified' WHERE id = ${id}`;
    await say(context, id, 'recommendation.verified', {});
    return { state: 'verified' };
  },
};

const reopenSchema = z.object({ id: z.uuid(), reason: words(2000) });

/** Who asked is not content: it is open again, with its history. */
export const reopenRecommendation: Command<z.infer<typeof reopenSchema>, { state: RecommendationState }> = {
  kind: 'recommendation.reopen',
  input: reopenSchema,
  async handle({ id, reason }, context) {
    const row = await locked(context.tx, id);
    refuseUnless(row, 'reopen');
    await refuseStranger(context, row, 'reopen');
    const state = row.ownerId === null ? 'raised' : 'carried';
    await context.tx`UPDATE recommendation SET state = ${state}, reopened = reopened + 1 WHERE id = ${id}`;
    await say(context, id, 'recommendation.reopened', { reason });
    return { state };
  },
};

const mergeSchema = z.object({ id: z.uuid(), into: z.uuid() });

/** Joined with a like one of another unit; who asked stays known. */
export const mergeRecommendation: Command<z.infer<typeof mergeSchema>, null> = {
  kind: 'recommendation.merge',
  input: mergeSchema,
  async handle({ id, into }, context) {
    // In one order, so that two who join the same pair never wait for each other.
    const rows = new Map<string, Row>();
    for (const one of [id, into].sort()) rows.set(one, await locked(context.tx, one));
    const row = rows.get(id)!;
    refuseUnless(row, 'merge');
    refuseUnless(rows.get(into)!, 'merge');
    await refuseStranger(context, row, 'merge');
    if (id === into)
      throw notFound({ vi: 'kiến nghị khác để gộp', en: 'other recommendation to join it with' });
    await context.tx`UPDATE recommendation SET merged_into = ${into} WHERE id = ${id} OR merged_into = ${id}`;
    await say(context, id, 'recommendation.merged', { into });
    return null;
  },
};
