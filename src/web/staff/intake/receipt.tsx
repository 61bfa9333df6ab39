import { useCallback } from 'react';
import { Link, useParams } from 'react-router';
import { buttonClass, DescriptionList } from '../../components/index.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { useResource } from '../app/use-resource.ts';
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
  const text = useText();
  const load = useCallback((signal: AbortSignal) => client.dossier(code, signal), [client, code]);
  const { value: dossier, problem, reload } = useResource(load);
  return (
    <div className="flow">
      <PageTitle>{words.title}</PageTitle>
      <p>
        <span className="visually-hidden">{words.code}: </span>
        <span className="plate plate--large">{code}</span>
      </p>
      <ProblemNotice problem={problem} onRetry={reload} />
      {!dossier && !problem ? <Loading /> : null}
      {dossier ? (
        <>
          <DescriptionList
            items={[
              {
                term: words.due,
                value: (
                  <strong className="lead">{dossier.due ? <Moment at={dossier.due.at} /> : null}</strong>
                ),
              },
              { term: words.applicant, value: dossier.applicantName },
              { term: words.procedure, value: text(dossier.procedure.name) },
              ...(dossier.secret
                ? [
                    {
                      term: words.secret,
                      value: (
                        <>
                          <strong className="secret">{dossier.secret}</strong>
                          <span className="muted small block">{words.secretHint}</span>
                        </>
                      ),
                    },
                  ]
                : []),
            ]}
          />
          {dossier.due ? <Why title={words.why} sentences={dossier.due.plain.map(text)} /> : null}
          <div className="button-row no-print">
            {dossier.slipUrl ? (
              <a className={buttonClass()} href={dossier.slipUrl} target="_blank" rel="noopener">
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
      ) : null}
    </div>
  );
}
