import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import { anApplication, openSmallOffice, personId, type Username } from '../../test/support/small-office.ts';
import { testSystem } from '../../test/support/system.ts';
import { receiveDossier } from '../dossiers/index.ts';
import { type Command, execute } from '../ledger/index.ts';
import { makeNotices, moreAtOnce } from './make.ts';
import { beginTelling } from './store.ts';

export interface Row {
  readonly id: string;
  readonly code: string;
  readonly cause: string;
  readonly kind: string;
  /** `applicant`, or the username of an officer. */
  readonly to: string;
  readonly channel: string;
  readonly subject: { vi: string; en: string };
  readonly text: { vi: string; en: string };
  readonly parts: number | null;
  readonly state: string;
  readonly tries: number;
  readonly trouble: string | null;
}

export const EMAIL = 'mai@example.vn';
export const PUBLIC_URL = 'https://motcua.test';

/** The small office, from which notices go out. */
export class NotifyingOffice {
  readonly database: TestDatabase;
  readonly system: ReturnType<typeof testSystem>;
  readonly errors: string[] = [];
  readonly outside = { publicUrl: PUBLIC_URL };
  readonly log = pino({ level: 'error' }, { write: (line: string) => this.errors.push(line) });

  private constructor(database: TestDatabase) {
    this.database = database;
    this.system = testSystem(database.db);
  }

  static async open(): Promise<NotifyingOffice> {
    const office = new NotifyingOffice(await freshDatabase());
    await openSmallOffice(office.system);
    await beginTelling(office.system.db, office.system.clock.now());
    return office;
  }

  async send<I, A>(as: Username, command: Command<I, A>, input: unknown): Promise<A> {
    const actor = { kind: 'person', personId: await personId(this.system, as) } as const;
    this.system.clock.advance(1);
    return execute(this.system, command, input, { actor, key: randomUUID() });
  }

  async receive(change: Record<string, unknown> = {}, by: Username = 'counter'): Promise<string> {
    return (await this.send(by, receiveDossier, anApplication(change))).code;
  }

  /** Makes notices of everything that happened so far. */
  async tell(): Promise<void> {
    while (moreAtOnce(await makeNotices(this.system, this.outside, this.log)));
  }

  async notices(code?: string): Promise<Row[]> {
    return this.system.db<Row[]>`
      SELECT n.id, d.code, n.cause, n.kind, coalesce(p.slug, 'applicant') AS to, n.channel, n.subject, n.text, n.parts,
        n.state, n.tries, n.trouble
      FROM notice n JOIN dossier d ON d.id = n.dossier_id LEFT JOIN person p ON p.id = n.person_id
      WHERE ${code ?? null}::text IS NULL OR d.code = ${code ?? null}
      ORDER BY n.id`;
  }

  close(): Promise<void> {
    return this.database.drop();
  }
}
