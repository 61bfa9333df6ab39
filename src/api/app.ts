import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';

import { Refusal } from '../kernel/refusal.ts';
import {
  type Assets,
  type BrandKit,
  fieldRoutes,
  problem,
  publicRoutes,
  renderPage,
  staffShell,
} from '../web/index.ts';
import { authorityRoutes } from './authority.ts';
import { annexRoutes } from './authority-annexes.ts';
import { draftRoutes } from './authority-drafts.ts';
import { authorityFileRoutes } from './authority-files.ts';
import { authorityNameRoutes } from './authority-names.ts';
import { checklistRoutes } from './checklists.ts';
import { closureRoutes } from './closures.ts';
import { type Env, type Lang, router, type Services } from './context.ts';
import { deskRoutes } from './desk.ts';
import { docsPage, type OpenApiDocument } from './docs-page.tsx';
import { dossierRoutes } from './dossiers.ts';
import { feePaperRoutes } from './fee-papers.ts';
import { feeRoutes } from './fees.ts';
import { fileRoutes } from './files.ts';
import { healthRoutes } from './health.ts';
import { liveRoutes } from './live.ts';
import { noticeRoutes } from './notices.ts';
import { oneStopRoutes } from './one-stops.ts';
import { paperRoutes } from './papers.ts';
import { noticePath, paymentRoutes } from './payments.ts';
import { peopleRoutes } from './people.ts';
import { asRefusal, problemResponse } from './problems.ts';
import { processRoutes } from './processes.ts';
import { scanRoutes } from './scans.ts';
import { personOf, sessionRoutes } from './session.ts';
import { surveyDeskRoutes } from './survey-desk.ts';
import { surveyEvidenceRoutes } from './survey-evidence.ts';
import { surveyExportRoutes } from './survey-export.ts';
import { surveyRoutes } from './surveys.ts';

export interface Look {
  readonly brand: BrandKit;
  readonly assets: Assets;
}

const description = {
  openapi: '3.1.0',
  info: {
    title: 'Một Cửa API',
    version: '1',
    description:
      'Every write is a command with an Idempotency-Key; every error is an RFC 9457 problem. Text comes in Vietnamese and English; messages follow Accept-Language.',
    license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
  },
  servers: [{ url: '/api/v1' }],
};

const noSuchAddress = new Refusal(404, 'not-found', {
  vi: 'Không có địa chỉ này trong API.',
  en: 'There is no such address in the API.',
});

/** The commands and questions as JSON over HTTP, under `/api/v1`. */
export function apiRoutes(services: Services) {
  const api = router();
  // A file has a limit of its own, which says its name.
  const limit = bodyLimit({ maxSize: 1024 * 1024 });
  api.use((c, next) => (c.req.path.endsWith('/files') ? next() : limit(c, next)));
  api.use(async (c, next) => {
    // A page of another site can make a browser post here, but not with a header of our own.
    const reads = ['GET', 'HEAD', 'OPTIONS'].includes(c.req.method);
    // A payment gateway does not know the header; it signs what it sends.
    if (!reads && !c.req.path.endsWith(noticePath) && c.req.header('X-Motcua') !== '1') {
      throw new Refusal(403, 'header-missing', {
        vi: 'Yêu cầu thiếu tiêu đề X-Motcua: 1.',
        en: 'The header X-Motcua: 1 is missing.',
      });
    }
    c.set('person', await personOf(services, c));
    await next();
  });
  for (const routes of [
    sessionRoutes,
    oneStopRoutes,
    authorityRoutes,
    authorityNameRoutes,
    draftRoutes,
    authorityFileRoutes,
    annexRoutes,
    // Before the dossiers: `duplicates` is no code of one.
    deskRoutes,
    dossierRoutes,
    paperRoutes,
    peopleRoutes,
    feeRoutes,
    feePaperRoutes,
    closureRoutes,
    paymentRoutes,
    fileRoutes,
    scanRoutes,
    liveRoutes,
    noticeRoutes,
    processRoutes,
    surveyRoutes,
    surveyEvidenceRoutes,
    surveyDeskRoutes,
    checklistRoutes,
    surveyExportRoutes,
  ]) {
    api.route('/', routes(services));
  }
  api.doc31('/openapi.json', description);
  api.onError((error, c) => problemResponse(c, error, services.log));
  return api;
}

