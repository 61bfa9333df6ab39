import { periodText, type Queryable, type Transaction } from '../kernel/database.ts';
import type { Day, Instant } from '../kernel/time.ts';
import type { Competences } from './input.ts';

export async function insertCompetence(
  tx: Transaction,
  id: string,
  c: Competences['competences'][number],
): Promise<void> {
  await tx`
    INSERT INTO competence (id, procedure_id, level, holder, division_id, document_id, article, validity)
    VALUES (${id}, (SELECT id FROM procedure WHERE code = ${c.procedure}), ${c.level}, ${c.holder},
      (SELECT id FROM unit WHERE slug = ${c.division}), (SELECT id FROM legal_document WHERE slug = ${c.document}),
      ${c.article}, ${periodText(c.period)})`;
}

export interface NewPosting {
  readonly oneStopId: string;
  readonly procedure: string;
  readonly at: Instant;
  readonly on: Day;
  readonly personId: string | null;
  /** What the posting says of who decides. */
  readonly fingerprint: string;
  readonly photo: Buffer | null;
}

/** @returns whether the one-stop receives the procedure, so that there is something to post. */
export async function insertPosting(tx: Transaction, p: NewPosting): Promise<boolean> {
  const { count } = await tx`
    INSERT INTO posting (one_stop_id, procedure_version_id, posted_at, posted_by, fingerprint, photo)
    SELECT ${p.oneStopId}, v.id, ${p.at}, ${p.personId}, ${p.fingerprint}, ${p.photo}
    FROM route r
    JOIN procedure x ON x.id = r.procedure_id
    JOIN procedure_version v ON v.procedure_id = x.id AND v.validity @> ${p.on}::date
    WHERE r.one_stop_id = ${p.oneStopId} AND r.validity @> ${p.on}::date AND x.code = ${p.procedure}
    ON CONFLICT DO NOTHING`;
  return count > 0;
}

export interface Posted {
  readonly postedAt: Instant;
  readonly fingerprint: string | null;
  /** Of the wall: the id of a file. */
  readonly photo: string | null;
}

/** What was last posted of each version at a one-stop. */
export async function postingsOf(db: Queryable, oneStopId: string): Promise<Map<string, Posted>> {
  const rows = await db<({ versionId: string } & Posted)[]>`
    SELECT DISTINCT ON (procedure_version_id) procedure_version_id AS "versionId", posted_at AS "postedAt", fingerprint,
      encode(photo, 'hex') AS photo
    FROM posting WHERE one_stop_id = ${oneStopId}
    ORDER BY procedure_version_id, posted_at DESC`;
  return new Map(rows.map((row) => [row.versionId, row]));
}

/** @returns whether there is such a document. */
export async function setScan(tx: Transaction, document: string, file: string): Promise<boolean> {
  const { count } = await tx`
    UPDATE legal_document SET scan = ${Buffer.from(file, 'hex')} WHERE slug = ${document}`;
  return count > 0;
}

export async function scanOf(db: Queryable, document: string): Promise<Buffer | null> {
  const [row] = await db<{ scan: Buffer | null }[]>`
    SELECT scan FROM legal_document WHERE slug = ${document}`;
  return row?.scan ?? null;
}

export async function insertTraining(
  tx: Transaction,
  t: { person: string; procedure: string; on: Day; course: string },
): Promise<boolean> {
  const { count } = await tx`
    INSERT INTO training_record (person_id, procedure_id, day, course)
    SELECT x.id, p.id, ${t.on}, ${t.course} FROM person x, procedure p
    WHERE x.slug = ${t.person} AND p.code = ${t.procedure}
    ON CONFLICT DO NOTHING`;
  return count > 0;
}
