import type { Result } from './problem.ts';

export interface Request {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: unknown;
  /** One per intention of the person: a retry with the same key takes effect once. */
  readonly key?: string;
  readonly signal?: AbortSignal;
  readonly file?: File;
  /** Goes out although the page is being closed. */
  readonly keepalive?: boolean;
}

export type Send = <Value>(path: string, request?: Request) => Promise<Result<Value>>;
