import type { Answer } from '../checklists/index.ts';
import type { Queryable, Transaction } from '../kernel/database.ts';
import type { Text } from '../kernel/refusal.ts';
import type { Day, Instant } from '../kernel/time.ts';
import type { Level } from '../organization/index.ts';
import type { AnswerEntry, Attendee, Cause, HalfDay, SessionState, Side, SurveySession } from './model.ts';

/** A visit with what opening its session depends on. */
export interface VisitGround {
  readonly id: string;
  readonly campaignId: string;
  readonly campaignState: string;
  readonly unitId: string;
  readonly day: Day;
  readonly half: HalfDay;
  /** Null when the unit has ended since it was planned. */
  readonly level: Level | null;
  readonly checklistVersionId: string | null;
  readonly checklistState: string | null;
}

export async function visitGround(tx: Transaction, visitId: string, on: Day): Promise<VisitGround | null> {
  const [visit] = await tx<VisitGround[]>`
    SELECT v.id, v.campaign_id AS "campaignId", c.state AS "campaignState", v.unit_id AS "unitId", v.day, v.half,
      u.level, k.checklist_version_id AS "checklistVersionId", l.state AS "checklistState"
    FROM visit v JOIN campaign c ON c.id = v.campaign_id
    LEFT JOIN unit_version u ON u.unit_id = v.unit_id AND u.validity @> ${on}::date
    LEFT JOIN campaign_checklist k ON k.campaign_id = v.campaign_id AND k.level = u.level
    LEFT JOIN checklist_version l ON l.id = k.checklist_version_id
    WHERE v.id = ${visitId} FOR UPDATE OF v`;
  return visit ?? null;
}

const columns = (db: Queryable) => db`
  s.id, s.visit_id AS "visitId", s.campaign_id AS "campaignId", s.unit_id AS "unitId",
  (SELECT level FROM unit_version u WHERE u.unit_id = s.unit_id ORDER BY u.validity DESC LIMIT 1) AS level,
  s.checklist_version_id AS "checklistVersionId", s.state, s.place, s.begins_at AS "beginsAt", s.ends_at AS "endsAt",
  s.attendees, s.agenda, s.signed_at AS "signedAt"`;

export async function sessionById(db: Queryable, id: string): Promise<SurveySession | null> {
  const [session] = await db<SurveySession[]>`SELECT ${columns(db)} FROM survey_session s WHERE s.id = ${id}`;
  return session ?? null;
}

export async function sessionOfVisit(db: Queryable, visitId: string): Promise<SurveySession | null> {
  const [session] = await db<SurveySession[]>`
    SELECT ${columns(db)} FROM survey_session s WHERE s.visit_id = ${visitId}`;
  return session ?? null;
}

/** Held until the transaction ends: what is written and what is signed never cross. */
export async function lockSession(tx: Transaction, id: string): Promise<SurveySession | null> {
  const [session] = await tx<SurveySession[]>`
    SELECT ${columns(tx)} FROM survey_session s WHERE s.id = ${id} FOR UPDATE`;
  return session ?? null;
}

export const insertSession = (tx: Transaction, s: Omit<SurveySession, 'level' | 'endsAt' | 'signedAt'>) => tx`
  INSERT INTO survey_session (id, visit_id, campaign_id, unit_id, checklist_version_id, state, place, begins_at,
    attendees, agenda)
  VALUES (${s.id}, ${s.visitId}, ${s.campaignId}, ${s.unitId}, ${s.checklistVersionId}, ${s.state}, ${s.place},
    ${s.beginsAt}, ${tx.json(s.attendees as readonly Attendee[] as never)}, ${tx.json(s.agenda as never)})`;

export const setSessionState = (
  tx: Transaction,
  id: string,
  state: SessionState,
  endsAt: Instant | null,
  signedAt: Instant | null,
) =>
  tx`UPDATE survey_session SET state = ${state}, ends_at = ${endsAt}, signed_at = ${signedAt} WHERE id = ${id}`;

