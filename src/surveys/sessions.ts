import type { z } from 'zod';
import { versionById } from '../checklists/index.ts';
import type { Transaction } from '../kernel/database.ts';
import { notFound, Refusal, type Text } from '../kernel/refusal.ts';
import { dayOf, instant } from '../kernel/time.ts';
import { type Command, type CommandContext, canonicalJson, personIdOf } from '../ledger/index.ts';
import { difficultySchema, entriesSchema, openSchema, requestSchema } from './input.ts';
import type { AnswerEntry, Side, SurveySession } from './model.ts';
import { isOnTeam, refusals, speaksFor } from './permission.ts';
import {
  insertEntries,
  insertLate,
  insertSession,
  knownEntries,
  lockSession,
  sessionOfVisit,
  visitGround,
} from './session-store.ts';

export const noSession = () => notFound({ vi: 'buổi khảo sát này', en: 'survey session' });

/** What happens at a session, in the chain of the surveys. */
export async function recordAt(
  { tx, record }: Pick<CommandContext, 'tx' | 'record'>,
  stream: string,
  kind: string,
  data: object,
): Promise<void> {
  const [last] = await tx<
    { last: number | null }[]
  >`SELECT max(stream_seq) AS last FROM event WHERE stream = ${stream}`;
  record('surveys', [{ stream, streamSeq: (last?.last ?? 0) + 1, kind, data }]);
}

/** @throws Refusal 403 unless the person belongs to that side of the table. */
export async function refuseUnlessOn(
  tx: Transaction,
  side: Side,
  { visitId, unitId }: Pick<SurveySession, 'visitId' | 'unitId'>,
  personId: string,
  { at }: Pick<CommandContext, 'at'>,
): Promise<void> {
  const on = dayOf(at);
  const allowed = side === 'team' ? isOnTeam(tx, visitId, personId, on) : speaksFor(tx, unitId, personId, on);
  if (!(await allowed)) throw refusals.notOnSide(side);
}

const refused = (code: string, vi: string, en: string, mend?: Text) =>
  new Refusal(409, code, { vi, en }, mend ? { mend } : {});

/** Opens the session of a visit; who opens it again gets the one that is open. */
export const openSession: Command<z.infer<typeof openSchema>, { id: string }> = {
  kind: 'survey.open-session',
  input: openSchema,
  async handle({ visit: visitId, place, attendees, agenda, beginsAt }, context) {
    const { tx, actor, at, newId } = context;
    const visit = await visitGround(tx, visitId, dayOf(at));
    if (!visit) throw notFound({ vi: 'buổi làm việc này trong lịch khảo sát', en: 'visit in the itinerary' });
    const { campaignId, unitId, checklistVersionId } = visit;
    await refuseUnlessOn(tx, 'team', { visitId, unitId }, personIdOf(actor), { at });
    const known = await sessionOfVisit(tx, visitId);
    if (known) return { id: known.id };
    if (visit.campaignState !== 'running')
      throw refused(
        'campaign-not-running',
        'Đợt khảo sát chưa bắt đầu hoặc đã kết thúc.',
        'The campaign is not running.',
      );
    if (visit.level === null)
      throw refused(
        'unit-ended',
        'Đơn vị này đã kết thúc hoạt động sau khi lập lịch. Lịch vẫn còn.',
        'This unit has ended since the itinerary was drawn up. The itinerary was kept.',
        { vi: 'Hãy xếp lịch cho đơn vị kế thừa.', en: 'Plan a visit to its successor.' },
      );
    if (!checklistVersionId || visit.checklistState === 'withdrawn')
      throw refused(
        'checklist-withdrawn',
        'Phiếu khảo sát dùng cho cấp này đã bị rút hoặc chưa có.',
        'The checklist for this level was withdrawn, or there is none.',
        { vi: 'Hãy chọn phiếu khác trong kế hoạch.', en: 'Choose another in the plan.' },
      );
    const id = newId();
    const session = {
      id,
      visitId,
      campaignId,
      unitId,
      checklistVersionId,
      state: 'open',
      place,
      beginsAt: beginsAt === null ? at : instant(beginsAt),
      attendees,
      agenda,
    } as const;
    await insertSession(tx, session);
    await recordAt(context, id, 'survey.session-opened', { visitId, unitId, checklistVersionId });
    return { id };
  },
};

/** An entry says the same when it was sent before; the rest of it is about how it was sent. */
const saysTheSame = (a: object, b: object): boolean => canonicalJson(a) === canonicalJson(b);

export interface Accepted {
  readonly accepted: readonly string[];
  /** Came after the minutes were signed: kept, for an addendum. */
  readonly late: readonly string[];
  /** Minutes by which the device's clock is off, when more than ten. */
  readonly deviceMinutesOff: number | null;
}

/**
 * Takes answers from a device; each counts once, however often it is sent. Whatever clock the device has, what it says
 * is kept beside the moment of receipt.
 * @throws Refusal 409 `entry-id-reused` when an id was used for another answer, 422 `unknown-item`.
 */
