import type { Fragment, Queryable, Transaction } from '../kernel/database.ts';
import type { Instant } from '../kernel/time.ts';
import { type ChainedEvent, type NewEvent, openingOf, saidOf } from './chain.ts';

/** Events of one command for one chain. */
export interface Recorded {
  readonly chain: string;
  readonly events: readonly NewEvent[];
  readonly actor: string | null;
  readonly at: Instant;
}

/**
 * Appends events to the ends of chains, in one statement. A chain is held from here until the transaction ends, so
 * this comes last; chains are held in one order, so that two transactions never wait for each other.
 */
export function append(tx: Transaction, recorded: readonly Recorded[]): Fragment {
  const lines = recorded
    .map(({ chain, events, actor, at }) => ({
      chain,
      actor,
      at,
      opening: openingOf({ chain, actor, at }),
      said: events.map(saidOf),
    }))
    .sort((a, b) => (a.chain < b.chain ? -1 : a.chain > b.chain ? 1 : 0));
  return tx`
    SELECT append_events(chain, ARRAY(SELECT jsonb_array_elements_text(said)), actor, at, opening)
    FROM jsonb_to_recordset(${tx.json(lines)}) AS e(chain text, said jsonb, actor uuid, at timestamptz, opening text)`;
}

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

/** Fails when a key was written before; if by a transaction that still runs, after its end. */
export function keepCommands(tx: Transaction, commands: readonly KeptCommand[]): Fragment {
  const lines = commands.map(({ inputSha256, answer, ...c }) => ({
    ...c,
    input: inputSha256.toString('hex'),
    answer: JSON.stringify(answer),
  }));
  return tx`
    INSERT INTO command (actor, key, kind, input_sha256, at, answer)
    SELECT actor, key, kind, decode(input, 'hex'), at, answer::jsonb
    FROM jsonb_to_recordset(${tx.json(lines)})
      AS c(actor text, key text, kind text, input text, at timestamptz, answer text)`;
}

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
