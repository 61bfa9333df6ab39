import { createRoute, z } from '@hono/zod-openapi';
import { Refusal } from '../kernel/refusal.ts';
import { execute } from '../ledger/index.ts';
import { declareEvidence, evidenceFile, MAX_PART_BYTES, sessionFor, takePart } from '../surveys/index.ts';
import { envelope, router, type Services, signedIn } from './context.ts';
import { body, commandHeaders, json, refusalsOf } from './routes.ts';
import { readUpload } from './upload.ts';

const idParam = z.object({ id: z.uuid() });
const received = z.object({ receivedBytes: z.int(), complete: z.boolean() }).openapi('EvidenceReceived', {
  description: 'How many bytes of the file are here: the next go on from there.',
});

const partTooLarge = () =>
  new Refusal(413, 'part-too-large', {
    vi: 'Mỗi phần của tệp không quá 256 KB.',
    en: 'A part of a file has at most 256 KB.',
  });

/** Photographs and documents of a survey: declared first, then sent in parts that can be resumed. */
export function surveyEvidenceRoutes({ system }: Services) {
  const { db, clock } = system;
  const api = router();

  api.openapi(
    createRoute({
      method: 'post',
      path: '/survey/sessions/{id}/evidence',
      tags: ['surveys'],
      summary: 'Say which photograph or document is coming; said again it answers how much of it is here',
      request: {
        params: idParam,
        headers: commandHeaders.partial(),
        body: body(z.record(z.string(), z.unknown())),
      },
      responses: { 200: json(received, 'Known.'), ...refusalsOf(400, 401, 403, 404, 409, 422) },
    }),
    async (c) => {
      signedIn(c);
      const input = { ...(c.req.valid('json') as object), session: c.req.valid('param').id };
      return c.json(await execute(system, declareEvidence, input as never, envelope(c)), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'put',
      path: '/survey/evidence/{id}/bytes',
      tags: ['surveys'],
      summary: 'The next bytes of a file, at most 256 KB, as the body of the request',
      request: {
        params: idParam,
        query: z.object({ from: z.coerce.number<number>().int().nonnegative() }),
        headers: commandHeaders.partial(),
      },
      responses: { 200: json(received, 'Taken.'), ...refusalsOf(400, 401, 403, 404, 413, 415, 422) },
    }),
    async (c) => {
      signedIn(c);
      const { bytes } = await readUpload(c, MAX_PART_BYTES, partTooLarge);
      const input = { id: c.req.valid('param').id, from: c.req.valid('query').from };
      return c.json(await execute(system, takePart(bytes), input, envelope(c)), 200);
    },
  );

  api.get('/survey/evidence/:id', async (c) => {
    const { personId } = signedIn(c);
    const file = await evidenceFile(db, idParam.parse(c.req.param()).id);
    await sessionFor(db, file.sessionId, personId, clock.now());
    return new Response(Uint8Array.from(file.bytes), {
      headers: {
        'Content-Type': file.mediaType,
        'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        'Cache-Control': 'private, no-store',
      },
    });
  });
  return api;
}
