import { type FormEvent, useEffect, useState } from 'react';
import { buttonClass, EmptyState, Field, Section, TextField } from '../../components/index.ts';
import { mended, type Problem } from '../api/problem.ts';
import type { OneStop } from '../api/types.ts';
import { useMe, useStaff } from '../app/staff-context.tsx';
import { oneStopsOf } from '../duties.ts';
import { PageTitle } from '../parts/page-title.tsx';
import { errorAt, ProblemNotice } from '../parts/problem-notice.tsx';
import { ApplicantForm } from './applicant-form.tsx';
import { Choice, useGroups, useProcedure } from './choice.tsx';
import { type ChangeDraft, type Draft, emptyDraft, identityOf, sendingOf } from './draft.ts';
import { dropDraft, keepDraft, readDraft } from './draft-store.ts';
import { Duplicates, duplicateKey, useDuplicates } from './duplicates.tsx';
import { GroupPapers } from './group.tsx';
import { LackingFields } from './lacking-fields.tsx';
import { OneStopPicker } from './one-stop-picker.tsx';
import { Papers } from './papers.tsx';
import { procedureOf, useSending } from './use-sending.ts';

/** The draft, kept against a reload of the page. */
function useDraft() {
  const { person } = useMe();
  const [draft, setDraft] = useState(() => readDraft(person.id));
  useEffect(() => {
    if (draft === emptyDraft) dropDraft(person.id);
    else keepDraft(person.id, draft);
  }, [person.id, draft]);
  return [draft, setDraft] as const;
}

interface ClearDraftProps {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
}

/** Empties the form, and as long as it stays empty can bring back what was in it. */
function ClearDraft({ draft, onDraft }: ClearDraftProps) {
  const { intake: words } = useStaff().words;
  const [cleared, setCleared] = useState<Draft | null>(null);
  const back = draft === emptyDraft ? cleared : null;
  return (
    <button
      type="button"
      className={buttonClass('secondary')}
      disabled={draft === emptyDraft && !back}
      onClick={() => {
        setCleared(draft);
        onDraft(back ?? emptyDraft);
      }}
    >
      {back ? words.restore : words.clear}
    </button>
  );
}

interface PartProps {
  readonly draft: Draft;
  readonly problem: Problem | null;
  readonly onDraft: ChangeDraft;
}

function More({ draft, problem, onDraft }: PartProps) {
  const { words: all } = useStaff();
  const words = all.intake.more;
  return (
    <Section id="intake-more" title={words.section}>
      <TextField
        id="copies"
        label={words.copies}
        error={errorAt(problem, 'copies')}
        code
        type="number"
        min={1}
        max={20}
        value={draft.copies}
        onChange={({ target }) =>
          onDraft(
            (last) => ({ ...last, copies: Math.max(1, Math.trunc(Number(target.value) || 1)) }),
            'copies',
          )
        }
      />
      <Field id="note" label={words.note} optional={all.optional} error={errorAt(problem, 'note')}>
        {(control) => (
          <textarea
            {...control}
            className="input"
            rows={2}
            value={draft.note}
            onChange={({ target }) => onDraft((last) => ({ ...last, note: target.value }), 'note')}
          />
        )}
      </Field>
    </Section>
  );
}

function IntakeForm({ oneStops }: { readonly oneStops: readonly [OneStop, ...OneStop[]] }) {
  const words = useStaff().words.intake;
  const [oneStop, setOneStop] = useState(oneStops[0].slug);
  const [draft, setDraft] = useDraft();
  const [problem, setProblem] = useState<Problem | null>(null);
  const { busy, send } = useSending();
  const change: ChangeDraft = (next, path) => {
    setDraft(next);
    setProblem((last) => mended(last, path));
  };
  const chosen = useProcedure(oneStop, draft.procedure);
  const procedure = chosen.value?.code === draft.procedure ? chosen.value : null;
  const groups = useGroups(oneStop);
  const group = groups.find(({ slug }) => slug === draft.group) ?? null;
  // Without the list of documents the command would not be the one that is on the screen.
  const awaited = (draft.procedure !== null && !procedure) || (draft.group !== null && !group);
  const identity = identityOf(draft);
  const duplicates = useDuplicates(identity, procedureOf(draft, group));
  const seenKey = duplicateKey(identity, procedureOf(draft, group));
  const components = procedure?.components ?? [];

  function submit(event: FormEvent) {
    event.preventDefault();
    if (awaited) return;
    void send({
      draft,
      chosen: { oneStop, components, group },
      onSent: (sent) => setDraft((last) => ({ ...last, sent })),
      onProblem: setProblem,
      onDuplicates: (dossiers) => duplicates.set({ dossiers }),
    });
  }

  const parts = { draft, problem, onDraft: change };
  return (
    <form onSubmit={submit} noValidate data-main-form>
      <div className="page-head">
        <PageTitle>{words.title}</PageTitle>
        <OneStopPicker oneStops={oneStops} chosen={oneStop} onChoose={setOneStop} />
      </div>
      <ProblemNotice problem={problem} />
      <Choice
        {...parts}
        oneStop={oneStop}
        chosen={chosen}
        procedure={procedure}
        groups={groups}
        group={group}
      />
      <Section id="intake-applicant" title={words.applicant.section}>
        <ApplicantForm {...parts} />
        <div aria-live="polite" className="intake-duplicates">
          <Duplicates
            dossiers={seenKey === null ? [] : (duplicates.value?.dossiers ?? [])}
            seen={seenKey !== null && draft.duplicateSeen === seenKey}
            onSeen={(seen) =>
              change((last) => ({ ...last, duplicateSeen: seen ? seenKey : null }), 'duplicate')
            }
          />
        </div>
      </Section>
      {components.length > 0 ? (
        <Section id="intake-papers" title={words.papers.section}>
          <Papers {...parts} wanted={components} />
          <LackingFields {...parts} wanted={components} />
        </Section>
      ) : null}
      {group ? (
        <Section id="intake-papers" title={words.papers.section}>
          <GroupPapers {...parts} group={group} />
        </Section>
      ) : null}
      <More {...parts} />
      <div className="form-foot button-row">
        <button type="submit" className={buttonClass()} disabled={awaited}>
          {busy ? words.busy : draft.lacking ? words.lacking.submit : words.submits[sendingOf(draft)]}
        </button>
        <kbd className="muted small">Ctrl + Enter</kbd>
        <ClearDraft
          draft={draft}
          onDraft={(next) => {
            setDraft(next);
            setProblem(null);
          }}
        />
        <span className="muted small">{words.draftKept}</span>
      </div>
    </form>
  );
}

export default function Intake() {
  const { words } = useStaff();
  const [first, ...others] = oneStopsOf(useMe());
  if (first) return <IntakeForm oneStops={[first, ...others]} />;
  return (
    <div className="flow">
      <PageTitle>{words.intake.title}</PageTitle>
      <EmptyState title={words.intake.none.title}>
        <p>{words.intake.none.detail}</p>
      </EmptyState>
    </div>
  );
}
