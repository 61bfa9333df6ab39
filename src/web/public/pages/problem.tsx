import { SearchForm } from '../parts/forms.tsx';
import { paths } from '../paths.ts';
import { formatWait, type PageContent, type Scene } from '../scene.ts';
import type { ProblemModel } from '../view.ts';

/** In place of the page asked for: what happened, what was kept, what to do. */
export function problemPage(model: ProblemModel, scene: Scene): PageContent {
  const { t } = scene;
  const title = model.title ?? t.problem[model.status].title;
  const findsNothing = model.status === 404;
  return {
    title,
    description: title,
    nav: null,
    confidential: true,
    body: (
      <div className="wrap sheet message">
        <p className="message__status num" aria-hidden="true">
          {model.status}
        </p>
        <h1>{title}</h1>
        <p className="lead">{model.mend ?? t.problem[model.status].mend}</p>
        {model.retryAfter === null ? null : <p>{t.problemRetry(formatWait(model.retryAfter, t))}</p>}
        {model.requestId === null ? null : (
          <p className="small muted num">{t.problemRequest(model.requestId)}</p>
        )}
        {findsNothing ? <SearchForm scene={scene} /> : null}
        <p className="message__next">
          <a href={scene.href(paths.home)}>{t.problemHome}</a>
          {findsNothing ? null : <a href={scene.href(paths.search(''))}>{t.problemSearch}</a>}
        </p>
      </div>
    ),
  };
}
