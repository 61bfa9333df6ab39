import { createRoute, z } from '@hono/zod-openapi';
import { notFound } from '../kernel/refusal.ts';
import { dayOf } from '../kernel/time.ts';
import { registerLists, registerOf } from '../recommendations/index.ts';
import { calendarFeed, campaignsFor, feedVisits, figureBehind, sessionsFor } from '../surveys/index.ts';
import { router, type Services, signedIn } from './context.ts';
import { json, refusalsOf } from './routes.ts';

const listed = z.record(z.string(), z.unknown()).openapi('SurveyListed');

/** What officers see of surveys at their desk: campaigns, their own sessions, the rows behind a figure. */
export function surveyDeskRoutes({ system: { db, clock } }: Services) {
  const api = router();

  api.openapi(
    createRoute({
      method: 'get',
      path: '/surveys',
      tags: ['surveys'],
      summary: 'Campaigns, with how far each has come',
      responses: {
        200: json(z.object({ campaigns: z.array(listed) }), 'The campaigns.'),
        ...refusalsOf(401),
      },
    }),
    async (c) => {
      const campaigns = await campaignsFor(db, signedIn(c).personId, dayOf(clock.now()));
      return c.json({ campaigns: campaigns.map((one) => ({ ...one })) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/survey/sessions',
      tags: ['surveys'],
      summary: 'Sessions of one’s groups and of the units that one speaks for',
      responses: { 200: json(z.object({ sessions: z.array(listed) }), 'The sessions.'), ...refusalsOf(401) },
    }),
    async (c) => {
      const sessions = await sessionsFor(db, signedIn(c).personId, dayOf(clock.now()));
      return c.json({ sessions: sessions.map((one) => ({ ...one })) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/survey/sessions/{id}/figures/{item}',
      tags: ['surveys'],
      summary: 'The rows behind a figure, with the query that found them and their hash',
      request: { params: z.object({ id: z.uuid(), item: z.string().min(1).max(100) }) },
      responses: { 200: json(listed, 'The figure.'), ...refusalsOf(401, 403, 404) },
    }),
    async (c) => {
      const { personId } = signedIn(c);
      const { id: session, item } = c.req.valid('param');
      const { rows, ...figure } = await figureBehind(db, { session, item, personId, at: clock.now() });
      return c.json({ ...figure, rows: rows.map((row) => ({ ...row })) }, 200);
    },
  );
  api.openapi(
    createRoute({
      method: 'get',
      path: '/recommendations',
      tags: ['surveys'],
      summary: 'The register of recommendations, the late first, with what one may do to each',
      request: { query: z.object({ list: z.enum(registerLists).default('all') }) },
      responses: {
        200: json(z.object({ recommendations: z.array(listed) }), 'The recommendations.'),
        ...refusalsOf(401, 422),
      },
    }),
    async (c) => {
      const { personId } = signedIn(c);
      const rows = await registerOf(db, { personId, now: clock.now(), list: c.req.valid('query').list });
      return c.json(
        { recommendations: rows.map((row) => ({ ...row }) as object as Record<string, never>) },
        200,
      );
    },
  );

  // A calendar program shows it; it holds no more than every officer sees.
  api.get('/surveys/:slug/itinerary.ics', async (c) => {
    signedIn(c);
    const visits = await feedVisits(db, c.req.param('slug'));
    if (visits.length === 0) throw notFound({ vi: 'lịch khảo sát này', en: 'itinerary' });
    return c.body(calendarFeed(visits, clock.now()), 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="lich-khao-sat.ics"',
      'Cache-Control': 'private, no-store',
    });
  });
  return api;
}
