import { z } from 'zod';
import { notFound, Refusal } from '../kernel/refusal.ts';
import { type Command, canonicalJson, sha256 } from '../ledger/index.ts';
import { check } from './check.ts';
import { definitionSchema } from './input.ts';
import type { Definition } from './model.ts';
import { insertPublished, lockChecklist, withdrawPublished } from './store.ts';

const CHAIN = 'checklists';

/**
 * Publishes the next version of a checklist. Surveys under way keep theirs.
 * @param figures names of the live figures that items may be bound to.
 */
export const publishChecklist = (
  figures: ReadonlySet<string>,
): Command<Definition, { id: string; number: number }> => ({
  kind: 'checklist.publish',
  input: definitionSchema,
  async handle(definition, { tx, at, newId, record }) {
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
  async handle({ id, ground }, { tx, at, record }) {
    if (!(await withdrawPublished(tx, id, ground, at)))
      throw notFound({ vi: 'phiếu khảo sát đang dùng này', en: 'published checklist' });
    record(CHAIN, [{ stream: id, streamSeq: 2, kind: 'checklist.withdrawn', data: { ground } }]);
    return null;
  },
};
