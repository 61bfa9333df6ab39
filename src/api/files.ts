import { createRoute } from '@hono/zod-openapi';
import { fileRefusals, inspectFile, MAX_FILE_BYTES, storeFile } from '../documents/index.ts';
import { tidy } from '../kernel/text.ts';
import { execute, sha256 } from '../ledger/index.ts';
import { actorOf, router, type Services, signedIn } from './context.ts';
import { json, refusalsOf } from './routes.ts';
import { storedFile } from './schemas.ts';

/** Scans come before the dossier that they belong to; the dossier then names them by hash. */
export function fileRoutes({ system }: Services) {
  const api = router();
  api.openapi(
    createRoute({
      method: 'post',
      path: '/files',
      tags: ['dossiers'],
      summary: 'Upload one scan: the bytes as the body, its name in the header X-File-Name (percent-encoded)',
      responses: {
        201: json(storedFile, 'Kept; `id` is the SHA-256 of its bytes.'),
        ...refusalsOf(401, 413, 415, 422),
      },
    }),
    async (c) => {
      signedIn(c);
      const name = fileName(c.req.header('X-File-Name'));
      if (Number(c.req.header('Content-Length') ?? 0) > MAX_FILE_BYTES) throw fileRefusals.tooLarge(name);
      const bytes = await readAtMost(c.req.raw, name);
      const type = await inspectFile(name, bytes);
      const id = sha256(Buffer.from(bytes)).toString('hex');
      // The same bytes under the same name are the same upload.
      const key = `file ${id} ${name}`.slice(0, 200);
      return c.json(
        await execute(system, storeFile(bytes), { id, name, type }, { actor: actorOf(c), key }),
        201,
      );
    },
  );
  return api;
}

function fileName(header: string | undefined): string {
  try {
    return tidy(decodeURIComponent(header ?? '')).slice(0, 200) || 'tep';
  } catch {
    return 'tep';
  }
}

/** Stops reading as soon as it is too much. */
async function readAtMost(request: Request, name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > MAX_FILE_BYTES) throw fileRefusals.tooLarge(name);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
