import { dayOf, formatDay } from '../../../../kernel/time.ts';
import { DataTable, Facts } from '../../../components/index.ts';
import type { WhatIf } from '../../api/authority-types.ts';
import { useStaff, useText } from '../../app/staff-context.tsx';
import { FindingList } from '../finding-list.tsx';
import { HandsTable } from '../hands-table.tsx';
import { periodInWords } from '../periods.ts';

interface PartProps {
  readonly whatIf: WhatIf;
}

function Hands({ whatIf: { hands } }: PartProps) {
  const { authority, drafts } = useStaff().words;
  const words = drafts.whatIf;
  const procedures = new Set(hands.map(({ procedure }) => procedure.code)).size;
  return (
    <section aria-labelledby="hands">
      <h3 id="hands">{words.hands}</h3>
      {hands.length === 0 ? (
        <p className="muted">{words.handsNone}</p>
      ) : (
        <>
          <p className="muted small">{words.handsCount(hands.length, procedures)}</p>
          <HandsTable
            hands={hands}
            caption={words.hands}
            before={words.before}
            after={words.after}
            when={{ label: words.from, of: (hand) => periodInWords(hand, authority) }}
          />
        </>
      )}
    </section>
  );
}

function Dossiers({ whatIf: { dossiers } }: PartProps) {
  const words = useStaff().words.drafts.whatIf;
  const text = useText();
  const { caught, byHand, list } = dossiers;
  return (
    <section aria-labelledby="dossiers">
      <h3 id="dossiers">{words.dossiers}</h3>
      <p className={caught === 0 ? 'muted' : 'strong'}>{words.caught(caught)}</p>
      {byHand.length > 0 ? (
        <ul className="plain-list counts">
          {byHand.map(({ procedure, oneStop, count }) => (
            <li key={`${procedure.code} ${oneStop.slug}`}>
              <span className="counts__n num">{count}</span> {text(procedure.name)}
              <span className="muted small"> · {text(oneStop.name)}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {list.length > 0 ? (
        <details>
          <summary>{list.length < caught ? words.more(list.length, caught) : words.all(caught)}</summary>
          <DataTable
            caption={words.dossiers}
            captionHidden
            lively
            rows={list}
            rowKey={({ code }) => code}
            columns={[
              {
                key: 'code',
                label: words.dossier,
                cell: ({ code }) => <span className="dossier-code">{code}</span>,
              },
              {
                key: 'due',
                label: words.due,
                cell: ({ dueAt }) => <span className="num">{formatDay(dayOf(dueAt))}</span>,
              },
              { key: 'before', label: words.before, cell: ({ before }) => text(before) },
              { key: 'after', label: words.after, cell: ({ after }) => text(after) },
            ]}
          />
        </details>
      ) : null}
    </section>
  );
}

function Postings({ whatIf: { postings } }: PartProps) {
  const { drafts, postings: posters } = useStaff().words;
  const words = drafts.whatIf;
  const text = useText();
  return (
    <section aria-labelledby="postings">
      <h3 id="postings">{words.postings}</h3>
      <p className={postings.length === 0 ? 'muted' : undefined}>{words.postingsCount(postings.length)}</p>
      {postings.length > 0 ? (
        <details>
          <summary>{words.postings}</summary>
          <ul className="plain-list lined">
            {postings.map(({ procedure, oneStop, posterUrl, pageUrl }) => (
              <li key={`${procedure.code} ${oneStop.slug}`}>
                {text(procedure.name)} <span className="muted small">· {text(oneStop.name)}</span>
                <span className="link-row small">
                  <a href={posterUrl} aria-label={posters.posterOf(text(procedure.name))}>
                    {posters.poster}
                  </a>
                  <a href={pageUrl} aria-label={posters.pageOf(text(procedure.name))}>
                    {posters.page}
                  </a>
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

function Training({ whatIf: { training } }: PartProps) {
  const words = useStaff().words.drafts.whatIf;
  const text = useText();
  return (
    <section aria-labelledby="training">
      <h3 id="training">{words.training}</h3>
      {training.length === 0 ? (
        <p className="muted">{words.trainingNone}</p>
      ) : (
        training.map(({ unit, name, procedures }) => (
          <details key={unit}>
            <summary>
              {text(name)} <span className="muted small">· {words.procedures(procedures.length)}</span>
            </summary>
            <ul className="plain-list small">
              {procedures.map(({ code, name: procedure }) => (
                <li key={code}>
                  {text(procedure)} <span className="muted num">{code}</span>
                </li>
              ))}
            </ul>
          </details>
        ))
      )}
    </section>
  );
}

/** What would follow if the draft were published. Nothing of it is written. */
export function WhatIfSheet({ whatIf }: PartProps) {
  const words = useStaff().words.drafts.whatIf;
  return (
    <div className="what-if">
      <Facts
        items={[
          { term: words.facts.hands, value: whatIf.hands.length },
          { term: words.facts.dossiers, value: whatIf.dossiers.caught },
          { term: words.facts.postings, value: whatIf.postings.length },
          { term: words.facts.training, value: whatIf.training.length },
        ]}
      />
      <Hands whatIf={whatIf} />
      <Dossiers whatIf={whatIf} />
      <Postings whatIf={whatIf} />
      <Training whatIf={whatIf} />
      {whatIf.resolved.length > 0 ? (
        <details>
          <summary>
            {words.resolved} ({whatIf.resolved.length})
          </summary>
          <FindingList findings={whatIf.resolved} level={3} />
        </details>
      ) : null}
    </div>
  );
}
