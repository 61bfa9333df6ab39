import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

export interface CachedPage {
  readonly status: 200 | 404;
  readonly html: Uint8Array;
  readonly gzip: Uint8Array;
  readonly etag: string;
}

/** More addresses than this are searches; they begin again from nothing. */
const LIMIT = 2000;

/**
 * Pages that are the same for everybody, made once and then only handed out. They hold for one minute (an
 * office opens and closes) and one revision of the registers.
 */
export class PageCache {
  #pages = new Map<string, Promise<CachedPage>>();
  #era = '';

  get(
    era: string,
    address: string,
    make: () => Promise<{ status: 200 | 404; html: string | Uint8Array }>,
  ): Promise<CachedPage> {
    if (era !== this.#era || this.#pages.size > LIMIT) {
      this.#pages = new Map();
      this.#era = era;
    }
    const known = this.#pages.get(address);
    if (known) return known;
    const pages = this.#pages;
    const made = make().then(({ status, html }) => {
      const bytes = Buffer.from(html as string);
      return {
        status,
        html: Uint8Array.from(bytes),
        gzip: Uint8Array.from(gzipSync(bytes)),
        etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 20)}"`,
      };
    });
    pages.set(address, made);
    made.catch(() => pages.delete(address));
    return made;
  }
}
