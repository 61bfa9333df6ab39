import postgres from 'postgres';
import type { Day, Instant, Period } from './time.ts';

/**
 * PostgreSQL, spoken to in SQL. `date` and `timestamptz` arrive as the strings of `time.ts`, `daterange` as a
 * `Period`, `int8` as a number (no counter here comes near 2^53).
 */
export type Database = postgres.Sql<{ bigint: number }>;
export type Transaction = postgres.TransactionSql<{ bigint: number }>;
/** Where a query can be asked: the pool, or the transaction under way. */
export type Queryable = Database | Transaction;

/** A query that was not asked yet, or a part of one to stand within another. */
export type Fragment = postgres.PendingQuery<postgres.Row[]>;

export interface ConnectionOptions {
  /** `postgres://…`, or the folder of a unix socket with user and database. */
  readonly url?: string;
  readonly socket?: { directory: string; user: string; database: string };
  readonly max?: number;
}

const OID = { int8: 20, date: 1082, timestamptz: 1184, daterange: 3912 };

/** As PostgreSQL prints moments in UTC: `2023-08-15 07:30:00.123+00`, with as many decimals as there are. */
const IN_UTC = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{1,6})?\+00$/;

/** A list of fifty dossiers has two hundred of them: cut rather than computed. */
export const parseTimestamp = (text: string): Instant =>
  IN_UTC.test(text)
    ? (`${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).slice(0, 3).padEnd(3, '0')}Z` as Instant)
    : (new Date(`${text.replace(' ', 'T')}${/[+-]\d{2}$/.test(text) ? ':00' : ''}`).toISOString() as Instant);

/** PostgreSQL prints every daterange as `[from,to)`; `infinity` never occurs here, an open end does. */
export function parsePeriod(text: string): Period {
  const [from = '', to = ''] = text.slice(1, -1).split(',');
  return { from: from as Day, to: to === '' ? null : (to as Day) };
}

/** A period as a parameter of a query. */
export const periodText = (period: Period): string => `[${period.from},${period.to ?? ''})`;

/**
 * Whether `table.validity` holds on a day, where a few rows are looked up by their names. Not `@>`, or PostgreSQL goes
 * through whole tables by their periods.
 */
export const standsOn = (db: Queryable, table: string, on: Day | Fragment): Fragment => {
  const validity = db(`${table}.validity`);
  const day = typeof on === 'string' ? db`${on}::date` : on;
  return db`lower(${validity}) <= ${day} AND (upper_inf(${validity}) OR upper(${validity}) > ${day})`;
};

export function connect(options: ConnectionOptions): Database {
  const shared = {
    max: options.max ?? 10,
    onnotice: () => {},
    connection: { application_name: 'motcua', TimeZone: 'UTC', DateStyle: 'ISO, YMD' },
    types: {
      bigint: { to: OID.int8, from: [OID.int8], serialize: String, parse: Number },
      day: { to: OID.date, from: [OID.date], serialize: (d: Day) => d, parse: (t: string) => t as Day },
      instant: {
        to: OID.timestamptz,
        from: [OID.timestamptz],
        serialize: (i: Instant) => i,
        parse: parseTimestamp,
      },
      period: {
        to: OID.daterange,
        from: [OID.daterange],
        serialize: (text: string) => text,
        parse: parsePeriod,
      },
    },
  };
  const sql = options.socket
    ? postgres({
        ...shared,
        host: options.socket.directory,
        username: options.socket.user,
        database: options.socket.database,
      })
    : postgres(options.url ?? '', shared);
  return sql as unknown as Database;
}

/** Runs `work` in one transaction; what it throws rolls everything back. */
export const transaction = <T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  db.begin(work as (tx: Transaction) => Promise<T>) as Promise<T>;

/**
 * The same, and what `last` returns is sent in one go with the commit: whatever those statements lock is held for no
 * longer than PostgreSQL needs, and nobody waits for this process meanwhile. When one of them fails, PostgreSQL makes
 * a rollback of the commit, and its error is thrown.
 */
export async function transactionEndingWith<T>(
  db: Database,
  work: (tx: Transaction) => Promise<T>,
  last: (tx: Transaction, result: T) => Fragment[],
): Promise<T> {
  let ending: Promise<unknown> = Promise.resolve();
  const result = await transaction(db, async (tx) => {
    const done = await work(tx);
    // Each takes its place in the connection's queue here, before the commit can.
    ending = Promise.all(last(tx, done).map((query) => query.execute()));
    ending.catch(() => {});
    return done;
  });
  await ending;
  return result;
}

/** The constraint that a write broke, if that is why it failed (SQLSTATE class 23). */
export function brokenConstraint(error: unknown): string | undefined {
  return error instanceof postgres.PostgresError && error.code.startsWith('23')
    ? error.constraint_name
    : undefined;
}
