/** What came back. `status` 0: nothing did. `body`: what was JSON, else nothing. */
export interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Request {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly json?: unknown;
  readonly bytes?: Uint8Array<ArrayBuffer>;
}

/** Asks the server under `/api/v1`; never throws. */
export type Call = (path: string, request?: Request) => Promise<Reply>;

/** A network that is there but carries nothing is not waited for longer. */
const PATIENCE_MS = 45_000;

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** @param newKey every try has a key of its own: what makes a write count once are the ids in it. */
export const httpCall =
  (lang: () => string, newKey: () => string): Call =>
  async (path, { method = 'GET', json, bytes } = {}) => {
    const headers = new Headers({ Accept: 'application/json', 'Accept-Language': lang() });
    if (method !== 'GET') {
      headers.set('X-Motcua', '1');
      headers.set('Idempotency-Key', newKey());
    }
    if (json !== undefined) headers.set('Content-Type', 'application/json');
    if (bytes) headers.set('Content-Type', 'application/octet-stream');
    try {
      const response = await fetch(`/api/v1${path}`, {
        method,
        headers,
        credentials: 'same-origin',
        // What the browser keeps by itself, it keeps unsealed.
        cache: 'no-store',
        signal: AbortSignal.timeout(PATIENCE_MS),
        ...(bytes ? { body: bytes } : json === undefined ? {} : { body: JSON.stringify(json) }),
      });
      const body = await response.json().catch(() => ({}));
      return { status: response.status, body: record(body) };
    } catch {
      return { status: 0, body: {} };
    }
  };

export const isOk = ({ status }: Reply): boolean => status >= 200 && status < 300;

/** The server looked at it and will not have it: sending it again would change nothing. */
export const isRefusal = ({ status }: Reply): boolean => [400, 409, 413, 415, 422].includes(status);

export const whyOf = ({ status, body }: Reply): string =>
  typeof body.title === 'string' && body.title !== '' ? body.title : `HTTP ${status}`;
