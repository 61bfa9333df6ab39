import { existsSync } from 'node:fs';
import postgres from 'postgres';
import type { Log } from '../log.ts';
import { chooseAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import { createCluster, SUPERUSER } from './cluster.ts';
import { openDataFolder } from './data-folder.ts';
import { keepAlive } from './keep-alive.ts';
import { launch } from './launch.ts';
import { settledPostmaster, stopPostmaster } from './postmaster.ts';
import { processState } from './processes.ts';
import { makeSocketFolder, removeSocketFolder, socketFolder } from './socket-folder.ts';

export interface EmbeddedOptions {
  /** The data folder (`MOTCUA_DATA`); made when missing. */
  readonly dataDir: string;
  readonly log: Pick<Log, 'info' | 'warn'>;
  /** Name and version of the program, written into a new data folder. */
  readonly version?: string;
  /** Server parameters of your own (tests: `{ fsync: 'off' }`); they count only when the server is started. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedServer {
  /** As `connect` of `kernel/database.ts` takes it; stays the same when the server is started anew. */
  readonly socket: { directory: string; user: string; database: string };
  /** The process that serves now. */
  readonly pid: number;
  /** The server ran already (its starter was killed, or runs): then only the owner of the folder may stop it. */
  readonly attached: boolean;
  /** Fast shutdown, also of a server that was attached to; resolves when it has ended. */
  stop(): Promise<void>;
  /** Lets the server run on when this process ends: for a command that attached to another program's. */
  detach(): Promise<void>;
}

const DATABASE = 'motcua';

/**
 * The PostgreSQL that comes with the program, running on the data folder: created when there is none, attached
 * to when one runs, started anew within seconds when it dies.
 * @throws StartupError
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { log, settings } = options;
  const folder = openDataFolder(options.dataDir, options.version);
  const binaries = findBinaries();
  const account = chooseAccount(folder.cluster, Object.values(binaries));
  if (!existsSync(folder.cluster)) {
    log.info({ folder: folder.cluster, account: account.kind }, 'creating the database cluster');
    await createCluster(folder.cluster, binaries, account);
  }
  const ourDirectory = socketFolder(folder.path);
  makeSocketFolder(ourDirectory, account);
  const running = await settledPostmaster(folder.cluster, ourDirectory);
  const directory = running?.socketDirectory ?? ourDirectory;
  const start = (): Promise<number> => launch(folder, directory, binaries, account, settings);
  let pid = running?.pid ?? (await start());
  const attached = running !== undefined;
  log.info({ pid, attached, account: account.kind }, 'database server ready');
  const socket = { directory, user: SUPERUSER, database: DATABASE };
  await ensureDatabase(socket);
  const watch = keepAlive(
    () => processState(pid) === 'alive',
    async () => {
      log.warn({ pid }, 'the database server died; starting it anew');
      pid = (await settledPostmaster(folder.cluster, directory))?.pid ?? (await start());
      log.info({ pid }, 'database server ready');
    },
    (error) => log.warn({ err: error }, 'the database server does not start; trying again'),
  );
  return {
    socket,
    get pid() {
      return pid;
    },
    attached,
    stop: async () => {
      await watch.end();
      await stopPostmaster(pid, folder.cluster);
      removeSocketFolder(directory);
    },
    detach: () => watch.end(),
  };
}

async function ensureDatabase(socket: EmbeddedServer['socket']): Promise<void> {
  const sql = postgres({ host: socket.directory, username: socket.user, database: 'postgres', max: 1 });
  try {
    const found = await sql`SELECT 1 FROM pg_database WHERE datname = ${socket.database}`;
    if (found.length === 0) await sql`CREATE DATABASE ${sql(socket.database)}`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
