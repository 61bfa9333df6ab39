import type { Register } from './register.ts';

/** Entries that are in one register and not in the other, list by list. What stayed is the same object in both. */
export type EntryDifference = {
  readonly [List in keyof Register]: { readonly gone: Register[List]; readonly come: Register[List] };
};

/** What `applyChanges` took out and what it entered; an entry that was changed is in both. */
export function entryDifference(before: Register, after: Register): EntryDifference {
  const lists = Object.keys(before) as (keyof Register)[];
  return Object.fromEntries(
    lists.map((list) => [
      list,
      { gone: missing(before[list], after[list]), come: missing(after[list], before[list]) },
    ]),
  ) as EntryDifference;
}

function missing(entries: readonly object[], others: readonly object[]): object[] {
  if (entries === others) return [];
  const known = new Set(others);
  return entries.filter((entry) => !known.has(entry));
}
