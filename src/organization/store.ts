import { type Fragment, periodText, type Queryable, standsOn, type Transaction } from '../kernel/database.ts';
import type { NewId } from '../kernel/ids.ts';
import type { Day } from '../kernel/time.ts';
import type { Holder, OneStop, Structure, Unit } from './model.ts';

/** Writes a whole structure. Slugs and codes name what was written before, in this call or an earlier one. */
export async function insertStructure(tx: Transaction, structure: Structure, newId: NewId): Promise<void> {
  for (const t of structure.territories) {
    const id = newId();
    await tx`INSERT INTO territory (id) VALUES (${id})`;
    await tx`INSERT INTO territory_version (territory_id, validity, code, name, kind, parent_code, basis)
      VALUES (${id}, ${periodText(t.period)}, ${t.code}, ${t.name}, ${t.kind}, ${t.parentCode}, ${t.basis})`;
  }
  for (const u of structure.units) {
    const id = newId();
    await tx`INSERT INTO unit (id, slug) VALUES (${id}, ${u.slug})`;
    await tx`
      INSERT INTO unit_version (unit_id, validity, kind, level, name, head_title, parent_id, territory_id)
      VALUES (${id}, ${periodText(u.period)}, ${u.kind}, ${u.level}, ${tx.json(u.name)}, ${tx.json(u.headTitle)},
        (SELECT id FROM unit WHERE slug = ${u.parent}),
        (SELECT territory_id FROM territory_version
          WHERE code = ${u.territoryCode} AND validity @> ${u.period.from}::date))`;
  }
  for (const o of structure.oneStops) {
    await tx`
      INSERT INTO one_stop (id, slug, unit_id, level, identifier, name, address, phone, hours, validity)
      VALUES (${newId()}, ${o.slug}, (SELECT id FROM unit WHERE slug = ${o.unit}), ${o.level}, ${o.identifier},
        ${tx.json(o.name)}, ${o.address}, ${o.phone}, ${tx.json(o.hours)}, ${periodText(o.period)})`;
  }
  for (const p of structure.persons) {
    await tx`INSERT INTO person (id, slug, name, degree) VALUES (${newId()}, ${p.slug}, ${p.name}, ${p.degree})`;
  }
  for (const p of structure.positions) {
    const id = newId();
    await tx`
      INSERT INTO position (id, validity, unit_id, one_stop_id, rank, title)
      VALUES (${id}, ${periodText(p.period)}, (SELECT id FROM unit WHERE slug = ${p.unit}),
        (SELECT id FROM one_stop WHERE slug = ${p.oneStop}), ${p.rank}, ${tx.json(p.title)})`;
    if (p.holder) {
      await tx`INSERT INTO assignment (position_id, person_id, validity)
        VALUES (${id}, (SELECT id FROM person WHERE slug = ${p.holder}), ${periodText(p.period)})`;
    }
  }
  for (const d of structure.specialDays) {
    await tx`INSERT INTO special_day (day, kind, name, basis, replaces)
      VALUES (${d.day}, ${d.kind}, ${tx.json(d.name)}, ${d.basis}, ${d.replaces ?? null})`;
  }
}

export async function unitsOn(db: Queryable, on: Day): Promise<Unit[]> {
  return db<Unit[]>`
    SELECT u.id, u.slug, v.kind, v.level, v.name, v.head_title AS "headTitle", v.parent_id AS "parentId",
      v.territory_id AS "territoryId"
    FROM unit u JOIN unit_version v ON v.unit_id = u.id
    WHERE v.validity @> ${on}::date ORDER BY u.slug`;
}

export async function unitOn(db: Queryable, id: string, on: Day): Promise<Unit | null> {
  const [unit] = await db<Unit[]>`
    SELECT u.id, u.slug, v.kind, v.level, v.name, v.head_title AS "headTitle", v.parent_id AS "parentId",
      v.territory_id AS "territoryId"
    FROM unit u JOIN unit_version v ON v.unit_id = u.id
    WHERE u.id = ${id} AND v.validity @> ${on}::date`;
  return unit ?? null;
}

/** What a unit is called on a day, or was last called. */
export async function unitNameOn(db: Queryable, id: string, on: Day): Promise<Unit['name'] | null> {
  const [row] = await db<{ name: Unit['name'] }[]>`
    SELECT name FROM unit_version WHERE unit_id = ${id}
    ORDER BY validity @> ${on}::date DESC, validity DESC LIMIT 1`;
  return row?.name ?? null;
}

