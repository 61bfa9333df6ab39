import { type Queryable, type Transaction, transaction } from '../kernel/database.ts';
import { type Loaded, type LoadedRoute, type LoadedRow, registerOf } from './loaded.ts';
import type { Register } from './register.ts';
import { registerJson, routeColumns, routeTables, rowColumns, rowTables } from './register-json.ts';

/**
 * The whole register, as of one state of the database. What the database made itself is trusted. The two tables that
 * grow long are read as plain rows, several times as fast as PostgreSQL makes JSON of them.
 */
export async function loadRegister(db: Queryable): Promise<Register> {
  if ('begin' in db) {
    return transaction(db, async (tx) => {
      await tx`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY`;
      return loadRegister(tx);
    });
  }
  const [[entries], routes, rows] = await Promise.all([
    db.unsafe<[Loaded]>(registerJson({ routes: null, rows: null })),
    db.unsafe(`SELECT ${routeColumns} FROM ${routeTables}`).values(),
    db.unsafe(`SELECT ${rowColumns} FROM ${rowTables}`).values(),
  ]);
  return registerOf({
    ...entries,
    routes: routes as unknown as LoadedRoute[],
    rows: rows as unknown as LoadedRow[],
  });
}

/**
 * Holds the register as it is until the transaction ends; others may hold it too, nobody may change it. Asked for
 * before anything else is locked, so that nobody waits in a circle.
 */
export async function holdRegister(tx: Transaction): Promise<void> {
  await tx`SELECT pg_advisory_xact_lock_shared(register_lock_key())`;
}

/** Lets nobody else decide or change the register until the transaction ends. */
export async function lockRegister(tx: Transaction): Promise<void> {
  await tx`SELECT pg_advisory_xact_lock(register_lock_key())`;
}
