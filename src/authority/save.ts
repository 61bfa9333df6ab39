import { brokenConstraint, periodText, type Transaction } from '../kernel/database.ts';
import type { NewId } from '../kernel/ids.ts';
import { Refusal } from '../kernel/refusal.ts';
import { type EntryDifference, entryDifference } from './entries.ts';
import { faultOf, registerFault } from './messages.ts';
import type { Register } from './register.ts';

/**
 * Writes the difference between two registers: what is no longer the same entry goes, what is new comes. What the
 * entries must keep between them is looked at when all are written.
 * @throws Refusal 422 `change-invalid` when PostgreSQL does not hold with it; nothing is then written.
 */
export async function saveDifference(
  tx: Transaction,
  before: Register,
  after: Register,
  newId: NewId,
): Promise<void> {
  const difference = entryDifference(before, after);
  try {
    await tx`SET CONSTRAINTS ALL DEFERRED`;
    await remove(tx, difference);
    await insert(tx, difference, after, newId);
    await tx`SET CONSTRAINTS ALL IMMEDIATE`;
  } catch (error) {
    const fault = faultOf(brokenConstraint(error));
    throw fault ? new Refusal(422, 'change-invalid', fault) : error;
  }
}

async function remove(tx: Transaction, difference: EntryDifference): Promise<void> {
  for (const r of difference.rows.gone) {
    await tx`DELETE FROM delegation_row WHERE document_id = (SELECT id FROM legal_document WHERE slug = ${r.document})
      AND annex = ${r.annex} AND no = ${r.no} AND delegate_id = (SELECT id FROM unit WHERE slug = ${r.delegate})
      AND delegator_id = (SELECT id FROM unit WHERE slug = ${r.delegator}) AND territory_id = ${r.territory}`;
  }
  for (const s of difference.substitutions.gone) {
    await tx`DELETE FROM substitution WHERE unit_id = (SELECT id FROM unit WHERE slug = ${s.unit})
      AND position_id = ${s.position} AND form = ${s.form} AND lower(validity) = ${s.period.from}`;
  }
  for (const d of difference.documents.gone) {
    await tx`DELETE FROM legal_validity WHERE document_id = (SELECT id FROM legal_document WHERE slug = ${d.document})`;
  }
  for (const c of difference.competences.gone) {
    await tx`DELETE FROM competence WHERE procedure_id = (SELECT id FROM procedure WHERE code = ${c.procedure})
      AND level = ${c.level} AND division_id IS NOT DISTINCT FROM (SELECT id FROM unit WHERE slug = ${c.division})
      AND lower(validity) = ${c.period.from}`;
  }
  for (const r of difference.routes.gone) {
    await tx`DELETE FROM route WHERE procedure_id = (SELECT id FROM procedure WHERE code = ${r.procedure})
      AND one_stop_id = (SELECT id FROM one_stop WHERE slug = ${r.oneStop}) AND lower(validity) = ${r.period.from}`;
  }
  for (const a of difference.assignments.gone) {
    await tx`DELETE FROM assignment WHERE position_id = ${a.position} AND lower(validity) = ${a.period.from}`;
  }
  for (const p of difference.positions.gone) {
    await tx`DELETE FROM position WHERE id = ${p.position} AND lower(validity) = ${p.period.from}`;
  }
  for (const u of difference.units.gone) {
    await tx`DELETE FROM unit_version WHERE unit_id = (SELECT id FROM unit WHERE slug = ${u.unit})
      AND lower(validity) = ${u.period.from}`;
  }
}

