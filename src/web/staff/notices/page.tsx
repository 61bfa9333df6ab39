import { useCallback } from 'react';
import { Link } from 'react-router';
import { buttonClass, EmptyState, StatusTag } from '../../components/index.ts';
import type { OwnNotice } from '../api/notices-types.ts';
import { useMe, useStaff, useText } from '../app/staff-context.tsx';
import { useIntention } from '../app/use-intention.ts';
import { useLiveNotices } from '../app/use-live.ts';
import { useResource } from '../app/use-resource.ts';
import { seesSent } from '../duties.ts';
import { Loading } from '../parts/loading.tsx';
import { Moment } from '../parts/moment.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { SentNotices } from './sent-notices.tsx';

function NoticeLine({ notice }: { readonly notice: OwnNotice }) {
  const words = useStaff().words.notices;
  const text = useText();
  return (
    <li className="notice-line">
      <span className="notice-line__when muted small">
        <Moment at={notice.at} />
      </span>
      <span>
        <Link to={`/ho-so/${encodeURIComponent(notice.code)}`}>{text(notice.text)}</Link>{' '}
        {notice.read ? null : <StatusTag tone="info">{words.fresh}</StatusTag>}
      </span>
    </li>
  );
}

function OwnNotices() {
  const { client, words: all } = useStaff();
  const words = all.notices;
  const intention = useIntention();
  const own = useResource(useCallback((signal: AbortSignal) => client.notices.own(signal), [client]));
  useLiveNotices(own.reload);
  const latest = own.value?.items[0];

  async function markRead() {
    if (!latest) return;
    const answer = await client.notices.read(latest.id, intention.keyFor({ upTo: latest.id }));
    if (answer.ok) own.set(answer.value);
    else own.reload();
  }

  return (
    <section className="flow" aria-labelledby="tin-cua-toi">
      <div className="page-head">
        <h2 id="tin-cua-toi">{words.own}</h2>
        {own.value && own.value.unread > 0 ? (
          <button type="button" className={buttonClass('secondary')} onClick={() => void markRead()}>
            {words.markRead}
          </button>
        ) : null}
      </div>
      <ProblemNotice problem={own.problem} onRetry={own.reload} />
      {!own.value && own.loading ? <Loading lines={4} /> : null}
      {own.value && !latest ? (
        <EmptyState title={words.empty}>
          <p>{words.emptyDetail}</p>
        </EmptyState>
      ) : null}
      {latest ? (
        <ul className="notice-lines" aria-label={words.ownCaption}>
          {own.value?.items.map((notice) => (
            <NoticeLine key={notice.id} notice={notice} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

/** What one was told; for procedure control and administrators also what was sent to citizens. */
export default function NoticesPage() {
  const words = useStaff().words.notices;
  const me = useMe();
  return (
    <div className="flow">
      <PageTitle>{words.title}</PageTitle>
      <OwnNotices />
      {seesSent(me) ? <SentNotices /> : null}
    </div>
  );
}
