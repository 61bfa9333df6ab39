import { useCallback, useState } from 'react';
import { Link } from 'react-router';
import { type Day, dayOf, formatInstant, formatTime } from '../../../kernel/time.ts';
import { DataTable, DescriptionList, EmptyState, Notice, Section } from '../../components/index.ts';
import type { CounterDayView } from '../api/fees-types.ts';
import type { OneStop } from '../api/types.ts';
import { useMe, useStaff } from '../app/staff-context.tsx';
import { useResource } from '../app/use-resource.ts';
import { DayField } from '../authority/day-field.tsx';
import { oneStopsOf } from '../duties.ts';
import { OneStopPicker } from '../intake/one-stop-picker.tsx';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { CloseForm } from './close-form.tsx';
import { HeldMoney } from './held-money.tsx';
import { inDong } from './money.ts';

function Payments({ payments }: Pick<CounterDayView, 'payments'>) {
  const words = useStaff().words.fees;
  const { columns } = words.day;
  if (payments.length === 0) return <EmptyState title={words.day.empty} />;
  return (
    <DataTable
      caption={words.day.caption}
      captionHidden
      rows={payments}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'code',
          label: columns.code,
          cell: ({ code }) => (
            <Link className="num nowrap" to={`/ho-so/${encodeURIComponent(code)}`}>
              {code}
            </Link>
          ),
        },
        {
          key: 'at',
          label: columns.at,
          cell: ({ receivedAt }) => <span className="num">{formatTime(receivedAt)}</span>,
        },
        {
          key: 'method',
          label: columns.method,
          cell: ({ method, refunds }) =>
            refunds ? `${words.refundOf}: ${words.methods[method]}` : words.methods[method],
        },
        {
          key: 'receipt',
          label: columns.receipt,
          cell: ({ receipt }) => (
            <span className="num">
              {receipt ? `${receipt.series} ${String(receipt.number).padStart(7, '0')}` : '—'}
            </span>
          ),
        },
        {
          key: 'amount',
          label: columns.amount,
          end: true,
          cell: ({ amount }) => <span className="num nowrap">{inDong(amount)}</span>,
        },
      ]}
    />
  );
}

function Closed({ close }: { readonly close: NonNullable<CounterDayView['close']> }) {
  const words = useStaff().words.fees.day;
  const { opening, expected, counted, difference, reason, closedAt } = close;
  return (
    <>
      <Notice tone="success" title={words.closedAt(formatInstant(closedAt))} />
      <DescriptionList
        items={[
          { term: words.opening, value: inDong(opening) },
          { term: words.expected, value: inDong(expected) },
          { term: words.counted, value: inDong(counted) },
          { term: words.difference, value: words.differs(difference, inDong(Math.abs(difference))) },
          ...(reason ? [{ term: words.differenceReason, value: reason }] : []),
        ]}
      />
    </>
  );
}

function CounterDay({ oneStop, day }: { readonly oneStop: OneStop; readonly day: Day }) {
  const { client, words: all } = useStaff();
  const words = all.fees;
  const { slug } = oneStop;
  const book = useResource(
    useCallback((signal: AbortSignal) => client.fees.day(slug, day, signal), [client, slug, day]),
  );
  const { value } = book;
  return (
    <>
      <ProblemNotice problem={book.problem} onRetry={book.reload} />
      {!value && book.loading ? <Loading lines={8} /> : null}
      {value ? (
        <>
          <Payments payments={value.payments} />
          <p>
            {words.day.cash}: <strong className="num">{inDong(value.cash)}</strong>
          </p>
          <Section id="khoa-so" title={words.day.close}>
            {value.close ? (
              <Closed close={value.close} />
            ) : (
              <CloseForm key={day} slug={slug} day={day} cash={value.cash} onClosed={book.set} />
            )}
          </Section>
          {value.held.length > 0 ? <HeldMoney slug={slug} held={value.held} onSettled={book.reload} /> : null}
        </>
      ) : null}
    </>
  );
}

/** A counter officer's own day: what was booked, counting the drawer, money that waits. */
export default function CounterDayPage() {
  const { words, now } = useStaff();
  const oneStops = oneStopsOf(useMe());
  const [slug, setSlug] = useState(oneStops[0]?.slug ?? '');
  const [day, setDay] = useState(() => dayOf(now()));
  const oneStop = oneStops.find((each) => each.slug === slug);
  return (
    <div className="flow">
      <div className="page-head">
        <PageTitle>{words.fees.day.title}</PageTitle>
        <OneStopPicker oneStops={oneStops} chosen={slug} onChoose={setSlug} />
      </div>
      {oneStop ? (
        <>
          <div className="counter-day__day">
            <DayField id="ngay" label={words.fees.day.day} day={day} onDay={(next) => next && setDay(next)} />
          </div>
          <CounterDay oneStop={oneStop} day={day} />
        </>
      ) : (
        <EmptyState title={words.intake.none.title} />
      )}
    </div>
  );
}
