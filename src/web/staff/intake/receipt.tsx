import { useCallback } from 'react';
import { Link, useParams } from 'react-router';
import { buttonClass, DescriptionList } from '../../components/index.ts';
import type { DossierView } from '../api/types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { useResource } from '../app/use-resource.ts';
import { FormList, Parts } from '../dossier/under-way.tsx';
import { Loading } from '../parts/loading.tsx';
import { Moment } from '../parts/moment.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { Why } from '../parts/why.tsx';

/** After intake: what to say to the person at the counter, and the slip to hand over. */
export default function Receipt() {
  const { code = '' } = useParams();
  const { client, words: all } = useStaff();
  const words = all.receipt;
  const load = useCallback((signal: AbortSignal) => client.dossier(code, signal), [client, code]);
  const { value: dossier, problem, reload } = useResource(load);
  return (
    <div className="flow">
      <PageTitle>{dossier && !dossier.receivedAt ? words.filedTitle : words.title}</PageTitle>
      <p>
        <span className="visually-hidden">{words.code}: </span>
        <span className="plate plate--large">{code}</span>
      </p>
      <ProblemNotice problem={problem} onRetry={reload} />
      {!dossier && !problem ? <Loading /> : null}
      {dossier ? <Taken dossier={dossier} /> : null}
    </div>
  );
}

function Taken({ dossier }: { readonly dossier: DossierView }) {
  const words = useStaff().words.receipt;
  const text = useText();
  const { code, due, receivedAt, slipUrl, secret, standing } = dossier;
  return (
    <>
      {receivedAt ? null : <p>{standing.supplement ? words.askedLead : words.filedLead}</p>}
      <DescriptionList
        items={[
          ...(due
            ? [
                {
                  term: words.due,
                  value: (
                    <strong className="lead">
                      <Moment at={due.at} />
                    </strong>
                  ),
                },
              ]
            : []),
          { term: words.applicant, value: dossier.applicantName },
          { term: words.procedure, value: text(dossier.procedure.name) },
          ...(secret
            ? [
                {
                  term: words.secret,
                  value: (
                    <>
                      <strong className="secret">{secret}</strong>
                      <span className="muted small block">{words.secretHint}</span>
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      {due ? <Why title={words.why} sentences={due.plain.map(text)} /> : null}
      <Parts dossier={dossier} />
      {receivedAt ? null : <FormList dossier={dossier} />}
      <div className="button-row no-print">
        {slipUrl ? (
          <a className={buttonClass()} href={slipUrl} target="_blank" rel="noopener">
            {words.print}
          </a>
        ) : null}
        <Link className={buttonClass('secondary')} to="/tiep-nhan">
          {words.another}
        </Link>
        <Link className={buttonClass('secondary')} to={`/ho-so/${code}`}>
          {words.open}
        </Link>
      </div>
    </>
  );
}
