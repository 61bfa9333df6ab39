import { useState } from 'react';
import { Link } from 'react-router';
import { buttonClass, EmptyState } from '../../../components/index.ts';
import type { Change, DraftView } from '../../api/authority-types.ts';
import { useStaff, useText } from '../../app/staff-context.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAddress } from '../use-address.ts';
import { ChangeForm } from './change-form.tsx';
import { changeKinds, emptyChange } from './typed-change.ts';
import { useChanges } from './use-changes.ts';

interface ChangesProps {
  readonly draft: DraftView;
  readonly onChanged: (draft: DraftView) => void;
}

/** The rows that a change delegates, on demand. */
function Rows({ change }: { readonly change: Change }) {
  const words = useStaff().words;
  if (change.kind !== 'delegate' || change.rows.length === 0) return null;
  return (
    <details className="small">
      <summary>{words.drafts.changes.rows(change.rows.length)}</summary>
      <ul className="plain-list row-list">
        {change.rows.map(({ annex, no, procedure, delegate }) => (
          <li key={`${annex} ${no} ${delegate}`}>
            <span className="muted">{words.authority.findings.row(annex, no)}</span>
            <span className="num">{procedure}</span>
            <span>{delegate}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What the draft changes, in sentences; its writer adds and removes. */
export function Changes({ draft, onChanged }: ChangesProps) {
  const words = useStaff().words.drafts.changes;
  const text = useText();
  const { get } = useAddress();
  const asked = changeKinds.find((kind) => kind === get('kind'));
  const mayChange = draft.actions.includes('change');
  const [adding, setAdding] = useState(mayChange && asked !== undefined && draft.changes.length === 0);
  const { save, problem, busy } = useChanges(draft, onChanged);
  const { changes, sentences, id } = draft;
  return (
    <div className="flow">
      <ProblemNotice problem={problem} />
      {changes.length === 0 ? (
        <EmptyState title={words.none}>{mayChange ? <p>{words.noneDetail}</p> : null}</EmptyState>
      ) : (
        <ol className="changes">
          {changes.map((change, index) => {
            const sentence = sentences[index] ? text(sentences[index]) : change.kind;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: changes carry no key, and apply in this order
              <li key={index}>
                <div className="changes__row">
                  <p>{sentence}</p>
                  {mayChange ? (
                    <button
                      type="button"
                      className="text-button no-print"
                      aria-label={words.removeOf(sentence)}
                      disabled={busy}
                      onClick={() => void save(changes.filter((_, at) => at !== index))}
                    >
                      {words.remove}
                    </button>
                  ) : null}
                </div>
                <Rows change={change} />
              </li>
            );
          })}
        </ol>
      )}
      {mayChange && !adding ? (
        <div className="button-row no-print">
          <button type="button" className={buttonClass('secondary')} onClick={() => setAdding(true)}>
            {words.add}
          </button>
          <Link className={buttonClass('secondary')} to={`/tham-quyen/du-thao/${id}/nhap`}>
            {words.import}
          </Link>
        </div>
      ) : null}
      {adding ? (
        <ChangeForm
          first={{ ...emptyChange, kind: asked ?? emptyChange.kind, document: get('document') }}
          inDraft={changes}
          busy={busy}
          onAdd={async (change) => {
            if (await save([...changes, change])) setAdding(false);
          }}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </div>
  );
}