async function insert(
  tx: Transaction,
  difference: EntryDifference,
  after: Register,
  newId: NewId,
): Promise<void> {
  for (const u of difference.units.come) {
    await tx`INSERT INTO unit (id, slug) VALUES (${newId()}, ${u.unit}) ON CONFLICT DO NOTHING`;
  }
  for (const u of difference.units.come) {
    await tx`INSERT INTO unit_version (unit_id, validity, kind, level, name, head_title, parent_id, territory_id)
      VALUES ((SELECT id FROM unit WHERE slug = ${u.unit}), ${periodText(u.period)}, ${u.kind}, ${u.level},
        ${tx.json(u.name)}, ${tx.json(u.headTitle)}, (SELECT id FROM unit WHERE slug = ${u.parent}), ${u.territory})`;
  }
  for (const o of difference.oneStops.come) {
    // Address, telephone and opening hours are no part of this register: a new one-stop is set up before.
    const { count } = await tx`
      UPDATE one_stop SET validity = ${periodText(o.period)} WHERE slug = ${o.oneStop}`;
    if (count === 0) throw new Refusal(422, 'change-invalid', registerFault.newOneStop(o.oneStop));
  }
  for (const d of difference.documents.come) {
    const [known] = await tx`SELECT 1 FROM legal_document WHERE slug = ${d.document}`;
    if (!known) {
      await tx`INSERT INTO legal_document
          (id, slug, number, kind, title, issuer, signer, issued_on, illustrative, source)
        VALUES (${newId()}, ${d.document}, ${d.number}, ${d.kind}, ${tx.json(d.title)}, ${d.issuer}, ${d.signer},
          ${d.issuedOn}, ${d.illustrative}, 'register')`;
      await tx`INSERT INTO legal_basis (document_id, basis_id)
        SELECT d.id, b.id FROM legal_document d, legal_document b
        WHERE d.slug = ${d.document} AND b.slug = ANY(${d.restsOn})`;
    }
    for (const period of d.inForce) {
      await tx`INSERT INTO legal_validity (document_id, validity)
        VALUES ((SELECT id FROM legal_document WHERE slug = ${d.document}), ${periodText(period)})`;
    }
  }
  for (const e of difference.effects.come) {
    await tx`INSERT INTO legal_effect (document_id, effect, on_id, from_day, carries_over)
      VALUES ((SELECT id FROM legal_document WHERE slug = ${e.document}), ${e.effect},
        (SELECT id FROM legal_document WHERE slug = ${e.on}), ${e.from}, ${e.carriesOver})`;
  }
  for (const p of difference.positions.come) {
    await tx`INSERT INTO position (id, validity, unit_id, one_stop_id, rank, title)
      VALUES (${p.position}, ${periodText(p.period)}, (SELECT id FROM unit WHERE slug = ${p.unit}),
        (SELECT id FROM one_stop WHERE slug = ${p.oneStop}), ${p.rank}, ${tx.json(p.title)})`;
  }
  for (const a of difference.assignments.come) {
    await tx`INSERT INTO assignment (position_id, person_id, validity)
      VALUES (${a.position}, ${a.person}, ${periodText(a.period)})`;
  }
  for (const c of difference.competences.come) {
    await tx`INSERT INTO competence (id, procedure_id, level, holder, division_id, document_id, article, validity)
      VALUES (${newId()}, (SELECT id FROM procedure WHERE code = ${c.procedure}), ${c.level}, ${c.holder},
        (SELECT id FROM unit WHERE slug = ${c.division}), (SELECT id FROM legal_document WHERE slug = ${c.document}),
        ${c.article}, ${periodText(c.period)})`;
  }
  for (const r of difference.routes.come) {
    await tx`INSERT INTO route (procedure_id, one_stop_id, unit_id, validity)
      VALUES ((SELECT id FROM procedure WHERE code = ${r.procedure}),
        (SELECT id FROM one_stop WHERE slug = ${r.oneStop}), (SELECT id FROM unit WHERE slug = ${r.unit}),
        ${periodText(r.period)})`;
  }
  for (const s of difference.substitutions.come) {
    await tx`INSERT INTO substitution (unit_id, position_id, form, document_id, validity)
      VALUES ((SELECT id FROM unit WHERE slug = ${s.unit}), ${s.position}, ${s.form},
        (SELECT id FROM legal_document WHERE slug = ${s.document}), ${periodText(s.period)})`;
  }
  for (const r of difference.rows.come) {
    for (const period of r.periods) {
      await tx`INSERT INTO delegation_row (document_id, annex, no, procedure_id, delegator_id, delegator_level,
          delegate_id, position_id, territory_id, case_type, value, reporting, term, validity)
        VALUES ((SELECT id FROM legal_document WHERE slug = ${r.document}), ${r.annex}, ${r.no},
          (SELECT id FROM procedure WHERE code = ${r.procedure}), (SELECT id FROM unit WHERE slug = ${r.delegator}),
          (SELECT v.level FROM unit_version v JOIN unit u ON u.id = v.unit_id
            WHERE u.slug = ${r.delegator} AND v.validity @> ${period.from}::date),
          (SELECT id FROM unit WHERE slug = ${r.delegate}), ${r.position}, ${r.territory},
          textrange(${r.conditions.caseType}, ${r.conditions.caseType}, '[]'),
          int8range(${r.conditions.value?.from ?? null}, ${r.conditions.value?.to ?? null}, '[)'),
          ${r.reporting}, ${r.term}, ${periodText(period)})`;
    }
  }
  for (const s of difference.successions.come) {
    await tx`INSERT INTO unit_succession (unit_id, successor_id, field, on_day, document_id, no)
      VALUES ((SELECT id FROM unit WHERE slug = ${s.unit}), (SELECT id FROM unit WHERE slug = ${s.successor}),
        ${s.field}, ${s.on}, (SELECT id FROM legal_document WHERE slug = ${s.document}),
        ${after.successions.indexOf(s)})`;
  }
}
