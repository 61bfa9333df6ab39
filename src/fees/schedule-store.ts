import { periodText, type Queryable, type Transaction } from '../kernel/database.ts';
import type { Day, Period } from '../kernel/time.ts';
import type { ExemptionGround, Rate } from './model.ts';

/** The rates of a procedure on a day; a one-stop's own goes before the general one of its kind. */
export async function ratesOn(
  db: Queryable,
  procedureId: string,
  oneStopId: string,
  on: Day,
): Promise<Rate[]> {
  return db<Rate[]>`
    SELECT DISTINCT ON (kind) kind, amount, per, source FROM fee_schedule
    WHERE procedure_id = ${procedureId} AND (one_stop_id = ${oneStopId} OR one_stop_id IS NULL)
      AND validity @> ${on}::date
    ORDER BY kind DESC, one_stop_id NULLS LAST`;
}

/** The grounds of exemption for a procedure on a day; its own go before the general ones. */
export async function groundsOn(
  db: Queryable,
  procedureId: string,
  on: Day,
): Promise<(ExemptionGround & { readonly id: string })[]> {
  return db<(ExemptionGround & { id: string })[]>`
    SELECT DISTINCT ON (ground) id, ground, name, share, source FROM fee_exemption
    WHERE (procedure_id = ${procedureId} OR procedure_id IS NULL) AND validity @> ${on}::date
    ORDER BY ground, procedure_id NULLS LAST`;
}

/** The account that a one-stop's fees go to on a day. */
export async function accountOn(
  db: Queryable,
  oneStopId: string,
  on: Day,
): Promise<{ bank: string; account: string } | null> {
  const [row] = await db<{ bank: string; account: string }[]>`
    SELECT bank, account FROM fee_account WHERE one_stop_id = ${oneStopId} AND validity @> ${on}::date`;
  return row ?? null;
}

export interface RateRow extends Rate {
  readonly procedure: string;
  readonly oneStop: string | null;
  readonly period: Period;
}

/** A new rate without an end ends the running one the day before; any other overlap breaks `one_rate`. */
export async function insertRate(tx: Transaction, id: string, r: RateRow): Promise<boolean> {
  await tx`
    UPDATE fee_schedule SET validity = daterange(lower(validity), ${r.period.from}::date)
    WHERE procedure_id = (SELECT id FROM procedure WHERE code = ${r.procedure})
      AND one_stop_id IS NOT DISTINCT FROM (SELECT id FROM one_stop WHERE slug = ${r.oneStop})
      AND kind = ${r.kind} AND upper_inf(validity) AND ${r.period.to}::date IS NULL
      AND lower(validity) < ${r.period.from}::date`;
  const stored = await tx`
    INSERT INTO fee_schedule (id, procedure_id, one_stop_id, validity, kind, amount, per, source)
    SELECT ${id}, p.id, o.id, ${periodText(r.period)}, ${r.kind}, ${r.amount}, ${r.per}, ${r.source}
    FROM procedure p LEFT JOIN one_stop o ON o.slug = ${r.oneStop}
    WHERE p.code = ${r.procedure} AND (${r.oneStop}::text IS NULL OR o.id IS NOT NULL) RETURNING id`;
  return stored.length === 1;
}

export interface ExemptionRow extends ExemptionGround {
  readonly procedure: string | null;
  readonly period: Period;
}

export async function insertExemption(tx: Transaction, id: string, e: ExemptionRow): Promise<boolean> {
  const stored = await tx`
    INSERT INTO fee_exemption (id, procedure_id, ground, name, share, validity, source)
    SELECT ${id}, p.id, ${e.ground}, ${tx.json(e.name as never)}, ${e.share}, ${periodText(e.period)}, ${e.source}
    FROM (SELECT) one LEFT JOIN procedure p ON p.code = ${e.procedure}
    WHERE ${e.procedure}::text IS NULL OR p.id IS NOT NULL RETURNING id`;
  return stored.length === 1;
}

export interface AccountRow {
  readonly oneStop: string;
  readonly bank: string;
  readonly account: string;
  readonly source: string;
  readonly period: Period;
}

export async function insertAccount(tx: Transaction, a: AccountRow): Promise<boolean> {
  const stored = await tx`
    INSERT INTO fee_account (one_stop_id, validity, bank, account, source)
    SELECT id, ${periodText(a.period)}, ${a.bank}, ${a.account}, ${a.source}
    FROM one_stop WHERE slug = ${a.oneStop} RETURNING one_stop_id`;
  return stored.length === 1;
}
