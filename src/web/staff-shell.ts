import type { Assets } from './assets.ts';
import type { BrandKit } from './tokens/brand.ts';

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);

/** The page in which the officers' application runs; the application fills it. */
export function staffShell(brand: BrandKit, assets: Assets): string {
  const { light, dark } = brand.colours;
  return [
    '<!doctype html><html lang="vi"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(brand.names.service.vi)}</title>`,
    '<meta name="robots" content="noindex">',
    `<meta name="theme-color" content="${light.plate}" media="not all and (prefers-color-scheme: dark)">`,
    `<meta name="theme-color" content="${dark.plate}" media="(prefers-color-scheme: dark)">`,
    `<link rel="stylesheet" href="${assets.brandCss}">`,
    ...assets.staff.css.map((href) => `<link rel="stylesheet" href="${href}">`),
    `<link rel="icon" href="${escaped(brand.emblem)}" type="image/svg+xml">`,
    `<script type="module" src="${assets.staff.script}"></script></head>`,
    `<body data-service="${escaped(brand.names.service.vi)}" data-service-en="${escaped(brand.names.service.en)}"`,
    ` data-owner="${escaped(brand.names.owner.vi)}" data-owner-en="${escaped(brand.names.owner.en)}"`,
    ` data-emblem="${escaped(brand.emblem)}"><div id="root"></div>`,
    '<noscript><p>Trang làm việc của cán bộ cần JavaScript. Trang cho người dân thì không: <a href="/">về trang chủ</a>.</p></noscript>',
    '</body></html>',
  ].join('');
}
