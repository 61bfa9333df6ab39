export type StartupCode =
  | 'already-running'
  | 'unsupported-platform'
  | 'folder-not-writable'
  | 'folder-not-ours'
  | 'folder-newer'
  | 'folder-damaged'
  | 'postgres-mismatch'
  | 'disk-full'
  | 'no-unprivileged-account'
  | 'socket-folder-taken'
  | 'initdb-failed'
  | 'server-failed'
  | 'server-stuck';

/**
 * Why the program cannot start, told to the person at the console in three lines: what happened (`message`),
 * what was kept (`kept`) and what to do (`mend`). Each is one English sentence or two.
 */
export class StartupError extends Error {
  readonly code: StartupCode;
  readonly kept: string;
  readonly mend: string;

  constructor(code: StartupCode, told: { message: string; kept?: string; mend: string }, cause?: unknown) {
    super(told.message, cause === undefined ? undefined : { cause });
    this.name = 'StartupError';
    this.code = code;
    this.kept = told.kept ?? 'Nothing was changed.';
    this.mend = told.mend;
  }
}

const megabytes = (bytes: number): string => `${Math.floor(bytes / 1_000_000)} MB`;

export const diskFull = (folder: string, need: number, free?: number): StartupError =>
  new StartupError('disk-full', {
    message:
      free === undefined
        ? `The disk that holds ${folder} is full.`
        : `The disk that holds ${folder} has ${megabytes(free)} left; ${megabytes(need)} are needed.`,
    kept: 'Everything that was stored before is kept.',
    mend: 'Free some space on that disk, or set MOTCUA_DATA to a folder on another one, and start again.',
  });

/** What initdb and the server write when a write met a full disk or a used-up quota. */
export const speaksOfFullDisk = (output: string): boolean =>
  /No space left on device|Disk quota exceeded|ENOSPC|EDQUOT/.test(output);
