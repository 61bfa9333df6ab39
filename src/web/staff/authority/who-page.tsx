import { useCallback } from 'react';
import { formatDay } from '../../../kernel/time.ts';
import { buttonClass, EmptyState, Notice } from '../../components/index.ts';
import type { Asked, CaseExample } from '../api/authority-types.ts';
import { useStaff } from '../app/staff-context.tsx';
import { useResource } from '../app/use-resource.ts';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { lookOf } from './answer-look.ts';
import { caseInWords } from './cases.ts';
import { Chain } from './chain.tsx';
import { Holder } from './holder.tsx';
import { QuestionForm } from './question-form.tsx';
import { TimelineBand } from './timeline-band.tsx';
import { type Address, useAddress } from './use-address.ts';

interface AnswerProps {
  readonly asked: Asked;
  readonly oneStopName: string;
  readonly address: Address;
}

/** Who decides, where that stands in time, and by which chain. */
function AnswerSheet({ asked, oneStopName, address }: AnswerProps) {
  const { client, words: all } = useStaff();
  const words = all.authority.who;
  const { on, today, set } = address;
  const { procedure, oneStop, caseType, value } = asked;
  const answer = useResource(
    useCallback(
      (signal: AbortSignal) =>
        client.authority.who({ procedure, oneStop, ...facts(caseType, value) }, on, signal),
      [client, procedure, oneStop, caseType, value, on],
    ),
  );
  const timeline = useResource(
    useCallback(
      (signal: AbortSignal) =>
        client.authority.timeline({ procedure, oneStop, ...facts(caseType, value) }, signal),
      [client, procedure, oneStop, caseType, value],
    ),
  );
  const summary = answer.value;
  return (
    <div className="answer" aria-busy={answer.loading}>
      <ProblemNotice problem={answer.problem} onRetry={answer.reload} />
      {!summary && answer.loading ? <Loading lines={8} /> : null}
      {summary && summary.cases.length > 0 ? <CaseChoice cases={summary.cases} address={address} /> : null}
      {summary ? (
        <div className="answer__head" aria-live="polite">
          <p className="muted small">{words.answer(formatDay(on))}</p>
          <p className="answer__holder">
            <Holder summary={summary} />
          </p>
        </div>
      ) : null}
      {timeline.value ? (
        <section className="answer__time" aria-labelledby="timeline-title">
          <h2 id="timeline-title">{words.timeline}</h2>
          <p className="muted small no-print">{words.timelineHint}</p>
          <TimelineBand
            segments={timeline.value.segments}
            oneStop={oneStopName}
            today={today}
            on={on}
            onDay={(day) => set({ on: day === today ? '' : day })}
          />
        </section>
      ) : null}
      {summary && summary.chain.length > 0 ? (
        <section aria-labelledby="chain-title">
          <h2 id="chain-title">{words.chain}</h2>
          <Chain summary={summary} />
        </section>
      ) : null}
      {summary && lookOf(summary) !== 'absent' ? (
        <p className="link-row no-print">
          <a href={`/tt/${oneStop}/${procedure}`} target="_blank" rel="noopener">
            {words.page}
          </a>
          <a href={`/tt/${oneStop}/${procedure}/to-dan.pdf`} target="_blank" rel="noopener">
            {words.poster} (PDF)
          </a>
        </p>
      ) : null}
    </div>
  );
}

/** When it depends on the case: the kinds that the documents tell apart, to be pressed instead of typed. */
function CaseChoice({ cases, address }: { cases: readonly CaseExample[]; address: Address }) {
  const words = useStaff().words.authority.cases;
  return (
    <section className="case-choice no-print" aria-labelledby="case-choice">
      <h2 id="case-choice">{words.choose}</h2>
      <div className="button-row">
        {cases.map((example) => (
          <button
            type="button"
            className={buttonClass('secondary')}
            key={caseInWords(example, words)}
            onClick={() =>
              address.set({
                caseType: example.caseType === '' ? words.other : (example.caseType ?? ''),
                value: example.value === undefined ? '' : String(example.value),
              })
            }
          >
            {caseInWords(example, words)}
          </button>
        ))}
      </div>
    </section>
  );
}

const facts = (caseType: string | undefined, value: string | undefined): Partial<Asked> => ({
  ...(caseType ? { caseType } : {}),
  ...(value ? { value } : {}),
});

export default function WhoPage() {
  const { client, words: all } = useStaff();
  const words = all.authority.who;
  const address = useAddress();
  const { get, on } = address;
  const [procedure, oneStop] = [get('procedure'), get('oneStop')];
  const { value, problem, reload } = useResource(
    useCallback((signal: AbortSignal) => client.authority.oneStops(on, signal), [client, on]),
  );
  const oneStops = value?.oneStops ?? null;
  const chosen = oneStops?.find(({ slug }) => slug === oneStop);
  return (
    <>
      <PageTitle>{words.title}</PageTitle>
      <ProblemNotice problem={problem} onRetry={reload} />
      {oneStops ? <QuestionForm oneStops={oneStops} address={address} /> : <Loading lines={3} />}
      {oneStops?.length === 0 ? <Notice tone="warning" title={all.authority.nobody} /> : null}
      {procedure && oneStop ? (
        <AnswerSheet
          asked={{ procedure, oneStop, ...facts(get('caseType'), get('value')) }}
          oneStopName={chosen ? chosen.name.vi : oneStop}
          address={address}
        />
      ) : (
        <EmptyState title={words.choose} />
      )}
    </>
  );
}
