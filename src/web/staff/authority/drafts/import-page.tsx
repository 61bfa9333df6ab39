import { useCallback, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { buttonClass, Notice } from '../../../components/index.ts';
import type { AnnexReading, DraftView } from '../../api/authority-types.ts';
import { useStaff } from '../../app/staff-context.tsx';
import { useResource } from '../../app/use-resource.ts';
import { Loading } from '../../parts/loading.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useBodies } from './body-picker.tsx';
import { ImportForm } from './import-form.tsx';
import { Reading } from './reading.tsx';
import { useChanges } from './use-changes.ts';

interface TakeOverProps {
  readonly draft: DraftView;
  readonly reading: AnnexReading;
  readonly onTaken: () => void;
}

/** All rows, or none. */
function TakeOver({ draft, reading, onTaken }: TakeOverProps) {
  const { words: all } = useStaff();
  const words = all.drafts.import;
  const { save, problem, busy } = useChanges(draft, onTaken);
  const { change, rows } = reading;
  if (!change) return <Notice tone="error" title={words.blocked} />;
  return (
    <div className="form-foot">
      <ProblemNotice problem={problem} />
      <button
        type="button"
        className={buttonClass()}
        disabled={busy}
        onClick={() => void save([...draft.changes, change])}
      >
        {busy ? all.actions.busy : words.take(rows.length)}
      </button>
    </div>
  );
}

/** Reads an annex as the office keeps it, and shows every row beside what it was taken to be. */
export default function ImportPage() {
  const { id = '' } = useParams();
  const { client, words: all } = useStaff();
  const words = all.drafts.import;
  const navigate = useNavigate();
  const bodies = useBodies();
  const [reading, setReading] = useState<AnnexReading | null>(null);
  const {
    value: draft,
    problem,
    reload,
  } = useResource(useCallback((signal: AbortSignal) => client.authority.draft(id, signal), [client, id]));
  return (
    <>
      <PageTitle>{words.title}</PageTitle>
      <p className="muted">
        {words.lead} {words.noDocument}
      </p>
      <ProblemNotice problem={problem} onRetry={reload} />
      {!draft && !problem ? <Loading lines={6} /> : null}
      {draft ? <ImportForm draft={draft} bodies={bodies} onRead={setReading} /> : null}
      {draft && reading ? (
        <>
          <Reading reading={reading} bodies={bodies} />
          <TakeOver draft={draft} reading={reading} onTaken={() => navigate(`/tham-quyen/du-thao/${id}`)} />
        </>
      ) : null}
    </>
  );
}
