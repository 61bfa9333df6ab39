import { firstBrokenChain } from '../backup/index.ts';
import type { Database } from '../kernel/database.ts';
import type { Migration } from '../kernel/migrate.ts';
import { addMinutes, type Clock, epochMs, formatInstant, type Instant } from '../kernel/time.ts';
import { type Finding, fail, ok, warn } from './checks.ts';
import type { Messages } from './messages.ts';

export async function checkServer(db: Database, { doctor }: Messages): Promise<Finding> {
  const [row] = await db<{ version: string }[]>`SELECT current_setting('server_version') AS version`;
  return ok('database', doctor.database(row?.version ?? '?'));
}

/** How far the schema is; `current` decides whether anything further can be looked at. */
export async function checkMigrations(
  db: Database,
  migrations: readonly Migration[],
  { doctor, trouble }: Messages,
): Promise<{ finding: Finding; current: boolean }> {
  const [table] = await db<{ found: boolean }[]>`SELECT to_regclass('migration') IS NOT NULL AS found`;
  const applied = table?.found
    ? await db<{ name: string; sha256: string }[]>`SELECT name, sha256 FROM migration ORDER BY name`
    : [];
  const hashes = new Map(migrations.map(({ name, sha256 }) => [name, sha256]));
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).join(', ');
  const newer = applied.filter(({ name }) => !hashes.has(name));
  const changed = applied.filter(({ name, sha256 }) => hashes.has(name) && hashes.get(name) !== sha256);
  const done = new Set(applied.map(({ name }) => name));
  const pending = migrations.filter(({ name }) => !done.has(name));
  const told = (finding: Finding, current: boolean) => ({ finding, current });
  if (newer.length > 0)
    return told(fail('migrations', trouble.newer(names(newer)), trouble.newerMend), false);
  if (changed.length > 0) {
    return told(fail('migrations', trouble.changed(names(changed)), trouble.changedMend), false);
  }
  if (pending.length > 0) {
    return told(warn('migrations', doctor.migrationsPending(names(pending)), doctor.migrationsMend), false);
  }
  return told(ok('migrations', doctor.migrations(applied.length)), true);
}

export async function checkLedger(db: Database, { doctor, lang }: Messages): Promise<Finding> {
  const broken = await firstBrokenChain(db);
  if (broken) return fail('ledger', doctor.ledgerBroken(broken.chain, broken.place), doctor.ledgerMend);
  const [row] = await db<{ chains: number; events: number }[]>`
    SELECT count(*) AS chains, coalesce(sum(length), 0)::bigint AS events FROM ledger_chain`;
  return ok('ledger', doctor.ledger((row?.events ?? 0).toLocaleString(lang), row?.chains ?? 0));
}

export async function checkAccounts(db: Database, { doctor }: Messages): Promise<Finding> {
  const [row] = await db<
    { count: number }[]
  >`SELECT count(*) AS count FROM account WHERE disabled_at IS NULL`;
  return row?.count
    ? ok('accounts', doctor.accounts(row.count))
    : warn('accounts', doctor.noAccounts, doctor.accountsMend);
}

/** No release of this program is older. */
const FIRST_DAY = '2023-01-01' as Instant;
/** Seconds that two machines may be apart. */
const APART = 5;

/** The clock of the installation against the ledger, and the machine's against the database server's. */
export async function checkClock(
  db: Database,
  { now, real }: { now: Clock; real: Clock },
  { doctor }: Messages,
): Promise<Finding> {
  const moment = now.now();
  const told = formatInstant(moment);
  if (moment < FIRST_DAY) return fail('clock', doctor.clockWrong(told), doctor.clockMend);
  const [row] = await db<{ server: Instant; last: Instant | null }[]>`
    SELECT clock_timestamp() AS server, (SELECT max(at) FROM event) AS last`;
  if (row?.last && row.last > addMinutes(moment, 1)) {
    return fail('clock', doctor.clockBehind(told, formatInstant(row.last)), doctor.clockMend);
  }
  const apart = Math.round(Math.abs(epochMs(row?.server ?? real.now()) - epochMs(real.now())) / 1000);
  return apart > APART
    ? warn('clock', doctor.clockApart(apart), doctor.clockMend)
    : ok('clock', doctor.clock(told));
}
