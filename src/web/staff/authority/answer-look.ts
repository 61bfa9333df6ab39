import type { GapCode, Summary } from '../api/authority-types.ts';

/**
 * How an answer looks wherever it is drawn. `absent`: nothing is asked of anybody, as the procedure or the one-stop
 * is not there; `gap`: somebody ought to decide and nobody may.
 */
export type Look = 'delegated' | 'by-law' | 'depends' | 'absent' | 'gap';

const absent: readonly GapCode[] = ['procedure-not-in-force', 'one-stop-not-open', 'not-received-here'];

export function lookOf({ holder, delegated, code }: Pick<Summary, 'holder' | 'delegated' | 'code'>): Look {
  if (holder) return delegated ? 'delegated' : 'by-law';
  if (code === 'facts-needed') return 'depends';
  return code && absent.includes(code) ? 'absent' : 'gap';
}
