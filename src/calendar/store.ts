import { batched } from '../kernel/batched.ts';
import type { Queryable, Transaction } from '../kernel/database.ts';
import { type FieldError, Refusal } from '../kernel/refusal.ts';
import type { Day, Instant } from '../kernel/time.ts';
import { knownYears } from './document.ts';
import { parseWeeklyHours, writtenHours } from './hours.ts';
import type { CalendarChange } from './input.ts';
import {
  buildCalendar,
  type Closure,
  type HoursPeriod,
  type SpecialDay,
  type WorkingCalendar,
} from './working-calendar.ts';

/** Whose calendar: a one-stop with the hours of its register entry (`HH:MM`, as stored). */
export interface Office {
  /** Null for hours that belong to no one-stop: neither closures nor changes of hours apply. */
  readonly id: string | null;
  readonly hours: unknown;
}

interface Recorded {
  readonly specialDays: readonly SpecialDay[];
  readonly hours: readonly { readonly from: Day; readonly week: unknown }[];
  readonly closures: readonly Closure[];
}

/** Offices with the same hours and days share a calendar. */
const KEPT = 64;
const built = new Map<string, WorkingCalendar>();
/** By office, the calendar that it had at the revision last seen. */
const latest = new Map<string, { readonly revision: string; readonly calendar: WorkingCalendar }>();

/** Changes whenever a calendar does; null before there is any. Asks for one small row. */
const revisionNow = batched(async (db: Queryable, asked: readonly true[]): Promise<(string | null)[]> => {
  const [now] = await db<{ revision: string }[]>`
    SELECT encode(sha256, 'hex') AS revision FROM calendar_revision`;
  return asked.map(() => now?.revision ?? null);
});

/** The working calendars as of now, of whichever office; for who knows only later of which. */
export async function calendarsNow(db: Queryable): Promise<(office: Office) => Promise<WorkingCalendar>> {
  const now = await revisionNow(db, true);
  return async (office) => {
    const key = `${office.id} ${JSON.stringify(office.hours)}`;
    const known = latest.get(key);
    if (known && known.revision === now) return known.calendar;
    const { revision, ...recorded } = await recordedBy(db, office, null);
    const calendar = calendarOfContent(office, recorded);
    if (revision !== null) latest.set(key, { revision, calendar });
    return calendar;
  };
}

/**
 * The working calendar of a one-stop as of now: its hours by period, the special days, its closures. The days are read
 * only after a change.
 */
export const officeCalendar = async (db: Queryable, office: Office): Promise<WorkingCalendar> =>
  (await calendarsNow(db))(office);

/** The calendar for these hours, without closures of any one office. */
export const calendarFor = (db: Queryable, hours: unknown): Promise<WorkingCalendar> =>
  officeCalendar(db, { id: null, hours });

/** The calendar as it was known at a moment: what explains a promise that was made then. */
export const officeCalendarAsKnown = async (
  db: Queryable,
  office: Office,
  at: Instant,
): Promise<WorkingCalendar> => calendarOfContent(office, await recordedBy(db, office, at));

/** In one statement, so that days and revision belong together. @param at null for what stands now. */
async function recordedBy(
  db: Queryable,
  { id }: Office,
  at: Instant | null,
): Promise<Recorded & { revision: string | null }> {
  const known =
    at === null
      ? db`withdrawn_at IS NULL`
      : db`recorded_at <= ${at} AND (withdrawn_at IS NULL OR withdrawn_at > ${at})`;
  const [row] = await db<(Recorded & { revision: string | null })[]>`
    SELECT
      (SELECT encode(sha256, 'hex') FROM calendar_revision) AS revision,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('day', day, 'kind', kind, 'name', name, 'basis', basis,
          'replaces', replaces) ORDER BY day), '[]')
        FROM special_day WHERE ${known}) AS "specialDays",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('from', from_day, 'week', week) ORDER BY from_day), '[]')
        FROM one_stop_hours WHERE one_stop_id = ${id}::uuid AND ${known}) AS hours,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('day', day, 'reason', reason, 'basis', basis) ORDER BY day), '[]')
        FROM closure WHERE one_stop_id = ${id}::uuid AND ${known}) AS closures`;
  return row!;
}

