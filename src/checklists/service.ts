import { z } from 'zod';
import { notFound, Refusal } from '../kernel/refusal.ts';
import { dayOf } from '../kernel/time.ts';
import { type Command, type CommandContext, canonicalJson, sha256 } from '../ledger/index.ts';
import { positionsOf } from '../organization/index.ts';
import { check } from './check.ts';
import { definitionSchema } from './input.ts';
import type { Definition } from './model.ts';
import { insertPublished, lockChecklist, withdrawPublished } from './store.ts';

const CHAIN = 'checklists';

/** @throws Refusal 403 for anybody but a procedure-control officer; what comes with the program needs none. */
async function refuseUnlessControl({ tx, actor, at }: CommandContext): Promise<void> {
  if (actor.kind === 'system') return;
  const positions = await positionsOf(tx, actor.personId, dayOf(at));
  if (positions.some(({ rank }) => rank === 'procedure-control')) return;
  throw new Refusal(403, 'control-needed', {
    vi: 'Chỉ cán bộ kiểm soát thủ tục hành chính ban hành hoặc rút phiếu khảo sát.',
    en: 'Only procedure control publishes or withdraws checklists.',
  });
}

/**
 * Publishes the next version of a checklist. Surveys under way keep theirs.
 * @param figures names of the live figures that items may be bound to.
 */
export const publishChecklist = (
  figures: ReadonlySet<string>,
): Command<Definition, { id: string; number: number }> => ({
  kind: 'checklist.publish',
  input: definitionSchema,
  async handle(definition, context) {
    const { tx, at, newId, record } = context;
    await refuseUnlessControl(context);
    const errors = check(definition, figures);
    if (errors.length > 0) {
      throw new Refusal(
        422,
        'checklist-invalid',
        {
          vi: `Phiếu khảo sát còn ${errors.length} lỗi, nên chưa được ban hành.`,
          en: `The checklist has ${errors.length} faults and was not published.`,
        },
        { errors },
      );
    }
    const id = newId();
    const hash = sha256(canonicalJson(definition));
    const checklistId = await lockChecklist(tx, newId(), definition.slug);
    const number = await insertPublished(tx, { id, checklistId, definition, sha256: hash, at });
    record(CHAIN, [
      {
        stream: id,
        streamSeq: 1,
        kind: 'checklist.published',
        data: { slug: definition.slug, number, sha256: hash.toString('hex') },
      },
    ]);
    return { id, number };
  },
});

const withdrawSchema = z.object({
  id: z.uuid(),
  ground: z.string().trim().min(1, 'Hãy nêu lý do. | Give the ground.').max(1000),
});

/** From now on no session is opened with this version; those that are go on with it. */
export const withdrawChecklist: Command<z.infer<typeof withdrawSchema>, null> = {
  kind: 'checklist.withdraw',
  input: withdrawSchema,
  async handle({ id, ground }, context) {
    const { tx, at, record } = context;
    await refuseUnlessControl(context);
    if (!(await withdrawPublished(tx, id, ground, at)))
      throw notFound({ vi: 'phiếu khảo sát đang dùng này', en: 'published checklist' });
    record(CHAIN, [{ stream: id, streamSeq: 2, kind: 'checklist.withdrawn', data: { ground } }]);
    return null;
  },
};
