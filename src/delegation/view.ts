import type { LintFinding, Register } from '../authority/index.ts';
import { type FieldError, notFound, type Text } from '../kernel/refusal.ts';
import { dayOf, type Instant } from '../kernel/time.ts';
import { eventsOf, type System } from '../ledger/index.ts';
import { personById } from '../organization/index.ts';
import { checkChanges } from './check.ts';
import { actsFor, type DraftAct, type TypedChange } from './draft.ts';
import { dossiersOf } from './open-dossiers.ts';
import { sentencesOf } from './sentences.ts';
import { draftById, type ListedDraft, standingOf } from './store.ts';
import { type Trial, tryOut } from './trial.ts';

/** A draft as its writer and whoever approves it see it. */
export interface DraftView extends ListedDraft {
  readonly changes: readonly TypedChange[];
  /** Each change in words. */
  readonly sentences: readonly Text[];
  /** Why the register would not take the changes, each with its place. */
  readonly errors: readonly FieldError[];
  /** What the lint finds that was not there before. */
  readonly findings: readonly LintFinding[];
  /** Null while there are errors, and when the draft is settled. */
  readonly whatIf: Trial | null;
  /** Why it last came back, as long as it has not been submitted again. */
  readonly sentBack: { readonly by: string | null; readonly at: Instant; readonly reason: string } | null;
  /** What this person may do now. */
  readonly actions: readonly DraftAct['kind'][];
}

/** @throws Refusal 404. */
export async function draftView(
  { db, clock }: System,
  register: Register,
  id: string,
  personId: string,
): Promise<DraftView> {
  const draft = await draftById(db, id);
  if (!draft) throw notFound({ vi: 'dự thảo này', en: 'such draft' });
  const today = dayOf(clock.now());
  const isOpen = draft.state === 'draft' || draft.state === 'submitted';
  const checked = isOpen && draft.changes.length > 0 ? checkChanges(register, draft.changes) : null;
  const isSound = checked?.kind === 'sound';
  const trial = isSound ? await tryOut(register, checked.changes, today, dossiersOf(db)) : null;
  const [writer, approver, standing, sentBack] = await Promise.all([
    personById(db, draft.writtenBy),
    draft.approvedBy === null ? null : personById(db, draft.approvedBy),
    standingOf(db, personId, today),
    draft.state === 'draft' ? lastSentBack(db, id) : null,
  ]);
  return {
    ...draft,
    writtenBy: writer?.name ?? '',
    approvedBy: approver?.name ?? null,
    sentences: sentencesOf(isSound ? checked.after : register, draft.changes),
    errors: checked?.kind === 'faulty' ? checked.errors : [],
    findings: trial?.findings ?? [],
    whatIf: trial,
    sentBack,
    actions: actsFor(draft, standing),
  };
}

async function lastSentBack(db: System['db'], id: string): Promise<DraftView['sentBack']> {
  const event = (await eventsOf(db, id)).findLast(({ kind }) => kind === 'authority.draft-sent-back');
  if (!event) return null;
  const { reason } = event.data as { reason: string };
  return { by: event.actor && ((await personById(db, event.actor))?.name ?? null), at: event.at, reason };
}
