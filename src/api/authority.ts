import { createRoute } from '@hono/zod-openapi';
import {
  type CaseFacts,
  casesAt,
  lint,
  lookupOf,
  type Register,
  scanOf,
  summaryOf,
  timelineOf,
  who,
} from '../authority/index.ts';
import { differenceOf, documentDetail, findingsOf, listDocuments, matrixOf } from '../delegation/index.ts';
import { dossiersByUnit } from '../dossiers/index.ts';
import { notFound } from '../kernel/refusal.ts';
import { type Day, dayOf, instant } from '../kernel/time.ts';
import * as schemas from './authority-schemas.ts';
import { router, type Services, signedIn } from './context.ts';
import { json, refusalsOf } from './routes.ts';

/** Questions to the register of authority. Who decides is public; the register itself is read by all staff. */
export function authorityRoutes({ system, registers }: Services) {
  const api = router();
  const today = () => dayOf(system.clock.now());

  api.openapi(
    createRoute({
      method: 'get',
      path: '/authority',
      tags: ['authority'],
      summary:
        'Who may decide a procedure received at a one-stop, at a moment, and by which chain of documents',
      request: { query: schemas.authorityQuery },
      responses: { 200: json(schemas.answer, 'The chain, or where it breaks.'), ...refusalsOf(404, 422) },
    }),
    async (c) => {
      const { procedure, oneStop, on, at, ...facts } = c.req.valid('query');
      const register = await registers.register();
      expectOneStop(register, oneStop);
      const moment = at === undefined ? ((on ?? today()) as Day) : instant(at);
      const authority = who(register, { procedure, oneStop, at: moment, facts });
      const day = at === undefined ? (moment as Day) : dayOf(instant(at));
      const depends = authority.kind === 'gap' && authority.code === 'facts-needed';
      const cases = depends ? casesAt([register], procedure, oneStop) : [];
      return c.json({ on: day, ...summaryOf(authority), cases }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/authority/timeline',
      tags: ['authority'],
      summary: 'Who decides a procedure received at a one-stop, over all time',
      request: { query: schemas.timelineQuery },
      responses: {
        200: json(schemas.timeline, 'Segments without hole or overlap.'),
        ...refusalsOf(401, 404, 422),
      },
    }),
    async (c) => {
      signedIn(c);
      const { procedure, oneStop, ...facts } = c.req.valid('query');
      const register = await registers.register();
      expectOneStop(register, oneStop);
      const segments = timelineOf(register, { procedure, oneStop, facts: facts as CaseFacts });
      return c.json(
        {
          segments: segments.map(({ from, to, authority }) => ({ from, to, summary: summaryOf(authority) })),
        },
        200,
      );
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/authority/documents',
      tags: ['authority'],
      summary: 'Legal documents, the newest first; `q` finds without accents',
      request: { query: schemas.documentsQuery },
      responses: { 200: json(schemas.documents, 'As they stand on the day.'), ...refusalsOf(401, 422) },
    }),
    async (c) => {
      signedIn(c);
      const { on = today(), ...filter } = c.req.valid('query');
      const documents = listDocuments(await registers.register(), { ...filter, on: on as Day });
      return c.json({ on, documents }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/authority/documents/{slug}',
      tags: ['authority'],
      summary: 'A document: what it rests on, what rests on it, what happened to it, its rows',
      request: { params: schemas.slugParam, query: schemas.onQuery },
      responses: { 200: json(schemas.documentDetail, 'The document.'), ...refusalsOf(401, 404, 422) },
    }),
    async (c) => {
      signedIn(c);
      const { slug } = c.req.valid('param');
      const { on = today() } = c.req.valid('query');
      const register = await registers.register();
      const document = documentDetail(register, slug, on as Day);
      if (!document) throw notFound({ vi: `văn bản “${slug}”`, en: `document “${slug}”` });
      const scan = await scanOf(system.db, slug);
      const scanUrl = scan ? `/api/v1/authority/documents/${slug}/scan` : null;
      const findings = lint(register, { from: on as Day, documents: [slug] });
      return c.json({ ...document, findings, scanUrl }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/authority/matrix',
      tags: ['authority'],
      summary: 'Who decides which procedure where, on a day',
      request: { query: schemas.matrixQuery },
      responses: { 200: json(schemas.matrix, 'Procedures by one-stops.'), ...refusalsOf(401, 422) },
    }),
    async (c) => {
      signedIn(c);
      const { on = today(), ...filter } = c.req.valid('query');
      return c.json(matrixOf(await registers.register(), { ...filter, on: on as Day }), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/authority/findings',
      tags: ['authority'],
      summary: 'What is wrong in the register from a day on, or soon will be; the gravest first',
      request: { query: schemas.onQuery },
      responses: { 200: json(schemas.findings, 'With what would mend each.'), ...refusalsOf(401, 422) },
    }),
    async (c) => {
      signedIn(c);
      const { on = today() } = c.req.valid('query');
      return c.json({ on, findings: findingsOf(await registers.register(), on as Day) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/authority/difference',
      tags: ['authority'],
      summary: 'Who could decide what on one day and on another',
      request: { query: schemas.differenceQuery },
      responses: { 200: json(schemas.difference, 'Only what differs.'), ...refusalsOf(401, 422) },
    }),
    async (c) => {
      signedIn(c);
      const { from, to } = c.req.valid('query') as { from: Day; to: Day };
      return c.json({ from, to, changes: differenceOf(await registers.register(), from, to) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/authority/statistics',
      tags: ['authority'],
      summary: 'Dossiers received from one day to another, by the map of then or by that of now',
      request: { query: schemas.statisticsQuery },
      responses: { 200: json(schemas.statistics, 'The most first.'), ...refusalsOf(401, 422) },
    }),
    async (c) => {
      signedIn(c);
      const { from, to, map } = c.req.valid('query');
      const period = { from: from as Day, to: to as Day, map };
      const oneStops = await dossiersByUnit(system.db, await registers.register(), period, today());
      return c.json({ from, to, map, oneStops }, 200);
    },
  );
  return api;
}

/** A slug that no one-stop ever had is a mistake in the question, not an answer. */
function expectOneStop(register: Register, slug: string): void {
  if (!lookupOf(register).oneStops.has(slug)) {
    throw notFound({ vi: `Bộ phận Một cửa “${slug}”`, en: `one-stop “${slug}”` });
  }
}