export const recordAnswers: Command<z.infer<typeof entriesSchema>, Accepted> = {
  kind: 'survey.answer',
  input: entriesSchema,
  async handle({ session: id, entries }, context) {
    const { tx, actor, at } = context;
    const personId = personIdOf(actor);
    const session = await lockSession(tx, id);
    if (!session) throw noSession();
    for (const side of new Set(entries.map((entry) => entry.side)))
      await refuseUnlessOn(tx, side, session, personId, context);
    const { definition } = (await versionById(tx, session.checklistVersionId))!;
    const items = new Set(definition.sections.flatMap((section) => section.items.map((item) => item.name)));
    const strangers = entries.filter(({ item }) => !items.has(item));
    if (strangers.length > 0) {
      throw new Refusal(422, 'unknown-item', {
        vi: `Phiếu khảo sát không có nội dung: ${strangers.map(({ item }) => item).join(', ')}. Chưa có gì được ghi.`,
        en: `The checklist has no such items: ${strangers.map(({ item }) => item).join(', ')}. Nothing was saved.`,
      });
    }
    const known = await knownEntries(
      tx,
      entries.map((entry) => entry.id),
    );
    for (const { id: entryId, item, side, value } of entries) {
      const before = known.get(entryId);
      if (before && !saysTheSame(before, { sessionId: id, item, side, value })) {
        throw refused(
          'entry-id-reused',
          'Một câu trả lời dùng lại mã của câu khác. Chưa có gì được ghi.',
          'An answer has the id of another one. Nothing was saved.',
        );
      }
    }
    const fresh: AnswerEntry[] = entries
      .filter((entry) => !known.has(entry.id))
      .map(({ deviceAt, ...entry }) => ({ ...entry, personId, deviceAt: instant(deviceAt) }));
    const late = session.state === 'signed';
    await (late ? insertLate(tx, id, fresh, at) : insertEntries(tx, id, fresh, at));
    if (fresh.length > 0)
      await recordAt(context, id, late ? 'survey.answered-late' : 'survey.answered', {
        entries: fresh.map((e) => e.id),
      });
    const off = Math.round((Date.parse(entries.at(-1)!.deviceAt) - Date.parse(at)) / 60_000);
    return {
      accepted: entries.map((entry) => entry.id),
      late: late ? fresh.map((entry) => entry.id) : [],
      deviceMinutesOff: off > 10 || off < -7 * 24 * 60 ? off : null,
    };
  },
};

async function documentId(tx: Transaction, slug: string | null): Promise<string | null> {
  if (slug === null) return null;
  const [document] = await tx<{ id: string }[]>`SELECT id FROM legal_document WHERE slug = ${slug}`;
  if (!document) throw notFound({ vi: `văn bản “${slug}”`, en: `document “${slug}”` });
  return document.id;
}

const openFor = async (
  tx: Transaction,
  id: string,
  personId: string,
  context: CommandContext,
): Promise<SurveySession> => {
  const session = await lockSession(tx, id);
  if (!session) throw noSession();
  await refuseUnlessOn(tx, 'team', session, personId, context);
  if (session.state === 'signed')
    throw refused(
      'session-signed',
      'Biên bản đã ký. Hãy ghi vào biên bản bổ sung.',
      'The minutes are signed. Write an addendum.',
    );
  return session;
};

/** Notes a difficulty that was named at the table, under its cause; once for each id. */
export const noteDifficulty: Command<z.infer<typeof difficultySchema>, { id: string }> = {
  kind: 'survey.note-difficulty',
  input: difficultySchema,
  async handle({ session: sessionId, id, cause, text, procedure, document, item }, context) {
    const { tx, actor, at } = context;
    const personId = personIdOf(actor);
    const session = await openFor(tx, sessionId, personId, context);
    const rows = await tx`
      INSERT INTO difficulty (id, session_id, cause, text, unit_id, procedure_code, legal_document_id, item, person_id, at)
      VALUES (${id}, ${sessionId}, ${cause}, ${text}, ${session.unitId}, ${procedure}, ${await documentId(tx, document)},
        ${item}, ${personId}, ${at})
      ON CONFLICT DO NOTHING RETURNING id`;
    if (rows.length > 0) await recordAt(context, sessionId, 'survey.difficulty-noted', { id, cause });
    return { id };
  },
};

/** Takes down what the unit asks for; once for each id. */
export const raiseRecommendation: Command<z.infer<typeof requestSchema>, { id: string; number: number }> = {
  kind: 'survey.raise-recommendation',
  input: requestSchema,
  async handle(
    { session: sessionId, id, cause, text, procedure, document, difficulty, public: shown },
    context,
  ) {
    const { tx, actor, at } = context;
    const session = await openFor(tx, sessionId, personIdOf(actor), context);
    const [row] = await tx<{ number: number }[]>`
      INSERT INTO recommendation (id, unit_id, session_id, difficulty_id, cause, procedure_code, legal_document_id, text,
        raised_at, state, public)
      VALUES (${id}, ${session.unitId}, ${sessionId}, ${difficulty}, ${cause}, ${procedure},
        ${await documentId(tx, document)}, ${text}, ${at}, 'raised', ${shown})
      ON CONFLICT (id) DO NOTHING RETURNING number`;
    if (row) await recordAt(context, id, 'recommendation.raised', { sessionId, cause });
    const [known] = await tx<[{ number: number }]>`SELECT number FROM recommendation WHERE id = ${id}`;
    return { id, number: known.number };
  },
};
