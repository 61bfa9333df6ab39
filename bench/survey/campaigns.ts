import { randomBytes } from 'node:crypto';
import type { Definition } from '../../src/checklists/index.ts';
import { type FigureName, figures, type Measured, measureAll } from '../../src/figures/index.ts';
import type { Database } from '../../src/kernel/database.ts';
import { newId } from '../../src/kernel/ids.ts';
import { type Instant, instant } from '../../src/kernel/time.ts';
import { canonicalJson, sha256 } from '../../src/ledger/index.ts';
import { type AnswerEntry, causes, resultsOf, sides } from '../../src/surveys/index.ts';
import { answerTo, checklist, itemsOf } from './checklists.ts';

export const SIGNED = 'ca-thanh-pho';
export const LARGE = 'muoi-nghin-don-vi';
/** When every session was held, and the figures were counted. */
const HELD = instant('2023-08-15T09:00:00Z');
const both = (text: string) => ({ vi: text, en: text });

interface Unit {
  readonly id: string;
  readonly level: 'district' | 'ward';
  readonly parent: string;
}

/** Who runs both campaigns: procedure control of the city, and a member of every group. */
export async function addOfficer(db: Database): Promise<{ personId: string; cookie: string }> {
  const personId = newId();
  const token = randomBytes(32).toString('base64url');
  await db`INSERT INTO installation (slip_key) VALUES (${randomBytes(32)}) ON CONFLICT DO NOTHING`;
  await db`INSERT INTO person (id, slug, name) VALUES (${personId}, 'kiem-soat', 'Nguyễn Văn Kiểm')`;
  await db`
    WITH seat AS (
      INSERT INTO position (id, validity, unit_id, rank, title)
      SELECT gen_random_uuid(), v.validity, v.unit_id, 'procedure-control', ${db.json(both('Trưởng phòng'))}
      FROM unit_version v WHERE v.level = 'city' AND v.kind = 'committee' RETURNING id, validity)
    INSERT INTO assignment (position_id, person_id, validity) SELECT id, ${personId}, validity FROM seat`;
  await db`
    WITH account AS (
      INSERT INTO account (id, person_id, username, password_hash)
      VALUES (gen_random_uuid(), ${personId}, 'kiem-soat', '') RETURNING id)
    INSERT INTO session (token_sha256, account_id, created_at, expires_at)
    SELECT ${sha256(token)}, id, now(), now() + interval '1 day' FROM account`;
  return { personId, cookie: `motcua_session=${token}` };
}

/** 30 districts and 579 wards, every session signed but that of the district with most dossiers: it is being read. */
export async function addSignedCampaign(db: Database, personId: string, items: number): Promise<void> {
  const units = await db<Unit[]>`
    SELECT unit_id AS id, level, parent_id AS parent FROM unit_version
    WHERE kind = 'committee' AND level <> 'city' ORDER BY level, unit_id`;
  const definitions = { district: checklist('district', items), ward: checklist('ward', items) };
  const frame = await addFrame(db, SIGNED, personId, definitions);
  const visits = await addVisits(db, frame, units);
  const [busiest] = await db<{ id: string }[]>`
    SELECT o.unit_id AS id FROM dossier d JOIN one_stop o ON o.id = d.one_stop_id WHERE o.level = 'district'
    GROUP BY o.unit_id ORDER BY count(*) DESC LIMIT 1`;
  const measured = new Map<string, ReadonlyMap<FigureName, Measured>>();
  for (const level of ['district', 'ward'] as const) {
    const place = { unitId: units.find((unit) => unit.level === level)!.id, at: HELD };
    measured.set(level, await measureAll(db, Object.keys(figures) as FigureName[], place));
  }
  for (const [n, unit] of units.entries()) {
    const definition = definitions[unit.level];
    const session = { id: newId(), visit: visits.get(unit.id)!, unit: unit.id, level: unit.level };
    const found = measured.get(unit.level)!;
    const entries = entriesFor(definition, found, n, personId);
    await addSession(db, frame, session, {
      definition,
      entries,
      measured: found,
      signed: unit.id !== busiest!.id,
      n,
    });
  }
}

