import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { versionById } from '../catalogue/index.ts';
import { readBlob } from '../documents/index.ts';
import {
  actions,
  countLists,
  courseOf,
  dossierByCode,
  dossierView,
  fileDossier,
  isLate,
  listDossiers,
  listNames,
  receiveDossier,
  receiveInterlinked,
} from '../dossiers/index.ts';
import { notFound, Refusal } from '../kernel/refusal.ts';
import { execute } from '../ledger/index.ts';
import { oneStopById } from '../organization/index.ts';
import { type Env, envelope, router, type Services, signedIn } from './context.ts';
import { dossierActs } from './dossier-acts.ts';
import { presentCounts, presentDossier, presentList, presentReceipt } from './present.ts';
import { body, codeParam, commandHeaders, json, refusalsOf, storedFileHeaders } from './routes.ts';
import * as schemas from './schemas.ts';

const code = z.string().min(1).max(60);

const prefer = z
  .string()
  .openapi({ description: '`return=minimal`: answer with the receipt only (RFC 7240). Cheaper for both.' });

const wantsReceipt = (c: Context<Env>): boolean => /\breturn=minimal\b/.test(c.req.header('Prefer') ?? '');

export function dossierRoutes(services: Services) {
  const { system, registers } = services;
  const api = router();

  const show = async (c: Context<Env>, dossierCode: string) =>
    presentDossier(services, c, await dossierView(system, dossierCode, signedIn(c)));

  api.openapi(
    createRoute({
      method: 'post',
      path: '/dossiers',
      tags: ['dossiers'],
      summary: 'Take a dossier in at the counter',
      request: { headers: commandHeaders.extend({ prefer }).partial(), body: body(receiveDossier.input) },
      responses: {
        201: json(
          z.union([schemas.dossier, schemas.receipt]),
          'Received: the dossier, or with `Prefer: return=minimal` its code, due moment and secret.',
        ),
        ...refusalsOf(400, 401, 403, 404, 422),
      },
    }),
    async (c) => {
      signedIn(c);
      const receipt = await execute(system, receiveDossier, c.req.valid('json'), envelope(c));
      const headers = { Location: `/api/v1/dossiers/${receipt.code}` };
      if (!wantsReceipt(c)) return c.json(await show(c, receipt.code), 201, headers);
      const applied = { ...headers, 'Preference-Applied': 'return=minimal' };
      return c.json(presentReceipt(services, c, receipt), 201, applied);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/dossiers/filed',
      tags: ['dossiers'],
      summary: 'Take down what came by post, or incomplete at the counter: it is not received yet',
      request: { headers: commandHeaders.partial(), body: body(fileDossier.input) },
      responses: {
        201: json(schemas.dossier, 'Filed, with its code and secret.'),
        ...refusalsOf(400, 401, 403, 404, 422),
      },
    }),
    async (c) => {
      signedIn(c);
      const filed = await execute(system, fileDossier, c.req.valid('json'), envelope(c));
      return c.json(await show(c, filed.code), 201, { Location: `/api/v1/dossiers/${filed.code}` });
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/dossiers/interlinked',
      tags: ['dossiers'],
      summary: 'Take in several procedures of one citizen, at the offices competent for each',
      request: { headers: commandHeaders.partial(), body: body(receiveInterlinked.input) },
      responses: {
        201: json(schemas.dossier, 'The part whose code is the citizen’s, with the others.'),
        ...refusalsOf(400, 401, 403, 404, 422),
      },
    }),
    async (c) => {
      signedIn(c);
      const { code: lead } = await execute(system, receiveInterlinked, c.req.valid('json'), envelope(c));
      return c.json(await show(c, lead), 201, { Location: `/api/v1/dossiers/${lead}` });
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/dossiers',
      tags: ['dossiers'],
      summary: 'A list of work, the most urgent first',
      request: {
        query: z.object({
          list: z.enum(listNames).default('mine'),
          q: z.string().max(200).default(''),
          page: z.coerce.number().int().min(1).max(10_000).default(1),
        }),
      },
      responses: { 200: json(schemas.dossierList, 'One page.'), ...refusalsOf(401, 422) },
    }),
    async (c) =>
      c.json(presentList(await listDossiers(system, registers, signedIn(c), c.req.valid('query'))), 200),
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/dossiers/counts',
      tags: ['dossiers'],
      summary: 'How many dossiers wait in each list, as of now',
      responses: { 200: json(schemas.listCounts, 'The counts.'), ...refusalsOf(401) },
    }),
    async (c) => c.json(presentCounts(await countLists(system, registers, signedIn(c))), 200),
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/dossiers/{code}',
      tags: ['dossiers'],
      summary: 'A dossier as its officers see it',
      request: { params: codeParam },
      responses: { 200: json(schemas.dossier, 'The dossier.'), ...refusalsOf(401, 403, 404) },
    }),
    async (c) => c.json(await show(c, c.req.valid('param').code), 200),
  );

  for (const name of actions) {
    const { summary, command, body: input } = dossierActs[name];
    api.openapi(
      createRoute({
        method: 'post',
        path: `/dossiers/{code}/${name}`,
        tags: ['dossiers'],
        summary,
        request: { params: codeParam, headers: commandHeaders.partial(), body: body(input) },
        responses: {
          200: json(schemas.dossier, 'The dossier as it is now.'),
          204: { description: 'Done, and with that it is no business of this person any more.' },
          ...refusalsOf(400, 401, 403, 404, 409, 422),
        },
      }),
      async (c) => {
        signedIn(c);
        const act = { ...c.req.valid('json'), code: c.req.valid('param').code };
        await execute(system, command, act, envelope(c));
        try {
          return c.json(await show(c, act.code), 200);
        } catch (error) {
          // Whoever answered for another unit, or sent a hand-over back, has nothing more to do with it.
          if (error instanceof Refusal && error.code === 'not-yours') return c.body(null, 204);
          throw error;
        }
      },
    );
  }

  api.openapi(
    createRoute({
      method: 'get',
      path: '/dossiers/{code}/status',
      tags: ['public'],
      summary: 'Where a dossier stands; nothing personal on it',
      request: { params: codeParam },
      responses: { 200: json(schemas.status, 'The course so far.'), ...refusalsOf(404) },
    }),
    async (c) => {
      const dossier = await dossierByCode(system.db, c.req.valid('param').code);
      if (!dossier) throw notFound({ vi: 'hồ sơ này', en: 'dossier of this code' });
      const oneStop = (await oneStopById(system.db, dossier.oneStopId))!;
      const version = (await versionById(system.db, dossier.procedureVersionId))!;
      const course = await courseOf(system.db, dossier);
      return c.json(
        {
          code: dossier.code,
          procedure: { code: version.code, name: version.name },
          oneStop: { slug: oneStop.slug, name: oneStop.name },
          state: dossier.state,
          // Granted or refused is personal until the result is handed over by whoever holds the slip.
          outcome: null,
          receivedAt: dossier.receivedAt,
          dueAt: dossier.dueAt,
          late: isLate(dossier, system.clock.now()),
          course: course.map(({ at, kind, text, unit }) => ({ at, kind, text, unit })),
        },
        200,
      );
    },
  );

  api.get('/dossiers/:code/result.pdf', async (c) => {
    const view = await dossierView(system, code.parse(c.req.param('code')), signedIn(c));
    const blob = view.decision && (await readBlob(system.db, view.decision.resultSha256));
    if (!blob)
      throw notFound({ vi: 'kết quả: hồ sơ chưa được quyết định', en: 'result: it is not decided yet' });
    return c.body(Buffer.from(blob.bytes), 200, inlinePdf(`ket-qua-${view.code}.pdf`));
  });

  // A corrected result is a new version; the ones before it stay readable.
  api.get('/dossiers/:code/results/:file{[1-9][0-9]*\\.pdf}', async (c) => {
    const view = await dossierView(system, code.parse(c.req.param('code')), signedIn(c));
    const no = Number.parseInt(c.req.param('file'), 10);
    const result = view.results.find((one) => one.no === no);
    const blob = result && (await readBlob(system.db, result.resultSha256));
    if (!blob) throw notFound({ vi: 'bản kết quả này', en: 'such version of the result' });
    return c.body(Buffer.from(blob.bytes), 200, inlinePdf(`ket-qua-${view.code}-${no}.pdf`));
  });

  api.get('/dossiers/:code/files/:id', async (c) => {
    const view = await dossierView(system, code.parse(c.req.param('code')), signedIn(c));
    const id = c.req.param('id');
    const file = view.components.flatMap((component) => component.files).find((f) => f.id === id);
    const blob = file && (await readBlob(system.db, Buffer.from(file.id, 'hex')));
    if (!file || !blob) throw notFound({ vi: 'tệp này trong hồ sơ', en: 'such file in the dossier' });
    return c.body(Buffer.from(blob.bytes), 200, storedFileHeaders(blob.mediaType, file.name));
  });
  return api;
}

const inlinePdf = (name: string) => ({
  'Content-Type': 'application/pdf',
  'Content-Disposition': `inline; filename="${name}"`,
  'Cache-Control': 'private, no-store',
});
