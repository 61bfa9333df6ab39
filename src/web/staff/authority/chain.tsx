import { Link } from 'react-router';
import { classes } from '../../components/index.ts';
import type { Signer, Summary } from '../api/authority-types.ts';
import type { ChainLink } from '../api/types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { periodShort } from './periods.ts';

/** A sentence in which the document's number leads to the document. */
function LinkText({ link }: { readonly link: ChainLink }) {
  const text = useText();
  const sentence = text(link.text);
  const { number = '', document } = link.document ?? {};
  const at = number && document ? sentence.indexOf(number) : -1;
  if (at < 0) return sentence;
  return (
    <>
      {sentence.slice(0, at)}
      <Link className="nowrap" to={`/tham-quyen/van-ban/${document}`}>
        {number}
      </Link>
      {sentence.slice(at + number.length)}
    </>
  );
}

function ChainNode({ link }: { readonly link: ChainLink }) {
  const { authority, dossier } = useStaff().words;
  return (
    <li className={`chain__node chain__node--${link.kind}`}>
      <span className="chain__kind">{dossier.chainKinds[link.kind]}</span>
      <span className="chain__text">
        <LinkText link={link} />
        {link.document?.illustrative ? (
          <span className="muted small"> ({authority.register.illustrative})</span>
        ) : null}
      </span>
      {link.period ? <span className="chain__period">{periodShort(link.period)}</span> : null}
    </li>
  );
}

/** The signature block, as it stands on paper: whose behalf, the title, the name. */
function SignatureBlock({ signer }: { readonly signer: Signer }) {
  const words = useStaff().words.authority.who;
  return (
    <li className="signature">
      {signer.signature.map((line) => (
        <span className="signature__line" key={line}>
          {line}
        </span>
      ))}
      <span className="signature__name">{signer.name}</span>
      {signer.substitute ? <span className="muted small">{words.substitute}</span> : null}
    </li>
  );
}

/** Law, decisions, row, position, persons, from top to bottom; or as far as it holds, and where it breaks. */
export function Chain({ summary }: { readonly summary: Summary }) {
  const { authority, dossier } = useStaff().words;
  const words = authority.who;
  const text = useText();
  const { chain, signers, refusal, code } = summary;
  return (
    <ol className={classes('chain', refusal && 'chain--broken')} aria-label={words.chain}>
      {chain
        .filter(({ kind }) => kind !== 'person')
        .map((link) => (
          <ChainNode link={link} key={`${link.kind} ${link.text.vi}`} />
        ))}
      {refusal ? (
        <li className="chain__node chain__node--break">
          <span className="chain__kind">{words.broken}</span>
          <span className="chain__text">
            <strong>{code ? authority.gaps[code] : words.broken}</strong>
            <span className="block">{text(refusal)}</span>
          </span>
        </li>
      ) : null}
      {signers.length > 0 ? (
        <li className="chain__node chain__node--person">
          <span className="chain__kind">{dossier.chainKinds.person}</span>
          <ul className="chain__text signatures plain-list" aria-label={words.signs}>
            {signers.map((signer) => (
              <SignatureBlock signer={signer} key={`${signer.name} ${signer.signature[0]}`} />
            ))}
          </ul>
        </li>
      ) : null}
    </ol>
  );
}
