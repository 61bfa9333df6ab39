import pino from 'pino';
import { type ServerOptions, startServer } from '../../src/api/server.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import { openSmallOffice } from './small-office.ts';
import { testSystem } from './system.ts';

export interface TestServer {
  readonly url: string;
  readonly database: TestDatabase;
  readonly system: ReturnType<typeof testSystem>;
  /** What was logged as an error. */
  readonly errors: string[];
  close(): Promise<void>;
}

/** The whole application on a port of its own, with the small office in a database of its own. */
export async function openTestServer(more: Partial<ServerOptions['config']> = {}): Promise<TestServer> {
  const database = await freshDatabase();
  const system = testSystem(database.db);
  await openSmallOffice(system);
  const errors: string[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => errors.push(line) });
  const config = { host: '127.0.0.1', port: 0, publicUrl: null, ...more };
  const server = await startServer({ system, config, log });
  return {
    url: server.url,
    database,
    system,
    errors,
    async close() {
      await server.close();
      await database.drop();
    },
  };
}
