import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { notFound } from '../kernel/refusal.ts';
import { dayOf } from '../kernel/time.ts';
import { execute } from '../ledger/index.ts';
import {
  changeProcess,
  changeSchema,
  draftProcess,
  draftSchema,
  layersOf,
  longestWay,
  notControlled,
  type ProcessVersion,
  processById,
  processesAt,
  processSchema,
  publishProcesses,
  type Trial,
  trialSchema,
  tryProcess,
  withdrawProcess,
} from '../processes/index.ts';
import { type Env, envelope, router, type Services, signedIn } from './context.ts';
import * as schemas from './process-schemas.ts';
import { body, commandHeaders, json, refusalsOf } from './routes.ts';

const idParam = z.object({ id: z.guid('Mã chưa đúng. | No such id.') });

/** How procedures are settled, step by step: looked at, drawn, checked, published. */
export function processRoutes(services: Services) {
  const { system, registers } = services;
  const api = router();
  const today = () => dayOf(system.clock.now());

  const mayWrite = async (c: Context<Env>, oneStop: string) =>
    (await notControlled(system.db, signedIn(c).personId, [oneStop], today())).length === 0;

  api.openapi(
    createRoute({
      method: 'get',
      path: '/processes',
      tags: ['processes'],
      summary: 'The processes of a one-stop, drafts among them',
      request: { query: z.object({ oneStop: z.string().min(1).max(100) }) },
      responses: { 200: json(schemas.processes, 'By procedure, the newest first.'), ...refusalsOf(401) },
    }),
    async (c) => {
      signedIn(c);
      const { oneStop } = c.req.valid('query');
      const processes = await processesAt(system.db, oneStop);
      return c.json({ processes, mayWrite: await mayWrite(c, oneStop) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/processes/check',
      tags: ['processes'],
      summary: 'What would keep this process from being published; nothing is written',
      request: { body: body(trialSchema) },
      responses: {
        200: json(schemas.checked, 'Everything at once, with how it is drawn.'),
        ...refusalsOf(401, 422),
      },
    }),
    async (c) => {
      signedIn(c);
      return c.json(await checked(c.req.valid('json')), 200);
    },
  );

  async function checked(trial: Trial) {
    const { findings, facts } = await tryProcess(system.db, await registers.register(), trial, today());
    return {
      findings: [...findings],
      layers: layersOf(trial.steps),
      planned: longestWay(trial.steps).hours,
      limit: facts.limit,
      receivers: trial.steps.map(({ by }) => by && facts.describe(by)),
    };
  }

  async function view(c: Context<Env>, id: string) {
    const process = await processById(system.db, id);
    if (!process) throw notFound({ vi: 'quy trình này', en: 'process' });
    const steps = processSchema.parse(process.steps);
    return {
      ...shown(process),
      steps,
      ...(await checked(process)),
      mayWrite: await mayWrite(c, process.oneStop),
    };
  }

  api.openapi(
    createRoute({
      method: 'get',
      path: '/processes/{id}',
      tags: ['processes'],
      summary: 'One process: its steps, how they are drawn, what would keep it from being published today',
      request: { params: idParam },
      responses: { 200: json(schemas.process, 'Whatever became of it.'), ...refusalsOf(401, 404, 422) },
    }),
    async (c) => {
      signedIn(c);
      return c.json(await view(c, c.req.valid('param').id), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/processes',
      tags: ['processes'],
      summary: 'Write drafts, one for each place; what is drawn is kept, right or wrong',
      request: { headers: commandHeaders.partial(), body: body(draftSchema) },
      responses: {
        201: json(z.object({ ids: z.array(z.string()) }), 'One id for each place, in their order.'),
        ...refusalsOf(400, 401, 403, 404, 422),
      },
    }),
    async (c) => {
      signedIn(c);
      return c.json(await execute(system, draftProcess, c.req.valid('json'), envelope(c)), 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/processes/{id}/change',
      tags: ['processes'],
      summary: 'Draw a draft anew',
      request: {
        params: idParam,
        headers: commandHeaders.partial(),
        body: body(changeSchema.omit({ id: true })),
      },
      responses: {
        200: json(schemas.process, 'The draft as it is now.'),
        ...refusalsOf(400, 401, 403, 404, 409, 422),
      },
    }),
    async (c) => {
      signedIn(c);
      const { id } = c.req.valid('param');
      await execute(system, changeProcess, { id, ...c.req.valid('json') }, envelope(c));
      return c.json(await view(c, id), 200);
    },
  );

  const acts = [
    {
      name: 'publish',
      summary: 'Publish it for its period; the one in force until then ends there',
      run: (id: string, c: Context<Env>) => execute(system, publishProcesses, { ids: [id] }, envelope(c)),
    },
    {
      name: 'withdraw',
      summary: 'Give it up, from today on; dossiers received under it keep it',
      run: (id: string, c: Context<Env>) => execute(system, withdrawProcess, { id }, envelope(c)),
    },
  ] as const;
  for (const act of acts) {
    api.openapi(
      createRoute({
        method: 'post',
        path: `/processes/{id}/${act.name}`,
        tags: ['processes'],
        summary: act.summary,
        request: { params: idParam, headers: commandHeaders.partial() },
        responses: {
          200: json(schemas.process, 'The process as it is now.'),
          ...refusalsOf(400, 401, 403, 404, 409, 422),
        },
      }),
      async (c) => {
        signedIn(c);
        const { id } = c.req.valid('param');
        await act.run(id, c);
        return c.json(await view(c, id), 200);
      },
    );
  }
  return api;
}

const shown = ({ id, procedure, oneStop, no, period, status, publishedAt, steps }: ProcessVersion) => ({
  id,
  procedure,
  oneStop,
  no,
  period,
  status,
  publishedAt,
  steps: [...steps],
});
