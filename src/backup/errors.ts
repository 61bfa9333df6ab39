export type BackupCode =
  /** There is a file of that name already. */
  | 'file-exists'
  /** Not an archive of ours, cut short, or altered. */
  | 'damaged'
  /** Written in a layout that this release does not know. */
  | 'newer-format'
  /** Made by a release with migrations that this one does not have, or has otherwise. */
  | 'unknown-migrations'
  /** The database has rows, or tables that a restore would have to give up. */
  | 'not-empty'
  /** The ledger in the archive does not follow from its beginning. */
  | 'ledger-broken';

/** Why a backup or a restore was refused; the database is as it was before. */
export class BackupError extends Error {
  readonly code: BackupCode;
  /** What exactly: a file, a table, a place in a chain. */
  readonly detail: string;

  constructor(code: BackupCode, detail: string, cause?: unknown) {
    super(`${code}: ${detail}`, cause === undefined ? undefined : { cause });
    this.name = 'BackupError';
    this.code = code;
    this.detail = detail;
  }
}
