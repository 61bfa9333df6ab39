import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { annexOf, draftAnnexes } from '../delegation/index.ts';
import { type AnnexDocument, annexDocx, annexPdf } from '../documents/index.ts';
import { notFound } from '../kernel/refusal.ts';
import { draftParam } from './authority-draft-schemas.ts';
import { slugParam } from './authority-schemas.ts';
import { type Env, router, type Services, signedIn } from './context.ts';
import { refusalsOf } from './routes.ts';

const formats = [
  { extension: 'pdf', use: 'for printing', disposition: 'inline', type: 'application/pdf', write: annexPdf },
  {
    extension: 'docx',
    use: 'for editing',
    disposition: 'attachment',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    write: annexDocx,
  },
] as const;

/** Annexes of delegation decisions and of drafts, in the form of an administrative document. */
export function annexRoutes({ system, registers }: Services) {
  const api = router();
  for (const { extension, use, disposition, type, write } of formats) {
    const responses = {
      200: { description: 'An A4 document.', content: { [type]: { schema: z.string() } } },
      ...refusalsOf(401, 404, 422),
    };
    const send = async (c: Context<Env>, documents: readonly AnnexDocument[], name: string) =>
      c.body(Buffer.from(await write(documents)), 200, {
        'Content-Type': type,
        'Content-Disposition': `${disposition}; filename="phu-luc-${name}.${extension}"`,
        'Cache-Control': 'private, no-store',
      });

    api.openapi(
      createRoute({
        method: 'get',
        path: `/authority/documents/{slug}/annex.${extension}`,
        tags: ['authority'],
        summary: `The annexes of a delegation decision ${use} (.${extension}), as they stand in the register`,
        request: { params: slugParam },
        responses,
      }),
      async (c) => {
        signedIn(c);
        const { slug } = c.req.valid('param');
        const document = annexOf(await registers.register(), slug);
        if (!document)
          throw notFound({ vi: `phụ lục ủy quyền của văn bản “${slug}”`, en: `annex of “${slug}”` });
        return send(c, [document], slug);
      },
    );

    api.openapi(
      createRoute({
        method: 'get',
        path: `/authority/drafts/{id}/annex.${extension}`,
        tags: ['authority'],
        summary: `The annexes that a draft brings ${use} (.${extension}), marked as a draft until it is published`,
        request: { params: draftParam },
        responses,
      }),
      async (c) => {
        signedIn(c);
        const { id } = c.req.valid('param');
        return send(c, await draftAnnexes(system.db, await registers.register(), id), `du-thao-${id}`);
      },
    );
  }
  return api;
}
