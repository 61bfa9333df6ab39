import type { Register } from '../authority/index.ts';
import type { AnnexDocument } from '../documents/index.ts';
import type { Queryable } from '../kernel/database.ts';
import { notFound, Refusal } from '../kernel/refusal.ts';
import { annexOf } from './annex-print.ts';
import { checkChanges } from './check.ts';
import type { Draft } from './draft.ts';
import { draftText } from './messages.ts';
import { draftById } from './store.ts';

/**
 * The annexes of all decisions that a draft delegates by, as the register would hold them; marked as a draft until
 * it is published.
 * @throws Refusal 404 `not-found` without such a draft or when it delegates nothing; 422 `change-invalid` when the
 * register would not take it.
 */
export async function draftAnnexes(db: Queryable, register: Register, id: string): Promise<AnnexDocument[]> {
  const draft = await draftById(db, id);
  if (!draft) throw notFound({ vi: 'dự thảo này', en: 'such draft' });
  const published = draft.state === 'published';
  const documents = new Set(
    draft.changes.filter(({ kind }) => kind === 'delegate').map(({ document }) => String(document)),
  );
  const annexes = [...documents].flatMap(
    (slug) => annexOf(published ? register : withDraft(register, draft), slug, !published) ?? [],
  );
  if (annexes.length === 0)
    throw notFound({ vi: 'phụ lục ủy quyền trong dự thảo này', en: 'annex: this draft delegates nothing' });
  return annexes;
}

function withDraft(register: Register, { changes }: Draft): Register {
  const checked = checkChanges(register, changes);
  if (checked.kind === 'sound') return checked.after;
  throw new Refusal(422, 'change-invalid', draftText.notPrintable, {
    mend: draftText.hasErrorsMend,
    errors: [...checked.errors],
  });
}
