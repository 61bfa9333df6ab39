import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { RegisterCache } from '../authority/index.ts';
import { httpGateway } from '../fees/index.ts';
import type { Log } from '../kernel/log.ts';
import { projectRoot } from '../kernel/project.ts';
import type { System } from '../ledger/index.ts';
import { LiveDossiers } from '../notices/index.ts';
import { brandSchema, loadAssets } from '../web/index.ts';
import { makeApp } from './app.ts';
import type { DemoAccount } from './context.ts';
import { watchDays } from './day-break.ts';

export interface ServerOptions {
  readonly system: System;
  readonly config: {
    readonly host: string;
    /** 0: any that is free. */
    readonly port: number;
    readonly publicUrl: string | null;
    /** Another city's brand kit; by default the one of Hà Nội. */
    readonly brandFile?: string;
    readonly gateway?: { readonly url: string; readonly secret: string } | null;
    /** How often an open page hears that the line is alive; 20 s by default. */
    readonly heartbeatMs?: number;
  };
  readonly log: Log;
  /** Set on a demonstration. */
  readonly demoAccounts?: readonly DemoAccount[];
}

export interface RunningServer {
  readonly url: string;
  /** Stops accepting, lets what runs finish (five seconds at most), and resolves. */
  close(): Promise<void>;
}

const GRACE_MS = 5000;

/** Serves one installation over HTTP. @throws the error of `listen`, such as `EADDRINUSE`. */
export async function startServer({
  system,
  config,
  log,
  demoAccounts,
}: ServerOptions): Promise<RunningServer> {
  const brandFile = config.brandFile ?? join(projectRoot, 'data', 'brand', 'ha-noi.json');
  const brand = brandSchema.parse(JSON.parse(readFileSync(brandFile, 'utf8')));
  const assets = loadAssets(join(projectRoot, 'dist', 'client'), brand);
  const registers = new RegisterCache(system.db);
  const stopListening = await registers.listen();
  const live = new LiveDossiers(system.db, config);
  await live.listen();
  const services = {
    system,
    registers,
    live,
    log,
    publicUrl: config.publicUrl?.replace(/\/+$/, '') ?? null,
    demo: demoAccounts ? { accounts: demoAccounts } : null,
    payments: config.gateway
      ? { gateway: httpGateway(config.gateway.url, config.gateway.secret), secret: config.gateway.secret }
      : null,
  };
  const app = makeApp(services, { brand, assets });
  const server = createServer({ requestTimeout: 120_000 }, getRequestListener(app.fetch));
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(config.port, config.host, resolve);
    });
  } catch (error) {
    await live.close();
    await stopListening();
    throw error;
  }
  const stopWatching = watchDays(system, log);
  const { port } = server.address() as AddressInfo;
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  return {
    url: services.publicUrl ?? `http://${host}:${port}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      // Open pages would not finish by themselves; they come again to another process.
      await live.close();
      server.closeIdleConnections();
      const force = setTimeout(() => server.closeAllConnections(), GRACE_MS);
      await closed;
      clearTimeout(force);
      await stopWatching();
      await stopListening();
    },
  };
}
