import { Notice, Timeline } from '../../components/index.ts';
import type { Scene } from '../scene.ts';
import type { AuthorityView, ChainItem } from '../view.ts';

const Chain = ({ title, chain, scene }: { title: string; chain: readonly ChainItem[]; scene: Scene }) =>
  chain.length === 0 ? null : (
    <div className="chain">
      <h3>{title}</h3>
      <Timeline
        quiet
        items={chain.map(({ kind, text, illustrative }) => ({
          key: `${kind} ${text}`,
          when: scene.t.procedure.chainKind[kind],
          what: text,
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
          <p>{authority.reason}</p>
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