/** So many units, every item answered by both sides, nothing signed. Answers are written by SQL. */
export async function addLargeCampaign(
  db: Database,
  personId: string,
  { units, items }: { units: number; items: number },
): Promise<void> {
  const definition = checklist('ward', items);
  const frame = await addFrame(db, LARGE, personId, { district: definition, ward: definition });
  await db.begin(async (tx) => {
    await tx`SET LOCAL session_replication_role = replica`;
    await tx`
      INSERT INTO unit (id, slug) SELECT uuidv7(), 'don-vi-' || n FROM generate_series(1, ${units}::int) n`;
    await tx`
      INSERT INTO unit_version (unit_id, validity, kind, level, name, head_title, territory_id)
      SELECT u.id, '[2016-01-01,)', 'committee', 'ward', jsonb_build_object('vi', u.slug, 'en', u.slug), '{}', t.id
      FROM unit u, (SELECT id FROM territory LIMIT 1) t WHERE u.slug LIKE 'don-vi-%'`;
    await tx`INSERT INTO campaign_unit SELECT ${frame.campaign}, id FROM unit WHERE slug LIKE 'don-vi-%'`;
    await tx`
      INSERT INTO visit (id, campaign_id, group_id, unit_id, within_id, day, half)
      SELECT v.id, ${frame.campaign}, ${frame.group}, v.unit_id, v.id, '2023-08-15', 'morning'
      FROM (SELECT uuidv7() AS id, unit_id FROM campaign_unit WHERE campaign_id = ${frame.campaign}) v`;
    await tx`
      INSERT INTO survey_session (id, visit_id, campaign_id, unit_id, checklist_version_id, state, place, begins_at,
        attendees, agenda)
      SELECT uuidv7(), id, campaign_id, unit_id, ${frame.versions.ward}, 'open', '', ${HELD}, '[]', '[]'
      FROM visit WHERE campaign_id = ${frame.campaign}`;
    const answers = Array.from({ length: 40 }, (_, n) =>
      sides.flatMap((side) =>
        itemsOf(definition).map((item, i) => ({
          n,
          item: item.name,
          side,
          value: answerTo(item, n, side),
          note: i === n ? `Ghi chú của đoàn về nội dung ${i}` : null,
        })),
      ),
    ).flat();
    await tx`
      CREATE TEMP TABLE said ON COMMIT DROP AS
      SELECT * FROM jsonb_to_recordset(${tx.json(answers as never)})
        AS e(n int, item text, side text, value jsonb, note text)`;
    await tx`
      INSERT INTO answer_entry (id, session_id, item, side, value, note, replaces, person_id, device, device_at,
        received_at)
      SELECT uuidv7(), s.id, e.item, e.side, e.value, e.note, '{}', ${personId}, 'd', ${HELD}, ${HELD}
      FROM (SELECT id, row_number() OVER () AS no FROM survey_session WHERE campaign_id = ${frame.campaign}) s
      JOIN said e ON e.n = s.no % 40
      -- As they come: those of one session within one afternoon.
      ORDER BY s.no`;
  });
}

interface Frame {
  readonly campaign: string;
  readonly group: string;
  readonly versions: Readonly<Record<'district' | 'ward', string>>;
}

async function addFrame(
  db: Database,
  slug: string,
  personId: string,
  definitions: Readonly<Record<'district' | 'ward', Definition>>,
): Promise<Frame> {
  const frame = { campaign: newId(), group: newId(), versions: { district: newId(), ward: newId() } };
  await db`
    INSERT INTO campaign (id, slug, name, unit_id, legal_document_id, purposes, scope, starts_on, ends_on, state)
    SELECT ${frame.campaign}, ${slug}, ${db.json(both(`Khảo sát ${slug}`))}, u.unit_id, l.id, '{survey}',
      ${db.json(both('Thành phố'))}, '2023-08-14', '2023-09-30', 'running'
    FROM (SELECT unit_id FROM unit_version WHERE level = 'city' AND kind = 'committee') u,
      (SELECT id FROM legal_document ORDER BY slug LIMIT 1) l`;
  await db`INSERT INTO survey_group (id, campaign_id, number, name)
    VALUES (${frame.group}, ${frame.campaign}, 1, ${db.json(both('Đoàn số 1'))})`;
  await db`INSERT INTO survey_member (id, campaign_id, person_id, role, validity)
    VALUES (${newId()}, ${frame.campaign}, ${personId}, 'head', '[2023-01-01,)')`;
  for (const level of ['district', 'ward'] as const) {
    const checklistId = newId();
    await db`INSERT INTO checklist (id, slug) VALUES (${checklistId}, ${`${slug}-${level}`})`;
    await db`
      INSERT INTO checklist_version (id, checklist_id, number, state, definition, sha256, published_at)
      VALUES (${frame.versions[level]}, ${checklistId}, 1, 'published', ${db.json(definitions[level] as never)},
        ${sha256(canonicalJson(definitions[level]))}, now())`;
    await db`INSERT INTO campaign_checklist VALUES (${frame.campaign}, ${level}, ${frame.versions[level]})`;
  }
  return frame;
}

/** The half-days of the districts one after the other, each with its wards. @returns visits by unit. */
async function addVisits(db: Database, frame: Frame, units: readonly Unit[]): Promise<Map<string, string>> {
  const visits = new Map(units.map(({ id }) => [id, newId()]));
  const districts = units.filter(({ level }) => level === 'district');
  await db`INSERT INTO campaign_unit SELECT ${frame.campaign}, unnest(${units.map(({ id }) => id)}::uuid[])`;
  for (const unit of [...districts, ...units.filter(({ level }) => level === 'ward')]) {
    const host = unit.level === 'district' ? unit.id : unit.parent;
    const slot = districts.findIndex(({ id }) => id === host);
    await db`
      INSERT INTO visit (id, campaign_id, group_id, unit_id, within_id, day, half)
      VALUES (${visits.get(unit.id)!}, ${frame.campaign}, ${frame.group}, ${unit.id},
        ${unit.level === 'district' ? null : visits.get(host)!}, '2023-08-14'::date + ${Math.floor(slot / 2)}::int,
        ${slot % 2 === 0 ? 'morning' : 'afternoon'})`;
  }
  return visits;
}

