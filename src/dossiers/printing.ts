import type { FormRegime, SlipPart } from '../documents/index.ts';
import type { Instant } from '../kernel/time.ts';

/** What is printed on papers and stands in no row. */
export interface Printing {
  readonly forms: FormRegime;
  /** Address of the status page. */
  readonly statusUrl: string;
  readonly now: Instant;
  /** Who prints it. */
  readonly by: string;
  /** When each part of an interlinked dossier is due, where it is known. */
  readonly parts: readonly SlipPart[];
}
