import { useCallback, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { Link } from 'react-router';
import { formatInstant } from '../../../kernel/time.ts';
import { buttonClass, DataTable, EmptyState, Notice } from '../../components/index.ts';
import type { DeliveryState, SentNotice, WeakChannel } from '../api/notices-types.ts';
import type { Problem } from '../api/problem.ts';
import { useStaff } from '../app/staff-context.tsx';
import { useIntention } from '../app/use-intention.ts';
import { useResource } from '../app/use-resource.ts';
import { Loading } from '../parts/loading.tsx';
import { Moment } from '../parts/moment.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';

/** What needs somebody comes first. */
const states: readonly DeliveryState[] = ['given-up', 'failed', 'pending', 'sent'];

function Retry({ notice, onRetried }: { readonly notice: SentNotice; readonly onRetried: () => void }) {
  const { client, words: all } = useStaff();
  const words = all.notices;
  const intention = useIntention();
  const [refused, setRefused] = useState<Problem | null>(null);
  async function retry() {
    const answer = await client.notices.retry(notice.id, intention.keyFor(notice));
    setRefused(answer.ok ? null : answer.problem);
    if (answer.ok) onRetried();
  }
  return (
    <>
      <button
        type="button"
        className={buttonClass('secondary')}
        aria-label={words.retryOf(notice.code)}
        onClick={() => void retry()}
      >
        {words.retry}
      </button>
      <ProblemNotice problem={refused} />
    </>
  );
}

function Delivery({ notice, onRetried }: { readonly notice: SentNotice; readonly onRetried: () => void }) {
  const words = useStaff().words.notices;
  const { state, tries, trouble, nextTryAt, sentAt } = notice;
  const known: Readonly<Record<string, string>> = {
    'not-configured': words.notConfigured,
    'no-address': words.noAddress,
  };
  return (
    <>
      {sentAt ? <Moment at={sentAt} /> : null}
      {trouble ? <span className="block">{known[trouble] ?? trouble}</span> : null}
      {tries > 0 && state !== 'sent' ? <span className="muted small block">{words.tries(tries)}</span> : null}
      {nextTryAt && state === 'failed' ? (
        <span className="muted small block">{words.nextTry(formatInstant(nextTryAt))}</span>
      ) : null}
      {state === 'given-up' ? <Retry notice={notice} onRetried={onRetried} /> : null}
    </>
  );
}

interface SentTableProps {
  readonly items: readonly SentNotice[];
  readonly onRetried: () => void;
}

function SentTable({ items, onRetried }: SentTableProps) {
  const { words: all, lang } = useStaff();
  const words = all.notices;
  const { columns } = words;
  return (
    <DataTable
      caption={words.sentCaption}
      captionHidden
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'code',
          label: columns.code,
          cell: ({ code }) => (
            <Link className="dossier-code" to={`/ho-so/${encodeURIComponent(code)}`}>
              {code}
            </Link>
          ),
        },
        { key: 'at', label: columns.at, cell: ({ createdAt }) => <Moment at={createdAt} /> },
        {
          key: 'channel',
          label: columns.channel,
          cell: ({ channel, parts }) => (
            <>
              <span className="nowrap">{words.channels[channel]}</span>
              {parts ? <span className="muted small block">{words.parts(parts)}</span> : null}
            </>
          ),
        },
        {
          key: 'text',
          label: columns.text,
          // A short message goes out in Vietnamese only.
          cell: ({ channel, text }) => (
            <span className="lines notice-text" lang={channel === 'sms' ? 'vi' : lang}>
              {channel === 'sms' ? text.vi : text[lang]}
            </span>
          ),
        },
        {
          key: 'state',
          label: columns.state,
          cell: (notice) => <Delivery notice={notice} onRetried={onRetried} />,
        },
      ]}
    />
  );
}

function Unconfigured({ configured }: { readonly configured: Readonly<Record<WeakChannel, boolean>> }) {
  const words = useStaff().words.notices;
  const missing = (['sms', 'email'] as const).filter((channel) => !configured[channel]);
  if (missing.length === 0) return null;
  const names = missing.map((channel) => words.channels[channel]).join(', ');
  return (
    <Notice tone="warning" title={words.unconfigured(names)}>
      <p>{words.unconfiguredDetail}</p>
    </Notice>
  );
}

/** How far messages to citizens got, with what has to be mended by hand. */
export function SentNotices() {
  const { client, words: all } = useStaff();
  const words = all.notices;
  const [state, setState] = useState<DeliveryState>('given-up');
  const [retried, setRetried] = useState(false);
  const sent = useResource(
    useCallback((signal: AbortSignal) => client.notices.sent(state, signal), [client, state]),
  );
  const { value } = sent;
  return (
    <section className="flow" aria-labelledby="tin-gui-nguoi-dan">
      <h2 id="tin-gui-nguoi-dan">{words.sent}</h2>
      <p className="muted">{words.sentLead}</p>
      {value ? <Unconfigured configured={value.configured} /> : null}
      <div role="status">{retried ? <Notice tone="success" title={words.retried} /> : null}</div>
      <Tabs
        selectedKey={state}
        onSelectionChange={(key) => {
          setRetried(false);
          setState(states.find((each) => each === key) ?? state);
        }}
      >
        <TabList className="tab-list" aria-label={words.sent}>
          {states.map((each) => (
            <Tab id={each} key={each} className="tab">
              {words.states[each]}
              {value ? <span className="tab__count">{value.counts[each]}</span> : null}
            </Tab>
          ))}
        </TabList>
        <TabPanel id={state} key={state} className="tab-panel flow" aria-busy={sent.loading}>
          <ProblemNotice problem={sent.problem} onRetry={sent.reload} />
          {sent.loading && !value ? <Loading lines={4} /> : null}
          {value && !sent.loading && value.items.length === 0 ? <EmptyState title={words.sentEmpty} /> : null}
          {value && value.items.length > 0 && value.items[0]?.state === state ? (
            <SentTable
              items={value.items}
              onRetried={() => {
                setRetried(true);
                sent.reload();
              }}
            />
          ) : null}
        </TabPanel>
      </Tabs>
    </section>
  );
}
