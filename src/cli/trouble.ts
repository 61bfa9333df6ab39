/** Exit codes of every command, as `motcua --help` tells them. */
export const EXIT = { ok: 0, failed: 1, usage: 2, forced: 130 } as const;

/** Why a command could not do its work, told to the operator in the language of the terminal. */
export class Trouble extends Error {
  /** What was kept, and what to do; each a sentence or two. */
  readonly kept: string | undefined;
  readonly mend: string;
  readonly exitCode: number;

  constructor(what: string, told: { kept?: string; mend: string; exitCode?: number; cause?: unknown }) {
    super(what, told.cause === undefined ? undefined : { cause: told.cause });
    this.name = 'Trouble';
    this.kept = told.kept;
    this.mend = told.mend;
    this.exitCode = told.exitCode ?? EXIT.failed;
  }
}
