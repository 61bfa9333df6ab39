import { formatDay } from '../../../kernel/time.ts';
import { DescriptionList, Notice, Timeline } from '../../components/index.ts';
import type { Authority, ChainLink } from '../api/types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';

interface AuthorityPanelProps {
  readonly authority: Authority;
  /** Whether there is nothing left to decide: then it no longer matters who might. */
  readonly decided: boolean;
}

function LinkDocument({ link }: { readonly link: ChainLink }) {
  const { dossier: words } = useStaff().words;
  const { document, article } = link;
  const parts = [
    document && `${document.number}, ${formatDay(document.issuedOn)}`,
    article,
    document?.validTo && words.validTo(formatDay(document.validTo)),
  ].filter(Boolean);
  return parts.length === 0 ? null : <span className="muted small block">{parts.join(' · ')}</span>;
}

/** Who may decide and by which documents; what is missing when this person, or anybody, may not. */
export function AuthorityPanel({ authority, decided }: AuthorityPanelProps) {
  const { dossier: words } = useStaff().words;
  const text = useText();
  const { may, holder, signers, signature, chain, refusal } = authority;
  return (
    <div className="flow">
      {decided ? null : (
        <Notice tone={may ? 'success' : 'info'} title={may ? words.mayYes : words.mayNo}>
          {!may && refusal ? <p>{text(refusal)}</p> : null}
        </Notice>
      )}
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
          ...(signature ? [{ term: words.signature, value: signature }] : []),
        ]}
      />
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
