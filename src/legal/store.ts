import { periodText, type Queryable, type Transaction } from '../kernel/database.ts';
import type { Day } from '../kernel/time.ts';
import type { Documents, LegalDocument } from './model.ts';

export async function insertDocument(
  tx: Transaction,
  id: string,
  document: Documents['documents'][number],
): Promise<void> {
  const d = document;
  await tx`
    INSERT INTO legal_document (id, slug, number, kind, title, issuer, signer, issued_on, illustrative, source)
    VALUES (${id}, ${d.slug}, ${d.number}, ${d.kind}, ${tx.json(d.title)}, ${d.issuer}, ${d.signer},
      ${d.issuedOn}, ${d.illustrative}, ${d.source})`;
  await tx`INSERT INTO legal_validity (document_id, validity) VALUES (${id}, ${periodText(d.validity)})`;
  for (const basis of d.restsOn) {
    await tx`INSERT INTO legal_basis (document_id, basis_id)
      VALUES (${id}, (SELECT id FROM legal_document WHERE slug = ${basis}))`;
  }
}

/** Documents as they stand on a day, by id. */
export async function documentsOn(
  db: Queryable,
  ids: readonly string[],
  on: Day,
): Promise<Map<string, LegalDocument>> {
  const rows = await db<LegalDocument[]>`
    SELECT d.id, d.slug, d.number, d.kind, d.title, d.issuer, d.signer, d.issued_on AS "issuedOn", v.validity,
      d.illustrative, coalesce(array_agg(b.basis_id) FILTER (WHERE b.basis_id IS NOT NULL), '{}') AS "basisIds"
    FROM legal_document d
    LEFT JOIN legal_validity v ON v.document_id = d.id AND v.validity @> ${on}::date
    LEFT JOIN legal_basis b ON b.document_id = d.id
    WHERE d.id = ANY(${ids as string[]}::uuid[])
    GROUP BY d.id, v.validity`;
  return new Map(rows.map((row) => [row.id, row]));
}
