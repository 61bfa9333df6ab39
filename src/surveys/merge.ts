import type { AnswerEntry, Side } from './model.ts';

/** What stands for one item and side: one entry, or several whose authors did not know of each other. */
export interface Standing {
  readonly item: string;
  readonly side: Side;
  readonly entries: readonly AnswerEntry[];
}

/**
 * What stands of all entries of a session, whatever the order in which they came: an entry stands until another, of
 * the same item and side, takes its place. Entries that differ both stay until somebody who saw both decides.
 */
export function standing(entries: readonly AnswerEntry[]): Standing[] {
  const replaced = new Set(entries.flatMap((entry) => entry.replaces));
  const standing = entries.filter((entry) => !replaced.has(entry.id));
  const groups = Map.groupBy(standing, ({ item, side }) => JSON.stringify([item, side]));
  return [...groups.values()].map((same) => ({
    item: same[0]!.item,
    side: same[0]!.side,
    entries: same.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  }));
}

/** Whether what stands says different things. */
export const differs = ({ entries }: Standing): boolean =>
  new Set(entries.map((entry) => JSON.stringify(entry.value))).size > 1;
