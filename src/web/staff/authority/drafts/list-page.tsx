import { type FormEvent, useCallback, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { DataTable, EmptyState, StatusTag, SubmitButton, TextField } from '../../../components/index.ts';
import type { DraftSummary } from '../../api/authority-types.ts';
import type { Problem } from '../../api/problem.ts';
import { useMe, useStaff } from '../../app/staff-context.tsx';
import { useIntention } from '../../app/use-intention.ts';
import { useResource } from '../../app/use-resource.ts';
import { Loading } from '../../parts/loading.tsx';
import { Moment } from '../../parts/moment.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { errorAt, ProblemNotice } from '../../parts/problem-notice.tsx';
import { draftTones } from '../tones.ts';
import { useAddress } from '../use-address.ts';

function DraftTable({ drafts }: { readonly drafts: readonly DraftSummary[] }) {
  const words = useStaff().words.drafts;
  const { columns } = words;
  return (
    <DataTable
      caption={words.title}
      captionHidden
      lively
      rows={drafts}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          label: columns.title,
          cell: ({ id, title }) => (
            <Link className="strong" to={`/tham-quyen/du-thao/${id}`}>
              {title}
            </Link>
          ),
        },
        {
          key: 'state',
          label: columns.state,
          cell: ({ state }) => <StatusTag tone={draftTones[state]}>{words.states[state]}</StatusTag>,
        },
        { key: 'by', label: columns.by, cell: ({ writtenBy }) => writtenBy },
        { key: 'at', label: columns.at, cell: ({ writtenAt }) => <Moment at={writtenAt} /> },
        {
          key: 'decided',
          label: columns.decided,
          cell: ({ approvedBy, decidedAt }) =>
            approvedBy && decidedAt ? (
              <>
                {approvedBy} <span className="muted small">· </span>
                <Moment at={decidedAt} />
              </>
            ) : (
              <span className="muted">–</span>
            ),
        },
      ]}
    />
  );
}

/** Names a draft and opens it; what is to change is chosen there. */
function NewDraft() {
  const { client, words: all } = useStaff();
  const words = all.drafts.create;
  const navigate = useNavigate();
  const { get } = useAddress();
  const intention = useIntention();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  async function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const title = String(new FormData(event.currentTarget).get('title') ?? '').trim();
    setBusy(true);
    const answer = await client.authority.newDraft(title, [], intention.keyFor({ title }));
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    intention.settle();
    const [kind, document] = [get('kind'), get('document')];
    const search = kind && document ? `?kind=${kind}&document=${document}` : '';
    navigate(`/tham-quyen/du-thao/${answer.value.id}${search}`);
  }
  return (
    <form className="new-draft" onSubmit={create} noValidate>
      <ProblemNotice problem={problem} />
      <TextField
        id="title"
        name="title"
        label={words.name}
        hint={words.hint}
        error={errorAt(problem, 'title')}
        autoComplete="off"
      />
      <SubmitButton>{words.button}</SubmitButton>
    </form>
  );
}

/** Drafts, what waits for somebody first. */
export default function DraftsPage() {
  const { client, words: all } = useStaff();
  const words = all.drafts;
  const mayWrite = useMe().duties.includes('control');
  const { value, problem, loading, reload } = useResource(
    useCallback((signal: AbortSignal) => client.authority.drafts(signal), [client]),
  );
  const drafts = value?.drafts;
  return (
    <>
      <PageTitle>{words.title}</PageTitle>
      <p className="muted">{words.lead}</p>
      {mayWrite ? (
        <section aria-labelledby="new-draft">
          <h2 id="new-draft">{words.create.title}</h2>
          <NewDraft />
        </section>
      ) : null}
      <ProblemNotice problem={problem} onRetry={reload} />
      {!drafts && loading ? <Loading lines={6} /> : null}
      {drafts?.length === 0 ? (
        <EmptyState title={words.empty}>{mayWrite ? <p>{words.emptyDetail}</p> : null}</EmptyState>
      ) : null}
      {drafts && drafts.length > 0 ? <DraftTable drafts={drafts} /> : null}
    </>
  );
}
