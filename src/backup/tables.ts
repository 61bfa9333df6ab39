import type { Queryable } from '../kernel/database.ts';
import type { Manifest } from './manifest.ts';

export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

/** One table needs the rows of another. */
export interface Reference {
  readonly from: string;
  readonly to: string;
}

/**
 * All tables of the application, those that others refer to first; `migration` belongs to the schema. What is not
 * logged is about the running minute and is not kept.
 */
export async function tablesOf(db: Queryable): Promise<Table[]> {
  const tables = await db<Table[]>`
    SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relkind = 'r' AND c.relpersistence = 'p' AND c.relnamespace = current_schema()::regnamespace
      AND c.relname <> 'migration'
      AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    GROUP BY c.relname ORDER BY c.relname`;
  const references = await db<Reference[]>`
    SELECT DISTINCT f.relname AS from, t.relname AS to
    FROM pg_constraint k JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
    WHERE k.contype = 'f' AND f.oid <> t.oid`;
  return inLoadingOrder(tables, references);
}

/** @throws RangeError when tables refer to each other in a circle. */
export function inLoadingOrder(tables: readonly Table[], references: readonly Reference[]): Table[] {
  const ordered: Table[] = [];
  let waiting = [...tables];
  while (waiting.length > 0) {
    const names = new Set(waiting.map((table) => table.name));
    const waits = ({ name }: Table) => references.some(({ from, to }) => from === name && names.has(to));
    const ready = waiting.filter((table) => !waits(table));
    if (ready.length === 0) throw new RangeError(`tables in a circle: ${[...names].join(', ')}`);
    ordered.push(...ready);
    waiting = waiting.filter(waits);
  }
  return ordered;
}

/** Where each identity column stands; numbers given out since the snapshot may be among them. */
export const sequencesOf = (db: Queryable): Promise<Manifest['sequences']> =>
  db<Manifest['sequences']>`
    SELECT c.relname AS table, a.attname AS column,
      pg_sequence_last_value(pg_get_serial_sequence(quote_ident(c.relname), a.attname)::regclass) AS value
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND a.attidentity <> ''
    ORDER BY c.relname, a.attnum`;

/** The tables that have rows. */
export async function filledTables(db: Queryable): Promise<string[]> {
  const filled: string[] = [];
  for (const { name } of await tablesOf(db)) {
    const rows = await db`SELECT 1 FROM ${db(name)} LIMIT 1`;
    if (rows.length > 0) filled.push(name);
  }
  return filled;
}
