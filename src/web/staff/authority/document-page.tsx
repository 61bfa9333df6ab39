import { useCallback } from 'react';
import { Link, useParams } from 'react-router';
import { formatDay } from '../../../kernel/time.ts';
import { type Described, Facts, Section, StatusTag } from '../../components/index.ts';
import type { DocumentView } from '../api/authority-types.ts';
import { useMe, useStaff, useText } from '../app/staff-context.tsx';
import { useResource } from '../app/use-resource.ts';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { AnnexRows } from './annex-rows.tsx';
import { DayField } from './day-field.tsx';
import { FindingList } from './finding-list.tsx';
import { periodShort } from './periods.ts';
import { Succession } from './succession.tsx';
import { stateTones } from './tones.ts';
import { useAddress } from './use-address.ts';

function DocumentFacts({ document }: { readonly document: DocumentView }) {
  const { authority } = useStaff().words;
  const words = authority.document;
  const { kind, issuer, signer, issuedOn, inForce, state, rows } = document;
  const items: Described[] = [
    { term: words.facts.kind, value: authority.kinds[kind] },
    { term: words.facts.issuer, value: issuer },
    ...(signer ? [{ term: words.facts.signer, value: signer }] : []),
    { term: words.facts.issuedOn, value: <span className="num">{formatDay(issuedOn)}</span> },
    {
      term: words.facts.inForce,
      value: (
        <>
          {inForce.map((period) => (
            <span className="num block" key={period.from}>
              {periodShort(period)}
            </span>
          ))}
          <StatusTag tone={stateTones[state]}>{authority.states[state]}</StatusTag>
        </>
      ),
    },
  ];
  if (rows.length > 0) {
    const applying = rows.filter((row) => row.state === 'in-force').length;
    items.push({ term: words.facts.rows, value: words.rows(applying, rows.length) });
  }
  return <Facts items={items} />;
}

const annexUrl = (slug: string, extension: string): string =>
  `/api/v1/authority/documents/${slug}/annex.${extension}`;

function DocumentLinks({ document }: { readonly document: DocumentView }) {
  const words = useStaff().words.authority.document;
  const { document: slug, scanUrl, rows, state } = document;
  const mayWrite = useMe().duties.includes('control');
  const changeable = mayWrite && rows.length > 0 && state !== 'ended';
  if (!scanUrl && rows.length === 0) return null;
  return (
    <p className="link-row no-print">
      {scanUrl ? <a href={scanUrl}>{words.scan}</a> : null}
      {rows.length > 0 ? (
        <>
          <a href={annexUrl(slug, 'pdf')}>{words.annexPdf}</a>
          <a href={annexUrl(slug, 'docx')}>{words.annexDocx}</a>
        </>
      ) : null}
      {changeable ? (
        <>
          <Link to={`/tham-quyen/du-thao?kind=repeal&document=${slug}`}>{words.repeal}</Link>
          <Link to={`/tham-quyen/du-thao?kind=extend&document=${slug}`}>{words.extend}</Link>
        </>
      ) : null}
    </p>
  );
}

/** One document of the register: what it says, what it rests on and what became of it, row by row. */
export default function DocumentPage() {
  const { slug = '' } = useParams();
  const { client, words: all } = useStaff();
  const text = useText();
  const words = all.authority.document;
  const { on, set } = useAddress();
  const { value, problem, loading, reload } = useResource(
    useCallback((signal: AbortSignal) => client.authority.document(slug, on, signal), [client, slug, on]),
  );
  const document = value?.document === slug ? value : null;
  return (
    <div>
      <div className="page-head">
        <PageTitle>{words.title(document?.number ?? slug)}</PageTitle>
        <div className="filter-bar no-print">
          <DayField id="on" label={all.authority.on} day={on} onDay={(day) => set({ on: day ?? '' })} />
        </div>
      </div>
      <ProblemNotice problem={problem} onRetry={reload} />
      {!document && loading ? <Loading lines={10} /> : null}
      {document ? (
        <div aria-busy={loading}>
          <p className="document-title sentence">
            {text(document.title)}
            {document.illustrative ? (
              <span className="muted small"> ({all.authority.register.illustrative})</span>
            ) : null}
          </p>
          <DocumentFacts document={document} />
          <DocumentLinks document={document} />
          <Section id="lien-he" title={words.chain}>
            <Succession document={document} />
          </Section>
          {document.findings.length > 0 ? (
            <Section id="kiem-tra" title={words.findings}>
              <FindingList findings={document.findings} level={3} />
            </Section>
          ) : null}
          {document.kind === 'decision' ? (
            <Section id="phu-luc" title={words.annex}>
              <AnnexRows rows={document.rows} />
            </Section>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
