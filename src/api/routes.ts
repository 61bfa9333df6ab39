import { type RouteConfig, z } from '@hono/zod-openapi';
import { problemSchema } from './problems.ts';

/** One JSON answer of a route. */
export const json = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

export const body = <S extends z.ZodType>(schema: S) => ({
  required: true,
  content: { 'application/json': { schema } },
});

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
});

/** Every refusal is said in one shape; these are the ones a caller has to reckon with. */
export const refusalsOf = (...statuses: (400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429)[]) =>
  Object.fromEntries(statuses.map((status) => [status, problem(descriptions[status])])) as NonNullable<
    RouteConfig['responses']
  >;

const descriptions = {
  400: 'The request cannot be read, or a header is missing.',
  401: 'Nobody is signed in.',
  403: 'This person may not do this; `code` and `mend` say which basis is missing.',
  404: 'No such thing.',
  409: 'The state does not allow it.',
  413: 'The file is too large.',
  415: 'The file is of a kind that is not taken, or not what its name claims.',
  422: 'Some details are not right; `errors` lists each with its place.',
  429: 'Too many tries; wait.',
};

export const commandHeaders = z.object({
  'idempotency-key': z
    .string()
    .openapi({ description: 'One per intention; a retry carries the same. Takes effect once.' }),
  'x-motcua': z.string().openapi({ description: 'Always `1`: keeps foreign sites from posting.' }),
});

export const codeParam = z.object({ code: z.string().min(1).max(60) });

/** A file that somebody brought is shown; it never runs anything here. */
export const storedFileHeaders = (mediaType: string, name?: string) => ({
  'Content-Type': mediaType,
  'Content-Disposition':
    name === undefined ? 'inline' : `inline; filename*=UTF-8''${encodeURIComponent(name)}`,
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'Cache-Control': 'private, no-store',
});
