import { createRoute, z } from '@hono/zod-openapi';
import { changeWorkingCalendar } from '../dossiers/index.ts';
import { notFound, type Text } from '../kernel/refusal.ts';
import { daySchema, textSchema } from '../kernel/schemas.ts';
import { execute } from '../ledger/index.ts';
import { oneStopBySlug } from '../organization/index.ts';
import { envelope, router, type Services, signedIn } from './context.ts';
import { body, commandHeaders, json, refusalsOf } from './routes.ts';

const slugParam = z.object({ slug: z.string().min(1).max(100) });
/** By which document: `Thông báo 12/TB-UBND`. */
const basis = z.string().min(1, 'Hãy ghi căn cứ. | Give the basis.').max(200);
const moved = z.object({ redated: z.int() }).openapi('CalendarChanged');

/** Days on which an office is closed that others work: a flood, a fire. */
export function closureRoutes(services: Services) {
  const { system } = services;
  const api = router();

  const oneStopId = async (slug: string): Promise<string> => {
    const oneStop = await oneStopBySlug(system.db, slug);
    if (!oneStop) throw notFound({ vi: `Bộ phận Một cửa “${slug}”`, en: `one-stop “${slug}”` });
    return oneStop.id;
  };
  const answers = {
    200: json(moved, 'How many open dossiers got another date by it, each by an event of its own.'),
    ...refusalsOf(400, 401, 403, 404, 409, 422),
  };

  api.openapi(
    createRoute({
      method: 'post',
      path: '/one-stops/{slug}/closures',
      tags: ['calendar'],
      summary: 'Close an office for a day; open dossiers get their new dates at once',
      request: {
        params: slugParam,
        headers: commandHeaders.partial(),
        body: body(z.object({ day: daySchema, reason: textSchema, basis })),
      },
      responses: answers,
    }),
    async (c) => {
      signedIn(c);
      const closure = { ...c.req.valid('json'), oneStopId: await oneStopId(c.req.valid('param').slug) };
      const input = { change: { closures: { add: [closure] } }, reason: told(closure) };
      return c.json(await execute(system, changeWorkingCalendar, input, envelope(c)), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/one-stops/{slug}/closures/{day}/withdraw',
      tags: ['calendar'],
      summary: 'The office is open on that day after all',
      request: {
        params: slugParam.extend({ day: daySchema }),
        headers: commandHeaders.partial(),
        body: body(z.object({ reason: z.string().min(1).max(300) })),
      },
      responses: answers,
    }),
    async (c) => {
      signedIn(c);
      const { slug, day } = c.req.valid('param');
      const withdraw = [{ oneStopId: await oneStopId(slug), day }];
      const input = { change: { closures: { withdraw } }, reason: c.req.valid('json').reason };
      return c.json(await execute(system, changeWorkingCalendar, input, envelope(c)), 200);
    },
  );
  return api;
}

/** What everybody is told whose appointment moves. */
const told = ({ reason, basis }: { readonly reason: Text; readonly basis: string }): string =>
  `${reason.vi} (${basis})`.slice(0, 300);
