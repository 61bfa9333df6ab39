import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import type { Assets } from './assets.ts';
import type { BrandKit } from './tokens/brand.ts';

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);

const SHELL = '/khao-sat/';
const MANIFEST = '/khao-sat/ung-dung.webmanifest';

/** The page in which the surveyor's application runs. */
function shellOf(brand: BrandKit, assets: Assets): string {
  return [
    '<!doctype html><html lang="vi"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<title>Phiếu khảo sát</title><meta name="robots" content="noindex">',
    `<meta name="theme-color" content="${brand.colours.light.plate}">`,
    `<link rel="manifest" href="${MANIFEST}">`,
    ...[assets.brandCss, ...assets.field.css].map((href) => `<link rel="stylesheet" href="${href}">`),
    `<link rel="icon" href="${escaped(brand.emblem)}" type="image/svg+xml">`,
    `<script type="module" src="${assets.field.script}"></script></head>`,
    '<body><div id="root"></div>',
    '<noscript><p>Trang khảo sát cần JavaScript.</p></noscript></body></html>',
  ].join('');
}

/** W3C Web Application Manifest: makes the page installable. */
const manifestOf = (brand: BrandKit) => ({
  id: SHELL,
  name: `Khảo sát · ${brand.names.service.vi}`,
  short_name: 'Khảo sát',
  lang: 'vi',
  start_url: SHELL,
  scope: SHELL,
  display: 'standalone',
  background_color: brand.colours.light.paper,
  theme_color: brand.colours.light.plate,
  icons: [{ src: brand.emblem, sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
});

/** The surveyor's page at `/khao-sat/`: its shell, its manifest, and the worker that keeps both for when there is no network. */
export function fieldRoutes(brand: BrandKit, assets: Assets): Hono {
  const shell = shellOf(brand, assets);
  const files = [
    ...new Set([assets.brandCss, brand.emblem, MANIFEST, ...assets.field.files, ...assets.field.css]),
  ];
  const hash = createHash('sha256').update(JSON.stringify([shell, files, assets.field.worker]));
  const kept = { name: `khao-sat-${hash.digest('hex').slice(0, 12)}`, shell: SHELL, files };
  const worker = `const kept = ${JSON.stringify(kept)};\n${assets.field.worker}`;
  const manifest = JSON.stringify(manifestOf(brand));

  const routes = new Hono();
  routes.get('/khao-sat', (c) => c.redirect(SHELL));
  routes.get('/khao-sat/may.js', (c) =>
    c.body(worker, 200, { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' }),
  );
  routes.get(MANIFEST, (c) =>
    c.body(manifest, 200, { 'Content-Type': 'application/manifest+json', 'Cache-Control': 'no-cache' }),
  );
  routes.get('/khao-sat/*', (c) => c.html(shell, 200, { 'Cache-Control': 'no-cache' }));
  return routes;
}
