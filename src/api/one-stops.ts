import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { type Authority, fingerprint, post, postingsOf, type RegisterDay, who } from '../authority/index.ts';
import { dueOf, explain, officeCalendar } from '../calendar/index.ts';
import { describeTerm, ProcedureSearch, type ProcedureVersion } from '../catalogue/index.ts';
import { readBlob } from '../documents/index.ts';
import { notFound } from '../kernel/refusal.ts';
import { dayOf } from '../kernel/time.ts';
import { execute } from '../ledger/index.ts';
import type { OneStop } from '../organization/index.ts';
import { type Env, envelope, originOf, router, type Services, signedIn } from './context.ts';
import { body, codeParam, commandHeaders, json, refusalsOf, storedFileHeaders } from './routes.ts';
import * as schemas from './schemas.ts';

const slugParam = z.object({ slug: z.string().min(1).max(100) });
const slugAndCode = slugParam.extend(codeParam.shape);

/** What one-stops receive, who decides it, and what is posted there. */
export function oneStopRoutes(services: Services) {
  const { system, registers } = services;
  const api = router();
  const today = () => dayOf(system.clock.now());

  async function at(slug: string): Promise<{ register: RegisterDay; oneStop: OneStop }> {
    const register = await registers.on(today());
    const oneStop = [...register.oneStops.values()].find((o) => o.slug === slug);
    if (!oneStop) throw notFound({ vi: `Bộ phận Một cửa “${slug}”`, en: `one-stop “${slug}”` });
    return { register, oneStop };
  }

  api.openapi(
    createRoute({
      method: 'get',
      path: '/one-stops',
      tags: ['public'],
      summary: 'The one-stops of today',
      responses: { 200: json(z.object({ oneStops: z.array(schemas.oneStop) }), 'All of them.') },
    }),
    async (c) => {
      const register = await registers.on(today());
      const oneStops = [...register.oneStops.values()].map(({ slug, name, level, address, phone }) => ({
        slug,
        name,
        level,
        address,
        phone,
      }));
      return c.json({ oneStops }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/one-stops/{slug}/procedures',
      tags: ['public'],
      summary: 'What a one-stop receives; `q` finds without accents',
      request: { params: slugParam, query: z.object({ q: z.string().max(200).default('') }) },
      responses: {
        200: json(z.object({ procedures: z.array(schemas.procedureSummary) }), 'Best first.'),
        ...refusalsOf(404),
      },
    }),
    async (c) => {
      const { register, oneStop } = await at(c.req.valid('param').slug);
      const received = receivedAt(register, oneStop);
      const { q } = c.req.valid('query');
      const found = q.trim() === '' ? received : new ProcedureSearch(received).find(q);
      return c.json({ procedures: found.map(summary) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/one-stops/{slug}/procedures/{code}',
      tags: ['public'],
      summary: 'A procedure as this one-stop receives it, with its due moment if received now',
      request: { params: slugAndCode },
      responses: { 200: json(schemas.procedureAtOneStop, 'The procedure.'), ...refusalsOf(404) },
    }),
    async (c) => {
      const { slug, code } = c.req.valid('param');
      const { register, oneStop } = await at(slug);
      const version = receivedAt(register, oneStop).find((v) => v.code === code);
      if (!version) throw notFound({ vi: `thủ tục ${code} ở đây`, en: `procedure ${code} here` });
      const route = register.routes.find(
        (r) => r.procedureId === version.procedureId && r.oneStopId === oneStop.id,
      )!;
      const calendar = await officeCalendar(system.db, oneStop);
      const due = dueOf(system.clock.now(), version.term, calendar);
      const en = explain(due, 'en');
      const authority = who(register.register, { procedure: code, oneStop: slug, at: register.on });
      return c.json(
        {
          ...summary(version),
          fee: version.fee,
          components: version.components.map((component, index) => ({ no: index + 1, ...component })),
          processedBy: register.units.get(route.unitId)?.name ?? oneStop.unitName,
          decidedBy: decider(authority),
          dueIfReceivedNow: due.due,
          channels: [...version.channels],
          duePlain: explain(due, 'vi').map((vi, index) => ({ vi, en: en[index] ?? vi })),
          ...urls(c, oneStop, code),
        },
        200,
      );
    },
  );

  async function listPostings(c: Context<Env>, slug: string) {
    const { register, oneStop } = await at(slug);
    const posted = await postingsOf(system.db, oneStop.id);
    return {
      postings: receivedAt(register, oneStop).map((version) => {
        const authority = who(register.register, {
          procedure: version.code,
          oneStop: oneStop.slug,
          at: register.on,
        });
        const standing = authority.kind === 'standing' ? authority : null;
        const last = posted.get(version.id);
        return {
          procedure: { code: version.code, name: version.name, field: version.field },
          delegated: standing?.delegated ?? false,
          postedAt: last?.postedAt ?? null,
          photoUrl: last?.photo ? photoUrl(oneStop.slug, version.code) : null,
          outdated: !!last?.fingerprint && last.fingerprint !== fingerprint(authority),
          decidedBy: standing?.holder ?? null,
          ...urls(c, oneStop, version.code),
        };
      }),
    };
  }

  const photoUrl = (slug: string, code: string) => `/api/v1/one-stops/${slug}/postings/${code}/photo`;

  const urls = (c: Context<Env>, oneStop: OneStop, code: string) => ({
    pageUrl: `${originOf(services, c)}/tt/${oneStop.slug}/${code}`,
    posterUrl: `/tt/${oneStop.slug}/${code}/to-dan.pdf`,
  });

  api.openapi(
    createRoute({
      method: 'get',
      path: '/one-stops/{slug}/postings',
      tags: ['postings'],
      summary: 'What is posted at a one-stop, and what should be',
      request: { params: slugParam },
      responses: { 200: json(schemas.postings, 'Every procedure received there.'), ...refusalsOf(401, 404) },
    }),
    async (c) => {
      signedIn(c);
      return c.json(await listPostings(c, c.req.valid('param').slug), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/one-stops/{slug}/postings',
      tags: ['postings'],
      summary: 'Mark procedures as posted, with their QR codes',
      request: {
        params: slugParam,
        headers: commandHeaders.partial(),
        body: body(
          z.object({
            procedures: z.array(z.string()).min(1),
            /** A photograph of the wall: the id of an uploaded file. */
            photo: z.string().nullable().default(null),
          }),
        ),
      },
      responses: {
        200: json(schemas.postings, 'The list as it is now.'),
        ...refusalsOf(400, 401, 403, 404, 422),
      },
    }),
    async (c) => {
      const { slug } = c.req.valid('param');
      await at(slug);
      await execute(system, post, { oneStop: slug, ...c.req.valid('json') }, envelope(c));
      return c.json(await listPostings(c, slug), 200);
    },
  );

  api.get('/one-stops/:slug/postings/:code/photo', async (c) => {
    signedIn(c);
    const { register, oneStop } = await at(c.req.param('slug'));
    const version = receivedAt(register, oneStop).find((v) => v.code === c.req.param('code'));
    const photo = version && (await postingsOf(system.db, oneStop.id)).get(version.id)?.photo;
    const blob = photo && (await readBlob(system.db, Buffer.from(photo, 'hex')));
    if (!blob) throw notFound({ vi: 'ảnh niêm yết này', en: 'photograph of this posting' });
    return c.body(Buffer.from(blob.bytes), 200, storedFileHeaders(blob.mediaType));
  });
  return api;
}

/** The procedures that a one-stop receives, in the order of their fields and names. */
export function receivedAt(register: RegisterDay, oneStop: OneStop): ProcedureVersion[] {
  return register.routes
    .filter((route) => route.oneStopId === oneStop.id)
    .flatMap((route) => register.versions.get(route.procedureId) ?? [])
    .sort((a, b) => collator.compare(a.field.vi, b.field.vi) || collator.compare(a.name.vi, b.name.vi));
}

const collator = new Intl.Collator('vi');

const summary = (version: ProcedureVersion) => ({
  code: version.code,
  name: version.name,
  field: version.field,
  term: describeTerm(version.term),
  fee: version.fee.amount,
});

const decider = (authority: Authority) =>
  authority.kind === 'standing'
    ? { holder: authority.holder, chain: [...authority.chain] }
    : { refusal: authority.text, chain: [...authority.chain] };