/** Built once for each content: the same hours and days give the same calendar. */
function calendarOfContent(office: Office, recorded: Recorded): WorkingCalendar {
  const key = JSON.stringify([office.hours, recorded.specialDays, recorded.hours, recorded.closures]);
  const known = built.get(key);
  if (known) return known;
  const { specialDays, closures } = recorded;
  const calendar = buildCalendar(periodsOf(office, recorded), specialDays, closures, knownYears(specialDays));
  if (built.size >= KEPT) built.delete(built.keys().next().value!);
  built.set(key, calendar);
  return calendar;
}

function periodsOf(office: Office, { hours }: Recorded): HoursPeriod[] {
  const starts = [{ from: null, week: office.hours }, ...hours];
  return starts.map(({ from, week }, i) => ({
    from,
    to: starts[i + 1]?.from ?? null,
    week: parseWeeklyHours(week),
  }));
}

/**
 * Records a change of calendar. Open dossiers are not touched: who calls this re-dates them by events (`redated`).
 *
 * @throws Refusal `calendar-conflict` (409) with a field error for each day that is there already, or is not there
 *   to be withdrawn.
 */
export async function changeCalendar(tx: Transaction, change: CalendarChange, at: Instant): Promise<void> {
  const { specialDays, closures, hours } = change;
  const errors: FieldError[] = [];
  for (const [i, day] of specialDays.withdraw.entries()) {
    const { count } = await tx`
      UPDATE special_day SET withdrawn_at = ${at} WHERE day = ${day} AND withdrawn_at IS NULL`;
    if (count === 0) errors.push(notThere(`specialDays.withdraw.${i}`));
  }
  for (const [i, { oneStopId, day }] of closures.withdraw.entries()) {
    const { count } = await tx`
      UPDATE closure SET withdrawn_at = ${at}
      WHERE one_stop_id = ${oneStopId} AND day = ${day} AND withdrawn_at IS NULL`;
    if (count === 0) errors.push(notThere(`closures.withdraw.${i}`));
  }
  for (const [i, d] of specialDays.add.entries()) {
    const { count } = await tx`
      INSERT INTO special_day (day, kind, name, basis, replaces, recorded_at)
      VALUES (${d.day}, ${d.kind}, ${tx.json(d.name)}, ${d.basis}, ${d.replaces ?? null}, ${at})
      ON CONFLICT DO NOTHING`;
    if (count === 0) errors.push(alreadyThere(`specialDays.add.${i}`));
  }
  for (const [i, c] of closures.add.entries()) {
    const { count } = await tx`
      INSERT INTO closure (one_stop_id, day, reason, basis, recorded_at)
      VALUES (${c.oneStopId}, ${c.day}, ${tx.json(c.reason)}, ${c.basis}, ${at})
      ON CONFLICT DO NOTHING`;
    if (count === 0) errors.push(alreadyThere(`closures.add.${i}`));
  }
  for (const h of hours) {
    await tx`
      UPDATE one_stop_hours SET withdrawn_at = ${at}
      WHERE one_stop_id = ${h.oneStopId} AND from_day = ${h.from} AND withdrawn_at IS NULL`;
    await tx`
      INSERT INTO one_stop_hours (one_stop_id, from_day, week, basis, recorded_at)
      VALUES (${h.oneStopId}, ${h.from}, ${tx.json(writtenHours(h.week))}, ${h.basis}, ${at})`;
  }
  if (errors.length > 0) throw conflict(errors);
}

const notThere = (path: string): FieldError => ({
  path,
  message: { vi: 'Lịch không có ngày này.', en: 'The calendar does not have this day.' },
});

const alreadyThere = (path: string): FieldError => ({
  path,
  message: { vi: 'Lịch đã có ngày này.', en: 'The calendar has this day already.' },
});

const conflict = (errors: FieldError[]): Refusal =>
  new Refusal(
    409,
    'calendar-conflict',
    {
      vi: 'Lịch làm việc đã khác với lúc soạn thay đổi này.',
      en: 'The calendar is not as this change expects it.',
    },
    {
      mend: {
        vi: 'Chưa có gì thay đổi. Xem lại lịch, sửa các ngày được nêu rồi gửi lại.',
        en: 'Nothing was changed. Look at the calendar, correct the days named here, and send it again.',
      },
      errors,
    },
  );
