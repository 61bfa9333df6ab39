import { useCallback, useState } from 'react';
import { Link, useParams } from 'react-router';
import { formatDay } from '../../../kernel/time.ts';
import { StatusTag } from '../../components/index.ts';
import type { SessionView } from '../api/survey-types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { useResource } from '../app/use-resource.ts';
import { Loading } from '../parts/loading.tsx';
import { Moment } from '../parts/moment.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { MinutesPanel } from './minutes-panel.tsx';
import { ResultsTable } from './results-table.tsx';
import { sessionTones } from './tones.ts';

function Head({ view }: { readonly view: SessionView }) {
  const words = useStaff().words.surveys;
  const text = useText();
  const { state, place, beginsAt, attendees } = view.session;
  return (
    <>
      <p>
        <StatusTag tone={sessionTones[state]}>{words.states[state]}</StatusTag> {text(view.campaign)} ·{' '}
        {formatDay(view.day)}, {words.half[view.half]} · <Moment at={beginsAt} /> · {place}
      </p>
      <details>
        <summary>{words.attendees}</summary>
        <ul>
          {attendees.map(({ side, name, title }) => (
            <li key={`${side} ${name}`}>
              {name}, {title} ({side === 'team' ? words.team : words.unitSide})
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function Raised({ view }: { readonly view: SessionView }) {
  const words = useStaff().words.surveys;
  return (
    <div className="survey-columns">
      <section className="flow" aria-labelledby="kho-khan">
        <h2 id="kho-khan">{words.difficulties}</h2>
        {view.difficulties.length === 0 ? <p className="muted">{words.nothing}</p> : null}
        <ul>
          {view.difficulties.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
      </section>
      <section className="flow" aria-labelledby="kien-nghi">
        <h2 id="kien-nghi">{words.recommendations}</h2>
        {view.recommendations.length === 0 ? <p className="muted">{words.nothing}</p> : null}
        <ul>
          {view.recommendations.map(({ id, number, text, reply }) => (
            <li key={id}>
              <strong>{words.recommendation(number)}</strong>: {text}
              {reply ? <p className="muted small">{reply}</p> : null}
            </li>
          ))}
        </ul>
      </section>
      <section className="flow" aria-labelledby="tai-lieu">
        <h2 id="tai-lieu">{words.evidence}</h2>
        {view.evidence.length === 0 ? <p className="muted">{words.nothing}</p> : null}
        <ul>
          {view.evidence.map(({ id, name, complete, late }) => (
            <li key={id}>
              {complete ? <a href={`/api/v1/survey/evidence/${id}`}>{name}</a> : name}
              {complete ? null : ` (${words.evidenceComing})`}
              {late ? ` (${words.evidenceLate})` : null}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

/** A session at the desk: statement, figure and finding side by side, then the minutes and both signatures. */
export default function SurveySessionPage() {
  const { id = '' } = useParams();
  const { client, words: all } = useStaff();
  const words = all.surveys;
  const text = useText();
  const [only, setOnly] = useState(false);
  const { value, problem, loading, reload } = useResource(
    useCallback((signal: AbortSignal) => client.surveys.session(id, signal), [client, id]),
  );
  const findings = value?.results.filter(({ finding }) => finding !== null).length ?? 0;
  return (
    <div className="flow">
      <p>
        <Link to="/khao-sat">{words.back}</Link>
      </p>
      <PageTitle>{value ? text(value.unit) : words.title}</PageTitle>
      <ProblemNotice problem={problem} onRetry={reload} />
      {!value && loading ? <Loading lines={6} /> : null}
      {value ? (
        <>
          <Head view={value} />
          <p>
            <StatusTag tone={findings > 0 ? 'warning' : 'success'}>{words.findings(findings)}</StatusTag>{' '}
            <label className="choice choice--inline">
              <input type="checkbox" checked={only} onChange={(event) => setOnly(event.target.checked)} />
              <span>{words.onlyFindings}</span>
            </label>
          </p>
          <ResultsTable view={value} only={only} onChange={reload} />
          <Raised view={value} />
          <MinutesPanel view={value} onChange={reload} />
        </>
      ) : null}
    </div>
  );
}
