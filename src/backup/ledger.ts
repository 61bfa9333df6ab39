import type { Queryable } from '../kernel/database.ts';
import { eventsInChain, firstBreak } from '../ledger/index.ts';

export interface BrokenChain {
  readonly chain: string;
  /** Place of the first event that does not follow from the one before it; one past the end when one is missing. */
  readonly place: number;
}

const BATCH = 1000;

/** Follows every chain of the ledger from its first event to the head that was recorded for it. */
export async function firstBrokenChain(db: Queryable): Promise<BrokenChain | null> {
  const chains = await db<{ id: string; length: number; head: Buffer }[]>`
    SELECT id, length, head FROM ledger_chain ORDER BY id`;
  for (const { id, length, head } of chains) {
    const place = await firstBreakIn(db, id, { length, head });
    if (place !== null) return { chain: id, place };
  }
  return null;
}

async function firstBreakIn(
  db: Queryable,
  chain: string,
  recorded: { length: number; head: Buffer },
): Promise<number | null> {
  let end: { length: number; head: Buffer } = { length: 0, head: Buffer.alloc(32) };
  for (;;) {
    const events = await eventsInChain(db, chain, end.length, BATCH);
    const place = firstBreak(events, end);
    if (place !== null) return place;
    const last = events.at(-1);
    if (last) end = { length: last.chainSeq, head: last.hash };
    if (events.length < BATCH) break;
  }
  return end.length === recorded.length && end.head.equals(recorded.head) ? null : end.length + 1;
}
