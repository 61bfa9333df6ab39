import { Notice, Timeline } from '../../components/index.ts';
import type { Scene } from '../scene.ts';
import type { AuthorityView, ChainItem } from '../view.ts';

/** Numbers of documents, `2856/QĐ-UBND`, which must not break at their hyphens. */
const documentNumber = /(\d+\/[\p{Lu}\d/-]*\p{Lu}[\p{Lu}\d-]*)/u;

const LegalText = ({ text }: { readonly text: string }) =>
  text.split(documentNumber).map((piece) =>
    documentNumber.test(piece) ? (
      <span className="nowrap" key={piece}>
        {piece}
      </span>
    ) : (
      piece
    ),
  );

const Chain = ({ title, chain, scene }: { title: string; chain: readonly ChainItem[]; scene: Scene }) =>
  chain.length === 0 ? null : (
    <div className="chain">
      <h3>{title}</h3>
      <Timeline
        quiet
        items={chain.map(({ kind, text, illustrative }) => ({
          key: `${kind} ${text}`,
          when: scene.t.procedure.chainKind[kind],
          what: <LegalText text={text} />,
          more: illustrative ? (
            <span className="small muted">{scene.t.procedure.illustrativeNumber}</span>
          ) : undefined,
        }))}
      />
    </div>
  );

/** Who decides today and by which documents; or that nobody can, and why. */
export function Authority({ authority, scene }: { authority: AuthorityView; scene: Scene }) {
  const words = scene.t.procedure;
  if (authority.kind === 'gap') {
    return (
      <>
        <Notice tone="warning" title={words.gapTitle} level={3}>
          <p>
            <LegalText text={authority.reason} />
          </p>
          <p>{words.gapHelp}</p>
        </Notice>
        <Chain title={words.chainSoFar} chain={authority.chain} scene={scene} />
      </>
    );
  }
  return (
    <>
      <div className="decider">
        <p className="small muted">{words.decidesToday}</p>
        <p className="decider__holder">{authority.holder}</p>
        <p>{authority.delegated ? words.delegated : words.byLaw}</p>
      </div>
      <Chain title={words.chain} chain={authority.chain} scene={scene} />
    </>
  );
}
