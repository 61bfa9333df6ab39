import { type ProcedureVersion, type Route, routesOn, versionsOn } from '../catalogue/index.ts';
import { type Database, transaction } from '../kernel/database.ts';
import type { Day } from '../kernel/time.ts';
import { type OneStop, oneStopsOn, type Unit, unitsOn } from '../organization/index.ts';
import { loadRegister } from './load.ts';
import type { Register } from './register.ts';

/** The register, and what is offered where on one day; read as of one state of the database. */
export interface RegisterDay {
  readonly on: Day;
  readonly register: Register;
  /** By id. */
  readonly units: ReadonlyMap<string, Unit>;
  readonly oneStops: ReadonlyMap<string, OneStop>;
  readonly versions: ReadonlyMap<string, ProcedureVersion>;
  readonly routes: readonly Route[];
}

/**
 * The register, kept until PostgreSQL says that one of its tables changed: for pages and lists that are read
 * thousands of times. Deciding never asks here; it reads inside its own transaction.
 */
export class RegisterCache {
  readonly #db: Database;
  #register: Promise<Register> | undefined;
  #days = new Map<Day, Promise<RegisterDay>>();
  /** Goes up with every change; whatever was built from an older revision is stale. */
  revision = 0;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Begins to hear of changes. A connection that was lost may have missed some, so it counts as a change. */
  async listen(): Promise<() => Promise<void>> {
    const changed = () => this.forget();
    const listening = await this.#db.listen('register_changed', changed, changed);
    return () => listening.unlisten();
  }

  /** What this process changed itself it sees at once; it need not wait to be told. */
  forget(): void {
    this.revision += 1;
    this.#register = undefined;
    this.#days = new Map();
  }

  /** Over all time. */
  register(): Promise<Register> {
    if (this.#register) return this.#register;
    const loading = loadRegister(this.#db);
    this.#register = loading;
    loading.catch(() => {
      if (this.#register === loading) this.#register = undefined;
    });
    return loading;
  }

  on(day: Day): Promise<RegisterDay> {
    const kept = this.#days.get(day);
    if (kept) return kept;
    if (this.#days.size > 7) this.#days.clear();
    const loading = this.#load(day);
    this.#days.set(day, loading);
    loading.catch(() => this.#days.delete(day));
    return loading;
  }

  async #load(on: Day): Promise<RegisterDay> {
    return loadDay(this.#db, on, await this.register());
  }
}

/** @param register read before, or now. */
export async function loadDay(db: Database, on: Day, register?: Register): Promise<RegisterDay> {
  return transaction(db, async (tx) => {
    await tx`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY`;
    const units = await unitsOn(tx, on);
    const oneStops = await oneStopsOn(tx, on);
    const versions = await versionsOn(tx, on);
    return {
      on,
      register: register ?? (await loadRegister(tx)),
      units: new Map(units.map((u) => [u.id, u])),
      oneStops: new Map(oneStops.map((o) => [o.id, o])),
      versions: new Map(versions.map((v) => [v.procedureId, v])),
      routes: await routesOn(tx, on),
    };
  });
}
