import type { z } from 'zod';
import { versionById } from '../checklists/index.ts';
import { storeBlob, writingDocx, writingPdf } from '../documents/index.ts';
import { type FigureName, type Measured, measureAll } from '../figures/index.ts';
import type { Queryable, Transaction } from '../kernel/database.ts';
import { Refusal } from '../kernel/refusal.ts';
import { dayOf, type Instant, instant } from '../kernel/time.ts';
import { type Command, canonicalJson, personIdOf, sha256 } from '../ledger/index.ts';
import { figuresOf, resultsOf } from './findings.ts';
import { addendumSchema, drawSchema, signSchema } from './input.ts';
import { type MinutesContent, minutesWriting, pointsAt } from './minutes.ts';
import type { Side, SurveySession } from './model.ts';
import { difficultiesOf, entriesOf, lockSession, raisedAt, setSessionState } from './session-store.ts';
import { noSession, recordAt, refuseUnlessOn } from './sessions.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The figures beside the items of a session, as of a moment. */
export async function measuredAt(db: Queryable, session: SurveySession, at: Instant) {
  const { definition } = (await versionById(db, session.checklistVersionId))!;
  return measureAll(db, figuresOf(definition), { unitId: session.unitId, at });
}

/** The figures as they were when the minutes were drawn: what is counted today may be another number already. */
async function frozenAt(tx: Transaction, sessionId: string): Promise<Map<FigureName, Measured>> {
  const rows = await tx<(Measured & { figure: string })[]>`
    SELECT figure, value, at, query, rows, encode(rows_sha256, 'hex') AS "rowsSha256"
    FROM frozen_figure WHERE session_id = ${sessionId}`;
  return new Map(
    rows.map(({ figure, ...measured }) => {
      const [name, version] = figure.split('@') as [FigureName, string];
      return [name, { ...measured, name, version: Number(version) }];
    }),
  );
}

async function contentOf(
  tx: Transaction,
  session: SurveySession,
  endsAt: Instant,
  measured: ReadonlyMap<FigureName, Measured>,
): Promise<MinutesContent> {
  const version = (await versionById(tx, session.checklistVersionId))!;
  const entries = await entriesOf(tx, session.id);
  const on = dayOf(session.beginsAt);
  const [frame] = await tx<[Pick<MinutesContent, 'campaign' | 'group' | 'unit' | 'day' | 'half'>]>`
    SELECT v.day, v.half,
      jsonb_build_object('name', c.name, 'purposes', c.purposes,
        'document', jsonb_build_object('number', l.number, 'issuedOn', l.issued_on, 'issuer', l.issuer, 'signer', l.signer,
          'title', l.title),
        'head', (SELECT jsonb_build_object('name', p.name, 'title', ${titleOn(tx, on)})
          FROM survey_member m JOIN person p ON p.id = m.person_id
          WHERE m.campaign_id = c.id AND m.group_id IS NULL AND m.role = 'head' AND m.validity @> ${on}::date LIMIT 1),
        'groups', (SELECT count(*) FROM survey_group WHERE campaign_id = c.id),
        'units', (SELECT count(*) FROM campaign_unit k
          JOIN unit_version d ON d.unit_id = k.unit_id AND d.validity @> ${on}::date AND d.level = 'district'
          WHERE k.campaign_id = c.id)) AS campaign,
      jsonb_build_object('number', g.number, 'name', g.name,
        'head', (SELECT jsonb_build_object('name', p.name, 'title', ${titleOn(tx, on)})
          FROM survey_member m JOIN person p ON p.id = m.person_id
          WHERE m.group_id = g.id AND m.role = 'head' AND m.validity @> ${on}::date LIMIT 1)) AS "group",
      jsonb_build_object('name', u.name, 'upper', o.name,
        'place', coalesce((SELECT name FROM territory_version t WHERE t.territory_id = u.territory_id
          ORDER BY t.validity @> ${on}::date DESC LIMIT 1), '')) AS unit
    FROM survey_session s
    JOIN visit v ON v.id = s.visit_id
    JOIN campaign c ON c.id = s.campaign_id
    JOIN legal_document l ON l.id = c.legal_document_id
    JOIN survey_group g ON g.id = v.group_id
    JOIN LATERAL (SELECT * FROM unit_version u WHERE u.unit_id = s.unit_id
      ORDER BY u.validity @> ${on}::date DESC, u.validity DESC LIMIT 1) u ON true
    LEFT JOIN unit_version o ON o.unit_id = u.parent_id AND o.validity @> ${on}::date
    WHERE s.id = ${session.id}`;
  const evidence = await tx<{ name: string; sha256: string; item: string | null }[]>`
    SELECT name, encode(sha256, 'hex') AS sha256, item FROM evidence
    WHERE session_id = ${session.id} AND blob_sha256 IS NOT NULL ORDER BY received_at, id`;
  return {
    ...frame,
    place: session.place,
    beginsAt: session.beginsAt,
    endsAt,
    attendees: session.attendees,
    agenda: session.agenda,
    checklist: { title: version.definition.title, version: version.number },
    definition: version.definition,
    results: resultsOf(version.definition, entries, measured),
    points: pointsAt(version.definition, entries),
    evidence: [...evidence],
    difficulties: [...(await difficultiesOf(tx, session.id))],
    recommendations: [...(await raisedAt(tx, session.id))],
  };
}

