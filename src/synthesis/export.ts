import { type Answer, type Definition, type Item, type Version, versionById } from '../checklists/index.ts';
import type { Database, Queryable } from '../kernel/database.ts';
import { readAhead } from '../kernel/read-ahead.ts';
import { notFound, type Text } from '../kernel/refusal.ts';
import type { Day } from '../kernel/time.ts';
import type { ColumnToWrite, SheetToWrite } from '../office-files/index.ts';
import type { Level } from '../organization/index.ts';
import { answerText, campaignBySlug, type HalfDay, type SessionState, type Side } from '../surveys/index.ts';

type Cell = string | number;
type Value = Answer | 'yes' | 'no' | null;

type Entry = readonly [item: string, side: Side, value: Value, note: string | null];

/** A visit with what stands of its answers: what nothing took the place of. */
interface Row {
  readonly unit: Text;
  readonly level: Level;
  readonly group: number;
  readonly day: Day;
  readonly half: HalfDay;
  readonly state: SessionState | null;
  readonly version: string | null;
  readonly minutes: string | null;
  readonly files: number;
  /** JSON of `Entry[]`, read when its row is written: what lives shortly costs little. */
  readonly answers: string | null;
  readonly figures: Readonly<Record<string, Value>> | null;
}

/** What a column is about: an item, and who says it. */
interface Asked {
  readonly item: Item;
  readonly from: Side | 'system' | 'note';
}

const levels: Readonly<Record<Level, string>> = { city: 'Cấp tỉnh', district: 'Cấp huyện', ward: 'Cấp xã' };
const halves: Readonly<Record<HalfDay, string>> = { morning: 'Sáng', afternoon: 'Chiều' };
const states: Readonly<Record<SessionState, string>> = {
  open: 'Đang làm việc',
  reading: 'Đang đọc biên bản',
  signed: 'Đã ký',
};
const said: Readonly<Record<Asked['from'], string>> = {
  unit: 'đơn vị báo cáo',
  system: 'hệ thống',
  team: 'đoàn ghi nhận',
  note: 'ghi chú',
};

const APART = ' ≠ ';

/** As many rows as are read ahead while those before them are written. */
const AT_A_TIME = 40;

/**
 * Every answer of a campaign as one sheet: a row for each unit to visit; for each item what the unit states, what the
 * system counted when the minutes were drawn, what the team found, and notes. Answers that differ and are not decided
 * yet stand both. Rows are read while they are written: a campaign of any size needs the same memory.
 * @throws Refusal 404 for an unknown campaign.
 */
export async function answersSheet(db: Database, slug: string): Promise<SheetToWrite> {
  const campaign = await campaignBySlug(db, slug);
  if (!campaign) throw notFound({ vi: 'đợt khảo sát này', en: 'survey campaign' });
  const versions = await versionsOf(db, campaign.id);
  const asked = columnsOf(versions.map(({ definition }) => definition));
  return {
    name: campaign.name.vi,
    columns: [...fixed, ...asked.map(column)],
    rows: written(
      visitsOf(db, campaign.id, campaign.startsOn),
      fixed.length + asked.length,
      placesOf(versions, asked),
    ),
  };
}

async function versionsOf(db: Queryable, campaignId: string): Promise<Version[]> {
  const ids = await db<{ id: string }[]>`
    SELECT checklist_version_id AS id FROM campaign_checklist WHERE campaign_id = ${campaignId}
    UNION SELECT checklist_version_id FROM survey_session WHERE campaign_id = ${campaignId} ORDER BY id`;
  return (await Promise.all(ids.map(({ id }) => versionById(db, id)))).map((version) => version!);
}

const itemsOf = (definition: Definition): Map<string, Item> =>
  new Map(definition.sections.flatMap(({ items }) => items.map((item) => [item.name, item])));

/** Items of the same name and kind share their columns, whichever checklist asks them. */
const keyOf = ({ name, kind }: Item): string => `${kind} ${name}`;

function columnsOf(definitions: readonly Definition[]): Asked[] {
  const items = new Map<string, Item>();
  for (const item of definitions.flatMap((definition) => [...itemsOf(definition).values()])) {
    const key = keyOf(item);
    if (items.get(key)?.figure == null) items.set(key, item);
  }
  return [...items.values()].flatMap((item) =>
    (['unit', ...(item.figure === null ? [] : ['system' as const]), 'team', 'note'] as const).map((from) => ({
      item,
      from,
    })),
  );
}

const fixed: readonly ColumnToWrite[] = [
  { heading: 'Đơn vị', width: 60, kind: 'text' },
  { heading: 'Cấp', width: 24, kind: 'text' },
  { heading: 'Đoàn', width: 14, kind: 'number' },
  { heading: 'Ngày', width: 24, kind: 'day' },
  { heading: 'Buổi', width: 16, kind: 'text' },
  { heading: 'Tình trạng', width: 36, kind: 'text' },
  { heading: 'Tệp kèm theo', width: 28, kind: 'number' },
  { heading: 'Mã băm biên bản (SHA-256)', width: 60, kind: 'text' },
];

