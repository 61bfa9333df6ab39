import type { SignedIn } from '../identity/index.ts';
import type { Database } from '../kernel/database.ts';

/** Something happened to a dossier. */
export interface LiveEvent {
  /** Goes up; where a page that was away goes on. */
  readonly id: number;
  readonly code: string;
  readonly version: number;
}

/** The same as the database says it (`live_message`), with the offices and the assignee that it concerns. */
interface Message extends LiveEvent {
  readonly oneStops: readonly (string | null)[];
  readonly units: readonly (string | null)[];
  readonly assignee: string | null;
}

/** Whose dossiers a person hears of: the ones they may look at. */
export interface Audience {
  readonly personId: string;
  readonly units: ReadonlySet<string>;
  readonly oneStops: ReadonlySet<string>;
}

/** A page that is open. */
export interface Listener {
  /** Renewed from time to time: rights end the moment a position does. */
  audience: Audience;
  hear(event: LiveEvent): void;
  /** There is nothing more to hear. */
  end(): void;
}

/** Identities are given before the commit, so a lower one may be seen after a higher one. */
const OVERLAP = 100;
/** Whoever missed more than this is better off reading everything again. */
const MOST_MISSED = 500;

/**
 * Hears of every dossier's events from PostgreSQL, over one connection, and tells the pages that this process serves.
 * A connection that was lost catches up from the outbox.
 */
export class LiveDossiers {
  readonly #db: Database;
  readonly #listeners = new Set<Listener>();
  #unlisten: (() => Promise<void>) | undefined;
  /** The highest event seen. */
  #position = 0;

  /** How often a page hears that the line is alive. Proxies cut what is silent for a minute. */
  readonly heartbeatMs: number;

  constructor(db: Database, { heartbeatMs = 20_000 }: { readonly heartbeatMs?: number } = {}) {
    this.#db = db;
    this.heartbeatMs = heartbeatMs;
  }

  get position(): number {
    return this.#position;
  }

  /** How many pages are open. */
  get size(): number {
    return this.#listeners.size;
  }

  async listen(): Promise<void> {
    const [last] = await this.#db<{ id: number }[]>`SELECT coalesce(max(id), 0)::bigint AS id FROM outbox`;
    this.#position = last!.id;
    const { unlisten } = await this.#db.listen(
      'dossier_event',
      (text) => this.#tell(JSON.parse(text) as Message),
      () => void this.#catchUp().catch(() => this.#endAll()),
    );
    this.#unlisten = unlisten;
  }

  /** @returns to be called when the page is closed. */
  add(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** What this audience missed since an event; null when it is too much to tell. Some may be told twice. */
  async missed(audience: Audience, since: number): Promise<LiveEvent[] | null> {
    const messages = await this.#since(since);
    return messages?.filter((message) => concerns(message, audience)) ?? null;
  }

  /** Every page is told to come again elsewhere. */
  async close(): Promise<void> {
    this.#endAll();
    await this.#unlisten?.();
  }

  #endAll(): void {
    for (const listener of [...this.#listeners]) listener.end();
  }

  async #catchUp(): Promise<void> {
    const messages = await this.#since(this.#position);
    // Pages that end come again, and are told to read anew.
    if (!messages) return this.#endAll();
    for (const message of messages) this.#tell(message);
  }

  async #since(id: number): Promise<Message[] | null> {
    const rows = await this.#db<{ message: Message }[]>`
      SELECT live_message(o) AS message FROM outbox o
      WHERE id > ${id - OVERLAP} AND topic LIKE 'dossier.%' ORDER BY id LIMIT ${MOST_MISSED + OVERLAP + 1}`;
    return rows.length > MOST_MISSED + OVERLAP ? null : rows.map(({ message }) => message);
  }

  #tell(message: Message): void {
    this.#position = Math.max(this.#position, message.id);
    for (const listener of this.#listeners) {
      if (concerns(message, listener.audience)) listener.hear(message);
    }
  }
}

const concerns = ({ oneStops, units, assignee }: Message, audience: Audience): boolean =>
  assignee === audience.personId ||
  units.some((id) => id !== null && audience.units.has(id)) ||
  oneStops.some((id) => id !== null && audience.oneStops.has(id));

/** A committee looks at what its one-stops took in, except whoever only looks after the machines. */
export async function audienceOf(db: Database, person: SignedIn): Promise<Audience> {
  const committees = person.positions.filter((p) => p.rank !== 'administrator').map((p) => p.unit.id);
  const own = await db<{ id: string }[]>`SELECT id FROM one_stop WHERE unit_id = ANY(${committees}::uuid[])`;
  const served = person.positions.flatMap((p) => (p.oneStop ? [p.oneStop.id] : []));
  return {
    personId: person.personId,
    units: new Set(person.positions.map((p) => p.unit.id)),
    oneStops: new Set([...served, ...own.map(({ id }) => id)]),
  };
}