/** The title of the first position that `p` holds on a day. */
const titleOn = (tx: Transaction, on: string) => tx`coalesce((
  SELECT n.title ->> 'vi' FROM assignment a JOIN position n ON n.id = a.position_id AND n.validity @> ${on}::date
  WHERE a.person_id = p.id AND a.validity @> ${on}::date ORDER BY n.id LIMIT 1), '')`;

const hashOf = (content: MinutesContent): string => sha256(canonicalJson(content)).toString('hex');

/**
 * Draws up the minutes, to be read back: from now on what both sides sign is fixed by its hash. Drawn again, they take
 * the place of the first, as long as nobody has signed; signatures under older minutes fall away.
 */
export const drawMinutes: Command<z.infer<typeof drawSchema>, { sha256: string }> = {
  kind: 'survey.draw-minutes',
  input: drawSchema,
  async handle({ session: id, endsAt: typed }, context) {
    const { tx, actor, at } = context;
    const session = await openTo(tx, id);
    await refuseUnlessOn(tx, 'team', session, personIdOf(actor), context);
    const endsAt = instant(typed);
    const measured = await measuredAt(tx, session, endsAt);
    const content = await contentOf(tx, session, endsAt, measured);
    const hash = hashOf(content);
    const writing = minutesWriting(content, null);
    const [pdf, docx] = [await writingPdf(writing), await writingDocx(writing)];
    const pdfId = await storeBlob(tx, pdf, 'application/pdf', at);
    const docxId = await storeBlob(tx, docx, DOCX, at);
    await tx`DELETE FROM minutes_signature WHERE session_id = ${id}`;
    await tx`
      INSERT INTO minutes (session_id, content, sha256, docx_sha256, pdf_sha256, drawn_at)
      VALUES (${id}, ${tx.json(content as never)}, decode(${hash}, 'hex'), ${docxId}, ${pdfId}, ${at})
      ON CONFLICT (session_id) DO UPDATE SET content = excluded.content, sha256 = excluded.sha256,
        docx_sha256 = excluded.docx_sha256, pdf_sha256 = excluded.pdf_sha256, drawn_at = excluded.drawn_at`;
    await tx`DELETE FROM frozen_figure WHERE session_id = ${id}`;
    for (const item of content.definition.sections.flatMap((section) => section.items)) {
      const figure = item.figure === null ? undefined : measured.get(item.figure as FigureName);
      if (!figure) continue;
      await tx`
        INSERT INTO frozen_figure (session_id, item, figure, value, at, query, row_count, rows_sha256, rows)
        VALUES (${id}, ${item.name}, ${`${figure.name}@${figure.version}`}, coalesce(${tx.json(figure.value as never)}, 'null'),
          ${figure.at}, ${figure.query}, ${figure.rows.length}, decode(${figure.rowsSha256}, 'hex'),
          ${tx.json(figure.rows as never)})`;
    }
    await setSessionState(tx, id, 'reading', endsAt, null);
    await recordAt(context, id, 'survey.minutes-drawn', { sha256: hash });
    return { sha256: hash };
  },
};

async function openTo(tx: Transaction, id: string): Promise<SurveySession> {
  const session = await lockSession(tx, id);
  if (!session) throw noSession();
  if (session.state === 'signed') throw alreadySigned();
  return session;
}

const alreadySigned = () =>
  new Refusal(
    409,
    'session-signed',
    {
      vi: 'Biên bản này hai bên đã ký, không sửa được nữa.',
      en: 'Both sides have signed these minutes; nothing changes them any more.',
    },
    { mend: { vi: 'Hãy lập biên bản bổ sung.', en: 'Write an addendum.' } },
  );

/**
 * Signs the minutes as they were read, for one side of the table. With the second signature they are closed for ever.
 * Who signs what they signed already gets the same answer.
 * @throws Refusal 409 `minutes-changed` when they are no longer what was read; `session-signed`.
 */
