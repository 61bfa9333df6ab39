import { EmptyState } from '../../components/index.ts';
import { SearchForm } from '../parts/forms.tsx';
import { ProcedureList } from '../parts/procedure-list.tsx';
import type { PageContent, Scene } from '../scene.ts';
import type { SearchModel } from '../view.ts';

/** What was found, best first; without a query, everything. */
export function searchPage(model: SearchModel, scene: Scene): PageContent {
  const words = scene.t.search;
  const { query, items, total } = model;
  return {
    title: words.title(query),
    description: words.description,
    nav: 'procedures',
    body: (
      <div className="wrap sheet">
        <div className="page-head">
          <h1>{words.title(query)}</h1>
        </div>
        <SearchForm scene={scene} query={query} />
        {items.length === 0 ? (
          <EmptyState title={query ? words.none(query) : scene.t.home.noProcedures}>
            {query ? (
              <ul className="plain-list">
                {words.noneHelp.map((help) => (
                  <li key={help}>{help}</li>
                ))}
              </ul>
            ) : null}
          </EmptyState>
        ) : (
          <div>
            <p className="result-count">{words.count(items.length, total)}</p>
            <ProcedureList items={items} scene={scene} />
          </div>
        )}
      </div>
    ),
  };
}
