import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  groupsAt,
  lookAt,
  lookAway,
  lookable,
  lookersOf,
  nearestOneStop,
  openDossiersOf,
} from '../dossiers/index.ts';
import { notFound, Refusal } from '../kernel/refusal.ts';
import { dayOf } from '../kernel/time.ts';
import { oneStopBySlug } from '../organization/index.ts';
import { type Env, router, type Services, signedIn } from './context.ts';
import { codeParam, json, refusalsOf } from './routes.ts';
import { componentKind, instant, state, text } from './schemas.ts';

const duplicates = z
  .object({
    dossiers: z.array(
      z.object({
        code: z.string(),
        state,
        oneStop: text,
        receivedAt: instant.nullable(),
        appointedAt: instant.nullable(),
      }),
    ),
  })
  .openapi('OpenDossiers');

const groups = z
  .object({
    groups: z.array(
      z.object({
        slug: z.string(),
        name: text,
        illustrative: z.boolean(),
        parts: z.array(
          z.object({
            no: z.int(),
            /** The parts that must be granted before this one begins. */
            after: z.array(z.int()),
            procedure: z.object({ code: z.string(), name: text }),
            /** Which one-stop takes it; null when none can be found, and the group cannot be taken in here. */
            oneStop: z.object({ slug: z.string(), name: text }).nullable(),
            components: z.array(
              z.object({
                no: z.int(),
                name: text,
                kind: componentKind,
                count: z.int(),
                required: z.boolean(),
              }),
            ),
          }),
        ),
      }),
    ),
  })
  .openapi('InterlinkedGroups');

/** One page of a list. */
const MOST_CODES = 50;

const lookers = z
  .object({ dossiers: z.array(z.object({ code: z.string(), names: z.array(z.string()) })) })
  .openapi('WhoLooksAtWhich');

const looking = z
  .object({ people: z.array(z.object({ id: z.string(), name: z.string() })) })
  .openapi('WhoIsLooking');

/** What the staff's pages ask while somebody works, beside the dossiers themselves. */
export function deskRoutes({ system, registers }: Services) {
  const api = router();
  const { db, clock } = system;

  api.openapi(
    createRoute({
      method: 'get',
      path: '/dossiers/duplicates',
      tags: ['dossiers'],
      summary: 'What a person has open of a procedure, asked before another dossier is taken in',
      request: {
        query: z.object({ identity: z.string().regex(/^\d{12}$/), procedure: z.string().min(1).max(60) }),
      },
      responses: { 200: json(duplicates, 'Newest first.'), ...refusalsOf(401, 403, 422) },
    }),
    async (c) => {
      const { positions } = signedIn(c);
      if (!positions.some(({ rank }) => rank === 'counter-officer')) throw counterOnly;
      return c.json({ dossiers: await openDossiersOf(db, c.req.valid('query')) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/one-stops/{slug}/groups',
      tags: ['dossiers'],
      summary: 'The interlinked procedures that begin at a one-stop, with the papers of each part',
      request: { params: z.object({ slug: z.string().min(1).max(100) }) },
      responses: { 200: json(groups, 'Those of today.'), ...refusalsOf(401, 404) },
    }),
    async (c) => {
      signedIn(c);
      const { slug } = c.req.valid('param');
      const oneStop = await oneStopBySlug(db, slug);
      if (!oneStop) throw notFound({ vi: `Bộ phận Một cửa “${slug}”`, en: `one-stop “${slug}”` });
      const on = dayOf(clock.now());
      const register = await registers.on(on);
      const versions = new Map([...register.versions.values()].map((version) => [version.code, version]));
      const found = [];
      for (const group of await groupsAt(db, oneStop.id, on)) {
        const parts = [];
        for (const { no, after, procedure } of group.parts) {
          const version = versions.get(procedure);
          const nearest = await nearestOneStop(db, procedure, slug, on);
          const office = nearest && [...register.oneStops.values()].find((o) => o.slug === nearest);
          parts.push({
            no,
            after: [...after],
            procedure: { code: procedure, name: version?.name ?? { vi: procedure, en: procedure } },
            oneStop: office ? { slug: office.slug, name: office.name } : null,
            components: (version?.components ?? []).map((one, index) => ({ no: index + 1, ...one })),
          });
        }
        const { name, illustrative } = group;
        found.push({ slug: group.slug, name, illustrative, parts });
      }
      return c.json({ groups: found }, 200);
    },
  );

  const lookerAt = async (c: Context<Env>, code: string) => {
    const person = signedIn(c);
    const { dossier } = await lookable(system, code, person);
    return { dossierId: dossier.id, personId: person.personId };
  };

  api.openapi(
    createRoute({
      method: 'post',
      path: '/dossiers/{code}/presence',
      tags: ['dossiers'],
      summary: 'Say that one looks at a dossier now; sent twice a minute',
      request: { params: codeParam },
      responses: { 200: json(looking, 'Who else does.'), ...refusalsOf(401, 403, 404) },
    }),
    async (c) => {
      const looker = await lookerAt(c, c.req.valid('param').code);
      return c.json({ people: await lookAt(db, { ...looker, now: clock.now() }) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/dossiers/presence',
      tags: ['dossiers'],
      summary: 'Who else looks at which of these dossiers now; names of colleagues, nothing of the dossiers',
      request: { query: z.object({ codes: z.string().max(6000) }) },
      responses: { 200: json(lookers, 'Those at which somebody looks.'), ...refusalsOf(401, 422) },
    }),
    async (c) => {
      const { personId } = signedIn(c);
      const codes = c.req.valid('query').codes.split(',').slice(0, MOST_CODES);
      return c.json({ dossiers: await lookersOf(db, { codes, personId, now: clock.now() }) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'delete',
      path: '/dossiers/{code}/presence',
      tags: ['dossiers'],
      summary: 'Say that one does not look at it any more',
      request: { params: codeParam },
      responses: { 204: { description: 'Gone.' }, ...refusalsOf(401, 403, 404) },
    }),
    async (c) => {
      await lookAway(db, await lookerAt(c, c.req.valid('param').code));
      return c.body(null, 204);
    },
  );
  return api;
}

const counterOnly = new Refusal(403, 'counter-only', {
  vi: 'Chỉ người tiếp nhận tại Bộ phận Một cửa mới tra được hồ sơ đang mở của một người.',
  en: 'Only counter officers of a one-stop can look up what a person has open.',
});