export async function unitBySlug(db: Queryable, slug: string, on: Day): Promise<Unit | null> {
  const [row] = await db<{ id: string }[]>`SELECT id FROM unit WHERE slug = ${slug}`;
  return row ? unitOn(db, row.id, on) : null;
}

export async function oneStopsOn(db: Queryable, on: Day): Promise<OneStop[]> {
  return db<OneStop[]>`
    SELECT o.id, o.slug, o.level, o.unit_id AS "unitId", v.territory_id AS "territoryId", o.identifier, o.name,
      v.name AS "unitName", o.address, o.phone, o.hours
    FROM one_stop o JOIN unit_version v ON v.unit_id = o.unit_id AND v.validity @> ${on}::date
    WHERE o.validity @> ${on}::date ORDER BY o.level, o.identifier`;
}

/** The one-stop whatever the day: one that was abolished still explains what it received. */
export async function oneStopBySlug(db: Queryable, slug: string): Promise<OneStop | null> {
  const [oneStop] = await db<OneStop[]>`
    SELECT o.id, o.slug, o.level, o.unit_id AS "unitId", v.territory_id AS "territoryId", o.identifier, o.name,
      v.name AS "unitName", o.address, o.phone, o.hours
    FROM one_stop o JOIN unit_version v ON v.unit_id = o.unit_id
    WHERE o.slug = ${slug} ORDER BY v.validity DESC LIMIT 1`;
  return oneStop ?? null;
}

export async function oneStopById(db: Queryable, id: string): Promise<OneStop | null> {
  const [row] = await db<{ slug: string }[]>`SELECT slug FROM one_stop WHERE id = ${id}`;
  return row ? oneStopBySlug(db, row.slug) : null;
}

export async function personById(db: Queryable, id: string): Promise<{ id: string; name: string } | null> {
  const [person] = await db<{ id: string; name: string }[]>`SELECT id, name FROM person WHERE id = ${id}`;
  return person ?? null;
}

/** Who holds which position of a unit on a day. */
export async function holdersOf(db: Queryable, unitId: string, on: Day): Promise<Holder[]> {
  return db<Holder[]>`
    SELECT p.id AS "personId", p.name AS "personName", n.id AS "positionId", n.rank, n.title,
      n.unit_id AS "unitId"
    FROM position n
    JOIN assignment a ON a.position_id = n.id AND a.validity @> ${on}::date
    JOIN person p ON p.id = a.person_id
    WHERE n.unit_id = ${unitId} AND n.validity @> ${on}::date
    ORDER BY n.rank = 'head' DESC, n.rank = 'deputy' DESC, p.name`;
}

export interface HeldPosition {
  readonly positionId: string;
  readonly rank: Holder['rank'];
  readonly title: Unit['name'];
  readonly unit: { readonly id: string; readonly name: Unit['name'] };
  readonly oneStop: { readonly id: string; readonly slug: string; readonly name: Unit['name'] } | null;
}

/** The positions a person holds on a day: where all rights come from. */
export async function positionsOf(db: Queryable, personId: string, on: Day): Promise<HeldPosition[]> {
  const [row] = await db<[{ positions: HeldPosition[] }]>`
    SELECT ${heldPositions(db, db`${personId}`, on)} AS positions`;
  return row.positions;
}

/** The same within a larger query: an expression whose value is an array of `HeldPosition` in JSON. */
export const heldPositions = (db: Queryable, personId: Fragment, on: Day | Fragment) => db`
  (SELECT coalesce(jsonb_agg(jsonb_build_object('positionId', n.id, 'rank', n.rank, 'title', n.title,
      'unit', jsonb_build_object('id', u.unit_id, 'name', u.name),
      'oneStop', CASE WHEN o.id IS NOT NULL
        THEN jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name) END) ORDER BY n.id), '[]')
    FROM assignment a
    JOIN position n ON n.id = a.position_id AND ${standsOn(db, 'n', on)}
    JOIN unit_version u ON u.unit_id = n.unit_id AND ${standsOn(db, 'u', on)}
    LEFT JOIN one_stop o ON o.id = n.one_stop_id
    WHERE a.person_id = ${personId} AND ${standsOn(db, 'a', on)})`;
