import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { type Audience, audienceOf, type Listener, type LiveEvent } from '../notices/index.ts';
import { type Env, router, type Services, signedIn } from './context.ts';
import { refusalsOf } from './routes.ts';
import { personOf } from './session.ts';

/** What a page that does not read may leave unread, in bytes, before it has to come again. */
const MOST_UNREAD = 64 * 1024;
const RETRY_MS = 3000;

/** Server-sent events (HTML Living Standard, section 9.2): what happens to the dossiers that a person may look at. */
export function liveRoutes(services: Services) {
  const api = router();
  api.openapi(
    createRoute({
      method: 'get',
      path: '/live',
      tags: ['dossiers'],
      summary: 'What happens to dossiers, as it happens',
      description:
        'An event stream. `dossier` with `{code, version}`: something happened to it. `resync`: too much was missed, read everything again. `signed-out`: the session has ended. A page that comes again with `Last-Event-ID` hears what it missed; some events may come twice.',
      request: { headers: z.object({ 'last-event-id': z.string() }).partial() },
      responses: {
        200: { description: 'The stream.', content: { 'text/event-stream': { schema: z.string() } } },
        ...refusalsOf(401),
      },
    }),
    async (c) => {
      const audience = await audienceOf(services.system.db, signedIn(c));
      const since = Number.parseInt(c.req.header('Last-Event-ID') ?? '', 10);
      return new Response(streamFor(services, c, audience, since), {
        headers: {
          'Content-Type': 'text/event-stream; charset=utf-8',
          'Cache-Control': 'no-store',
          // A proxy that gathers an answer before it passes it on would never pass this one on.
          'X-Accel-Buffering': 'no',
        },
      });
    },
  );
  return api;
}

/** @param since the last event that the page heard; NaN for a page that is new. */
function streamFor(services: Services, c: Context<Env>, audience: Audience, since: number) {
  let page: LivePage | undefined;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        page = new LivePage(services, c, controller, audience);
        return page.begin(since);
      },
      cancel: () => page?.leave(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: MOST_UNREAD }),
  );
}

const encoder = new TextEncoder();

/** One open page. Its session is looked at with every heartbeat, so that rights end the moment a position does. */
class LivePage implements Listener {
  audience: Audience;
  readonly #services: Services;
  readonly #context: Context<Env>;
  readonly #controller: ReadableStreamDefaultController<Uint8Array>;
  readonly #remove: () => void;
  readonly #timer: NodeJS.Timeout;
  #open = true;

  constructor(
    services: Services,
    context: Context<Env>,
    controller: ReadableStreamDefaultController<Uint8Array>,
    audience: Audience,
  ) {
    this.#services = services;
    this.#context = context;
    this.#controller = controller;
    this.audience = audience;
    this.#remove = services.live.add(this);
    this.#timer = setInterval(() => this.#guard(this.#beat()), services.live.heartbeatMs);
  }

  begin(since: number): Promise<void> | undefined {
    // An `id` alone is kept by the browser for when it comes again.
    this.#say(`retry: ${RETRY_MS}\nid: ${this.#services.live.position}`);
    return Number.isNaN(since) ? undefined : this.#guard(this.#tellMissed(since));
  }

  hear({ id, code, version }: LiveEvent): void {
    this.#say(`id: ${id}\nevent: dossier\ndata: ${JSON.stringify({ code, version })}`);
  }

  end(): void {
    if (!this.#open) return;
    this.leave();
    this.#controller.close();
  }

  /** Nobody reads any more. */
  leave(): void {
    this.#open = false;
    clearInterval(this.#timer);
    this.#remove();
  }

  #say(lines: string): void {
    if (!this.#open) return;
    this.#controller.enqueue(encoder.encode(`${lines}\n\n`));
    if ((this.#controller.desiredSize ?? 0) <= 0) this.end();
  }

  async #tellMissed(since: number): Promise<void> {
    const missed = await this.#services.live.missed(this.audience, since);
    if (missed) for (const event of missed) this.hear(event);
    else this.#say('event: resync\ndata: {}');
  }

  async #beat(): Promise<void> {
    const person = await personOf(this.#services, this.#context);
    if (person) {
      this.audience = await audienceOf(this.#services.system.db, person);
      this.#say(`id: ${this.#services.live.position}`);
    } else {
      this.#say('event: signed-out\ndata: {}');
      this.end();
    }
  }

  async #guard(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      this.#services.log.error({ err: error }, 'a live page broke off');
      this.end();
    }
  }
}
