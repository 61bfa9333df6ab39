import type { DemoAccount } from './types.ts';

/** One wrong field: `path` as the server names it, such as `applicant.fullName` or `components.0.count`. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** What went wrong (RFC 9457), in the reader's language. `status` 0: no answer came. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  /** What was kept, and what to do about it. */
  readonly kept?: string;
  readonly mend?: string;
  readonly errors: readonly FieldError[];
  readonly demo?: readonly DemoAccount[];
}

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem };

export interface ProblemWords {
  readonly title: string;
  readonly detail: string;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (fields: Fields, name: string): string | undefined => {
  const value = fields[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const listOf = (fields: Fields, name: string): readonly Fields[] => {
  const value = fields[name];
  return Array.isArray(value) ? value.filter(isFields) : [];
};

const fieldErrors = (fields: Fields): FieldError[] =>
  listOf(fields, 'errors').flatMap((error) => {
    const message = textOf(error, 'message');
    return message === undefined ? [] : [{ path: textOf(error, 'path') ?? '', message }];
  });

function demoAccounts(fields: Fields): DemoAccount[] {
  return listOf(fields, 'demo').flatMap((account) => {
    const [username, password, name] = ['username', 'password', 'name'].map((key) => textOf(account, key));
    const role = account.role;
    if (!username || !password || !name || !isFields(role)) return [];
    const vi = textOf(role, 'vi') ?? '';
    return [{ username, password, name, role: { vi, en: textOf(role, 'en') ?? vi } }];
  });
}

/**
 * The problem behind an answer that is no success. Whatever stands between (a proxy's HTML page, nothing at
 * all) becomes a problem as well, in the words given.
 */
export function problemFrom(status: number, body: unknown, otherwise: ProblemWords): Problem {
  const fields = isFields(body) ? body : {};
  const [kept, mend, demo] = [textOf(fields, 'kept'), textOf(fields, 'mend'), demoAccounts(fields)];
  return {
    status,
    code: textOf(fields, 'code') ?? `http-${status}`,
    title: textOf(fields, 'title') ?? otherwise.title,
    detail: textOf(fields, 'detail') ?? (textOf(fields, 'title') ? '' : otherwise.detail),
    ...(kept === undefined ? {} : { kept }),
    ...(mend === undefined ? {} : { mend }),
    errors: fieldErrors(fields),
    ...(demo.length === 0 ? {} : { demo }),
  };
}

/** What is still wrong once somebody changed the field at `path`, or a field under it. */
export function mended(problem: Problem | null, path: string): Problem | null {
  if (!problem || problem.errors.length === 0) return problem;
  const errors = problem.errors.filter((error) => error.path !== path && !error.path.startsWith(`${path}.`));
  if (errors.length === problem.errors.length) return problem;
  return errors.length === 0 ? null : { ...problem, errors };
}