/** Where there is a figure the unit states it, but for one in forty. */
const entriesFor = (
  definition: Definition,
  measured: ReadonlyMap<FigureName, Measured>,
  n: number,
  personId: string,
): AnswerEntry[] =>
  sides.flatMap((side) =>
    itemsOf(definition).map((item, i) => ({
      id: newId(),
      item: item.name,
      side,
      value:
        ((n + i) % 40 === 0 ? null : measured.get(item.figure as FigureName)?.value) ??
        answerTo(item, n, side),
      note: null,
      replaces: [],
      personId,
      device: 'd',
      deviceAt: HELD,
    })),
  );

interface Said {
  readonly definition: Definition;
  readonly entries: readonly AnswerEntry[];
  readonly measured: ReadonlyMap<FigureName, Measured>;
  readonly signed: boolean;
  readonly n: number;
}

/** A session as signing leaves it: answers, 20 photographs, figures, difficulties, recommendations, minutes. */
async function addSession(
  db: Database,
  frame: Frame,
  session: { id: string; visit: string; unit: string; level: 'district' | 'ward' },
  { definition, entries, measured, signed, n }: Said,
): Promise<void> {
  const ended: Instant = HELD;
  const person = entries[0]!.personId;
  const difficulties = causes
    .slice(0, 5)
    .map((cause, i) => ({ cause, text: `Khó khăn ${i + 1} của đơn vị ${n}` }));
  const content = {
    unit: { name: both(`Đơn vị ${n}`) },
    definition,
    results: resultsOf(definition, entries, measured),
    points: { reached: 60 + (n % 40), possible: 100 },
    evidence: [],
    difficulties,
    recommendations: [],
  };
  await db.begin(async (tx) => {
    await tx`SET LOCAL session_replication_role = replica`;
    await tx`
      INSERT INTO survey_session (id, visit_id, campaign_id, unit_id, checklist_version_id, state, place, begins_at,
        ends_at, attendees, agenda, signed_at)
      VALUES (${session.id}, ${session.visit}, ${frame.campaign}, ${session.unit}, ${frame.versions[session.level]},
        ${signed ? 'signed' : 'reading'}, 'Trụ sở', ${ended}, ${ended}, '[]', '[]', ${signed ? ended : null})`;
    await tx`
      INSERT INTO answer_entry (id, session_id, item, side, value, replaces, person_id, device, device_at, received_at)
      SELECT id, ${session.id}, item, side, value, '{}', ${person}, 'd', ${ended}, ${ended}
      FROM jsonb_to_recordset(${tx.json(entries as never)}) AS e(id uuid, item text, side text, value jsonb)`;
    await tx`
      INSERT INTO evidence (id, session_id, item, kind, name, size, sha256, taken_at, person_id, received_at, blob_sha256)
      SELECT uuidv7(), ${session.id}, ${entries[0]!.item}, 'photograph', 'anh-' || i || '.jpg', b.size, b.sha256,
        ${ended}, ${person}, ${ended}, b.sha256
      FROM (SELECT sha256, size FROM blob LIMIT 1) b, generate_series(1, 20) i`;
    await tx`
      INSERT INTO difficulty (id, session_id, cause, text, person_id, at)
      SELECT uuidv7(), ${session.id}, cause, text, ${person}, ${ended}
      FROM jsonb_to_recordset(${tx.json(difficulties)}) AS d(cause text, text text)`;
    await tx`
      INSERT INTO recommendation (id, unit_id, session_id, cause, text, raised_at, state)
      SELECT uuidv7(), ${session.unit}, ${session.id}, 'training', 'Đề nghị ' || i || ' của đơn vị ' || ${n}::int,
        ${ended}, 'raised'
      FROM generate_series(1, 3) i`;
    for (const item of itemsOf(definition).filter(({ figure }) => figure !== null)) {
      const figure = measured.get(item.figure as FigureName);
      if (!figure) continue;
      await tx`
        INSERT INTO frozen_figure (session_id, item, figure, value, at, query, row_count, rows_sha256, rows)
        VALUES (${session.id}, ${item.name}, ${`${figure.name}@${figure.version}`}, ${tx.json(figure.value)}, ${ended},
          ${figure.query}, ${figure.rows.length}, ${Buffer.from(figure.rowsSha256, 'hex')},
          ${tx.json(figure.rows as never)})`;
    }
    await tx`
      INSERT INTO minutes (session_id, content, sha256, docx_sha256, pdf_sha256, drawn_at)
      SELECT ${session.id}, ${tx.json(content as never)}, ${sha256(canonicalJson(content))}, b.sha256, b.sha256,
        ${ended}
      FROM (SELECT sha256 FROM blob LIMIT 1) b`;
    if (signed) await tx`SELECT note_results(${session.id})`;
  });
}
