import { useCallback, useEffect, useRef, useState } from 'react';
import { useParams } from 'react-router';
import { Facts, Notice, Section, StatusTag } from '../../../components/index.ts';
import type { DraftAction, DraftView } from '../../api/authority-types.ts';
import { useStaff } from '../../app/staff-context.tsx';
import { useResource } from '../../app/use-resource.ts';
import { Loading } from '../../parts/loading.tsx';
import { Moment } from '../../parts/moment.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { FindingCounts, FindingList } from '../finding-list.tsx';
import { draftTones } from '../tones.ts';
import { Changes } from './changes.tsx';
import { DraftActions } from './draft-actions.tsx';
import { WhatIfSheet } from './what-if.tsx';

function DraftHead({ draft }: { readonly draft: DraftView }) {
  const { head: words } = useStaff().words.drafts;
  const { id, writtenBy, writtenAt, approvedBy, decidedAt, version, changes } = draft;
  return (
    <>
      <Facts
        items={[
          { term: words.by, value: writtenBy },
          { term: words.at, value: <Moment at={writtenAt} /> },
          { term: words.version, value: <span className="num">{version}</span> },
          ...(approvedBy && decidedAt
            ? [
                {
                  term: words.approvedBy,
                  value: (
                    <>
                      {approvedBy}, <Moment at={decidedAt} />
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      {changes.some(({ kind }) => kind === 'delegate') ? (
        <p className="link-row no-print">
          <a href={`/api/v1/authority/drafts/${id}/annex.pdf`}>{words.annexPdf}</a>
          <a href={`/api/v1/authority/drafts/${id}/annex.docx`}>{words.annexDocx}</a>
        </p>
      ) : null}
    </>
  );
}

/** `changes.0.rows.3.procedure` is of the first change. */
function faultPlace(path: string, inWords: (no: number) => string): string {
  const index = /^changes\.(\d+)/.exec(path)?.[1];
  return index === undefined ? '' : `${inWords(Number(index) + 1)}: `;
}

interface SheetProps {
  readonly draft: DraftView;
  readonly onChanged: (draft: DraftView, action: DraftAction) => void;
}

function DraftSheet({ draft, onChanged }: SheetProps) {
  const words = useStaff().words.drafts;
  const { state, errors, findings, whatIf, changes } = draft;
  const open = state === 'draft' || state === 'submitted';
  const wrong = errors.length > 0 || findings.some(({ severity }) => severity === 'error');
  return (
    <>
      <Section id="thay-doi" title={words.changes.title}>
        <Changes draft={draft} onChanged={(changed) => onChanged(changed, 'change')} />
      </Section>
      {open && changes.length > 0 ? (
        <>
          <Section
            id="kiem-tra"
            title={words.findings.title}
            mark={findings.length > 0 ? <FindingCounts findings={findings} /> : undefined}
          >
            {wrong ? <p className="strong">{words.findings.blocked}</p> : null}
            {errors.length > 0 ? (
              <ul className="faults">
                {errors.map(({ path, message }) => (
                  <li key={`${path} ${message}`}>
                    {faultPlace(path, words.findings.change)}
                    {message}
                  </li>
                ))}
              </ul>
            ) : (
              <FindingList findings={findings} level={3} />
            )}
          </Section>
          {whatIf ? (
            <Section id="neu-ban-hanh" title={words.whatIf.title}>
              <WhatIfSheet whatIf={whatIf} />
            </Section>
          ) : null}
        </>
      ) : null}
    </>
  );
}

/** One draft: what it changes, what is wrong with it, what would follow, and what may be done with it. */
export default function DraftPage() {
  const { id = '' } = useParams();
  const { client, words: all } = useStaff();
  const words = all.drafts;
  const [done, setDone] = useState<{ readonly action: DraftAction; readonly version: number } | null>(null);
  const notice = useRef<HTMLDivElement>(null);
  // What was pressed may be gone with the state that offered it.
  useEffect(() => {
    if (done && done.action !== 'change') notice.current?.focus();
  }, [done]);
  const { value, problem, reload, set } = useResource(
    useCallback((signal: AbortSignal) => client.authority.draft(id, signal), [client, id]),
  );
  const draft = value?.id === id ? value : null;
  const changed = (next: DraftView, action: DraftAction) => {
    set(next);
    setDone({ action, version: next.version });
  };
  return (
    <div>
      <div className="page-head">
        <PageTitle>{draft?.title ?? words.title}</PageTitle>
        {draft ? <StatusTag tone={draftTones[draft.state]}>{words.states[draft.state]}</StatusTag> : null}
      </div>
      <ProblemNotice problem={problem} onRetry={reload} />
      {!draft && !problem ? <Loading lines={10} /> : null}
      <div role="status" className="done-notice" ref={notice} tabIndex={-1}>
        {done ? <Notice tone="success" title={words.done[done.action]} /> : null}
      </div>
      {draft ? (
        <>
          <DraftHead draft={draft} />
          {draft.sentBack ? (
            <Notice tone="warning" title={words.head.sentBack(draft.sentBack.by ?? '')}>
              <p>{draft.sentBack.reason}</p>
            </Notice>
          ) : null}
          <DraftActions draft={draft} onChanged={changed} onStale={reload} />
          <DraftSheet draft={draft} onChanged={changed} />
        </>
      ) : null}
    </div>
  );
}
