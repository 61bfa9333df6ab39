import { LinkButton } from '../../components/index.ts';
import { ScoreLine, scoreText } from '../parts/rating.tsx';
import { paths } from '../paths.ts';
import type { PageContent, Scene } from '../scene.ts';
import type { RatedModel } from '../view.ts';

/** Thanks for a rating, and says what becomes of it. */
export function ratedPage(model: RatedModel, scene: Scene): PageContent {
  const words = scene.t.rating;
  return {
    title: words.thanksTitle,
    description: words.title,
    nav: null,
    confidential: true,
    body: (
      <div className="wrap sheet message">
        <h1>{words.thanksTitle}</h1>
        <p className="lead">
          <ScoreLine score={model.score} scene={scene} />
        </p>
        <p>{words.thanks(scoreText(model.score, scene))}</p>
        <p className="message__next">
          <LinkButton href={scene.href(paths.status(model.code))} look="secondary">
            {words.back}
          </LinkButton>
        </p>
      </div>
    ),
  };
}
