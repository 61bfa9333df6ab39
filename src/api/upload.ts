import type { Context } from 'hono';
import type { Refusal } from '../kernel/refusal.ts';
import { tidy } from '../kernel/text.ts';

export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * A file sent as the body of a request, its name percent-encoded in the header `X-File-Name`. Reading stops as soon
 * as it is too much.
 */
export async function readUpload(
  c: Context,
  most: number,
  tooLarge: (name: string) => Refusal,
): Promise<Upload> {
  const name = fileName(c.req.header('X-File-Name'));
  if (Number(c.req.header('Content-Length') ?? 0) > most) throw tooLarge(name);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.length;
    if (size > most) throw tooLarge(name);
    chunks.push(chunk);
  }
  return { name, bytes: Buffer.concat(chunks) };
}

function fileName(header: string | undefined): string {
  try {
    return tidy(decodeURIComponent(header ?? '')).slice(0, 200) || 'tep';
  } catch {
    return 'tep';
  }
}
