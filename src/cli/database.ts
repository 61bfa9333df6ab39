import { connect, type Database } from '../kernel/database.ts';
import type { Log } from '../kernel/log.ts';
import { POSTGRES_MAJOR } from '../kernel/postgres/binaries.ts';
import { acquireInstanceLock, runningInstance, startEmbedded } from '../kernel/postgres/index.ts';
import type { Config } from './config.ts';
import type { Messages } from './messages.ts';
import { enter } from './presence.ts';
import { Trouble } from './trouble.ts';

export interface OpenDatabase {
  readonly db: Database;
  /** Whether it is the server that comes with the program. */
  readonly embedded: boolean;
  /** Lets later comers know where this process serves. */
  announce(url: string): void;
  /** Whether no other process of ours uses the database; if so, later comers wait until this one is closed. */
  alone(): Promise<boolean>;
  /** Ends the connections, and the embedded server when nobody else uses it. */
  close(): Promise<void>;
}

/** `guest`: beside the one that serves; `host`: as the one that serves, of which a data folder has one at most. */
export type Role = 'guest' | 'host';

type StartLog = Pick<Log, 'info' | 'warn'>;

/**
 * Opens the installation's database as it is, without changing it: the embedded server, started or attached to,
 * or the one that `DATABASE_URL` names.
 * @throws StartupError (`already-running` for a second host), Trouble
 */
export async function openDatabase(
  config: Config,
  log: StartLog,
  say: Messages,
  role: Role = 'guest',
): Promise<OpenDatabase> {
  return config.databaseUrl === null
    ? openEmbedded(config.dataDir, log, role)
    : openOwn(config.databaseUrl, say);
}

async function openEmbedded(dataDir: string, log: StartLog, role: Role): Promise<OpenDatabase> {
  await using undo = new AsyncDisposableStack();
  const lock = role === 'host' ? await acquireInstanceLock(dataDir) : undefined;
  undo.defer(() => lock?.release());
  const server = await startEmbedded({ dataDir, log });
  undo.defer(() => (server.attached ? server.detach() : server.stop()));
  const presence = await enter({ socket: server.socket });
  const db = connect({ socket: server.socket });
  undo.move();
  const isLast = async () =>
    (await presence.alone()) && (lock !== undefined || !(await runningInstance(dataDir)));
  return {
    db,
    embedded: true,
    announce: (url) => lock?.announce(url),
    alone: presence.alone,
    async close() {
      await db.end({ timeout: 5 });
      const last = await isLast().catch(() => role === 'host');
      await presence.leave();
      await (last ? server.stop() : server.detach());
      await lock?.release();
    },
  };
}

async function openOwn(url: string, say: Messages): Promise<OpenDatabase> {
  const presence = await enter({ url }).catch((error: unknown) => {
    throw unreachable(url, error, say);
  });
  const db = connect({ url });
  const close = async () => {
    await db.end({ timeout: 5 });
    await presence.leave();
  };
  try {
    await checkServer(db, say);
  } catch (error) {
    await close();
    throw error;
  }
  return { db, embedded: false, announce: () => {}, alone: presence.alone, close };
}

async function checkServer(db: Database, say: Messages): Promise<void> {
  const [server] = await db<{ number: number; version: string; encoding: string }[]>`
    SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version,
      current_setting('server_encoding') AS encoding`;
  if (!server || server.number < POSTGRES_MAJOR * 10_000) {
    throw new Trouble(say.database.tooOld(server?.version ?? '?', POSTGRES_MAJOR), {
      kept: say.nothingChanged,
      mend: say.database.tooOldMend(POSTGRES_MAJOR),
    });
  }
  if (server.encoding !== 'UTF8') {
    throw new Trouble(say.database.notUtf8(server.encoding), {
      kept: say.nothingChanged,
      mend: say.database.notUtf8Mend,
    });
  }
}

/** The password of the address is never shown. */
function unreachable(url: string, error: unknown, say: Messages): Trouble {
  const { host, pathname, username } = new URL(url);
  const { code = '' } = error as { code?: string };
  const told: Record<string, string> = {
    ECONNREFUSED: say.database.refused(host),
    ENOTFOUND: say.database.unknownHost(host),
    EAI_AGAIN: say.database.unknownHost(host),
    CONNECT_TIMEOUT: say.database.silent(host),
    ETIMEDOUT: say.database.silent(host),
    '28P01': say.database.notAdmitted(decodeURIComponent(username), host),
    '28000': say.database.notAdmitted(decodeURIComponent(username), host),
    '3D000': say.database.missing(pathname.slice(1), host),
  };
  const what =
    told[code] ?? say.database.failed(host, error instanceof Error ? error.message : String(error));
  return new Trouble(what, { kept: say.nothingChanged, mend: say.database.unreachableMend, cause: error });
}
