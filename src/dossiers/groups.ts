import { z } from 'zod';
import { periodText, type Queryable } from '../kernel/database.ts';
import { Refusal, type Text } from '../kernel/refusal.ts';
import { periodSchema, slugSchema, textSchema } from '../kernel/schemas.ts';
import type { Day } from '../kernel/time.ts';
import type { Command } from '../ledger/index.ts';

/** Parts stand in the order in which they can begin: each after earlier ones only, so that there is no circle. */
const partSchema = z
  .object({ no: z.int().positive(), procedure: z.string(), after: z.array(z.int().positive()) })
  .refine(({ no, after }) => after.every((earlier) => earlier < no), {
    path: ['after'],
    message: 'Chỉ chờ được phần đứng trước. | It can wait only for an earlier part.',
  });

export const groupsSchema = z.object({
  groups: z.array(
    z.object({
      slug: slugSchema,
      name: textSchema,
      period: periodSchema,
      illustrative: z.boolean(),
      source: z.string().min(1),
      parts: z
        .array(partSchema)
        .min(2, 'Liên thông có từ hai thủ tục. | At least two procedures are interlinked.')
        .refine((parts) => parts.every(({ no }, index) => no === index + 1), {
          message: 'Các phần phải đánh số 1, 2, 3 … | Parts are numbered 1, 2, 3 …',
        }),
    }),
  ),
});

/** Which procedures are asked for together, and in which order they are settled. */
export const registerGroups: Command<z.infer<typeof groupsSchema>, { groups: number }> = {
  kind: 'interlinked.register',
  input: groupsSchema,
  async handle({ groups }, { tx, actor, newId, record }) {
    if (actor.kind !== 'system') throw new Refusal(403, 'system-only', systemOnly);
    for (const { slug, name, period, illustrative, source, parts } of groups) {
      await tx`
        INSERT INTO interlinked_group (slug, validity, name, illustrative, source)
        VALUES (${slug}, ${periodText(period)}, ${tx.json(name)}, ${illustrative}, ${source})`;
      for (const { no, procedure, after } of parts) {
        await tx`
          INSERT INTO interlinked_part (group_slug, no, procedure_id, after)
          VALUES (${slug}, ${no}, (SELECT id FROM procedure WHERE code = ${procedure}), ${after})`;
      }
      record('registers', [
        { stream: newId(), streamSeq: 1, kind: 'interlinked.registered', data: { slug, period, parts } },
      ]);
    }
    return { groups: groups.length };
  },
};

const systemOnly: Text = {
  vi: 'Nhóm thủ tục liên thông được nạp bằng tệp dữ liệu, không sửa ở đây.',
  en: 'Interlinked procedures are loaded from a file, and not changed here.',
};

/** One procedure of an interlinked group. */
export interface GroupPart {
  readonly no: number;
  /** National code. */
  readonly procedure: string;
  /** The parts that must be granted before this one begins. */
  readonly after: readonly number[];
}

export interface Group {
  readonly slug: string;
  readonly name: Text;
  readonly illustrative: boolean;
  readonly parts: readonly GroupPart[];
}

/** The parts of a group in force on a day, in order; none when there is no such group. */
export async function groupOn(db: Queryable, slug: string, on: Day): Promise<GroupPart[]> {
  return db<GroupPart[]>`
    SELECT x.no, p.code AS procedure, x.after
    FROM interlinked_group g
    JOIN interlinked_part x ON x.group_slug = g.slug
    JOIN procedure p ON p.id = x.procedure_id
    WHERE g.slug = ${slug} AND g.validity @> ${on}::date ORDER BY x.no`;
}

/** The groups whose first procedure a one-stop receives on a day. */
export async function groupsAt(db: Queryable, oneStopId: string, on: Day): Promise<Group[]> {
  return db<Group[]>`
    SELECT g.slug, g.name, g.illustrative,
      (SELECT jsonb_agg(jsonb_build_object('no', x.no, 'procedure', p.code, 'after', x.after) ORDER BY x.no)
       FROM interlinked_part x JOIN procedure p ON p.id = x.procedure_id WHERE x.group_slug = g.slug) AS parts
    FROM interlinked_group g
    WHERE g.validity @> ${on}::date AND EXISTS (
      SELECT FROM interlinked_part x JOIN route r ON r.procedure_id = x.procedure_id
      WHERE x.group_slug = g.slug AND x.no = 1 AND r.one_stop_id = ${oneStopId} AND r.validity @> ${on}::date)
    ORDER BY g.slug`;
}

/**
 * Which one-stop takes a part: the one where the citizen stands if it receives the procedure, else that of the
 * committee above it, else another one-stop under the same committee above. Null when none of them does.
 */
export async function nearestOneStop(
  db: Queryable,
  procedure: string,
  from: string,
  on: Day,
): Promise<string | null> {
  const [nearest] = await db<{ slug: string }[]>`
    WITH here AS (
      SELECT o.id, o.unit_id, u.parent_id FROM one_stop o
      JOIN unit_version u ON u.unit_id = o.unit_id AND u.validity @> ${on}::date
      WHERE o.slug = ${from})
    SELECT o.slug FROM here, one_stop o
    JOIN unit_version u ON u.unit_id = o.unit_id AND u.validity @> ${on}::date
    JOIN route r ON r.one_stop_id = o.id AND r.validity @> ${on}::date
    JOIN procedure p ON p.id = r.procedure_id AND p.code = ${procedure}
    WHERE o.id = here.id OR o.unit_id = here.parent_id OR u.parent_id IN (here.parent_id, here.unit_id)
    ORDER BY o.id = here.id DESC, o.unit_id = here.parent_id DESC, o.slug LIMIT 1`;
  return nearest?.slug ?? null;
}
