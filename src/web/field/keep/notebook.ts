import type { Change, Depot, Kind, Rows } from './rows.ts';

export type Contents = { readonly [K in Kind]: ReadonlyMap<string, Rows[K]> };

/**
 * Everything that the device keeps, open in memory. It changes only after the change is durable, so whatever it shows
 * as saved would survive the telephone being killed.
 */
export class Notebook {
  readonly #depot: Depot;
  readonly #listeners = new Set<() => void>();
  #contents: Contents;

  private constructor(depot: Depot, contents: Contents) {
    this.#depot = depot;
    this.#contents = contents;
  }

  static async open(depot: Depot): Promise<Notebook> {
    const [sessions, theirs, entries, notes, files, settings] = await Promise.all([
      depot.all('sessions'),
      depot.all('theirs'),
      depot.all('entries'),
      depot.all('notes'),
      depot.all('files'),
      depot.all('settings'),
    ]);
    return new Notebook(depot, { sessions, theirs, entries, notes, files, settings });
  }

  /** A new object after each change, the same one in between. */
  readonly contents = (): Contents => this.#contents;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  bytes(id: string): Promise<Uint8Array<ArrayBuffer> | null> {
    return this.#depot.bytes(id);
  }

  /** @throws what stood in the way, such as a full device; then nothing of it was kept. */
  async write(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    await this.#depot.write(changes);
    const next: { [K in Kind]: Map<string, Rows[K]> } = {
      sessions: new Map(this.#contents.sessions),
      theirs: new Map(this.#contents.theirs),
      entries: new Map(this.#contents.entries),
      notes: new Map(this.#contents.notes),
      files: new Map(this.#contents.files),
      settings: new Map(this.#contents.settings),
    };
    for (const change of changes) {
      if (change.kind === 'bytes') continue;
      const rows = next[change.kind] as Map<string, Rows[Kind]>;
      if (change.row === null) rows.delete(change.id);
      else rows.set(change.id, change.row);
    }
    this.#contents = next;
    for (const listener of this.#listeners) listener();
  }
}

const waits = ({ sending }: { readonly sending: { readonly state: string } }) => sending.state === 'saved';

/** How much of a session, or of all, is on no server yet. */
export function waiting({ entries, notes, files }: Contents, session?: string): number {
  const rows = [entries, notes, files].flatMap((map) => [...map.values()]);
  return rows.filter((row) => waits(row) && (session === undefined || row.session === session)).length;
}

/** Takes a session off the device. @throws Error while something of it is on no server. */
export async function forget(book: Notebook, session: string): Promise<void> {
  const contents = book.contents();
  if (waiting(contents, session) > 0) throw new Error('not everything of this session was sent');
  const of = <K extends 'entries' | 'notes' | 'files'>(kind: K): Change[] =>
    [...contents[kind]].flatMap(([id, row]) =>
      row.session === session ? [{ kind, id, row: null } as Change] : [],
    );
  const files = of('files');
  await book.write([
    { kind: 'sessions', id: session, row: null },
    { kind: 'theirs', id: session, row: null },
    ...of('entries'),
    ...of('notes'),
    ...files,
    ...files.map(({ id }): Change => ({ kind: 'bytes', id, row: null })),
  ]);
}
