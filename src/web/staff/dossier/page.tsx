import { useCallback, useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { Notice, Section } from '../../components/index.ts';
import type { Action, DossierView } from '../api/types.ts';
import { useStaff } from '../app/staff-context.tsx';
import { useLive } from '../app/use-live.ts';
import { useResource } from '../app/use-resource.ts';
import { FeePanel } from '../fees/fee-panel.tsx';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { Actions } from './actions.tsx';
import { AuthorityPanel } from './authority-panel.tsx';
import { Deadline } from './deadline.tsx';
import { ApplicantDetails, Course, DecisionDetails, Papers, ProposalDetails } from './details.tsx';
import { DossierHead } from './head.tsx';
import { Opinions } from './opinions.tsx';
import { FormList, Parts, UnderWay } from './under-way.tsx';
import { usePresence } from './use-presence.ts';

interface SheetProps {
  readonly dossier: DossierView;
  readonly onChanged: (dossier: DossierView | null, action: Action) => void;
}

function Sheet({ dossier, onChanged }: SheetProps) {
  const { words: all } = useStaff();
  const words = all.dossier;
  return (
    <>
      <UnderWay dossier={dossier} />
      <div className="no-print">
        <Section id="viec" title={words.actions}>
          <Actions dossier={dossier} onChanged={onChanged} />
        </Section>
      </div>
      <div className="dossier-sheet">
        <div>
          {dossier.decision ? (
            <Section id="ket-qua" title={words.decision}>
              <DecisionDetails decision={dossier.decision} results={dossier.results} />
            </Section>
          ) : null}
          {dossier.proposal ? (
            <Section id="de-xuat" title={words.proposal}>
              <ProposalDetails proposal={dossier.proposal} />
            </Section>
          ) : null}
          <Opinions dossier={dossier} />
          <Section id="nguoi-nop" title={words.applicant}>
            <ApplicantDetails dossier={dossier} />
          </Section>
          <Section id="giay-to" title={words.papers}>
            <Papers dossier={dossier} />
          </Section>
          <Parts dossier={dossier} />
          <Section id="phi" title={all.fees.panel}>
            <FeePanel code={dossier.code} />
          </Section>
          <Section id="dien-bien" title={words.course}>
            <Course dossier={dossier} />
          </Section>
        </div>
        <div>
          <Deadline dossier={dossier} />
          <Section id="tham-quyen" title={words.authority}>
            <AuthorityPanel authority={dossier.authority} decision={dossier.decision} />
          </Section>
          <FormList dossier={dossier} />
        </div>
      </div>
    </>
  );
}

export default function DossierPage() {
  const { code = '' } = useParams();
  const { client, words } = useStaff();
  const [done, setDone] = useState<Action | null>(null);
  const [gone, setGone] = useState(false);
  const notice = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone with the state that offered it.
  useEffect(() => {
    if (done) notice.current?.focus();
  }, [done]);
  const load = useCallback((signal: AbortSignal) => client.dossier(code, signal), [client, code]);
  const { value: dossier, problem, reload, set } = useResource(load);
  const others = usePresence(code);
  useLive((changed) => {
    if (!gone && (changed === null || changed.code === code)) reload();
  });
  return (
    <div>
      <PageTitle visually={<DossierTitle code={code} />}>{words.dossier.title(code)}</PageTitle>
      <ProblemNotice problem={problem} onRetry={reload} />
      {!dossier && !problem ? <Loading lines={10} /> : null}
      <p role="status" className="presence no-print">
        {others.length > 0 ? words.dossier.looking(others.join(', ')) : ''}
      </p>
      {dossier && !gone ? <DossierHead dossier={dossier} /> : null}
      <div role="status" className="done-notice" ref={notice} tabIndex={-1}>
        {done ? (
          <Notice tone="success" title={words.actions.done[done]}>
            {gone ? (
              <p>
                {words.dossier.gone} <Link to="/">{words.notFound.back}</Link>
              </p>
            ) : null}
          </Notice>
        ) : null}
      </div>
      {dossier && !gone ? (
        <Sheet
          dossier={dossier}
          onChanged={(changed, action) => {
            if (changed) set(changed);
            setGone(changed === null);
            setDone(action);
          }}
        />
      ) : null}
    </div>
  );
}

/** Reads as one heading, and shows the code as it hangs on the slip. */
function DossierTitle({ code }: { readonly code: string }) {
  const { dossier } = useStaff().words;
  return (
    <>
      <span className="visually-hidden">{dossier.title('')} </span>
      <span className="plate">{code}</span>
    </>
  );
}
