import { renderToStaticMarkup } from 'react-dom/server';
import { Document, type PageContext } from './document.tsx';
import { homePage } from './pages/home.tsx';
import { lookupPage } from './pages/lookup.tsx';
import { officePage } from './pages/office.tsx';
import { officeEndedPage } from './pages/office-ended.tsx';
import { problemPage } from './pages/problem.tsx';
import { procedurePage } from './pages/procedure.tsx';
import { procedureAnywherePage } from './pages/procedure-anywhere.tsx';
import { ratedPage } from './pages/rated.tsx';
import { recommendationsPage } from './pages/recommendations.tsx';
import { searchPage } from './pages/search.tsx';
import { statusPage } from './pages/status.tsx';
import { statusDetailsPage } from './pages/status-details.tsx';
import { type PageContent, type Scene, sceneOf } from './scene.ts';
import type { Page } from './view.ts';

export type { PageAssets, PageContext } from './document.tsx';
export type { Page } from './view.ts';

function contentOf(page: Page, scene: Scene): PageContent {
  switch (page.kind) {
    case 'home':
      return homePage(page.model, scene);
    case 'search':
      return searchPage(page.model, scene);
    case 'procedure':
      return procedurePage(page.model, scene);
    case 'procedure-anywhere':
      return procedureAnywherePage(page.model, scene);
    case 'office':
      return officePage(page.model, scene);
    case 'office-ended':
      return officeEndedPage(page.model, scene);
    case 'lookup':
      return lookupPage(page.model, scene);
    case 'status':
      return statusPage(page.model, scene);
    case 'status-details':
      return statusDetailsPage(page.model, scene);
    case 'rated':
      return ratedPage(page.model, scene);
    case 'recommendations':
      return recommendationsPage(page.model, scene);
    case 'problem':
      return problemPage(page.model, scene);
  }
}

/** A page as a whole HTML document, complete without script. */
export function renderPage(page: Page, context: PageContext): string {
  const scene = sceneOf(context.lang);
  const content = contentOf(page, scene);
  return `<!doctype html>${renderToStaticMarkup(<Document scene={scene} context={context} content={content} />)}`;
}