export const signMinutes: Command<z.infer<typeof signSchema>, { signed: boolean }> = {
  kind: 'survey.sign',
  input: signSchema,
  async handle({ session: id, side, sha256: read }, context) {
    const { tx, actor, at } = context;
    const personId = personIdOf(actor);
    const session = await lockSession(tx, id);
    if (!session) throw noSession();
    await refuseUnlessOn(tx, side, session, personId, context);
    const [minutes] = await tx<{ sha256: string }[]>`
      SELECT encode(sha256, 'hex') AS sha256 FROM minutes WHERE session_id = ${id}`;
    const signatures = await tx<{ side: Side; personId: string }[]>`
      SELECT side, person_id AS "personId" FROM minutes_signature WHERE session_id = ${id}`;
    if (signatures.some((one) => one.side === side && one.personId === personId) && minutes?.sha256 === read)
      return { signed: session.state === 'signed' };
    if (session.state === 'signed') throw alreadySigned();
    const now = minutes && hashOf(await contentOf(tx, session, session.endsAt ?? at, await frozenAt(tx, id)));
    if (minutes?.sha256 !== read || now !== read) {
      throw new Refusal(
        409,
        'minutes-changed',
        {
          vi: 'Nội dung đã thay đổi sau khi lập biên bản. Chưa có gì được ký.',
          en: 'Something changed after the minutes were drawn. Nothing was signed.',
        },
        {
          mend: {
            vi: 'Hãy lập lại biên bản, đọc lại rồi ký.',
            en: 'Draw the minutes again, read them and sign.',
          },
        },
      );
    }
    await tx`
      INSERT INTO minutes_signature (session_id, side, person_id, name, title, sha256, signed_at)
      SELECT ${id}, ${side}, p.id, p.name, jsonb_build_object('vi', ${titleOn(tx, dayOf(at))}), decode(${read}, 'hex'), ${at}
      FROM person p WHERE p.id = ${personId}
      ON CONFLICT (session_id, side) DO UPDATE SET person_id = excluded.person_id, name = excluded.name,
        title = excluded.title, sha256 = excluded.sha256, signed_at = excluded.signed_at`;
    const signed = signatures.some((one) => one.side !== side);
    if (signed) await close(tx, session, at);
    await recordAt(context, id, 'survey.signed', { side, sha256: read });
    return { signed };
  },
};

/** The papers with both names under them; then nothing of the session changes any more. */
async function close(tx: Transaction, session: SurveySession, at: Instant): Promise<void> {
  const [kept] = await tx<
    [{ content: MinutesContent }]
  >`SELECT content FROM minutes WHERE session_id = ${session.id}`;
  const names = await tx<{ side: Side; name: string }[]>`
    SELECT side, name FROM minutes_signature WHERE session_id = ${session.id}`;
  const name = (side: Side) => names.find((one) => one.side === side)?.name ?? '';
  const writing = minutesWriting(kept.content, { team: name('team'), unit: name('unit') });
  const pdf = await storeBlob(tx, await writingPdf(writing), 'application/pdf', at);
  const docx = await storeBlob(tx, await writingDocx(writing), DOCX, at);
  await tx`UPDATE minutes SET pdf_sha256 = ${pdf}, docx_sha256 = ${docx} WHERE session_id = ${session.id}`;
  await tx`SELECT note_results(${session.id})`;
  await setSessionState(tx, session.id, 'signed', session.endsAt, at);
}

/** A correction to signed minutes, under a number of its own; the minutes stay as they were signed. */
export const addAddendum: Command<z.infer<typeof addendumSchema>, { number: number }> = {
  kind: 'survey.add-addendum',
  input: addendumSchema,
  async handle({ session: id, text }, context) {
    const { tx, actor, at } = context;
    const personId = personIdOf(actor);
    const session = await lockSession(tx, id);
    if (!session) throw noSession();
    await refuseUnlessOn(tx, 'team', session, personId, context);
    if (session.state !== 'signed') {
      throw new Refusal(409, 'not-signed', {
        vi: 'Biên bản chưa ký, hãy sửa ngay trong biên bản.',
        en: 'The minutes are not signed yet; change them.',
      });
    }
    const [row] = await tx<[{ number: number }]>`
      INSERT INTO minutes_addendum (session_id, number, text, person_id, at)
      SELECT ${id}, coalesce(max(number), 0) + 1, ${text}, ${personId}, ${at}
      FROM minutes_addendum WHERE session_id = ${id} RETURNING number`;
    await recordAt(context, id, 'survey.addendum', { number: row.number, text });
    return row;
  },
};
