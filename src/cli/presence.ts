import postgres from 'postgres';
import type { ConnectionOptions } from '../kernel/database.ts';

/**
 * Every process of ours that uses a database says so by a shared advisory lock, which ends with the process
 * however it ends: so the last one to leave can know that it is the last.
 */
export interface Presence {
  /** Whether nobody else of ours uses the database; if so, whoever comes next waits until we have left. */
  alone(): Promise<boolean>;
  leave(): Promise<void>;
}

/** `motc` in ASCII keeps our lock apart from those of others. */
const LOCK = [0x6d6f7463, 1] as const;

/** @throws the error of the connection. */
export async function enter({ url, socket }: ConnectionOptions): Promise<Presence> {
  const options = {
    max: 1,
    max_lifetime: null,
    connect_timeout: 5,
    onnotice: () => {},
    connection: { application_name: 'motcua presence' },
  };
  const sql = socket
    ? postgres({ ...options, host: socket.directory, username: socket.user, database: socket.database })
    : postgres(url ?? '', options);
  const leave = () => sql.end({ timeout: 2 });
  try {
    await sql`SELECT pg_advisory_lock_shared(${LOCK[0]}::int, ${LOCK[1]}::int)`;
  } catch (error) {
    await leave();
    throw error;
  }
  return {
    leave,
    async alone() {
      const [row] = await sql<{ alone: boolean }[]>`
        SELECT pg_try_advisory_lock(${LOCK[0]}::int, ${LOCK[1]}::int) AS alone`;
      return row?.alone ?? false;
    },
  };
}
