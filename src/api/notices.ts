import { createRoute, z } from '@hono/zod-openapi';
import { execute } from '../ledger/index.ts';
import {
  deliveryStates,
  noticesOf,
  readNotices,
  readNoticesSchema,
  retryNotice,
  sentNotices,
} from '../notices/index.ts';
import { envelope, router, type Services, signedIn } from './context.ts';
import { body, commandHeaders, json, refusalsOf } from './routes.ts';

const text = z.object({ vi: z.string(), en: z.string() });
const moment = z.iso.datetime();

const ownNotices = z
  .object({
    items: z
      .array(
        z.object({ id: z.uuid(), code: z.string(), kind: z.string(), text, at: moment, read: z.boolean() }),
      )
      .readonly(),
    unread: z.int(),
  })
  .openapi('Notices');

const state = z.enum(deliveryStates);
const sent = z
  .object({
    items: z
      .array(
        z.object({
          id: z.uuid(),
          code: z.string(),
          kind: z.string(),
          channel: z.enum(['sms', 'email']),
          text,
          parts: z.int().nullable().openapi({ description: 'How many short messages it is paid for as.' }),
          state,
          tries: z.int(),
          trouble: z.string().nullable().openapi({ description: 'Why the last try failed.' }),
          createdAt: moment,
          nextTryAt: moment.nullable(),
          sentAt: moment.nullable(),
        }),
      )
      .readonly(),
    counts: z.record(state, z.int()),
    configured: z
      .object({ sms: z.boolean(), email: z.boolean() })
      .openapi({ description: 'Whether anything can be sent over the channel here.' }),
  })
  .openapi('SentNotices');

/** What officers are told, and what was sent to citizens. */
export function noticeRoutes(services: Services) {
  const { system, carriers } = services;
  const api = router();

  api.openapi(
    createRoute({
      method: 'get',
      path: '/notices',
      tags: ['notices'],
      summary: 'What was told to whoever asks, the latest first',
      responses: { 200: json(ownNotices, 'At most 100, and how many were not read.'), ...refusalsOf(401) },
    }),
    async (c) => c.json(await noticesOf(system, signedIn(c)), 200),
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/notices/read',
      tags: ['notices'],
      summary: 'The list was read, up to one of them',
      request: { headers: commandHeaders.partial(), body: body(readNoticesSchema) },
      responses: { 200: json(ownNotices, 'The list as it is now.'), ...refusalsOf(400, 401, 422) },
    }),
    async (c) => {
      await execute(system, readNotices, c.req.valid('json'), envelope(c));
      return c.json(await noticesOf(system, signedIn(c)), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/notices/sent',
      tags: ['notices'],
      summary: 'Messages to citizens, by how far they got; for procedure control and administrators',
      request: { query: z.object({ state: state.default('given-up') }) },
      responses: { 200: json(sent, 'At most 100, the latest first.'), ...refusalsOf(401, 403, 422) },
    }),
    async (c) => {
      const list = await sentNotices(system, signedIn(c), c.req.valid('query').state);
      const configured = { sms: carriers.sms !== null, email: carriers.email !== null };
      return c.json({ ...list, configured }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/notices/sent/{id}/retry',
      tags: ['notices'],
      summary: 'Tries a message again that was given up',
      request: { headers: commandHeaders.partial(), params: z.object({ id: z.uuid() }) },
      responses: {
        200: json(z.object({ id: z.uuid() }), 'It will be tried at once.'),
        ...refusalsOf(400, 401, 403, 404, 409, 422),
      },
    }),
    async (c) => c.json(await execute(system, retryNotice, c.req.valid('param'), envelope(c)), 200),
  );
  return api;
}
