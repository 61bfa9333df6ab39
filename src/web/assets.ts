import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { z } from 'zod';
import { type BrandKit, brandCss } from './tokens/brand.ts';

interface Asset {
  readonly type: string;
  readonly bytes: Buffer;
  readonly gzip: Buffer | null;
  readonly etag: string;
  readonly immutable: boolean;
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    css: z.array(z.string()).optional(),
    imports: z.array(z.string()).optional(),
    assets: z.array(z.string()).optional(),
    isEntry: z.boolean().optional(),
  }),
);

export interface Assets {
  readonly routes: Hono;
  readonly brandCss: string;
  readonly publicCss: string;
  /** The fonts of the public pages that every page needs at once. */
  readonly publicFonts: readonly string[];
  readonly staff: Entry;
  readonly field: Entry & {
    /** Everything that it needs to open without a network, but the style sheets. */
    readonly files: readonly string[];
    /** The text of its service worker. */
    readonly worker: string;
  };
}

interface Entry {
  readonly script: string;
  readonly css: readonly string[];
}

/** What the build made for browsers, held in memory: a few hundred kilobytes, served without touching the disk. */
export function loadAssets(clientFolder: string, brand: BrandKit): Assets {
  const manifest = manifestSchema.parse(
    JSON.parse(readFileSync(join(clientFolder, '.vite', 'manifest.json'), 'utf8')),
  );
  const publicEntry = manifest['src/web/public/public.css'];
  const worker = manifest['src/web/field/worker.ts'];
  const staff = partsOf(manifest, 'src/web/staff/main.tsx');
  const field = partsOf(manifest, 'src/web/field/main.tsx');
  if (!staff || !field || !worker || !publicEntry)
    throw new Error(`${clientFolder} is not whole: build it again.`);

  const files = new Map<string, Asset>();
  for (const path of filesUnder(clientFolder)) {
    const url = `/${relative(clientFolder, path).split(sep).join('/')}`;
    if (!url.startsWith('/.vite/'))
      files.set(url, asset(readFileSync(path), extname(path), url.startsWith('/assets/')));
  }
  const css = asset(Buffer.from(brandCss(brand)), '.css', true);
  const brandUrl = `/assets/brand-${css.etag.slice(1, 11)}.css`;
  files.set(brandUrl, css);

  const routes = new Hono();
  for (const [url, file] of files) {
    routes.get(url, (c) => {
      const cache = file.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=3600';
      c.header('Cache-Control', cache);
      c.header('ETag', file.etag);
      c.header('Content-Type', file.type);
      if (file.gzip) c.header('Vary', 'Accept-Encoding');
      if (c.req.header('If-None-Match') === file.etag) return c.body(null, 304);
      if (file.gzip && c.req.header('Accept-Encoding')?.includes('gzip')) {
        c.header('Content-Encoding', 'gzip');
        return c.body(Uint8Array.from(file.gzip));
      }
      return c.body(Uint8Array.from(file.bytes));
    });
  }
  return {
    routes,
    brandCss: brandUrl,
    publicCss: `/${publicEntry.file}`,
    publicFonts: (publicEntry.assets ?? [])
      .filter((file) => /-(vietnamese|latin)-400-normal-/.test(file))
      .map((file) => `/${file}`),
    staff,
    field: {
      ...field,
      files: [
        ...field.scripts,
        ...field.assets.filter((file) => /-(vietnamese|latin)-\d+-normal-.*\.woff2$/.test(file)),
      ],
      worker: readFileSync(join(clientFolder, worker.file), 'utf8'),
    },
  };
}

/** An entry with everything that is loaded together with it. */
function partsOf(manifest: z.infer<typeof manifestSchema>, entry: string) {
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const other of manifest[name]?.imports ?? []) visit(other);
  };
  visit(entry);
  const first = manifest[entry];
  if (!first) return null;
  // What an entry imports is styled before it.
  const parts = [...seen].reverse().flatMap((name) => manifest[name] ?? []);
  const urls = (files: readonly string[]): string[] => [...new Set(files.map((file) => `/${file}`))];
  return {
    script: `/${first.file}`,
    scripts: urls(parts.map(({ file }) => file)),
    css: urls(parts.flatMap(({ css }) => css ?? [])),
    assets: urls(parts.flatMap(({ assets }) => assets ?? [])),
  };
}

function asset(bytes: Buffer, extension: string, immutable: boolean): Asset {
  const type = types[extension] ?? 'application/octet-stream';
  const compressible = /^text|javascript|json|svg/.test(type) && bytes.length > 500;
  return {
    type,
    bytes,
    gzip: compressible ? gzipSync(bytes, { level: 9 }) : null,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 20)}"`,
    immutable,
  };
}

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
