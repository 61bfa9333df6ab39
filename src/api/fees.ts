import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { qrSvg } from '../documents/index.ts';
import { dossierByCode, dossierView } from '../dossiers/index.ts';
import {
  type Charge,
  cashSchema,
  chargeById,
  chargesOf,
  closeDay,
  closeSchema,
  counterDay,
  exempt,
  groundsOn,
  heldMoney,
  payCash,
  payTransfer,
  qrPayment,
  refund,
  settleHeld,
  transferSchema,
} from '../fees/index.ts';
import { servesAt } from '../identity/index.ts';
import { notFound, Refusal } from '../kernel/refusal.ts';
import { daySchema } from '../kernel/schemas.ts';
import { type Day, dayOf } from '../kernel/time.ts';
import { type Command, execute } from '../ledger/index.ts';
import { oneStopBySlug } from '../organization/index.ts';
import { type Env, envelope, router, type Services, signedIn } from './context.ts';
import * as shapes from './fees-schemas.ts';
import { body, codeParam, commandHeaders, json, refusalsOf } from './routes.ts';

const reason = z.string().max(500);
const chargeParam = z.object({ id: z.uuid() });
const slugParam = z.object({ slug: z.string().min(1).max(100) });

/** The acts on a charge: path, what the body holds besides the charge, the command. */
const acts = [
  {
    name: 'pay-cash',
    summary: 'Take cash at the counter; the amount is said again and must be what is owed',
    shape: cashSchema.omit({ charge: true }),
    command: payCash,
  },
  {
    name: 'pay-transfer',
    summary: 'Book a transfer that was seen on the account, under the bank’s reference',
    shape: transferSchema.omit({ charge: true }),
    command: payTransfer,
  },
  {
    name: 'exempt',
    summary: 'Grant an exemption, once its ground was shown',
    shape: z.object({ ground: z.string().max(100) }),
    command: exempt,
  },
  {
    name: 'refund',
    summary: 'Give a payment back, by an entry against it',
    shape: z.object({ payment: z.uuid(), method: z.enum(['cash', 'transfer']), reason }),
    command: refund,
  },
] as const;

