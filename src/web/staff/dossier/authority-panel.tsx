import { formatDay } from '../../../kernel/time.ts';
import { DescriptionList, Notice, Timeline } from '../../components/index.ts';
import type { Authority, ChainLink, DossierView } from '../api/types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';

interface AuthorityPanelProps {
  readonly authority: Authority;
  /** Once decided it no longer matters who might: what stands is the basis at that moment. */
  readonly decision: DossierView['decision'];
}

function LinkDocument({ link }: { readonly link: ChainLink }) {
  const { dossier: words } = useStaff().words;
  const { document, article, text } = link;
  // The text mostly names the document itself; only what it leaves out is added.
  const named = (part: string) => text.vi.includes(part);
  const parts = [
    document && !named(document.number) && `${document.number}, ${formatDay(document.issuedOn)}`,
    article && !named(article) && article,
    document?.validTo && words.validTo(formatDay(document.validTo)),
    document?.illustrative && words.illustrative,
  ].filter(Boolean);
  return parts.length === 0 ? null : <span className="muted small block">{parts.join(' · ')}</span>;
}

/** Who may decide and by which documents; what is missing when this person, or anybody, may not. */
export function AuthorityPanel({ authority, decision }: AuthorityPanelProps) {
  const { dossier: words } = useStaff().words;
  const text = useText();
  const { may, holder, signers, signature, refusal } = authority;
  const chain = decision?.chain ?? authority.chain;
  return (
    <div className="flow">
      {decision ? null : (
        <Notice tone={may ? 'success' : 'info'} title={may ? words.mayYes : words.mayNo}>
          {!may && refusal ? <p>{text(refusal)}</p> : null}
        </Notice>
      )}
      {decision ? null : (
        <DescriptionList
          items={[
            ...(holder ? [{ term: words.holder, value: <strong>{text(holder)}</strong> }] : []),
            ...(signers.length > 0
              ? [
                  {
                    term: words.signers,
                    value: (
                      <ul className="plain-list">
                        {signers.map(({ name, title }) => (
                          <li key={`${name} ${title.vi}`}>
                            {name}, {text(title)}
                          </li>
                        ))}
                      </ul>
                    ),
                  },
                ]
              : []),
            ...(signature
              ? [{ term: words.signature, value: <span className="lines">{signature}</span> }]
              : []),
          ]}
        />
      )}
      {chain.length > 0 ? (
        <>
          <h3>{words.chain}</h3>
          <Timeline
            items={chain.map((link, index) => ({
              key: `${index} ${link.kind}`,
              when: words.chainKinds[link.kind],
              what: text(link.text),
              more: <LinkDocument link={link} />,
            }))}
          />
        </>
      ) : null}
    </div>
  );
}
