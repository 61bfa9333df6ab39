import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { readBlob } from '../../documents/index.ts';
import { decisionsOf, dossierByCode, resultPassHolds, secretOpens, slipKey } from '../../dossiers/index.ts';
import { rate } from '../../feedback/index.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { epochMs } from '../../kernel/time.ts';
import { Tries } from '../../kernel/tries.ts';
import { execute, systemActor } from '../../ledger/index.ts';
import type { Assets } from '../assets.ts';
import { type Lang, langs, localPath } from '../messages/lang.ts';
import type { BrandKit } from '../tokens/brand.ts';
import {
  loadHome,
  loadOffice,
  loadProcedure,
  loadProcedureAnywhere,
  loadSearch,
  type Sources,
} from './load.ts';
import { loadOfficeEnded } from './load-ended.ts';
import { loadRecommendations } from './load-recommendations.ts';
import { loadLastingStatus, loadStatus, loadStatusDetails, type RatingDraft } from './load-status.ts';
import { PageCache } from './page-cache.ts';
import { paths } from './paths.ts';
import { makePoster } from './poster.ts';
import { type Page, renderPage } from './render.tsx';
import { formatMoment, sceneOf } from './scene.ts';
import { StatusPages } from './status-pages.ts';
import type { ProblemModel, RatingError, StatusModel } from './view.ts';

export interface PublicSite extends Sources {
  readonly brand: BrandKit;
  readonly assets: Assets;
  readonly demo: boolean;
  /** The address under which people reach this installation; null: as each request says. */
  readonly publicUrl: string | null;
}

const CODE = /^[0-9A-Z.]{3,30}-\d{6}-\d{4,8}$/;

/** What people type for a code, in its official spelling. */
const tidyCode = (typed: string): string => typed.normalize('NFKC').replace(/\s+/g, '').toUpperCase();

