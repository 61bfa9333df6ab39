import { createRoute } from '@hono/zod-openapi';
import { fileRefusals, inspectFile, MAX_FILE_BYTES, storeFile } from '../documents/index.ts';
import { execute, sha256 } from '../ledger/index.ts';
import { actorOf, router, type Services, signedIn } from './context.ts';
import { json, refusalsOf } from './routes.ts';
import { storedFile } from './schemas.ts';
import { readUpload } from './upload.ts';

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
      const { name, bytes } = await readUpload(c, MAX_FILE_BYTES, fileRefusals.tooLarge);
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
