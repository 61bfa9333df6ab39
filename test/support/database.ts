import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { type ConnectionOptions, connect, type Database } from '../../src/kernel/database.ts';

type Socket = NonNullable<ConnectionOptions['socket']>;

declare module 'vitest' {
  interface ProvidedContext {
    databaseSocket: Socket;
  }
}

/** The database with all migrations and no rows; nobody stays connected to it, so it can be copied. */
export const TEMPLATE = 'motcua_template';

/** How to reach the server itself rather than one test's database. */
export const adminOf = (socket: Socket): ConnectionOptions => ({
  socket: { ...socket, database: 'postgres' },
  max: 1,
});

export interface TestDatabase {
  readonly db: Database;
  /** For further connections of your own to the same database. */
  readonly options: ConnectionOptions;
  /** Ends `db` and removes the database, whoever is still connected. */
  drop(): Promise<void>;
}

/** A database of its own with all migrations applied and no rows. */
export const freshDatabase = (): Promise<TestDatabase> => create(TEMPLATE);

/** A database of its own with nothing in it. */
export const emptyDatabase = (): Promise<TestDatabase> => create('template0');

async function create(template: string): Promise<TestDatabase> {
  const server = inject('databaseSocket');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(server, (admin) => admin`CREATE DATABASE ${admin(name)} TEMPLATE ${admin(template)}`);
  const options: ConnectionOptions = { socket: { ...server, database: name } };
  const db = connect(options);
  return {
    db,
    options,
    drop: async () => {
      await db.end({ timeout: 5 });
      await asAdmin(server, (admin) => admin`DROP DATABASE IF EXISTS ${admin(name)} WITH (FORCE)`);
    },
  };
}

async function asAdmin(server: Socket, work: (admin: Database) => Promise<unknown>): Promise<void> {
  const admin = connect(adminOf(server));
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
