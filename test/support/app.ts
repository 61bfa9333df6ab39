import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hono } from 'hono';
import pino from 'pino';
import { makeApp } from '../../src/api/app.ts';
import type { Env } from '../../src/api/context.ts';
import { RegisterCache } from '../../src/authority/index.ts';
import { projectRoot } from '../../src/kernel/project.ts';
import { LiveDossiers } from '../../src/notices/index.ts';
import { brandSchema, loadAssets } from '../../src/web/index.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import { openSmallOffice, PASSWORD, type Username } from './small-office.ts';
import type { Successor } from './successor-office.ts';
import { testSystem } from './system.ts';

export interface TestApp {
  readonly app: Hono<Env>;
  readonly database: TestDatabase;
  readonly system: ReturnType<typeof testSystem>;
  /** Everything that was logged as an error: a request that ends in 500 stands here. */
  readonly errors: string[];
  /** Signs in and speaks for that person. */
  as(username: Username | Successor): Promise<Client>;
  /** Speaks without signing in. */
  readonly anonymous: Client;
  close(): Promise<void>;
}

export interface Answer<T = unknown> {
  readonly status: number;
  readonly body: T;
  /** What came, when it was neither JSON nor text. */
  readonly bytes: Uint8Array;
  readonly headers: Headers;
}

export class Client {
  readonly #app: Hono<Env>;
  readonly #cookie: string;

  constructor(app: Hono<Env>, cookie: string) {
    this.#app = app;
    this.#cookie = cookie;
  }

  async get<T = Record<string, unknown>>(
    path: string,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    return this.#send(path, { headers });
  }

  /** @param key the idempotency key; a new one by default. */
  async post<T = Record<string, unknown>>(
    path: string,
    body: unknown = {},
    key: string = randomUUID(),
  ): Promise<Answer<T>> {
    return this.#send(path, {
      method: 'POST',
      body:
        typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', 'X-Motcua': '1', 'Idempotency-Key': key },
    });
  }

  async send<T = Record<string, unknown>>(path: string, init: RequestInit): Promise<Answer<T>> {
    return this.#send(path, init);
  }

  async #send<T>(path: string, init: RequestInit): Promise<Answer<T>> {
    const headers = new Headers(init.headers);
    if (this.#cookie) headers.set('Cookie', this.#cookie);
    const response = await this.#app.request(path, { ...init, headers });
    const type = response.headers.get('Content-Type') ?? '';
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = () => Buffer.from(bytes).toString('utf8');
    const body = type.includes('json') ? JSON.parse(text()) : type.startsWith('text') ? text() : null;
    return { status: response.status, body: body as T, bytes, headers: response.headers };
  }
}

/** The whole application on a database of its own with the small office in it. */
export async function testApp(): Promise<TestApp> {
  const database = await freshDatabase();
  const system = testSystem(database.db);
  await openSmallOffice(system);
  const registers = new RegisterCache(database.db);
  const stopListening = await registers.listen();
  const live = new LiveDossiers(database.db);
  await live.listen();
  const errors: string[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => errors.push(line) });
  const brand = brandSchema.parse(
    JSON.parse(readFileSync(join(projectRoot, 'data', 'brand', 'ha-noi.json'), 'utf8')),
  );
  const assets = loadAssets(join(projectRoot, 'dist', 'client'), brand);
  const app = makeApp(
    { system, registers, live, log, publicUrl: 'https://motcua.test', demo: null, payments: null },
    { brand, assets },
  );
  const anonymous = new Client(app, '');
  return {
    app,
    database,
    system,
    errors,
    anonymous,
    async as(username) {
      const { headers } = await anonymous.post('/api/v1/session', { username, password: PASSWORD });
      return new Client(app, headers.get('Set-Cookie')?.split(';')[0] ?? '');
    },
    async close() {
      await live.close();
      await stopListening();
      await database.drop();
    },
  };
}
