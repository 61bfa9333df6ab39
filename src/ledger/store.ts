import type { Queryable, Transaction } from '../kernel/database.ts';
import type { Instant } from '../kernel/time.ts';
import { type ChainedEvent, link, type NewEvent } from './chain.ts';

/** Appends events to the end of a chain, which stays locked until the transaction ends. */
export async function append(
  tx: Transaction,
  chain: string,
  events: readonly NewEvent[],
  actor: string | null,
  at: Instant,
): Promise<void> {
  await tx`INSERT INTO ledger_chain (id) VALUES (${chain}) ON CONFLICT DO NOTHING`;
  const [end] = await tx<{ length: number; head: Buffer }[]>`
    SELECT length, head FROM ledger_chain WHERE id = ${chain} FOR UPDATE`;
  const chained = link(chain, end!, events, actor, at);
  const last = chained.at(-1);
  if (!last) return;
  for (const event of chained) {
    await tx`
      INSERT INTO event (id, chain, chain_seq, stream, stream_seq, kind, data, actor, at, previous_hash, hash)
      VALUES (${event.id}, ${chain}, ${event.chainSeq}, ${event.stream}, ${event.streamSeq}, ${event.kind},
        ${tx.json(event.data as never)}, ${actor}, ${at}, ${event.previousHash}, ${event.hash})`;
    await tx`INSERT INTO outbox (event_id, topic) VALUES (${event.id}, ${event.kind})`;
  }
  await tx`UPDATE ledger_chain SET length = ${last.chainSeq}, head = ${last.hash} WHERE id = ${chain}`;
}

interface EventRow {
  id: string;
  chain: string;
  chain_seq: number;
  stream: string;
  stream_seq: number;
  kind: string;
  data: object;
  actor: string | null;
  at: Instant;
  previous_hash: Buffer;
  hash: Buffer;
}

const fromRow = (row: EventRow): ChainedEvent => ({
  id: row.id,
  chain: row.chain,
  chainSeq: row.chain_seq,
  stream: row.stream,
  streamSeq: row.stream_seq,
  kind: row.kind,
  data: row.data,
  actor: row.actor,
  at: row.at,
  previousHash: row.previous_hash,
  hash: row.hash,
});

/** The life of one thing, oldest first. */
export async function eventsOf(db: Queryable, stream: string): Promise<ChainedEvent[]> {
  const rows = await db<EventRow[]>`SELECT * FROM event WHERE stream = ${stream} ORDER BY stream_seq`;
  return rows.map(fromRow);
}

/** A stretch of a chain, for checking it. */
export async function eventsInChain(
  db: Queryable,
  chain: string,
  after: number,
  limit: number,
): Promise<ChainedEvent[]> {
  const rows = await db<EventRow[]>`
    SELECT * FROM event WHERE chain = ${chain} AND chain_seq > ${after} ORDER BY chain_seq LIMIT ${limit}`;
  return rows.map(fromRow);
}
