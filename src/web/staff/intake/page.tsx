import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { buttonClass, EmptyState, Field, Section, TextField } from '../../components/index.ts';
import { mended, type Problem, type Result } from '../api/problem.ts';
import type { OneStop, ProcedureView } from '../api/types.ts';
import { useMe, useStaff } from '../app/staff-context.tsx';
import { intentionFor } from '../app/use-intention.ts';
import { useResource } from '../app/use-resource.ts';
import { oneStopsOf } from '../duties.ts';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { errorAt, ProblemNotice } from '../parts/problem-notice.tsx';
import { ProcedureFinder } from '../parts/procedure-finder.tsx';
import { ApplicantForm } from './applicant-form.tsx';
import {
  type ChangeDraft,
  chooseProcedure,
  type Draft,
  emptyDraft,
  toNewDossier,
  unsendable,
} from './draft.ts';
import { dropDraft, keepDraft, readDraft } from './draft-store.ts';
import { OneStopPicker } from './one-stop-picker.tsx';
import { Papers } from './papers.tsx';
import { ProcedureSummary } from './procedure-summary.tsx';

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

function useProcedure(oneStop: string, code: string | null) {
  const { client } = useStaff();
  return useResource(
    useCallback(
      async (signal: AbortSignal): Promise<Result<ProcedureView | null>> =>
        code === null ? { ok: true, value: null } : client.procedure(oneStop, code, signal),
      [client, oneStop, code],
    ),
  );
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

function IntakeForm({ oneStops }: { readonly oneStops: readonly [OneStop, ...OneStop[]] }) {
  const { words: all, client } = useStaff();
  const { person } = useMe();
  const words = all.intake;
  const navigate = useNavigate();
  const [oneStop, setOneStop] = useState(oneStops[0].slug);
  const [draft, setDraft] = useDraft();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const change: ChangeDraft = (next, path) => {
    setDraft(next);
    setProblem((last) => mended(last, path));
  };
  const find = useCallback(
    (q: string, signal: AbortSignal) => client.procedures(oneStop, q, signal),
    [client, oneStop],
  );
  const chosen = useProcedure(oneStop, draft.procedure);
  const procedure = chosen.value?.code === draft.procedure ? chosen.value : null;
  // Without the list of documents the command would not be the one that is on the screen.
  const awaited = draft.procedure !== null && procedure === null;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy || awaited) return;
    const errors = unsendable(draft, { choose: words.choose, birthWrong: words.applicant.birthWrong });
    if (errors.length > 0) {
      setProblem({ status: 0, code: 'unsendable', title: all.problems.fix, detail: '', errors });
      return;
    }
    const body = toNewDossier(draft, oneStop, procedure?.components ?? []);
    const sent = intentionFor(body, draft.sent);
    setDraft({ ...draft, sent });
    setBusy(true);
    const answer = await client.receive(body, sent.key);
    setBusy(false);
    if (answer.ok) {
      dropDraft(person.id);
      navigate(`/tiep-nhan/${answer.value.code}`);
    } else setProblem(answer.problem);
  }

  return (
    <form onSubmit={submit} noValidate data-main-form>
      <div className="page-head">
        <PageTitle>{words.title}</PageTitle>
        <OneStopPicker oneStops={oneStops} chosen={oneStop} onChoose={setOneStop} />
      </div>
      <ProblemNotice problem={problem} />
      <Section id="intake-procedure" title={words.procedure.section}>
        {draft.procedure === null ? (
          <ProcedureFinder
            find={find}
            error={errorAt(problem, 'procedure')}
            onChoose={({ code }) => {
              setDraft((last) => chooseProcedure(last, code));
              setProblem(null);
              document.getElementById('card-scan')?.focus();
            }}
          />
        ) : null}
        <div aria-live="polite">
          {procedure ? (
            <ProcedureSummary
              procedure={procedure}
              onChange={() => setDraft((last) => chooseProcedure(last, null))}
            />
          ) : null}
          {draft.procedure !== null && !procedure && chosen.loading ? <Loading lines={3} /> : null}
        </div>
        {draft.procedure !== null && !procedure ? (
          <ProblemNotice problem={chosen.problem} onRetry={chosen.reload} />
        ) : null}
      </Section>
      <Section id="intake-applicant" title={words.applicant.section}>
        <ApplicantForm draft={draft} problem={problem} onDraft={change} />
      </Section>
      {procedure && procedure.components.length > 0 ? (
        <Section id="intake-papers" title={words.papers.section}>
          <Papers wanted={procedure.components} draft={draft} problem={problem} onDraft={change} />
        </Section>
      ) : null}
      <Section id="intake-more" title={words.more.section}>
        <TextField
          id="copies"
          label={words.more.copies}
          error={errorAt(problem, 'copies')}
          code
          type="number"
          min={1}
          max={20}
          value={draft.copies}
          onChange={({ target }) =>
            change(
              (last) => ({ ...last, copies: Math.max(1, Math.trunc(Number(target.value) || 1)) }),
              'copies',
            )
          }
        />
        <Field id="note" label={words.more.note} optional={all.optional} error={errorAt(problem, 'note')}>
          {(control) => (
            <textarea
              {...control}
              className="input"
              rows={2}
              value={draft.note}
              onChange={({ target }) => change((last) => ({ ...last, note: target.value }), 'note')}
            />
          )}
        </Field>
      </Section>
      <div className="form-foot button-row">
        <button type="submit" className={buttonClass()} disabled={awaited}>
          {busy ? words.busy : words.submit}
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
