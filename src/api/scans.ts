import { createRoute, z } from '@hono/zod-openapi';
import { attachScan, scanOf } from '../authority/index.ts';
import { readBlob } from '../documents/index.ts';
import { notFound } from '../kernel/refusal.ts';
import { execute } from '../ledger/index.ts';
import { envelope, router, type Services, signedIn } from './context.ts';
import { body, commandHeaders, json, refusalsOf, storedFileHeaders } from './routes.ts';

const slugParam = z.object({ slug: z.string().min(1).max(100) });

/** The scanned text of legal documents. */
export function scanRoutes({ system }: Services) {
  const api = router();
  api.openapi(
    createRoute({
      method: 'post',
      path: '/authority/documents/{slug}/scan',
      tags: ['authority'],
      summary: 'Keep the scanned text of a document with it',
      request: {
        params: slugParam,
        headers: commandHeaders.partial(),
        body: body(z.object({ file: z.string() })),
      },
      responses: {
        200: json(z.object({ document: z.string() }), 'Kept.'),
        ...refusalsOf(400, 401, 403, 404, 422),
      },
    }),
    async (c) => {
      const { slug } = c.req.valid('param');
      const input = { document: slug, ...c.req.valid('json') };
      return c.json(await execute(system, attachScan, input, envelope(c)), 200);
    },
  );

  api.get('/authority/documents/:slug/scan', async (c) => {
    signedIn(c);
    const scan = await scanOf(system.db, c.req.param('slug'));
    const blob = scan && (await readBlob(system.db, scan));
    if (!blob) throw notFound({ vi: 'bản quét của văn bản này', en: 'scan of this document' });
    return c.body(Buffer.from(blob.bytes), 200, storedFileHeaders(blob.mediaType));
  });
  return api;
}
