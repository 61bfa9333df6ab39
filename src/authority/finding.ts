import type { Text } from '../kernel/refusal.ts';

/** `error`: nobody may decide by it, or it is against the law. `warning`: it will go wrong. `notice`: look at it. */
export type Severity = 'error' | 'warning' | 'notice';

/** Where in the register: what is known of the place, from the document down to the row and the one-stop. */
export interface Place {
  readonly document?: string;
  readonly annex?: string;
  readonly no?: number;
  readonly procedure?: string;
  readonly unit?: string;
  readonly oneStop?: string;
  readonly person?: string;
}

/** Something in the register that is wrong, or soon will be. */
export interface Finding<Code extends string = string> {
  /** Stable, for programs. */
  readonly code: Code;
  readonly severity: Severity;
  readonly place: Place;
  readonly text: Text;
  /** The law that says so; null where it is plain sense. */
  readonly source: string | null;
  /** What would mend it. */
  readonly mend: Text | null;
}
