/** Shapes that acts, intake and dossiers share. */

export type Outcome = 'grant' | 'refuse';
export type Collector = 'applicant' | 'representative';
/** By which way something is filed. */
export type Way = 'counter' | 'post' | 'online';

export interface StoredFile {
  /** SHA-256 of the content, hexadecimal. */
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}
