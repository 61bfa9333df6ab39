import type { Text } from '../kernel/refusal.ts';

export type FindingCode =
  | 'no-steps'
  | 'duplicate-key'
  | 'unknown-next'
  | 'unknown-split'
  | 'branch-without-result'
  | 'unreachable'
  | 'out-of-order'
  | 'no-end'
  | 'cannot-end'
  | 'loop-without-exit'
  | 'never-joins'
  | 'runs-together'
  | 'too-entangled'
  | 'no-receiver'
  | 'hours-undefined'
  | 'hours-not-positive'
  | 'limit-undefined'
  | 'over-limit'
  | 'no-decision'
  | 'ends-undecided'
  | 'not-competent';

/** Something that keeps a process from being published, with what to do about it. */
export interface Finding {
  readonly code: FindingCode;
  /** Where; null when it concerns the whole process. */
  readonly step: string | null;
  readonly message: Text;
}
