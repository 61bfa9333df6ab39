import { createRoute, z } from '@hono/zod-openapi';
import { notFound } from '../kernel/refusal.ts';
import { dayOf } from '../kernel/time.ts';
import { holdersOf, oneStopBySlug, unitBySlug, unitsOn } from '../organization/index.ts';
import { router, type Services, signedIn } from './context.ts';
import { json, refusalsOf } from './routes.ts';
import { text } from './schemas.ts';

const units = z
  .object({ units: z.array(z.object({ slug: z.string(), name: text, near: z.boolean() })) })
  .openapi('UnitNames');
const people = z
  .object({ people: z.array(z.object({ id: z.string(), name: z.string(), title: text })) })
  .openapi('Colleagues');

/** To whom work can be handed: names and titles of today, for whoever is signed in. */
export function peopleRoutes({ system }: Services) {
  const api = router();
  const today = () => dayOf(system.clock.now());

  api.openapi(
    createRoute({
      method: 'get',
      path: '/units',
      tags: ['organization'],
      summary: 'The bodies of today, by name; `near`: of the committee of the one-stop',
      request: { query: z.object({ 'one-stop': z.string().max(100).optional() }) },
      responses: { 200: json(units, 'In the order of their names.'), ...refusalsOf(401) },
    }),
    async (c) => {
      signedIn(c);
      const all = await unitsOn(system.db, today());
      const slug = c.req.valid('query')['one-stop'];
      const committee = slug ? (await oneStopBySlug(system.db, slug))?.unitId : undefined;
      const named = all.map(({ id, parentId, slug, name }) => ({
        slug,
        name,
        near: committee !== undefined && (id === committee || parentId === committee),
      }));
      return c.json({ units: named.sort((a, b) => a.name.vi.localeCompare(b.name.vi, 'vi')) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/units/{slug}/people',
      tags: ['organization'],
      summary: 'Who works on dossiers in a body today',
      request: { params: z.object({ slug: z.string().max(100) }) },
      responses: { 200: json(people, 'With the title that each holds.'), ...refusalsOf(401, 404) },
    }),
    async (c) => {
      signedIn(c);
      const unit = await unitBySlug(system.db, c.req.valid('param').slug, today());
      if (!unit) throw notFound({ vi: 'đơn vị này', en: 'such unit' });
      const holders = await holdersOf(system.db, unit.id, today());
      const working = holders.filter(
        ({ rank }) => rank === 'head' || rank === 'deputy' || rank === 'specialist',
      );
      return c.json(
        {
          people: working.map(({ personId, personName, title }) => ({
            id: personId,
            name: personName,
            title,
          })),
        },
        200,
      );
    },
  );
  return api;
}
