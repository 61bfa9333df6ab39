import { useState } from 'react';
import { Link } from 'react-router';
import { Notice, StatusTag } from '../../components/index.ts';
import type { Finding } from '../api/authority-types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { severities, severityTones } from './tones.ts';

/** How many places of one kind are shown before somebody asks for all. */
const FIRST = 5;

/** Links to where it is: the document and its row, the procedure at the one-stop. */
function PlaceLinks({ finding: { place, from } }: { readonly finding: Finding }) {
  const words = useStaff().words.authority.findings;
  const { document, annex, no, procedure, oneStop } = place;
  return (
    <span className="link-row small">
      {document ? (
        <Link
          to={{
            pathname: `/tham-quyen/van-ban/${document}`,
            hash: annex && no ? `#dong-${annex}-${no}` : '',
          }}
        >
          {annex && no ? words.openRow(annex, no) : words.openDocument}
        </Link>
      ) : null}
      {procedure && oneStop ? (
        <Link
          to={`/tham-quyen/ai-quyet-dinh?procedure=${procedure}&oneStop=${oneStop}${from ? `&on=${from}` : ''}`}
          aria-label={words.openAnswerTo(procedure)}
        >
          {words.openAnswer}
        </Link>
      ) : null}
    </span>
  );
}

function FindingGroup({ code, findings }: { readonly code: string; readonly findings: readonly Finding[] }) {
  const { findings: words } = useStaff().words.authority;
  const text = useText();
  const [all, setAll] = useState(false);
  const shown = all ? findings : findings.slice(0, FIRST);
  const [first] = findings;
  if (!first) return null;
  return (
    <li className="finding">
      <p className="finding__head">
        <code className="finding__code">{code}</code>
        <span className="muted small">{words.places(findings.length)}</span>
      </p>
      <ul className="finding__places plain-list">
        {shown.map((finding, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: findings carry no key; the list is never reordered
          <li key={index}>
            {text(finding.text)} <PlaceLinks finding={finding} />
          </li>
        ))}
      </ul>
      {findings.length > shown.length ? (
        <button type="button" className="text-button" onClick={() => setAll(true)}>
          {words.more(findings.length - shown.length)}
        </button>
      ) : null}
      {first.mend ? (
        <p className="finding__mend">
          <span className="muted">{words.mend}:</span> {text(first.mend)}
        </p>
      ) : null}
      {first.source ? (
        <p className="muted small">
          {words.source}: {first.source}
        </p>
      ) : null}
    </li>
  );
}

/** How many there are of each severity, the worst first. */
export function FindingCounts({ findings }: { readonly findings: readonly Finding[] }) {
  const { findings: words } = useStaff().words.authority;
  const counted = severities.map((severity) => ({
    severity,
    n: findings.filter((finding) => finding.severity === severity).length,
  }));
  return (
    <span className="tag-row">
      {counted
        .filter(({ n }) => n > 0)
        .map(({ severity, n }) => (
          <StatusTag tone={severityTones[severity]} key={severity}>
            {words.counts[severity](n)}
          </StatusTag>
        ))}
    </span>
  );
}

interface FindingListProps {
  readonly findings: readonly Finding[];
  /** Level of the headings of the severities. */
  readonly level: 2 | 3;
}

/** What the lint found, by severity and code; each place with the law and what would mend it. */
export function FindingList({ findings, level }: FindingListProps) {
  const { findings: words } = useStaff().words.authority;
  const Heading = `h${level}` as const;
  if (findings.length === 0) {
    return (
      <Notice tone="success" title={words.clean}>
        <p>{words.cleanDetail}</p>
      </Notice>
    );
  }
  return (
    <div className="finding-groups">
      {severities.map((severity) => {
        const ofIt = findings.filter((finding) => finding.severity === severity);
        if (ofIt.length === 0) return null;
        const groups = Map.groupBy(ofIt, ({ code }) => code);
        return (
          <section className={`finding-group tone-${severityTones[severity]}`} key={severity}>
            <Heading className="finding-group__title">{words.severities[severity]}</Heading>
            <ul className="plain-list">
              {[...groups].map(([code, group]) => (
                <FindingGroup code={code} findings={group} key={code} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