/** Everything that one process answers: pages, application, API, health. */
export function makeApp(services: Services, { brand, assets }: Look): Hono<Env> {
  const app = new Hono<Env>();
  const health = healthRoutes(services.system, services.live);
  const site = {
    system: services.system,
    registers: services.registers,
    brand,
    assets,
    demo: services.demo !== null,
    publicUrl: services.publicUrl,
  };

  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
      // Whether everything is reached over TLS is for whoever puts it on the net to say.
      strictTransportSecurity: services.publicUrl?.startsWith('https:') ?? false,
      crossOriginEmbedderPolicy: false,
    }),
  );
  app.use(async (c, next) => {
    const started = performance.now();
    const requestId = randomUUID();
    c.set('requestId', requestId);
    c.set('lang', langOf(c.req.path, c.req.header('Accept-Language')));
    await next();
    const elapsed = performance.now() - started;
    const area = areaOf(c.req.path);
    health.observe(area, c.res.status, elapsed);
    if (area === 'api') {
      const { method, path } = c.req;
      services.log.info(
        { requestId, method, path, status: c.res.status, ms: Math.round(elapsed) },
        'request',
      );
    }
  });

  app.route('/', health.app);
  app.route('/', assets.routes);
  const api = apiRoutes(services);
  app.route('/api/v1', api);
  let docs: string | undefined;
  app.get('/api/docs', (c) => {
    docs ??= docsPage(api.getOpenAPI31Document(description) as unknown as OpenApiDocument, [
      assets.brandCss,
      assets.publicCss,
    ]);
    return c.html(docs);
  });
  app.get('/api', (c) => c.redirect('/api/docs'));

  const shell = staffShell(brand, assets);
  app.get('/lam-viec', (c) => c.html(shell, 200, { 'Cache-Control': 'no-cache' }));
  app.get('/lam-viec/*', (c) => c.html(shell, 200, { 'Cache-Control': 'no-cache' }));
  app.route('/', fieldRoutes(brand, assets));
  app.route('/', publicRoutes(site));

  const page = (status: number, lang: Lang, path: string, more: Parameters<typeof problem>[1] = {}) =>
    renderPage(problem(status, more), {
      lang,
      brand,
      assets: { brandCss: assets.brandCss, css: assets.publicCss, fonts: [] },
      path,
    });
  app.notFound((c) =>
    c.req.path.startsWith('/api/')
      ? problemResponse(c, noSuchAddress, services.log)
      : c.html(page(404, c.get('lang'), '/'), 404),
  );
  app.onError((error, c) => {
    if (c.req.path.startsWith('/api/')) return problemResponse(c, error, services.log);
    const refusal = asRefusal(error);
    const lang = c.get('lang') ?? 'vi';
    const requestId = c.get('requestId');
    if (refusal.status >= 500)
      services.log.error({ err: error, requestId, path: c.req.path }, 'request failed');
    const more =
      refusal.status >= 500
        ? { requestId }
        : { title: refusal.title[lang], ...(refusal.mend && { mend: refusal.mend[lang] }) };
    return c.html(page(refusal.status, lang, '/', more), refusal.status as 400);
  });
  return app;
}

/** Pages carry their language in the address; the API asks the browser. */
function langOf(path: string, accepted: string | undefined): Lang {
  if (path === '/en' || path.startsWith('/en/')) return 'en';
  if (!path.startsWith('/api/')) return 'vi';
  return accepted?.trim().toLowerCase().startsWith('en') ? 'en' : 'vi';
}

const areaOf = (path: string): string => {
  if (path.startsWith('/api/')) return 'api';
  if (path.startsWith('/lam-viec')) return 'staff';
  if (path.startsWith('/assets/') || path.startsWith('/brand/')) return 'assets';
  return ['/healthz', '/readyz', '/metrics'].includes(path) ? 'health' : 'public';
};