const column = ({ item, from }: Asked): ColumnToWrite => ({
  heading: `${item.label.vi} (${said[from]})`,
  width: 40,
  kind: from !== 'note' && (item.kind === 'number' || item.kind === 'percentage') ? 'number' : 'text',
});

/**
 * The visits are sorted before their answers are looked up (`OFFSET 0`), so that the first row comes at once and no
 * answer is ever sorted.
 * @param on units are called as they were called then, or else as they are called last.
 */
async function* visitsOf(db: Database, campaignId: string, on: Day): AsyncGenerator<Row> {
  const batches = db<Row[]>`
    SELECT v.*, a.answers, f.figures,
      (SELECT count(*) FROM evidence e WHERE e.session_id = v.session AND e.blob_sha256 IS NOT NULL) AS files
    FROM (
      SELECT v.id, v.within_id, u.name AS unit, u.level, g.number AS "group", v.day, v.half, s.id AS session, s.state,
        s.checklist_version_id AS version, encode(m.sha256, 'hex') AS minutes
      FROM visit v
      JOIN survey_group g ON g.id = v.group_id
      JOIN LATERAL (SELECT name, level FROM unit_version u WHERE u.unit_id = v.unit_id
        ORDER BY u.validity @> ${on}::date DESC, u.validity DESC LIMIT 1) u ON true
      LEFT JOIN survey_session s ON s.visit_id = v.id
      LEFT JOIN minutes m ON m.session_id = s.id AND s.state = 'signed'
      WHERE v.campaign_id = ${campaignId}
      ORDER BY v.day, v.half DESC, g.number, v.within_id NULLS FIRST, v.id
      OFFSET 0) v
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_array(e.item, e.side, e.value, e.note))::text AS answers
      FROM answer_entry e
      WHERE e.session_id = v.session AND NOT EXISTS (
        SELECT FROM answer_entry later, unnest(later.replaces) AS replaced
        WHERE later.session_id = v.session AND later.replaces <> '{}' AND replaced = e.id)) a ON true
    LEFT JOIN LATERAL (
      SELECT json_object_agg(f.item, f.value) AS figures FROM frozen_figure f WHERE f.session_id = v.session) f ON true
    ORDER BY v.day, v.half DESC, v."group", v.within_id NULLS FIRST, v.id`.cursor(AT_A_TIME);
  for await (const batch of readAhead(batches)) yield* batch;
}

/** Answers that stand beside each other, in whatever order they came. */
const both = (one: Cell, other: Cell): Cell =>
  one === other ? one : [...new Set([...String(one).split(APART), String(other)])].sort().join(APART);

/** An item of a checklist, and the columns that it fills. */
interface Place {
  readonly item: Item;
  readonly columns: ReadonlyMap<Asked['from'], number>;
}

/** By version of a checklist, then by item. */
function placesOf(
  versions: readonly Version[],
  asked: readonly Asked[],
): ReadonlyMap<string, ReadonlyMap<string, Place>> {
  const columns = Map.groupBy(
    asked.map(({ item, from }, i) => ({ key: keyOf(item), column: [from, fixed.length + i] as const })),
    ({ key }) => key,
  );
  const placeOf = (item: Item): Place => ({
    item,
    columns: new Map(columns.get(keyOf(item))!.map(({ column }) => column)),
  });
  return new Map(
    versions.map(({ id, definition }) => [
      id,
      new Map([...itemsOf(definition)].map(([name, item]) => [name, placeOf(item)])),
    ]),
  );
}

async function* written(
  visits: AsyncIterable<Row>,
  width: number,
  places: ReadonlyMap<string, ReadonlyMap<string, Place>>,
): AsyncGenerator<Cell[]> {
  for await (const visit of visits) {
    const row = head(visit, width);
    const of = visit.version === null ? undefined : places.get(visit.version);
    const put = (name: string, from: Asked['from'], value: Value): void => {
      const place = of?.get(name);
      const at = place?.columns.get(from);
      if (!place || at === undefined || value === null) return;
      const cell =
        typeof value === 'number' || from === 'note' ? (value as Cell) : answerText(place.item, value).vi;
      row[at] = row[at] === '' ? cell : both(row[at]!, cell);
    };
    for (const [name, side, value, note] of JSON.parse(visit.answers ?? '[]') as Entry[]) {
      put(name, side, value);
      put(name, 'note', note);
    }
    for (const [name, value] of Object.entries(visit.figures ?? {})) put(name, 'system', value);
    yield row;
  }
}

/** A row with the fixed columns filled and all others empty. */
function head({ unit, level, group, day, half, state, files, minutes }: Row, width: number): Cell[] {
  const cells = [
    unit.vi,
    levels[level],
    group,
    day,
    halves[half],
    state ? states[state] : 'Chưa làm việc',
    files,
    minutes ?? '',
  ];
  return [...cells, ...new Array<Cell>(width - cells.length).fill('')];
}