/** Every entry of a session, in the order in which they came. */
export const entriesOf = (db: Queryable, sessionId: string): Promise<AnswerEntry[]> => db<AnswerEntry[]>`
  SELECT id, item, side, value, note, replaces, person_id AS "personId", device, device_at AS "deviceAt"
  FROM answer_entry WHERE session_id = ${sessionId} ORDER BY received_at, id`;

/** @returns the ids that are known already, with whether they say the same. */
export async function knownEntries(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, KnownEntry>> {
  const rows = await tx<(KnownEntry & { id: string })[]>`
    SELECT id, session_id AS "sessionId", item, side, value FROM answer_entry WHERE id = ANY(${[...ids]}::uuid[])
    UNION ALL
    SELECT id, session_id, entry ->> 'item', entry ->> 'side', entry -> 'value' FROM late_answer
    WHERE id = ANY(${[...ids]}::uuid[])`;
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}
export interface KnownEntry {
  readonly sessionId: string;
  readonly item: string;
  readonly side: Side;
  readonly value: Answer | null;
}

export async function insertEntries(
  tx: Transaction,
  sessionId: string,
  entries: readonly AnswerEntry[],
  at: Instant,
) {
  if (entries.length === 0) return;
  await tx`
    INSERT INTO answer_entry (id, session_id, item, side, value, note, replaces, person_id, device, device_at, received_at)
    SELECT id, ${sessionId}, item, side, coalesce(value, 'null'), note,
      ARRAY(SELECT jsonb_array_elements_text(replaces)::uuid), "personId", device, "deviceAt", ${at}
    FROM jsonb_to_recordset(${tx.json(entries as never)}) AS e(id uuid, item text, side text, value jsonb, note text,
      replaces jsonb, "personId" uuid, device text, "deviceAt" timestamptz)`;
}

export async function insertLate(
  tx: Transaction,
  sessionId: string,
  entries: readonly AnswerEntry[],
  at: Instant,
) {
  for (const entry of entries) {
    await tx`INSERT INTO late_answer (id, session_id, entry, person_id, received_at)
      VALUES (${entry.id}, ${sessionId}, ${tx.json(entry as never)}, ${entry.personId}, ${at})`;
  }
}

export interface Difficulty {
  readonly id: string;
  readonly cause: Cause;
  readonly text: string;
  readonly procedure: string | null;
  readonly procedureName: Text | null;
  readonly document: string | null;
  readonly item: string | null;
}

export const difficultiesOf = (db: Queryable, sessionId: string): Promise<Difficulty[]> => db<Difficulty[]>`
  SELECT f.id, f.cause, f.text, f.procedure_code AS procedure, l.number AS document, f.item,
    (SELECT v.name FROM procedure p JOIN procedure_version v ON v.procedure_id = p.id
      WHERE p.code = f.procedure_code ORDER BY v.validity DESC LIMIT 1) AS "procedureName"
  FROM difficulty f LEFT JOIN legal_document l ON l.id = f.legal_document_id
  WHERE f.session_id = ${sessionId} ORDER BY f.at, f.id`;

export interface Raised {
  readonly id: string;
  readonly number: number;
  readonly cause: Cause;
  readonly text: string;
  readonly state: 'raised' | 'answered' | 'carried' | 'replied' | 'verified';
  readonly reply: string | null;
  readonly replyBasis: string | null;
  readonly repliedBy: string | null;
}

/** What was asked for at a session, and what was answered to it so far. */
export const raisedAt = (db: Queryable, sessionId: string): Promise<Raised[]> => db<Raised[]>`
  SELECT r.id, r.number, r.cause, r.text, r.state, r.reply, r.reply_basis AS "replyBasis", p.name AS "repliedBy"
  FROM recommendation r LEFT JOIN person p ON p.id = r.replied_by
  WHERE r.session_id = ${sessionId} ORDER BY r.number`;
