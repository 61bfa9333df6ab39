import { Hono } from 'hono';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { System } from '../ledger/index.ts';
import type { LiveDossiers } from '../notices/index.ts';

/** For whoever watches over the process: alive, able to serve, and how it goes (Prometheus text format). */
export function healthRoutes({ db }: System, live: LiveDossiers) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'motcua_' });
  const requests = new Counter({
    name: 'motcua_http_requests_total',
    help: 'Requests answered, by kind of address and status.',
    labelNames: ['area', 'status'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'motcua_http_request_seconds',
    help: 'Time to answer, by kind of address.',
    labelNames: ['area'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  });
  new Gauge({
    name: 'motcua_dossiers',
    help: 'Dossiers by state.',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const rows = await db<{ state: string; count: number }[]>`
        SELECT state, count(*) AS count FROM dossier GROUP BY state`;
      this.reset();
      for (const { state, count } of rows) this.set({ state }, count);
    },
  });

  new Gauge({
    name: 'motcua_live_pages',
    help: 'Pages that are open and hear what happens.',
    registers: [registry],
    collect() {
      this.set(live.size);
    },
  });

  const app = new Hono();
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    try {
      await db`SELECT 1`;
      return c.json({ status: 'ready' });
    } catch {
      return c.json({ status: 'database unreachable' }, 503);
    }
  });
  app.get('/metrics', async (c) =>
    c.text(await registry.metrics(), 200, { 'Content-Type': registry.contentType }),
  );

  const observe = (area: string, status: number, elapsedMs: number): void => {
    requests.inc({ area, status });
    seconds.observe({ area }, elapsedMs / 1000);
  };
  return { app, observe };
}
