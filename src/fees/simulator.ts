import { parseArgs } from 'node:util';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';
import { checkSignature, type GatewayOrder, signedHeaders } from './gateway.ts';
import type { Notice } from './input.ts';
import { vietQrText } from './vietqr.ts';

/**
 * A payment gateway for tests and trials, as a program of its own (docs/fees.md):
 *
 *     node src/fees/simulator.ts --secret … [--port 0] [--bank 970400] [--account 0011001932418]
 *
 * It takes orders as a real one would. What a payer does, and how badly its notices travel, is said over HTTP.
 * The first line that it writes is `{"url":"http://127.0.0.1:…"}`.
 */
const { values } = parseArgs({
  options: {
    secret: { type: 'string' },
    port: { type: 'string', default: '0' },
    bank: { type: 'string', default: '970400' },
    account: { type: 'string', default: '0011001932418' },
  },
});
const { secret, bank, account } = z
  .object({ secret: z.string().min(1), bank: z.string(), account: z.string() })
  .parse(values);

const MINUTES = 15;

interface Order extends GatewayOrder {
  readonly qrText: string;
  readonly expiresAt: string;
  state: 'open' | 'expired';
  paid: Extract<Notice, { status: 'paid' }> | null;
}

const orders = new Map<string, Order>();
let references = 0;

const orderSchema = z.object({ ref: z.string(), amount: z.int().positive(), purpose: z.string() });
/** How a notice travels: by default signed rightly and just now. */
const deliverySchema = z.object({
  to: z.url(),
  signature: z.enum(['right', 'wrong']).default('right'),
  /** Seconds since it was signed. */
  age: z.int().default(0),
});
const paySchema = z.object({ amount: z.int().positive().optional() });

async function deliver(notice: object, delivery: z.infer<typeof deliverySchema>) {
  const body = JSON.stringify(notice);
  const key = delivery.signature === 'right' ? secret : `${secret} of somebody else`;
  const response = await fetch(delivery.to, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...signedHeaders(key, body, Date.now() - delivery.age * 1000),
    },
    body,
  });
  return { status: response.status, answer: await response.json() };
}

const app = new Hono();

// The side that the one-stop sees.
app.post('/orders', async (c) => {
  const body = await c.req.text();
  checkSignature(secret, signatureOf(c.req.raw), body, Date.now());
  const order = orderSchema.parse(JSON.parse(body));
  const { qrText, expiresAt } = orders.get(order.ref) ?? open(order);
  return c.json({ qrText, expiresAt });
});

app.get('/orders/:ref', (c) => {
  checkSignature(secret, signatureOf(c.req.raw), '', Date.now());
  const order = orders.get(c.req.param('ref'));
  if (!order) return c.json({ state: 'unknown' });
  if (!order.paid) return c.json({ state: order.state });
  const { reference, amount, paidAt } = order.paid;
  return c.json({ state: 'paid', reference, amount, paidAt });
});

// The side of the payer, and of bad luck.
app.post('/orders/:ref/pay', async (c) => {
  const order = orders.get(c.req.param('ref'));
  if (!order) return c.json({ state: 'unknown' }, 404);
  const { amount = order.amount } = paySchema.parse(await c.req.json());
  references += 1;
  const reference = `SIM-${order.ref}-${references}`;
  order.paid = { status: 'paid', reference, ref: order.ref, amount, paidAt: now() as never };
  return c.json(order.paid);
});

app.post('/orders/:ref/expire', (c) => {
  const order = orders.get(c.req.param('ref'));
  if (!order) return c.json({ state: 'unknown' }, 404);
  order.state = 'expired';
  return c.json({ status: 'expired', ref: order.ref });
});

/** Sends any notice, true or made up. */
app.post('/deliver', async (c) => {
  const { notice, ...delivery } = deliverySchema
    .extend({ notice: z.looseObject({}) })
    .parse(await c.req.json());
  return c.json(await deliver(notice, delivery));
});

app.onError((error, c) => c.json({ error: error.message }, 400));

function open(order: GatewayOrder): Order {
  const opened: Order = {
    ...order,
    qrText: vietQrText({ bank, account, amount: order.amount, purpose: order.purpose }),
    expiresAt: new Date(Date.now() + MINUTES * 60_000).toISOString(),
    state: 'open',
    paid: null,
  };
  orders.set(order.ref, opened);
  return opened;
}

const now = () => new Date().toISOString();

const signatureOf = ({ headers }: Request) => ({
  timestamp: headers.get('X-Timestamp') ?? undefined,
  signature: headers.get('X-Signature') ?? undefined,
});

serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(values.port) }, ({ port }) => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${port}` }));
});
