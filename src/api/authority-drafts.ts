import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { changesSchema } from '../authority/index.ts';
import {
  approveDraft,
  changeBody,
  changeDraft,
  dossiersOf,
  draftView,
  listDrafts,
  sendBackBody,
  sendBackDraft,
  standingOf,
  stepBody,
  submitDraft,
  type Trial,
  tryOut,
  withdrawDraft,
  writeBody,
  writeDraft,
} from '../delegation/index.ts';
import { Refusal } from '../kernel/refusal.ts';
import { dayOf } from '../kernel/time.ts';
import { type Command, execute } from '../ledger/index.ts';
import * as schemas from './authority-draft-schemas.ts';
import { type Env, envelope, originOf, router, type Services, signedIn } from './context.ts';
import { body, commandHeaders, json, refusalsOf } from './routes.ts';

/** What happens to a draft after it was written: path, what the body holds besides the id, the command. */
const steps = [
  { name: 'change', summary: 'Save it anew; only its writer', shape: changeBody, command: changeDraft },
  { name: 'submit', summary: 'Put it before a second person', shape: stepBody, command: submitDraft },
  {
    name: 'approve',
    summary: 'Publish it; a second person, and only when it brings no errors',
    shape: stepBody,
    command: approveDraft,
  },
  { name: 'send-back', summary: 'Give it back to its writer', shape: sendBackBody, command: sendBackDraft },
  { name: 'withdraw', summary: 'Give it up', shape: stepBody, command: withdrawDraft },
] as const;

/** Drafts of changes to the register: written, looked at, approved by another. */
export function draftRoutes(services: Services) {
  const { system, registers } = services;
  const api = router();

  const show = async (c: Context<Env>, id: string) => {
    const view = await draftView(system, await registers.register(), id, signedIn(c).personId);
    return { ...view, whatIf: view.whatIf && withUrls(services, c, view.whatIf) };
  };

  api.openapi(
    createRoute({
      method: 'post',
      path: '/authority/what-if',
      tags: ['authority'],
      summary: 'What would come of changes; nothing is written',
      request: { body: body(changesSchema) },
      responses: { 200: json(schemas.whatIf, 'From today on.'), ...refusalsOf(400, 401, 403, 422) },
    }),
    async (c) => {
      const { personId } = signedIn(c);
      const today = dayOf(system.clock.now());
      const { controls, approves } = await standingOf(system.db, personId, today);
      // It lists open dossiers by code.
      if (!controls && !approves) throw notForYou();
      const { changes } = c.req.valid('json');
      const trial = await tryOut(await registers.register(), changes, today, dossiersOf(system.db));
      return c.json(withUrls(services, c, trial), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/authority/drafts',
      tags: ['authority'],
      summary: 'All drafts: what waits first, then the newest',
      responses: { 200: json(schemas.drafts, 'All of them.'), ...refusalsOf(401) },
    }),
    async (c) => {
      signedIn(c);
      return c.json({ drafts: await listDrafts(system.db) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/authority/drafts',
      tags: ['authority'],
      summary: 'Write a draft; what is typed is kept, right or wrong',
      request: { headers: commandHeaders.partial(), body: body(writeBody) },
      responses: {
        201: json(schemas.draft, 'The draft, with what is wrong in it.'),
        ...refusalsOf(400, 401, 403, 422),
      },
    }),
    async (c) => {
      signedIn(c);
      const { id } = await execute(system, writeDraft, c.req.valid('json'), envelope(c));
      return c.json(await show(c, id), 201, { Location: `/api/v1/authority/drafts/${id}` });
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/authority/drafts/{id}',
      tags: ['authority'],
      summary: 'A draft: each change in words, what is wrong in it, what would come of it',
      request: { params: schemas.draftParam },
      responses: { 200: json(schemas.draft, 'The draft.'), ...refusalsOf(401, 404, 422) },
    }),
    async (c) => c.json(await show(c, c.req.valid('param').id), 200),
  );

  for (const step of steps) {
    api.openapi(
      createRoute({
        method: 'post',
        path: `/authority/drafts/{id}/${step.name}`,
        tags: ['authority'],
        summary: step.summary,
        request: { params: schemas.draftParam, headers: commandHeaders.partial(), body: body(step.shape) },
        responses: {
          200: json(schemas.draft, 'The draft as it is now.'),
          ...refusalsOf(400, 401, 403, 404, 409, 422),
        },
      }),
      async (c) => {
        signedIn(c);
        const { id } = c.req.valid('param');
        const input = { ...c.req.valid('json'), id };
        await execute(system, step.command as Command<unknown, unknown>, input, envelope(c));
        if (step.name === 'approve') registers.forget();
        return c.json(await show(c, id), 200);
      },
    );
  }
  return api;
}

/** With where the posters to be hung anew and the pages behind their QR codes are. */
const withUrls = (services: Services, c: Context<Env>, trial: Trial) => ({
  ...trial,
  postings: trial.postings.map((posting) => {
    const page = `/tt/${posting.oneStop.slug}/${posting.procedure.code}`;
    return { ...posting, posterUrl: `${page}/to-dan.pdf`, pageUrl: `${originOf(services, c)}${page}` };
  }),
});

const notForYou = () =>
  new Refusal(403, 'not-control', {
    vi: 'Chỉ cán bộ kiểm soát thủ tục và lãnh đạo Ủy ban nhân dân xem được việc này.',
    en: 'Only procedure-control officers and heads or deputies of a committee see this.',
  });
