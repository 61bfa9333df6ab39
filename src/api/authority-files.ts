import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  linksAsXml,
  periodOf,
  proposeDelegation,
  registerFile,
  rowsAsCsv,
  standingOf,
} from '../delegation/index.ts';
import { fileRefusals } from '../documents/index.ts';
import { Refusal } from '../kernel/refusal.ts';
import { periodSchema } from '../kernel/schemas.ts';
import type { Day } from '../kernel/time.ts';
import { dayOf } from '../kernel/time.ts';
import { invalidInput } from '../ledger/index.ts';
import { MAX_OFFICE_FILE_BYTES, readTables } from '../office-files/index.ts';
import * as schemas from './authority-draft-schemas.ts';
import { onQuery } from './authority-schemas.ts';
import { type Env, router, type Services, signedIn } from './context.ts';
import { json, refusalsOf } from './routes.ts';
import { readUpload } from './upload.ts';

/** The register as files: annexes that come in, exports that go out. */
export function authorityFileRoutes({ system, registers }: Services) {
  const api = router();
  const today = () => dayOf(system.clock.now());

  api.openapi(
    createRoute({
      method: 'post',
      path: '/authority/annexes',
      tags: ['authority'],
      summary:
        'Read the annex of a delegation decision (.xlsx or .docx as the body); nothing is written. Its name in the header X-File-Name (percent-encoded)',
      request: { query: schemas.annexQuery },
      responses: {
        200: json(schemas.annex, 'Every row with what was found, and the change that enters all of them.'),
        ...refusalsOf(401, 403, 413, 422),
      },
    }),
    async (c) => {
      const { personId } = signedIn(c);
      const { controls } = await standingOf(system.db, personId, today());
      if (!controls) throw notControl();
      const { document, delegator, from, to } = c.req.valid('query');
      const { name, bytes } = await readUpload(c, MAX_OFFICE_FILE_BYTES, fileRefusals.tooLarge);
      const tables = readTables(bytes, name);
      const register = await registers.register();
      const own = periodOf(register, document, today());
      const period = periodSchema.safeParse({ from: from ?? own.from, to: to ?? own.to });
      if (!period.success) throw invalidInput(period.error);
      const { skipped, ...proposal } = proposeDelegation(register, tables, {
        document,
        delegator,
        period: period.data,
      });
      const left = skipped.map(({ source, finding }) => ({ source, text: finding.text }));
      return c.json({ ...proposal, skipped: left }, 200);
    },
  );

  const file = (type: string, description: string) => ({
    description,
    content: { [type]: { schema: z.string() } },
  });

  api.openapi(
    createRoute({
      method: 'get',
      path: '/authority/export.json',
      tags: ['authority'],
      summary: 'The whole register as a file that `motcua authority … --register` reads',
      responses: { 200: file('application/json', 'The register file.'), ...refusalsOf(401) },
    }),
    async (c) => {
      signedIn(c);
      const text = registerFile(await registers.register());
      return download(c, text, 'application/json; charset=utf-8', `so-tham-quyen-${today()}.json`);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/authority/export.csv',
      tags: ['authority'],
      summary: 'The rows of all annexes as a table for spreadsheets, with names',
      request: { query: onQuery },
      responses: { 200: file('text/csv', 'UTF-8 with a byte order mark.'), ...refusalsOf(401, 422) },
    }),
    async (c) => {
      signedIn(c);
      const { on = today() } = c.req.valid('query');
      const text = rowsAsCsv(await registers.register(), on as Day, c.get('lang'));
      return download(c, text, 'text/csv; charset=utf-8', `uy-quyen-${on}.csv`);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/authority/links.xml',
      tags: ['authority'],
      summary: 'Documents and what they do to each other, named as Akoma Ntoso names documents',
      responses: { 200: file('application/xml', 'The list of links.'), ...refusalsOf(401) },
    }),
    async (c) => {
      signedIn(c);
      const text = linksAsXml(await registers.register(), today());
      return download(c, text, 'application/xml; charset=utf-8', `lien-ket-van-ban-${today()}.xml`);
    },
  );
  return api;
}

const download = (c: Context<Env>, text: string, type: string, name: string) =>
  c.body(text, 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name}"`,
    'Cache-Control': 'private, no-store',
  });

const notControl = () =>
  new Refusal(403, 'not-control', {
    vi: 'Chỉ cán bộ kiểm soát thủ tục hành chính nhập phụ lục.',
    en: 'Only procedure-control officers read annexes in.',
  });
