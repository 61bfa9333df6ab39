/** Keeps the files of the surveyor's page, so that it opens without a network. It never touches what the page keeps. */

/** Written in front of this file when it is served: which files belong together, under which name. */
declare const kept: { readonly name: string; readonly shell: string; readonly files: readonly string[] };

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
const worker = self as unknown as {
  addEventListener(kind: 'install' | 'activate', work: (event: Lasting) => void): void;
  addEventListener(kind: 'fetch', work: (event: Asked) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
};

async function keep(): Promise<void> {
  const cache = await caches.open(kept.name);
  await cache.addAll([kept.shell, ...kept.files].map((file) => new Request(file, { cache: 'reload' })));
  await worker.skipWaiting();
}

/** Takes away what an earlier release kept. */
async function tidy(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names
      .filter((name) => name.startsWith('khao-sat-') && name !== kept.name)
      .map((name) => caches.delete(name)),
  );
  await worker.clients.claim();
}

worker.addEventListener('install', (event) => event.waitUntil(keep()));
worker.addEventListener('activate', (event) => event.waitUntil(tidy()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  const opensPage = request.mode === 'navigate' && pathname.startsWith('/khao-sat/');
  const file = opensPage ? kept.shell : pathname;
  if (!opensPage && !kept.files.includes(pathname)) return;
  event.respondWith(
    caches.open(kept.name).then(async (cache) => (await cache.match(file)) ?? fetch(request)),
  );
});
