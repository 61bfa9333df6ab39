import { createRoute, z } from '@hono/zod-openapi';
import { checkSignature, gatewayNotice, noticeSchema, reconcile } from '../fees/index.ts';
import { dutiesOf } from '../identity/index.ts';
import { Refusal } from '../kernel/refusal.ts';
import { invalidInput } from '../ledger/index.ts';
import { router, type Services, signedIn } from './context.ts';
import { json, refusalsOf } from './routes.ts';

export const noticePath = '/payments/notices';

const noGateway = new Refusal(404, 'no-gateway', {
  vi: 'Bản cài đặt này chưa nối cổng thanh toán.',
  en: 'No payment gateway is connected to this installation.',
});

/** Where a payment gateway tells what it collected, and where it is asked again. */
export function paymentRoutes(services: Services) {
  const { system } = services;
  const api = router();

  api.openapi(
    createRoute({
      method: 'post',
      path: noticePath,
      tags: ['fees'],
      summary: 'The gateway tells: money came, or none will come any more',
      description:
        'Signed: `X-Timestamp` in seconds since 1970, `X-Signature` the HMAC-SHA256 of `timestamp.body` in hex. Takes effect once for each reference, however often it is told.',
      request: {
        headers: z.object({ 'x-timestamp': z.string(), 'x-signature': z.string() }).partial(),
      },
      responses: {
        200: json(
          z.object({
            outcome: z.enum([
              'booked',
              'unknown-order',
              'wrong-amount',
              'already-paid',
              'not-owed',
              'order-ended',
            ]),
          }),
          'Taken in. Anything but `booked` and `order-ended` is kept for a person to see to.',
        ),
        ...refusalsOf(401, 404, 422),
      },
    }),
    async (c) => {
      if (!services.payments) throw noGateway;
      const body = await c.req.text();
      const { 'x-timestamp': timestamp, 'x-signature': signature } = c.req.valid('header');
      // A gateway lives in real time, also when this installation is a demonstration.
      checkSignature(services.payments.secret, { timestamp, signature }, body, Date.now());
      const notice = noticeSchema.safeParse(parsed(body));
      if (!notice.success) throw invalidInput(notice.error);
      return c.json(await gatewayNotice(system, notice.data), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/payments/reconcile',
      tags: ['fees'],
      summary: 'Ask the gateway about every order of which nothing final was heard',
      responses: {
        200: json(
          z.object({
            asked: z.int(),
            booked: z.int(),
            held: z.int(),
            ended: z.int(),
            unanswered: z.int(),
          }),
          'What came of it.',
        ),
        ...refusalsOf(401, 403, 404),
      },
    }),
    async (c) => {
      if (!dutiesOf(signedIn(c).positions).some((duty) => duty === 'receive' || duty === 'administer')) {
        throw new Refusal(403, 'not-your-counter', {
          vi: 'Chỉ cán bộ tiếp nhận hoặc quản trị viên được đối soát.',
          en: 'Only a counter officer or an administrator reconciles.',
        });
      }
      if (!services.payments) throw noGateway;
      return c.json(await reconcile(system, services.payments.gateway), 200);
    },
  );
  return api;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
