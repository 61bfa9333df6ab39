import type { Queryable, Transaction } from '../kernel/database.ts';
import type { Instant } from '../kernel/time.ts';
import type { Definition, Version } from './model.ts';

const columns = (db: Queryable) => db`v.id, c.slug, v.number, v.state, v.definition`;

export async function versionById(db: Queryable, id: string): Promise<Version | null> {
  const [version] = await db<Version[]>`
    SELECT ${columns(db)} FROM checklist_version v JOIN checklist c ON c.id = v.checklist_id WHERE v.id = ${id}`;
  return version ?? null;
}

/** The newest published version of each checklist. */
export const publishedVersions = (db: Queryable): Promise<Version[]> => db<Version[]>`
  SELECT DISTINCT ON (c.slug) ${columns(db)}
  FROM checklist_version v JOIN checklist c ON c.id = v.checklist_id
  WHERE v.state = 'published' ORDER BY c.slug, v.number DESC`;

/** Held, so that two versions never get one number. */
export async function lockChecklist(tx: Transaction, id: string, slug: string): Promise<string> {
  await tx`INSERT INTO checklist (id, slug) VALUES (${id}, ${slug}) ON CONFLICT DO NOTHING`;
  const [checklist] = await tx<[{ id: string }]>`SELECT id FROM checklist WHERE slug = ${slug} FOR UPDATE`;
  return checklist.id;
}

export async function insertPublished(
  tx: Transaction,
  version: { id: string; checklistId: string; definition: Definition; sha256: Buffer; at: Instant },
): Promise<number> {
  const [row] = await tx<[{ number: number }]>`
    INSERT INTO checklist_version (id, checklist_id, number, state, definition, sha256, published_at)
    SELECT ${version.id}, ${version.checklistId}, coalesce(max(number), 0) + 1, 'published',
      ${tx.json(version.definition as never)}, ${version.sha256}, ${version.at}
    FROM checklist_version WHERE checklist_id = ${version.checklistId} RETURNING number`;
  return row.number;
}

export async function withdrawPublished(tx: Transaction, id: string, ground: string, at: Instant) {
  const rows = await tx`
    UPDATE checklist_version SET state = 'withdrawn', withdrawn_at = ${at}, withdrawn_ground = ${ground}
    WHERE id = ${id} AND state = 'published' RETURNING id`;
  return rows.length === 1;
}
