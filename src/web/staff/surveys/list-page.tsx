import { useCallback } from 'react';
import { Link } from 'react-router';
import { formatDay } from '../../../kernel/time.ts';
import { DataTable, EmptyState, StatusTag } from '../../components/index.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { useResource } from '../app/use-resource.ts';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { sessionTones } from './tones.ts';

function Sessions() {
  const { client, words: all } = useStaff();
  const words = all.surveys;
  const text = useText();
  const list = useResource(useCallback((signal: AbortSignal) => client.surveys.sessions(signal), [client]));
  const sessions = list.value?.sessions;
  return (
    <section className="flow" aria-labelledby="cua-toi">
      <h2 id="cua-toi">{words.mine}</h2>
      <ProblemNotice problem={list.problem} onRetry={list.reload} />
      {!sessions && list.loading ? <Loading lines={3} /> : null}
      {sessions?.length === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneDetail}</p>
        </EmptyState>
      ) : null}
      {sessions && sessions.length > 0 ? (
        <DataTable
          caption={words.mineCaption}
          captionHidden
          rows={sessions}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'unit',
              label: words.columns.unit,
              cell: ({ id, unit }) => <Link to={`/khao-sat/buoi/${id}`}>{text(unit)}</Link>,
            },
            {
              key: 'when',
              label: words.columns.when,
              cell: ({ day, half }) => `${formatDay(day)}, ${words.half[half]}`,
            },
            { key: 'campaign', label: words.columns.campaign, cell: ({ campaign }) => text(campaign) },
            {
              key: 'state',
              label: words.columns.state,
              cell: ({ state }) => <StatusTag tone={sessionTones[state]}>{words.states[state]}</StatusTag>,
            },
          ]}
        />
      ) : null}
    </section>
  );
}

function Campaigns() {
  const { client, words: all } = useStaff();
  const words = all.surveys;
  const text = useText();
  const list = useResource(useCallback((signal: AbortSignal) => client.surveys.campaigns(signal), [client]));
  const campaigns = list.value?.campaigns;
  return (
    <section className="flow" aria-labelledby="cac-dot">
      <h2 id="cac-dot">{words.campaigns}</h2>
      <ProblemNotice problem={list.problem} onRetry={list.reload} />
      {campaigns?.length === 0 ? (
        <EmptyState title={words.noCampaigns}>
          <p>{words.noCampaignsDetail}</p>
        </EmptyState>
      ) : null}
      {campaigns && campaigns.length > 0 ? (
        <DataTable
          caption={words.campaignsCaption}
          captionHidden
          rows={campaigns}
          rowKey={({ slug }) => slug}
          columns={[
            { key: 'campaign', label: words.columns.campaign, cell: ({ name }) => text(name) },
            {
              key: 'when',
              label: words.columns.when,
              cell: ({ startsOn, endsOn }) => words.period(formatDay(startsOn), formatDay(endsOn)),
            },
            {
              key: 'state',
              label: words.columns.state,
              cell: ({ state }) => words.campaignStates[state],
            },
            {
              key: 'progress',
              label: words.columns.progress,
              end: true,
              cell: ({ signed, planned }) => words.progress(signed, planned),
            },
            {
              key: 'report',
              label: words.columns.report,
              cell: ({ slug, manages, state }) => (
                <>
                  {state === 'draft' ? null : (
                    <a href={`/api/v1/surveys/${slug}/itinerary.ics`}>{words.itinerary}</a>
                  )}{' '}
                  {manages ? (
                    <>
                      <a href={`/api/v1/surveys/${slug}/report.pdf`}>{words.reportPdf}</a>{' '}
                      <a href={`/api/v1/surveys/${slug}/report.docx`}>{words.reportDocx}</a>{' '}
                      <a href={`/api/v1/surveys/${slug}/answers.xlsx`}>{words.answers}</a>
                    </>
                  ) : null}
                </>
              ),
            },
          ]}
        />
      ) : null}
    </section>
  );
}

/** Surveys: the sessions that concern oneself, and how far each campaign has come. */
export default function SurveysPage() {
  const { surveys: words, recommendations, checklists } = useStaff().words;
  return (
    <div className="flow">
      <PageTitle>{words.title}</PageTitle>
      <p>
        <a href="/khao-sat/">{words.field}</a>
      </p>
      <p>
        <Link to="/khao-sat/phieu">{checklists.title}</Link> ·{' '}
        <Link to="/kien-nghi">{recommendations.title}</Link>
      </p>
      <Sessions />
      <Campaigns />
    </div>
  );
}
