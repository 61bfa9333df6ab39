import { createRoute, z } from '@hono/zod-openapi';
import {
  type Definition,
  publishChecklist,
  publishedVersions,
  readXlsform,
  versionById,
  withdrawChecklist,
  writeXlsform,
} from '../checklists/index.ts';
import { fileRefusals } from '../documents/index.ts';
import { figures } from '../figures/index.ts';
import { notFound, Refusal } from '../kernel/refusal.ts';
import { execute } from '../ledger/index.ts';
import { envelope, router, type Services, signedIn } from './context.ts';
import { body, commandHeaders, json, refusalsOf } from './routes.ts';
import { readUpload } from './upload.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** A form is small: names and sentences. */
const MAX_FORM_BYTES = 5 * 1024 * 1024;

const idParam = z.object({ id: z.uuid() });
const definition = z.record(z.string(), z.unknown()).openapi('Checklist');
const remark = z.object({ sheet: z.string(), cell: z.string(), code: z.string(), message: z.string() });

/** As it goes into JSON. */
const plain = (value: object): Record<string, never> => ({ ...value }) as Record<string, never>;

const known = new Set(Object.keys(figures));

/** Checklists: read out of a spreadsheet of the XLSForm convention, published, written into one, withdrawn. */
export function checklistRoutes({ system }: Services) {
  const { db } = system;
  const api = router();

  api.openapi(
    createRoute({
      method: 'get',
      path: '/checklists',
      tags: ['surveys'],
      summary: 'The newest published version of each checklist',
      responses: {
        200: json(z.object({ checklists: z.array(definition) }), 'The checklists.'),
        ...refusalsOf(401),
      },
    }),
    async (c) => {
      signedIn(c);
      const versions = await publishedVersions(db);
      const checklists = versions.map(({ definition: { title, level, sections }, ...version }) => ({
        ...version,
        title,
        level: level as string,
        items: sections.flatMap(({ items }) => items).length,
      }));
      return c.json({ checklists: checklists.map((one) => ({ ...one, title: { ...one.title } })) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/checklists/{id}',
      tags: ['surveys'],
      summary: 'One version of a checklist, with everything that it asks',
      request: { params: idParam },
      responses: { 200: json(definition, 'The version.'), ...refusalsOf(401, 404) },
    }),
    async (c) => {
      signedIn(c);
      return c.json(plain(await versionOf(c.req.valid('param').id)), 200);
    },
  );

  api.get('/checklists/:id/form.xlsx', async (c) => {
    signedIn(c);
    const { definition, number } = await versionOf(idParam.parse(c.req.param()).id);
    return new Response(Uint8Array.from(await writeXlsform(definition)), {
      headers: {
        'Content-Type': XLSX,
        'Content-Disposition': `attachment; filename="${definition.slug}-${number}.xlsx"`,
        'Cache-Control': 'private, no-store',
      },
    });
  });

  api.openapi(
    createRoute({
      method: 'post',
      path: '/checklists/files',
      tags: ['surveys'],
      summary: 'Read an XLSForm: the bytes as the body, its name in X-File-Name. Nothing is published by it',
      responses: {
        200: json(
          z.object({ definition, remarks: z.array(remark) }),
          'The checklist, and what of the form it does not hold, cell by cell.',
        ),
        ...refusalsOf(401, 413, 422),
      },
    }),
    async (c) => {
      signedIn(c);
      const { name, bytes } = await readUpload(c, MAX_FORM_BYTES, fileRefusals.tooLarge);
      const read = readXlsform(bytes, name);
      if ('problems' in read) {
        const errors = read.problems.map(({ sheet, cell, message }) => ({
          path: `${sheet}!${cell}`,
          message,
        }));
        throw new Refusal(
          422,
          'form-invalid',
          {
            vi: `Tệp “${name}” còn ${errors.length} lỗi nên chưa được đọc thành phiếu.`,
            en: `“${name}” has ${errors.length} faults and is no checklist yet.`,
          },
          {
            errors,
            mend: { vi: 'Hãy sửa các ô này rồi gửi lại.', en: 'Mend these cells and send it again.' },
          },
        );
      }
      const lang = c.get('lang');
      const remarks = read.remarks.map((one) => ({ ...one, message: one.message[lang] }));
      return c.json({ definition: plain(read.definition), remarks }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/checklists',
      tags: ['surveys'],
      summary: 'Publish the next version of a checklist; surveys under way keep theirs',
      request: { headers: commandHeaders.partial(), body: body(definition) },
      responses: {
        201: json(z.object({ id: z.uuid(), number: z.int() }), 'Published.'),
        ...refusalsOf(400, 401, 403, 422),
      },
    }),
    async (c) => {
      signedIn(c);
      const input = c.req.valid('json') as unknown as Definition;
      return c.json(await execute(system, publishChecklist(known), input, envelope(c)), 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/checklists/{id}/withdraw',
      tags: ['surveys'],
      summary: 'No session is opened with this version any more; those that are go on with it',
      request: {
        params: idParam,
        headers: commandHeaders.partial(),
        body: body(z.object({ ground: z.string().min(1).max(1000) })),
      },
      responses: {
        200: json(z.object({ id: z.uuid() }), 'Withdrawn.'),
        ...refusalsOf(400, 401, 403, 404, 422),
      },
    }),
    async (c) => {
      signedIn(c);
      const { id } = c.req.valid('param');
      await execute(system, withdrawChecklist, { id, ground: c.req.valid('json').ground }, envelope(c));
      return c.json({ id }, 200);
    },
  );

  async function versionOf(id: string) {
    const version = await versionById(db, id);
    if (!version) throw notFound({ vi: 'phiếu khảo sát này', en: 'checklist' });
    return version;
  }
  return api;
}
