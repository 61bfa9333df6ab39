import { fold } from '../kernel/text.ts';
import { findings } from './messages.ts';
import type { AnnexRow, Finding } from './model.ts';

type Read = Omit<AnnexRow, 'findings'>;

/** The same procedure for the same body twice is one row too many, unless the cases are told apart. */
export class Repetitions {
  readonly #seen = new Map<string, Read[]>();

  findingsOf(row: Read): Finding[] {
    if (row.procedure === null || row.delegates.length === 0) return [];
    const cases = [row.condition, row.value, row.territory].map((part) => (part ? fold(part) : ''));
    const key = [row.procedure, ...cases].join('|');
    const seen = this.#seen.get(key) ?? [];
    const first = seen.find(({ delegates }) => meet(delegates, row.delegates));
    // Each further repetition names the first; it needs not be kept.
    if (!first) this.#seen.set(key, [...seen, row]);
    return first ? [findings.duplicateRow(row.procedure, first.source.row, first.source.table)] : [];
  }
}

const meet = (a: readonly string[], b: readonly string[]): boolean =>
  a === b || a.some((slug) => b.includes(slug));
