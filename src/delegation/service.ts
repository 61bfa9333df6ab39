import { lint, lockRegister, makeChanges, type Register } from '../authority/index.ts';
import { moveStranded } from '../dossiers/index.ts';
import { type FieldError, notFound, Refusal } from '../kernel/refusal.ts';
import { type Day, dayOf } from '../kernel/time.ts';
import { type Command, type CommandContext, canonicalJson, sha256 } from '../ledger/index.ts';
import { checkChanges } from './check.ts';
import { type Draft, type DraftAct, evolve, type Hindrance, hindrance, type TypedChange } from './draft.ts';
import { compareFindings } from './findings.ts';
import {
  type Changed,
  changeSchema,
  type SentBack,
  type Step,
  sendBackSchema,
  stepSchema,
  type Written,
  writeBody,
} from './input.ts';
import { draftText, hindranceText } from './messages.ts';
import { insertDraft, lockDraft, standingOf, updateDraft } from './store.ts';

interface Acted {
  readonly id: string;
  readonly version: number;
}

/** A new draft, with whatever was typed so far. */
export const writeDraft: Command<Written, Acted> = {
  kind: 'authority.write-draft',
  input: writeBody,
  async handle({ title, changes }, context) {
    const { tx, at, newId } = context;
    const person = await personOf(context);
    if (!person.controls) throw hindered('not-control', 'draft');
    const draft: Draft = {
      id: newId(),
      title,
      changes: changes as TypedChange[],
      state: 'draft',
      writtenBy: person.personId,
      writtenAt: at,
      approvedBy: null,
      decidedAt: null,
      version: 1,
    };
    await insertDraft(tx, draft);
    await recordOn(context, draft, 'authority.draft-written', digestOf(draft));
    return { id: draft.id, version: draft.version };
  },
};

export const changeDraft: Command<Changed, Acted> = {
  kind: 'authority.change-draft',
  input: changeSchema,
  async handle({ id, version, title, changes }, context) {
    const act: DraftAct = { kind: 'change', title, changes: changes as TypedChange[] };
    const next = await step(context, { id, version }, act);
    await recordOn(context, next, 'authority.draft-changed', digestOf(next));
    return { id, version: next.version };
  },
};

/** Puts the draft before a second person. */
export const submitDraft: Command<Step, Acted> = {
  kind: 'authority.submit-draft',
  input: stepSchema,
  async handle(input, context) {
    const next = await step(context, input, { kind: 'submit' });
    await recordOn(context, next, 'authority.draft-submitted', {});
    return { id: next.id, version: next.version };
  },
};

export const sendBackDraft: Command<SentBack, Acted> = {
  kind: 'authority.send-back-draft',
  input: sendBackSchema,
  async handle({ reason, ...input }, context) {
    const next = await step(context, input, { kind: 'send-back', reason });
    await recordOn(context, next, 'authority.draft-sent-back', { reason });
    return { id: next.id, version: next.version };
  },
};

export const withdrawDraft: Command<Step, Acted> = {
  kind: 'authority.withdraw-draft',
  input: stepSchema,
  async handle(input, context) {
    const next = await step(context, input, { kind: 'withdraw' });
    await recordOn(context, next, 'authority.draft-withdrawn', {});
    return { id: next.id, version: next.version };
  },
};

/**
 * A second person publishes: the draft's changes are made in the same transaction, with everything that follows
 * from them. Refused while they bring an error that the register did not have before.
 */
export const approveDraft: Command<Step, Acted> = {
  kind: 'authority.approve-draft',
  input: stepSchema,
  async handle(input, context) {
    // Before the draft, so that whoever decides dossiers never waits for us while we wait for them.
    await lockRegister(context.tx);
    const next = await step(context, input, { kind: 'approve' });
    const { after } = await makeChanges(context, (before) => {
      const checked = checkChanges(before, next.changes);
      if (checked.kind === 'faulty') throw hasErrors(checked.errors);
      const errors = errorsBrought(before, checked.after, dayOf(context.at));
      if (errors.length > 0) throw hasErrors(errors);
      return checked.changes;
    });
    await moveStranded(context, after);
    await recordOn(context, next, 'authority.draft-approved', digestOf(next));
    return { id: next.id, version: next.version };
  },
};

async function step(
  context: CommandContext,
  { id, version }: { id: string; version: number },
  act: DraftAct,
): Promise<Draft> {
  const { tx, at } = context;
  const person = await personOf(context);
  const draft = await lockDraft(tx, id);
  if (!draft) throw notFound({ vi: 'dự thảo này', en: 'such draft' });
  const reason = hindrance(draft, act.kind, person);
  if (reason) throw hindered(reason, draft.state);
  if (draft.version !== version) {
    throw new Refusal(409, 'version-conflict', draftText.olderVersion, { mend: draftText.olderVersionMend });
  }
  const next = evolve(draft, act, person, at);
  await updateDraft(tx, next);
  return next;
}

/** Errors of the lint that the changes bring, each with its place. */
function errorsBrought(before: Register, after: Register, from: Day): FieldError[] {
  const { brought } = compareFindings(lint(before, { from }), lint(after, { from }));
  return brought
    .filter((finding) => finding.severity === 'error')
    .map(({ code, place, text }) => ({
      path: [code, ...Object.values(place)].join(' '),
      message: text,
    }));
}

const hasErrors = (errors: readonly FieldError[]): Refusal =>
  new Refusal(422, 'draft-has-errors', draftText.hasErrors, {
    mend: draftText.hasErrorsMend,
    errors: [...errors],
  });

function hindered(reason: Hindrance, state: Draft['state']): Refusal {
  const { status, title, mend } = hindranceText(reason, state);
  return new Refusal(status, reason, title, { mend });
}

async function personOf({ tx, actor, at }: CommandContext) {
  if (actor.kind === 'person') return standingOf(tx, actor.personId, dayOf(at));
  throw hindered('not-control', 'draft');
}

/** The ledger holds what was agreed when it is published; until then, that it was written, and its digest. */
const digestOf = ({ title, changes }: Draft) => ({
  title,
  changes: changes.length,
  sha256: sha256(canonicalJson(changes)).toString('hex'),
});

const recordOn = (context: CommandContext, draft: Draft, kind: string, data: object): void =>
  context.record('registers', [{ stream: draft.id, streamSeq: draft.version, kind, data }]);