/** The pages that everybody sees. They need no script, and those without a person in them come from memory. */
export function publicRoutes(site: PublicSite): Hono {
  const app = new Hono();
  const cache = new PageCache();
  const posters = new PageCache();
  const tries = new Tries(10, 15 * 60_000);
  const { system, registers } = site;
  const statuses = new StatusPages(system.db);

  const render = (page: Page, lang: Lang, path: string): string =>
    renderPage(page, {
      lang,
      brand: site.brand,
      assets: { brandCss: site.assets.brandCss, css: site.assets.publicCss, fonts: site.assets.publicFonts },
      path,
      ...(site.demo && { demo: { now: system.clock.now() } }),
    });

  /** Pages hold for a minute and a revision of the registers; in a demonstration the minute is shown, too. */
  const era = () => `${Math.floor(epochMs(system.clock.now()) / 60_000)} ${registers.revision}`;

  const cached = async (c: Context, lang: Lang, path: string, load: () => Promise<Page | null>) => {
    const page = await cache.get(era(), `${lang} ${path}`, async () => {
      const found = await load();
      return found
        ? { status: 200, html: render(found, lang, path) }
        : { status: 404, html: render(problem(404), lang, path) };
    });
    if (c.req.header('If-None-Match') === page.etag) return c.body(null, 304, { ETag: page.etag });
    const headers = {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'public, max-age=60',
      ETag: page.etag,
      Vary: 'Accept-Encoding',
    };
    return c.req.header('Accept-Encoding')?.includes('gzip')
      ? c.body(page.gzip as Uint8Array<ArrayBuffer>, page.status, { ...headers, 'Content-Encoding': 'gzip' })
      : c.body(page.html as Uint8Array<ArrayBuffer>, page.status, headers);
  };

  const statusPage = (lang: Lang, code: string): Promise<Buffer | null> => {
    const now = system.clock.now();
    const { asOf } = sceneOf(lang).t.status;
    const known = { revision: registers.revision, now, asOf: asOf(formatMoment(now)) };
    return statuses.get(`${lang} ${code}`, code, known, async () => {
      const found = await loadLastingStatus(site, lang, code);
      if (!found) return null;
      const { model, until } = found;
      const html = render({ kind: 'status', model }, lang, paths.status(code));
      // A demonstration shows the minute on every page.
      const holdsUntil = site.demo ? model.now : until;
      return { html, asOf: asOf(formatMoment(model.now)), holdsUntil };
    });
  };

  const ended = async (lang: Lang, office: string, code: string | null): Promise<Page | null> => {
    const model = await loadOfficeEnded(site, lang, office, code);
    return model && { kind: 'office-ended', model };
  };

  /** A page about one dossier: nobody else may keep it. */
  const personal = (
    c: Context,
    lang: Lang,
    path: string,
    page: Page,
    status: 200 | 400 | 403 | 404 | 409 | 429 = 200,
  ) => c.html(render(page, lang, path), status, { 'Cache-Control': 'private, no-store' });

  const origin = (c: Context) => site.publicUrl ?? new URL(c.req.url).origin;

  for (const lang of langs) {
    const pages = new Hono();

    pages.get('/', (c) =>
      cached(c, lang, '/', async () => ({ kind: 'home', model: await loadHome(site, lang) })),
    );

    pages.get('/tim', (c) => {
      const query = (c.req.query('q') ?? '').normalize('NFC').slice(0, 200);
      return cached(c, lang, paths.search(query), async () => ({
        kind: 'search',
        model: await loadSearch(site, lang, query),
      }));
    });

    pages.get('/tt/:office/:code', (c) => {
      const { office, code } = c.req.param();
      return cached(c, lang, paths.procedure(code, office), async () => {
        const model = await loadProcedure(site, lang, office, code);
        return model ? { kind: 'procedure', model } : ended(lang, office, code);
      });
    });

    pages.get('/tt/:code', (c) => {
      const { code } = c.req.param();
      return cached(c, lang, paths.procedure(code, null), async () => {
        const model = await loadProcedureAnywhere(site, lang, code);
        return model && { kind: 'procedure-anywhere', model };
      });
    });

    pages.get('/co-quan/:office', (c) => {
      const { office } = c.req.param();
      return cached(c, lang, paths.office(office), async () => {
        const model = await loadOffice(site, lang, office);
        return model ? { kind: 'office', model } : ended(lang, office, null);
      });
    });

    pages.get(paths.recommendations, (c) =>
      cached(c, lang, paths.recommendations, async () => ({
        kind: 'recommendations',
        model: await loadRecommendations(site, lang),
      })),
    );

    pages.get('/ho-so', async (c) => {
      const typed = c.req.query('code') ?? c.req.query('ma');
      if (typed === undefined) {
        return personal(c, lang, paths.lookup, { kind: 'lookup', model: { code: '', error: 'none' } });
      }
      const code = tidyCode(typed);
      const error = code === '' ? 'empty' : !CODE.test(code) ? 'malformed' : null;
      if (!error && (await dossierByCode(system.db, code)))
        return c.redirect(localPath(lang, paths.status(code)), 303);
      const model = { code: typed.slice(0, 100), error: error ?? 'not-found' } as const;
      return personal(c, lang, paths.lookup, { kind: 'lookup', model }, error ? 400 : 404);
    });

    pages.get('/ho-so/:code', async (c) => {
      const code = tidyCode(c.req.param('code'));
      const page = CODE.test(code) ? await statusPage(lang, code) : null;
      return page
        ? c.body(page as Uint8Array<ArrayBuffer>, 200, {
            'Content-Type': 'text/html; charset=utf-8',
            'Cache-Control': 'private, no-store',
          })
        : noSuchDossier(c, lang, code);
    });

    pages.post('/ho-so/:code', smallBody, async (c) => {
      const code = tidyCode(c.req.param('code'));
      const { secret } = await form(c);
      const opened = await unlock(c, code, secret ?? '');
      if (opened === 'unknown') return noSuchDossier(c, lang, code);
      if (opened === 'open') return details(c, lang, code, secret ?? '', null);
      const model = (await loadStatus(site, lang, code, opened))!;
      const status = opened === 'too-many' ? 429 : opened === 'wrong' ? 403 : 400;
      return personal(c, lang, paths.status(code), { kind: 'status', model }, status);
    });

    pages.post('/ho-so/:code/danh-gia', smallBody, async (c) => {
      const code = tidyCode(c.req.param('code'));
      const { secret = '', score, comment = '', key } = await form(c);
      const opened = await unlock(c, code, secret);
      if (opened === 'unknown') return noSuchDossier(c, lang, code);
      if (opened !== 'open') return personal(c, lang, paths.status(code), problem(403), 403);
      const draft = ratingDraft(score, comment);
      if (draft.errors.length > 0) return details(c, lang, code, secret, draft, 400);
      const envelope = { actor: systemActor, key: `public ${code} ${(key ?? '').slice(0, 100)}` };
      try {
        await execute(system, rate, { code, secret, score: draft.score, comment }, envelope);
      } catch (error) {
        if (error instanceof Refusal && error.code === 'already-rated')
          return details(c, lang, code, secret, null);
        throw error;
      }
      const model = { code, score: draft.score ?? 0 };
      return personal(c, lang, paths.status(code), { kind: 'rated', model });
    });
    app.route(lang === 'vi' ? '/' : '/en', pages);
  }

  app.get('/tt/:office/:code/to-dan.pdf', async (c) => {
    const { office, code } = c.req.param();
    const key = `${origin(c)} ${office} ${code}`;
    const page = await posters.get(era(), key, async () => {
      const pdf = await makePoster(site, site.brand, office, code, origin(c));
      return { status: pdf ? 200 : 404, html: pdf ?? new Uint8Array() };
    });
    if (page.status === 404) return c.html(render(problem(404), 'vi', c.req.path), 404);
    return c.body(page.html as Uint8Array<ArrayBuffer>, 200, {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="to-dan-${code}.pdf"`,
    });
  });

  app.get('/ho-so/:code/ket-qua.pdf', async (c) => {
    const dossier = await dossierByCode(system.db, tidyCode(c.req.param('code')));
    const holds =
      dossier &&
      resultPassHolds(
        c.req.query('v') ?? '',
        await slipKey(system.db),
        dossier.id,
        epochMs(system.clock.now()),
      );
    const decision = holds ? (await decisionsOf(system.db, dossier.id)).at(-1) : undefined;
    const blob = decision && (await readBlob(system.db, decision.resultSha256));
    if (!blob) return c.html(render(problem(403), 'vi', paths.lookup), 403);
    return c.body(Buffer.from(blob.bytes), 200, {
      'Content-Type': 'application/pdf',
      'Content-Disposition': 'inline; filename="ket-qua.pdf"',
      'Cache-Control': 'private, no-store',
    });
  });

  /** Whether the secret opens the dossier; ten wrong tries from one address have to wait. */
  async function unlock(c: Context, code: string, secret: string): Promise<'open' | 'unknown' | Unlock> {
    const dossier = CODE.test(code) ? await dossierByCode(system.db, code) : null;
    if (!dossier) return 'unknown';
    if (secret.trim() === '') return 'empty';
    const key = `${code} ${addressOf(c)}`;
    if (tries.wait(key, Date.now()) > 0) return 'too-many';
    if (await secretOpens(system.db, dossier.id, secret)) return 'open';
    tries.failed(key, Date.now());
    return 'wrong';
  }

  async function details(
    c: Context,
    lang: Lang,
    code: string,
    secret: string,
    draft: RatingDraft | null,
    status: 200 | 400 = 200,
  ) {
    const model = (await loadStatusDetails(site, lang, code, secret, draft))!;
    return personal(c, lang, paths.status(code), { kind: 'status-details', model }, status);
  }

  const noSuchDossier = (c: Context, lang: Lang, code: string) => {
    const error = CODE.test(code) ? 'not-found' : 'malformed';
    return personal(
      c,
      lang,
      paths.lookup,
      { kind: 'lookup', model: { code: code.slice(0, 100), error } },
      404,
    );
  };
  return app;
}

type Unlock = NonNullable<StatusModel['unlockError']>;

const smallBody = bodyLimit({ maxSize: 64 * 1024 });

const COMMENT_LIMIT = 2000;

function ratingDraft(score: string | undefined, comment: string): RatingDraft {
  const chosen = /^[1-5]$/.test(score ?? '') ? Number(score) : null;
  const errors: RatingError[] = [];
  if (chosen === null) errors.push('score-missing');
  if (comment.length > COMMENT_LIMIT) errors.push('comment-too-long');
  return { score: chosen, comment, errors };
}

/** The text fields of a posted form; a file or a repeated field counts as not sent. */
async function form(c: Context): Promise<Record<string, string | undefined>> {
  const body = await c.req.parseBody().catch(() => ({}));
  return Object.fromEntries(Object.entries(body).filter(([, value]) => typeof value === 'string')) as Record<
    string,
    string
  >;
}

function addressOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? '';
  } catch {
    return '';
  }
}

const known: readonly number[] = [400, 403, 404, 405, 409, 413, 429, 500, 503];

export const problem = (
  status: number,
  more: { title?: string; mend?: string; requestId?: string } = {},
): Page => ({
  kind: 'problem',
  model: {
    status: (known.includes(status) ? status : status < 500 ? 400 : 500) as ProblemModel['status'],
    title: more.title ?? null,
    mend: more.mend ?? null,
    requestId: more.requestId ?? null,
    retryAfter: null,
  },
});
