import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { delimiter, join } from 'node:path';
import haNoi from '../../../data/brand/ha-noi.json' with { type: 'json' };
import { instant } from '../../kernel/time.ts';
import { type Lang, langs } from '../messages/lang.ts';
import { brandCss, brandSchema } from '../tokens/brand.ts';
import { renderPage } from './render.tsx';
import { samples } from './samples.ts';
import { builtCss } from './stylesheet.fixture.ts';

export interface Gallery {
  readonly address: (name: string, lang: Lang) => string;
  close(): Promise<void>;
}

/** Serves every sample page at `/gallery/<lang>/<name>`, with the stylesheet and fonts that the build makes. */
export async function openGallery(): Promise<Gallery> {
  const brand = brandSchema.parse(haNoi);
  const { cssName, files } = await builtCss();
  const replies = new Map<string, { type: string; body: string | Uint8Array }>([
    ['/assets/brand.css', { type: 'text/css', body: brandCss(brand) }],
    [brand.emblem, { type: 'image/svg+xml', body: readFileSync(`public${brand.emblem}`) }],
  ]);
  for (const [name, body] of files) {
    replies.set(name, { type: name.endsWith('.css') ? 'text/css' : 'font/woff2', body });
  }
  const assets = { brandCss: '/assets/brand.css', css: cssName, fonts: [] };
  const demo = { now: instant('2023-08-21T03:12:00Z') };
  for (const lang of langs) {
    for (const { name, path, page } of samples) {
      const body = renderPage(page, { lang, brand, assets, path, demo });
      replies.set(`/gallery/${lang}/${name}`, { type: 'text/html; charset=utf-8', body });
    }
  }
  const server = createServer((request, response) => {
    const reply = replies.get(request.url ?? '');
    response.writeHead(reply ? 200 : 404, { 'content-type': reply?.type ?? 'text/plain' });
    response.end(reply?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the gallery has no port');
  return {
    address: (name, lang) => `http://127.0.0.1:${address.port}/gallery/${lang}/${name}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** The first Chromium on the path. */
export function chromiumPath(): string {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const found = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
  if (!found) throw new Error('No Chromium found. On Debian and Ubuntu: apt-get install chromium');
  return found;
}
