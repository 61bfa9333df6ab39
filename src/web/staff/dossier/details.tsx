import { formatDay, formatInstant } from '../../../kernel/time.ts';
import { DataTable, DescriptionList, Timeline } from '../../components/index.ts';
import type { DossierView } from '../api/types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { Moment } from '../parts/moment.tsx';

interface DossierProps {
  readonly dossier: DossierView;
}

export function ApplicantDetails({ dossier }: DossierProps) {
  const { words: all } = useStaff();
  const words = all.intake.applicant;
  const { fullName, identityNumber, birthDate, sex, address, phone, email } = dossier.applicant;
  return (
    <DescriptionList
      items={[
        { term: words.fullName, value: <strong>{fullName}</strong> },
        { term: words.identityNumber, value: <span className="num">{identityNumber}</span> },
        ...(birthDate ? [{ term: words.birthDate, value: formatDay(birthDate) }] : []),
        ...(sex ? [{ term: words.sex, value: words.sexes[sex] }] : []),
        { term: words.address, value: address },
        { term: words.phone, value: <a href={`tel:${phone}`}>{phone}</a> },
        ...(email ? [{ term: words.email, value: <a href={`mailto:${email}`}>{email}</a> }] : []),
        ...(dossier.note ? [{ term: all.dossier.note, value: dossier.note }] : []),
        ...(dossier.secret
          ? [{ term: all.dossier.secret, value: <span className="secret">{dossier.secret}</span> }]
          : []),
      ]}
    />
  );
}

export function Papers({ dossier }: DossierProps) {
  const { dossier: words, intake } = useStaff().words;
  const text = useText();
  return (
    <DataTable
      caption={words.papers}
      captionHidden
      rows={dossier.components}
      rowKey={({ no }) => String(no)}
      columns={[
        { key: 'name', label: words.paperColumns.name, cell: ({ name }) => text(name) },
        {
          key: 'received',
          label: words.paperColumns.received,
          cell: ({ received, kind }) =>
            received === 0 ? (
              <span className="muted">{words.notReceived}</span>
            ) : (
              `${received} ${intake.papers.kinds[kind]}`
            ),
        },
        {
          key: 'files',
          label: words.paperColumns.files,
          cell: ({ files }) =>
            files.length === 0 ? (
              <span className="muted">{words.noFiles}</span>
            ) : (
              <ul className="plain-list">
                {files.map(({ id, name, url }) => (
                  <li key={id}>
                    <a href={url} target="_blank" rel="noopener">
                      {name}
                    </a>
                  </li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  );
}

export function Course({ dossier }: DossierProps) {
  const text = useText();
  return (
    <Timeline
      open={dossier.state !== 'returned'}
      items={dossier.course.map(({ at, kind, text: what, by, unit, reason }) => ({
        key: `${at} ${kind}`,
        when: formatInstant(at),
        dateTime: at,
        what: text(what),
        more: (
          <>
            <span className="muted small block">{[by, unit && text(unit)].filter(Boolean).join(' · ')}</span>
            {reason ? <q className="block">{reason}</q> : null}
          </>
        ),
      }))}
    />
  );
}

export function ProposalDetails({ proposal }: { readonly proposal: NonNullable<DossierView['proposal']> }) {
  const { dossier: words, actions } = useStaff().words;
  return (
    <DescriptionList
      items={[
        { term: words.outcome, value: <strong>{actions.outcomes[proposal.outcome]}</strong> },
        ...(proposal.reason ? [{ term: words.reason, value: proposal.reason }] : []),
        { term: words.proposal, value: words.proposedBy(proposal.by, formatInstant(proposal.at)) },
      ]}
    />
  );
}

interface DecisionDetailsProps {
  readonly decision: NonNullable<DossierView['decision']>;
  readonly results: DossierView['results'];
}

export function DecisionDetails({ decision, results }: DecisionDetailsProps) {
  const { dossier: words, actions } = useStaff().words;
  return (
    <div className="flow">
      <DescriptionList
        items={[
          { term: words.decisionNumber, value: <strong className="num">{decision.number}</strong> },
          { term: words.outcome, value: actions.outcomes[decision.outcome] },
          ...(decision.reason ? [{ term: words.reason, value: decision.reason }] : []),
          {
            term: words.signer,
            value: (
              <>
                <span className="lines muted small">{decision.signature}</span>
                <strong>{decision.signer}</strong>
              </>
            ),
          },
          { term: words.signedAt, value: <Moment at={decision.at} /> },
        ]}
      />
      <p>
        <a href={decision.resultUrl} target="_blank" rel="noopener">
          {words.result}
        </a>
      </p>
      {results.length > 1 ? (
        <div>
          <p className="small">{words.earlierResults}</p>
          <ul>
            {results.slice(0, -1).map(({ no, number, at, url }) => (
              <li key={no}>
                <a href={url} target="_blank" rel="noopener">
                  {words.resultVersion(number, formatInstant(at))}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}
