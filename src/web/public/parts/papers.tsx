import type { Scene } from '../scene.ts';
import type { ComponentItem } from '../view.ts';

interface PapersProps {
  readonly papers: readonly ComponentItem[];
  readonly scene: Scene;
  /** A list to tick off before setting out, which says what is only wanted of some. */
  readonly wanted?: boolean;
}

/** The papers of a dossier: what, of which kind, how many. */
export function Papers({ papers, scene, wanted = false }: PapersProps) {
  const words = scene.t.procedure;
  return (
    <ol className={wanted ? 'papers papers--wanted' : 'papers'}>
      {papers.map(({ name, kind, count, required }) => (
        <li key={`${name} ${kind}`}>
          {name}
          <span className="papers__aside">
            {words.kinds[kind]} · <span className="nowrap">{words.copies(count)}</span>
            {wanted && !required ? <span className="papers__if">{words.ifApplicable}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
