import type { Database } from '../kernel/database.ts';
import type { Day } from '../kernel/time.ts';
import type { Register } from './model.ts';
import { loadRegister } from './store.ts';

/**
 * The register of a day, kept until PostgreSQL says that one of its tables changed: for pages and lists that
 * are read thousands of times. Deciding never asks here; it reads inside its own transaction.
 */
export class RegisterCache {
  readonly #db: Database;
  #kept = new Map<Day, Promise<Register>>();
  /** Goes up with every change; whatever was built from an older revision is stale. */
  revision = 0;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Begins to hear of changes. A connection that was lost may have missed some, so it counts as a change. */
  async listen(): Promise<() => Promise<void>> {
    const changed = () => {
      this.revision += 1;
      this.#kept = new Map();
    };
    const listening = await this.#db.listen('register_changed', changed, changed);
    return () => listening.unlisten();
  }

  on(day: Day): Promise<Register> {
    const kept = this.#kept.get(day);
    if (kept) return kept;
    if (this.#kept.size > 7) this.#kept.clear();
    const loading = loadRegister(this.#db, day);
    this.#kept.set(day, loading);
    loading.catch(() => this.#kept.delete(day));
    return loading;
  }
}
