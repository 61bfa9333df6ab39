import { createRoute, z } from '@hono/zod-openapi';
import { ProcedureSearch, type ProcedureVersion } from '../catalogue/index.ts';
import { notFound } from '../kernel/refusal.ts';
import { type Day, dayOf } from '../kernel/time.ts';
import { dayQuery, onQuery, procedureName } from './authority-schemas.ts';
import { router, type Services, signedIn } from './context.ts';
import { receivedAt } from './one-stops.ts';
import { json, refusalsOf } from './routes.ts';
import { text } from './schemas.ts';

const level = z.enum(['city', 'district', 'ward']);
const oneStops = z.object({ oneStops: z.array(z.object({ slug: z.string(), name: text, level })) });
const units = z.object({
  units: z.array(
    z.object({ unit: z.string(), name: text, kind: z.string(), level, parent: z.string().nullable() }),
  ),
});
const procedures = z.object({ procedures: z.array(procedureName.extend({ field: text })) });

const proceduresQuery = z.object({
  on: dayQuery.optional(),
  oneStop: z.string().max(100).optional().openapi({ description: 'Only what is received there.' }),
  q: z.string().max(200).default(''),
});

/** How many a search shows; nobody reads further. */
const FOUND = 50;
const collator = new Intl.Collator('vi');

/** What can be asked about on a day: the bodies, one-stops and procedures that there were, are or will be. */
export function authorityNameRoutes({ system, registers }: Services) {
  const api = router();
  const dayFor = (on: string | undefined): Day => (on as Day | undefined) ?? dayOf(system.clock.now());

  api.openapi(
    createRoute({
      method: 'get',
      path: '/authority/one-stops',
      tags: ['authority'],
      summary: 'The one-stops of a day',
      request: { query: onQuery },
      responses: { 200: json(oneStops, 'The highest level first.'), ...refusalsOf(401, 422) },
    }),
    async (c) => {
      signedIn(c);
      const register = await registers.on(dayFor(c.req.valid('query').on));
      const found = [...register.oneStops.values()]
        .map(({ slug, name, level: of }) => ({ slug, name, level: of }))
        .sort((a, b) => heights[a.level] - heights[b.level] || collator.compare(a.name.vi, b.name.vi));
      return c.json({ oneStops: found }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/authority/units',
      tags: ['authority'],
      summary: 'The bodies of a day',
      request: { query: onQuery },
      responses: { 200: json(units, 'The highest level first.'), ...refusalsOf(401, 422) },
    }),
    async (c) => {
      signedIn(c);
      const on = dayFor(c.req.valid('query').on);
      const { units: all } = await registers.register();
      const found = all
        .filter(({ period }) => period.from <= on && (period.to === null || on < period.to))
        .map(({ unit, name, kind, level: of, parent }) => ({ unit, name, kind, level: of, parent }))
        .sort((a, b) => heights[a.level] - heights[b.level] || collator.compare(a.name.vi, b.name.vi));
      return c.json({ units: found }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/authority/procedures',
      tags: ['authority'],
      summary: 'The procedures of a day; `q` finds without accents',
      request: { query: proceduresQuery },
      responses: { 200: json(procedures, 'Best first, at most fifty.'), ...refusalsOf(401, 404, 422) },
    }),
    async (c) => {
      signedIn(c);
      const { on, oneStop: slug, q } = c.req.valid('query');
      const register = await registers.on(dayFor(on));
      const oneStop = [...register.oneStops.values()].find((each) => each.slug === slug);
      if (slug !== undefined && !oneStop) {
        throw notFound({ vi: `Bộ phận Một cửa “${slug}”`, en: `one-stop “${slug}”` });
      }
      const all: ProcedureVersion[] = oneStop
        ? receivedAt(register, oneStop)
        : [...register.versions.values()].sort((a, b) => collator.compare(a.name.vi, b.name.vi));
      const found = q.trim() === '' ? all.slice(0, FOUND) : new ProcedureSearch(all).find(q, FOUND);
      return c.json({ procedures: found.map(({ code, name, field }) => ({ code, name, field })) }, 200);
    },
  );
  return api;
}

const heights: Readonly<Record<z.infer<typeof level>, number>> = { city: 0, district: 1, ward: 2 };
