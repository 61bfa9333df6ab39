import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import { type Lock, makeLock, openLock, seal, unseal } from './lock.ts';
import { type Change, type Depot, type Kind, kinds, type Rows } from './rows.ts';

type Sealed = Uint8Array<ArrayBuffer>;
type Box = { key: string; value: Sealed };
type Schema = Record<Kind | 'bytes', Box> & { lock: { key: string; value: Lock } };
interface Tables extends DBSchema, Schema {}

const NAME = 'motcua-khao-sat';
const boxes = [...kinds, 'bytes'] as const;
const labelOf = (kind: string, id: string): string => `${kind}/${id}`;

/** The device before it is opened: it knows whether there is a lock, and nothing else. */
export class Device {
  readonly #db: IDBPDatabase<Tables>;
  private constructor(db: IDBPDatabase<Tables>) {
    this.#db = db;
  }

  static async open(): Promise<Device> {
    const db = await openDB<Tables>(NAME, 1, {
      upgrade(fresh) {
        fresh.createObjectStore('lock');
        for (const box of boxes) fresh.createObjectStore(box);
      },
    });
    return new Device(db);
  }

  async isLocked(): Promise<boolean> {
    return (await this.#db.count('lock')) > 0;
  }

  /** Sets the passphrase of a device that has none. */
  async begin(passphrase: string): Promise<Depot> {
    const { lock, key } = await makeLock(passphrase);
    const change = this.#db.transaction('lock', 'readwrite', { durability: 'strict' });
    await Promise.all([change.store.add(lock, 'lock'), change.done]);
    return new SealedDepot(this.#db, key);
  }

  /** @returns null when it is another passphrase. */
  async unlock(passphrase: string): Promise<Depot | null> {
    const lock = await this.#db.get('lock', 'lock');
    const key = lock ? await openLock(lock, passphrase) : null;
    return key && new SealedDepot(this.#db, key);
  }

  /** Takes everything away, sent or not: for whoever forgot the passphrase. */
  async erase(): Promise<void> {
    this.#db.close();
    await deleteDB(NAME);
  }
}

/** Rows in IndexedDB, each sealed by itself. Ids are random and stay readable; nothing else does. */
class SealedDepot implements Depot {
  readonly #db: IDBPDatabase<Tables>;
  readonly #key: CryptoKey;
  constructor(db: IDBPDatabase<Tables>, key: CryptoKey) {
    this.#db = db;
    this.#key = key;
  }

  async all<K extends Kind>(kind: K): Promise<ReadonlyMap<string, Rows[K]>> {
    const reading = this.#db.transaction(kind);
    const [ids, sealed] = await Promise.all([reading.store.getAllKeys(), reading.store.getAll()]);
    const rows = await Promise.all(
      ids.map(async (id, n): Promise<[string, Rows[K]]> => {
        const bytes = await unseal(this.#key, labelOf(kind, id), sealed[n]!);
        return [id, JSON.parse(new TextDecoder().decode(bytes)) as Rows[K]];
      }),
    );
    return new Map(rows);
  }

  async bytes(id: string): Promise<Sealed | null> {
    const sealed = await this.#db.get('bytes', id);
    return sealed ? unseal(this.#key, labelOf('bytes', id), sealed) : null;
  }

  async write(changes: readonly Change[]): Promise<void> {
    // Sealed first: a transaction of IndexedDB ends by itself as soon as it has to wait for anything else.
    const sealed = await Promise.all(
      changes.map(async ({ kind, id, row }) => {
        if (row === null) return { kind, id, box: null };
        const bytes = row instanceof Uint8Array ? row : new TextEncoder().encode(JSON.stringify(row));
        return { kind, id, box: await seal(this.#key, labelOf(kind, id), bytes) };
      }),
    );
    const writing = this.#db.transaction(boxes, 'readwrite', { durability: 'strict' });
    await Promise.all([
      ...sealed.map(({ kind, id, box }) => {
        const store = writing.objectStore(kind);
        return box === null ? store.delete(id) : store.put(box, id);
      }),
      writing.done,
    ]);
  }
}
