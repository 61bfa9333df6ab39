import type { Context } from 'hono';

/** A paper to be looked at or printed; it names persons, so nothing in between keeps it. */
export const pdf = (c: Context, bytes: Uint8Array, name: string) =>
  c.body(Buffer.from(bytes), 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': `inline; filename="${name}"`,
    'Cache-Control': 'private, no-store',
  });