/** What dossiers cost, and how it is paid at the counter. */
export function feeRoutes(services: Services) {
  const { system } = services;
  const api = router();
  const today = () => dayOf(system.clock.now());

  const show = async (c: Context<Env>, charge: Charge) => ({
    ...charge,
    lines: [...charge.lines],
    payments: [...charge.payments],
    grounds: (await groundsOn(system.db, charge.procedureId, today())).map(({ id, ...ground }) => ground),
    mayTake: servesAt(signedIn(c), charge.oneStopId),
  });

  api.openapi(
    createRoute({
      method: 'get',
      path: '/dossiers/{code}/charges',
      tags: ['fees'],
      summary: 'What a dossier costs, and what was paid',
      request: { params: codeParam },
      responses: {
        200: json(shapes.charges, 'Oldest first; none when it is free.'),
        ...refusalsOf(401, 403, 404),
      },
    }),
    async (c) => {
      const { code } = c.req.valid('param');
      // Whoever may see the dossier may see what it costs.
      await dossierView(system, code, signedIn(c));
      const dossier = (await dossierByCode(system.db, code))!;
      const charges = await chargesOf(system.db, dossier.id);
      return c.json({ charges: await Promise.all(charges.map((charge) => show(c, charge))) }, 200);
    },
  );

  for (const act of acts) {
    api.openapi(
      createRoute({
        method: 'post',
        path: `/charges/{id}/${act.name}`,
        tags: ['fees'],
        summary: act.summary,
        request: {
          params: chargeParam,
          headers: commandHeaders.partial(),
          body: body(act.shape as z.ZodObject),
        },
        responses: {
          200: json(shapes.charge, 'The charge as it is now.'),
          ...refusalsOf(400, 401, 403, 404, 409, 422),
        },
      }),
      async (c) => {
        signedIn(c);
        const { id } = c.req.valid('param');
        const input = { ...c.req.valid('json'), charge: id };
        await execute(system, act.command as Command<unknown, unknown>, input, envelope(c));
        const charge = await chargeById(system.db, id);
        if (!charge) throw notFound({ vi: 'khoản thu này', en: 'charge' });
        return c.json(await show(c, charge), 200);
      },
    );
  }

  api.openapi(
    createRoute({
      method: 'post',
      path: '/charges/{id}/qr',
      tags: ['fees'],
      summary: 'A QR code by which it can be paid; the standing one if there is one',
      request: { params: chargeParam, headers: commandHeaders.partial() },
      responses: {
        200: json(shapes.qr, 'Its text and its picture.'),
        ...refusalsOf(400, 401, 403, 404, 409),
      },
    }),
    async (c) => {
      const payment = await qrPayment(system, services.payments?.gateway ?? null, {
        charge: c.req.valid('param').id,
        person: signedIn(c),
        envelope: envelope(c),
        nowMs: Date.now(),
      });
      return c.json({ ...payment, svg: qrSvg(payment.qrText) }, 200);
    },
  );

  async function counterOf(c: Context<Env>, slug: string) {
    const oneStop = await oneStopBySlug(system.db, slug);
    if (!oneStop) throw notFound({ vi: 'Bộ phận Một cửa này', en: 'one-stop' });
    const person = signedIn(c);
    if (!servesAt(person, oneStop.id)) {
      throw new Refusal(403, 'not-your-counter', {
        vi: `Chỉ cán bộ tiếp nhận của ${oneStop.name.vi} xem được sổ thu ở đây.`,
        en: `Only a counter officer of ${oneStop.name.en} sees this cash book.`,
      });
    }
    return { oneStop, person };
  }

  const showDay = async (c: Context<Env>, slug: string, day: Day) => {
    const { oneStop, person } = await counterOf(c, slug);
    const { payments, ...rest } = await counterDay(system, oneStop.id, person.personId, day);
    return { ...rest, payments: [...payments], held: await heldMoney(system.db, oneStop.id) };
  };

  api.openapi(
    createRoute({
      method: 'get',
      path: '/one-stops/{slug}/counter-day',
      tags: ['fees'],
      summary: 'One’s own day at the counter: payments, cash that should be there, money that waits',
      request: { params: slugParam, query: z.object({ day: daySchema.optional() }) },
      responses: { 200: json(shapes.counterDay, 'The day as it stands.'), ...refusalsOf(401, 403, 404, 422) },
    }),
    async (c) =>
      c.json(await showDay(c, c.req.valid('param').slug, c.req.valid('query').day ?? today()), 200),
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/one-stops/{slug}/day-close',
      tags: ['fees'],
      summary: 'Count the drawer and close one’s own day',
      request: {
        params: slugParam,
        headers: commandHeaders.partial(),
        body: body(closeSchema.omit({ oneStop: true })),
      },
      responses: {
        200: json(shapes.counterDay, 'The day, closed.'),
        ...refusalsOf(400, 401, 403, 404, 409, 422),
      },
    }),
    async (c) => {
      signedIn(c);
      const { slug } = c.req.valid('param');
      const closing = { ...c.req.valid('json'), oneStop: slug };
      await execute(system, closeDay, closing, envelope(c));
      return c.json(await showDay(c, slug, closing.day), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/one-stops/{slug}/held-payments/{reference}/settle',
      tags: ['fees'],
      summary: 'Say what was done with money that could not be booked',
      request: {
        params: slugParam.extend({ reference: z.string().min(1).max(100) }),
        headers: commandHeaders.partial(),
        body: body(z.object({ settlement: reason })),
      },
      responses: {
        200: json(shapes.counterDay, 'The day as it stands.'),
        ...refusalsOf(400, 401, 403, 404, 422),
      },
    }),
    async (c) => {
      signedIn(c);
      const { slug, reference } = c.req.valid('param');
      await execute(system, settleHeld, { reference, ...c.req.valid('json') }, envelope(c));
      return c.json(await showDay(c, slug, today()), 200);
    },
  );
  return api;
}
