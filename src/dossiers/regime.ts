import type { Queryable } from '../kernel/database.ts';
import type { Day } from '../kernel/time.ts';

/** What holds on a day: the decree, the forms and the numbers in them. Rows of a table, so that an office can mend them. */
export interface Regime {
  readonly slug: string;
  readonly decree: string;
  readonly circular: string;
  readonly forms: '2018' | '2025';
  /** How often a result may be promised anew. */
  readonly apologies: number;
  /** How many working days before the appointment the applicant has to be told. */
  readonly apologyDays: number;
  /** Working minutes within which something sent in online is answered. */
  readonly onlineAnswerMinutes: number;
  readonly source: string;
}

const columns = (db: Queryable) => db`
  slug, decree, circular, forms, apologies, apology_days AS "apologyDays",
  online_answer_minutes AS "onlineAnswerMinutes", source`;

/** The rules of the day of the act; before Decree 61/2018 came into force, its own. */
export async function regimeOn(db: Queryable, on: Day): Promise<Regime> {
  const [regime] = await db<Regime[]>`
    SELECT ${columns(db)} FROM regime ORDER BY validity @> ${on}::date DESC, validity LIMIT 1`;
  return regime!;
}

/** The regime under which a dossier was received: its forms stay those of that day. */
export async function regimeBySlug(db: Queryable, slug: string): Promise<Regime> {
  const [regime] = await db<Regime[]>`SELECT ${columns(db)} FROM regime WHERE slug = ${slug}`;
  return regime!;
}
