import { formatInstant } from '../../../kernel/time.ts';
import { DescriptionList, Section, Timeline } from '../../components/index.ts';
import type { DossierView, DueChange } from '../api/types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { Moment } from '../parts/moment.tsx';
import { Why } from '../parts/why.tsx';

/** The limit: what was promised first, what the law says, what is promised now, and all that moved it. */
export function Deadline({ dossier }: { readonly dossier: DossierView }) {
  const { deadline: words, why } = useStaff().words.dossier;
  const text = useText();
  const { due, dueAt, appointedAt } = dossier;
  if (!due) return null;
  return (
    <Section id="thoi-han" title={words.title}>
      <div className="flow">
        <DescriptionList
          items={[
            { term: words.first, value: <Moment at={due.original} /> },
            ...(dueAt && dueAt !== due.original ? [{ term: words.limit, value: <Moment at={dueAt} /> }] : []),
            ...(appointedAt && appointedAt !== dueAt
              ? [{ term: words.told, value: <Moment at={appointedAt} /> }]
              : []),
          ]}
        />
        {due.changes.length > 0 ? (
          <Timeline
            quiet
            items={due.changes.map((change) => ({
              key: `${change.at} ${change.cause}`,
              when: formatInstant(change.at),
              dateTime: change.at,
              what: <ChangeWords change={change} />,
            }))}
          />
        ) : null}
        <div className="button-row button-row--top">
          <Why title={why} sentences={due.plain.map(text)} />
          <a className="no-print" href={due.sheetUrl} target="_blank" rel="noopener">
            {words.sheet}
          </a>
        </div>
      </div>
    </Section>
  );
}

function ChangeWords({ change: { cause, ground, paper, to } }: { readonly change: DueChange }) {
  const { causes, grounds, newDue } = useStaff().words.dossier.deadline;
  return (
    <>
      {[ground ? grounds[ground] : causes[cause], paper].filter(Boolean).join(', ')}
      {to ? <span className="muted small block">{newDue(formatInstant(to))}</span> : null}
    </>
  );
}
