import { formatInstant } from '../../../kernel/time.ts';
import { Facts } from '../../components/index.ts';
import type { DossierView } from '../api/types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { DueTag, Moment, StateTag } from '../parts/moment.tsx';

export function DossierHead({ dossier }: { readonly dossier: DossierView }) {
  const { dossier: words, work, outcomes } = useStaff().words;
  const text = useText();
  const { due, outcome, receivedAt, oneStop, unit, assignee, slipUrl, statusUrl } = dossier;
  return (
    <div className="flow dossier-head">
      <div className="dossier-head__what">
        <p className="lead">{text(dossier.procedure.name)}</p>
        <p className="tag-row">
          <StateTag state={dossier.state} /> <DueTag dossier={dossier} />
          {outcome ? <span>{outcomes[outcome]}</span> : null}
        </p>
      </div>
      <Facts
        items={[
          {
            term: words.due,
            value: due ? (
              <>
                <Moment at={due.at} />
                {due.original === due.at ? null : (
                  <span className="small">{words.originalDue(formatInstant(due.original))}</span>
                )}
              </>
            ) : (
              <span className="muted">{words.noLimit}</span>
            ),
          },
          {
            term: words.received,
            value: (
              <>
                {receivedAt ? <Moment at={receivedAt} /> : null}
                <span className="small">{text(oneStop.name)}</span>
              </>
            ),
          },
          { term: words.unit, value: text(unit.name) },
          { term: words.assignee, value: assignee?.name ?? work.unassigned },
        ]}
      />
      <span className="link-row no-print">
        {slipUrl ? (
          <a href={slipUrl} target="_blank" rel="noopener">
            {words.slip}
          </a>
        ) : null}
        <a href={statusUrl} target="_blank" rel="noopener">
          {words.status}
        </a>
      </span>
    </div>
  );
}
