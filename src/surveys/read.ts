import { versionById } from '../checklists/index.ts';
import type { Queryable } from '../kernel/database.ts';
import { notFound, type Text } from '../kernel/refusal.ts';
import { type Day, dayOf, type Instant } from '../kernel/time.ts';
import { evidenceOf } from './evidence.ts';
import { resultsOf } from './findings.ts';
import type { Side } from './model.ts';
import { isOnTeam, refusals, sidesOf, speaksFor } from './permission.ts';
import { difficultiesOf, entriesOf, raisedAt, sessionById } from './session-store.ts';
import { noSession } from './sessions.ts';
import { measuredAt } from './signing.ts';

/** The sessions and visits, from a day on, of the groups that a person belongs to. */
export const visitsFor = (db: Queryable, personId: string, from: Day) => db<
  {
    visit: string;
    session: string | null;
    campaign: string;
    unit: { vi: string; en: string };
    day: Day;
    half: string;
    state: string | null;
  }[]
>`
  SELECT v.id AS visit, s.id AS session, c.slug AS campaign, v.day, v.half, s.state,
    (SELECT u.name FROM unit_version u WHERE u.unit_id = v.unit_id
      ORDER BY u.validity @> v.day DESC, u.validity DESC LIMIT 1) AS unit
  FROM visit v JOIN campaign c ON c.id = v.campaign_id AND c.state = 'running'
  LEFT JOIN survey_session s ON s.visit_id = v.id
  WHERE v.day >= ${from} AND EXISTS (SELECT FROM survey_member m WHERE m.campaign_id = v.campaign_id
    AND (m.group_id = v.group_id OR m.group_id IS NULL) AND m.person_id = ${personId} AND m.validity @> v.day)
  ORDER BY v.day, v.half DESC, v.within_id NULLS FIRST`;

/** @throws Refusal 404, or 403 for who is on neither side of the table. */
export async function sessionFor(db: Queryable, id: string, personId: string, at: Instant) {
  const session = await sessionById(db, id);
  if (!session) throw noSession();
  const on = dayOf(at);
  const allowed =
    (await isOnTeam(db, session.visitId, personId, on)) ||
    (await speaksFor(db, session.unitId, personId, on));
  if (!allowed) throw refusals.notOnSide('team');
  return session;
}

/** Everything of a session: what is asked, answered, counted, and where they differ. */
export async function readSession(db: Queryable, id: string, personId: string, at: Instant) {
  const session = await sessionFor(db, id, personId, at);
  const [version, entries, difficulties, recommendations, evidence] = await Promise.all([
    versionById(db, session.checklistVersionId),
    entriesOf(db, id),
    difficultiesOf(db, id),
    raisedAt(db, id),
    evidenceOf(db, id),
  ]);
  const measured = await measuredAt(db, session, session.endsAt ?? at);
  const [minutes] = await db<{ sha256: string }[]>`
    SELECT encode(sha256, 'hex') AS sha256 FROM minutes WHERE session_id = ${id}`;
  const signatures = await db<{ side: Side; name: string; signedAt: Instant }[]>`
    SELECT side, name, signed_at AS "signedAt" FROM minutes_signature WHERE session_id = ${id} ORDER BY signed_at`;
  const [place] = await db<{ unit: Text; campaign: Text; day: Day; half: string }[]>`
    SELECT c.name AS campaign, v.day, v.half, (SELECT u.name FROM unit_version u WHERE u.unit_id = v.unit_id
      ORDER BY u.validity @> v.day DESC, u.validity DESC LIMIT 1) AS unit
    FROM visit v JOIN campaign c ON c.id = v.campaign_id WHERE v.id = ${session.visitId}`;
  const addenda = await db<{ number: number; text: string; at: Instant }[]>`
    SELECT number, text, at FROM minutes_addendum WHERE session_id = ${id} ORDER BY number`;
  return {
    session,
    definition: version!.definition,
    results: resultsOf(version!.definition, entries, measured),
    entries,
    difficulties,
    recommendations,
    evidence,
    minutes: minutes?.sha256 ?? null,
    signatures,
    addenda,
    ...place!,
    /** For which sides of the table the reader may act. */
    sides: await sidesOf(db, session, personId, dayOf(at)),
  };
}

/** The minutes as they are now. @throws Refusal 404 when none are drawn. */
export async function minutesFile(
  db: Queryable,
  id: string,
  personId: string,
  at: Instant,
  kind: 'pdf' | 'docx',
) {
  await sessionFor(db, id, personId, at);
  const [file] = await db<{ bytes: Buffer }[]>`
    SELECT b.bytes FROM minutes m
    JOIN blob b ON b.sha256 = ${kind === 'pdf' ? db`m.pdf_sha256` : db`m.docx_sha256`} WHERE m.session_id = ${id}`;
  if (!file) throw notFound({ vi: 'biên bản này', en: 'minutes' });
  return file.bytes;
}
