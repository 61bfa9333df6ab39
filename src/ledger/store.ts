import type { Fragment, Queryable, Transaction } from '../kernel/database.ts';
import type { Instant } from '../kernel/time.ts';
import { type ChainedEvent, type NewEvent, openingOf, saidOf } from './chain.ts';

/**
 * Appends events to the end of a chain, in one statement. The chain is held from here until the transaction ends, so
 * this comes last.
 */
export const append = (
  tx: Transaction,
  chain: string,
  events: readonly NewEvent[],
  actor: string | null,
  at: Instant,
): Fragment =>
  tx`SELECT append_events(${chain}, ${events.map(saidOf)}::text[], ${actor}, ${at}, ${openingOf({ chain, actor, at })})`;

/** A command as its sender names it. */
export interface SentCommand {
  /** `system`, or the id of a person. */
  readonly actor: string;
  readonly key: string;
  readonly kind: string;
  readonly inputSha256: Buffer;
}

export interface KeptCommand extends SentCommand {
  readonly at: Instant;
  readonly answer: unknown;
}

/** Fails when the key was written before; if by a transaction that still runs, after its end. */
export const keepCommand = (tx: Transaction, c: KeptCommand): Fragment => tx`
  INSERT INTO command (actor, key, kind, input_sha256, at, answer)
  VALUES (${c.actor}, ${c.key}, ${c.kind}, ${c.inputSha256}, ${c.at}, ${tx.json(c.answer as never)})`;

export async function keptCommand<A>(db: Queryable, { actor, key }: SentCommand) {
  const [kept] = await db<{ inputSha256: Buffer; answer: A }[]>`
    SELECT input_sha256 AS "inputSha256", answer FROM command WHERE actor = ${actor} AND key = ${key}`;
  return kept ?? null;
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
