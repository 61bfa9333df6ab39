import { parseArgs } from 'node:util';
import { type HttpBindings, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';
import { messageSchema } from './sms-gateway.ts';

/**
 * A gateway for short messages, for tests and trials, as a program of its own (docs/notices.md):
 *
 *     node src/notices/simulator.ts --secret … [--port 0]
 *
 * It takes messages as a real one would and shows them at `GET /sent`; how badly it behaves is said at `POST /behave`.
 * The first line that it writes is `{"url":"http://127.0.0.1:…"}`.
 */
const { values } = parseArgs({
  options: { secret: { type: 'string' }, port: { type: 'string', default: '0' } },
});
const { secret } = z.object({ secret: z.string().min(1) }).parse(values);

const behaviourSchema = z.object({
  /** `lose`: the message goes out and the answer does not come back. */
  mode: z.enum(['accept', 'refuse', 'fail', 'lose']),
});

let { mode } = behaviourSchema.parse({ mode: 'accept' });
/** What went out, with how often it was handed in. */
const sent = new Map<string, z.infer<typeof messageSchema> & { times: number }>();
let asked = 0;

const app = new Hono<{ Bindings: HttpBindings }>();

app.use('/messages/*', async (c, next) => {
  if (c.req.header('Authorization') !== `Bearer ${secret}`) return c.json({ error: 'not allowed' }, 401);
  await next();
});

// The side that the one-stop sees.
app.post('/messages', async (c) => {
  const message = messageSchema.parse(await c.req.json());
  if (mode === 'fail') return c.json({ error: 'busy' }, 503);
  if (mode === 'refuse') return c.json({ state: 'refused', reason: 'no such number' });
  const known = sent.get(message.reference);
  sent.set(message.reference, { ...message, times: (known?.times ?? 0) + 1 });
  if (mode === 'lose') c.env.incoming.socket.destroy();
  return c.json({ state: 'accepted' });
});

app.get('/messages/:reference', (c) => {
  asked += 1;
  return c.json({ state: sent.has(c.req.param('reference')) ? 'accepted' : 'absent' });
});

// The side of whoever tries it out.
app.post('/behave', async (c) => {
  ({ mode } = behaviourSchema.parse(await c.req.json()));
  return c.json({ mode });
});
app.get('/sent', (c) => c.json({ sent: [...sent.values()], asked }));

app.onError((error, c) => c.json({ error: error.message }, 400));

serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(values.port) }, ({ port }) => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${port}` }));
});
