import { createRoute, z } from '@hono/zod-openapi';
import { writingDocx, writingPdf } from '../documents/index.ts';
import { dayOf } from '../kernel/time.ts';
import { type Command, execute } from '../ledger/index.ts';
import {
  answerRecommendation,
  carryRecommendation,
  mergeRecommendation,
  reopenRecommendation,
  replyToRecommendation,
  verifyRecommendation,
} from '../recommendations/index.ts';
import {
  addAddendum,
  drawMinutes,
  minutesFile,
  noteDifficulty,
  openSession,
  raiseRecommendation,
  readSession,
  recordAnswers,
  signMinutes,
  visitsFor,
} from '../surveys/index.ts';
import { loadSynthesis, reportItems, reportWriting } from '../synthesis/index.ts';
import { envelope, router, type Services, signedIn } from './context.ts';
import { pdf } from './pdf.ts';
import { body, commandHeaders, json, refusalsOf } from './routes.ts';
import { refuseStranger, slugParam } from './survey-export.ts';

const idParam = z.object({ id: z.uuid() });
/** Shapes that the command itself reads: it refuses with the place of every fault. */
const given = z.record(z.string(), z.unknown());
const answered = z.record(z.string(), z.unknown()).openapi('SurveyAnswer');

/** Each command of a survey: where it is sent, and what the address adds to what is sent. */
const sessionActs: readonly [path: string, summary: string, command: Command<never, object>][] = [
  ['entries', 'Answers from a device; each counts once', recordAnswers as never],
  ['difficulties', 'A difficulty, under its cause', noteDifficulty as never],
  ['recommendations', 'What the unit asks for', raiseRecommendation as never],
  ['minutes', 'Draw up the minutes, to be read back', drawMinutes as never],
  ['signatures', 'Sign the minutes as they were read, for one side', signMinutes as never],
  ['addenda', 'A correction to signed minutes', addAddendum as never],
];
const recommendationActs: readonly [path: string, summary: string, command: Command<never, object | null>][] =
  [
    ['answer', 'Answered at the table', answerRecommendation as never],
    ['carry', 'Carried to a body that has to reply', carryRecommendation as never],
    ['reply', 'The reply of that body', replyToRecommendation as never],
    ['verify', 'Who asked is content', verifyRecommendation as never],
    ['reopen', 'Who asked is not content', reopenRecommendation as never],
    ['merge', 'Joined with a like one', mergeRecommendation as never],
  ];

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Surveys: sessions as the field and both sides of the table use them, recommendations, the report. */
export function surveyRoutes(services: Services) {
  const { system } = services;
  const { db, clock } = system;
  const api = router();
  const refusals = refusalsOf(400, 401, 403, 404, 409, 422);

  api.openapi(
    createRoute({
      method: 'get',
      path: '/survey/mine',
      tags: ['surveys'],
      summary: 'Visits of today and later, of the groups that one belongs to',
      responses: { 200: json(z.object({ visits: z.array(answered) }), 'The visits.'), ...refusalsOf(401) },
    }),
    async (c) => {
      const visits = await visitsFor(db, signedIn(c).personId, dayOf(clock.now()));
      return c.json({ visits: [...visits] }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/survey/visits/{id}/session',
      tags: ['surveys'],
      summary: 'Open the session of a visit; opened again it is the same',
      request: { params: idParam, headers: commandHeaders.partial(), body: body(given) },
      responses: { 201: json(answered, 'The session.'), ...refusals },
    }),
    async (c) => {
      signedIn(c);
      const input = { ...c.req.valid('json'), visit: c.req.valid('param').id };
      return c.json({ ...(await execute(system, openSession, input, envelope(c))) }, 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/survey/sessions/{id}',
      tags: ['surveys'],
      summary: 'A session: what is asked, answered, counted, and where they differ',
      request: { params: idParam },
      responses: { 200: json(answered, 'The session.'), ...refusalsOf(401, 403, 404) },
    }),
    async (c) => {
      const { personId } = signedIn(c);
      return c.json({ ...(await readSession(db, c.req.valid('param').id, personId, clock.now())) }, 200);
    },
  );

  for (const [path, summary, command] of sessionActs) {
    api.openapi(
      createRoute({
        method: 'post',
        path: `/survey/sessions/{id}/${path}`,
        tags: ['surveys'],
        summary,
        request: { params: idParam, headers: commandHeaders.partial(), body: body(given) },
        responses: { 200: json(answered, 'Done.'), ...refusals },
      }),
      async (c) => {
        signedIn(c);
        const { id } = c.req.valid('param') as { id: string };
        const input = { ...(c.req.valid('json') as object), session: id };
        return c.json({ ...(await execute(system, command, input, envelope(c))) }, 200);
      },
    );
  }

  for (const [path, summary, command] of recommendationActs) {
    api.openapi(
      createRoute({
        method: 'post',
        path: `/recommendations/{id}/${path}`,
        tags: ['surveys'],
        summary,
        request: { params: idParam, headers: commandHeaders.partial(), body: body(given) },
        responses: { 200: json(answered, 'Done.'), ...refusals },
      }),
      async (c) => {
        signedIn(c);
        const { id } = c.req.valid('param') as { id: string };
        const input = { ...(c.req.valid('json') as object), id };
        return c.json({ ...(await execute(system, command, input, envelope(c))) }, 200);
      },
    );
  }

  for (const kind of ['pdf', 'docx'] as const) {
    api.get(`/survey/sessions/:id/minutes.${kind}`, async (c) => {
      const { personId } = signedIn(c);
      const { id } = idParam.parse(c.req.param());
      const bytes = await minutesFile(db, id, personId, clock.now(), kind);
      return kind === 'pdf' ? pdf(c, bytes, 'bien-ban.pdf') : docx(bytes, 'bien-ban.docx');
    });
    api.get(`/surveys/:slug/report.${kind}`, async (c) => {
      const { personId } = signedIn(c);
      const { slug } = slugParam.parse(c.req.param());
      await refuseStranger(db, slug, personId, dayOf(clock.now()));
      const writing = reportWriting(await loadSynthesis(db, slug, reportItems), {
        on: dayOf(clock.now()),
        number: null,
      });
      return kind === 'pdf'
        ? pdf(c, await writingPdf(writing), 'bao-cao.pdf')
        : docx(await writingDocx(writing), 'bao-cao.docx');
    });
  }
  return api;
}

const docx = (bytes: Uint8Array, name: string): Response =>
  new Response(Buffer.from(bytes), {
    headers: {
      'Content-Type': DOCX,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
    },
  });
