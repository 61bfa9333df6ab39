import { z } from 'zod';
import type { SignedIn } from '../identity/index.ts';
import type { Queryable } from '../kernel/database.ts';
import { notFound, Refusal, type Text } from '../kernel/refusal.ts';
import type { Instant } from '../kernel/time.ts';
import { dayOf } from '../kernel/time.ts';
import type { Command, System } from '../ledger/index.ts';
import { positionsOf } from '../organization/index.ts';
import { type Channel, type DeliveryState, deliveryStates } from './model.ts';

/** One line of an officer's own list. */
export interface OwnNotice {
  readonly id: string;
  readonly code: string;
  readonly kind: string;
  readonly text: Text;
  readonly at: Instant;
  readonly read: boolean;
}

export interface OwnNotices {
  readonly items: readonly OwnNotice[];
  readonly unread: number;
}

const MOST = 100;

/** What was told to a person, the latest first, and how much of it was not read. */
export async function noticesOf({ db }: System, { personId }: SignedIn): Promise<OwnNotices> {
  const mine = db`n.person_id = ${personId} AND n.channel = 'page'`;
  const [items, [count]] = await Promise.all([
    db<OwnNotice[]>`
      SELECT n.id, d.code, n.kind, n.text, n.created_at AS at, n.read_at IS NOT NULL AS read
      FROM notice n JOIN dossier d ON d.id = n.dossier_id
      WHERE ${mine} ORDER BY n.created_at DESC, n.id DESC LIMIT ${MOST}`,
    db<{ unread: number }[]>`SELECT count(*) AS unread FROM notice n WHERE ${mine} AND n.read_at IS NULL`,
  ]);
  return { items, unread: count!.unread };
}

export const readNoticesSchema = z.object({
  /** Read up to this one; what has come since stays unread. */
  upTo: z.uuid(),
});

/** An officer has seen the list. */
export const readNotices: Command<z.infer<typeof readNoticesSchema>, { read: number }> = {
  kind: 'notice.read',
  input: readNoticesSchema,
  async handle({ upTo }, { tx, actor, at }) {
    if (actor.kind !== 'person') return { read: 0 };
    const rows = await tx`
      UPDATE notice SET read_at = ${at}
      WHERE person_id = ${actor.personId} AND channel = 'page' AND read_at IS NULL
        AND (created_at, id) <= (SELECT created_at, id FROM notice WHERE id = ${upTo})
      RETURNING id`;
    return { read: rows.length };
  },
};

/** A message to a citizen, as the office sees it: never with the address it went to. */
export interface SentNotice {
  readonly id: string;
  readonly code: string;
  readonly kind: string;
  readonly channel: Exclude<Channel, 'page'>;
  readonly text: Text;
  readonly parts: number | null;
  readonly state: DeliveryState;
  readonly tries: number;
  readonly trouble: string | null;
  readonly createdAt: Instant;
  readonly nextTryAt: Instant | null;
  readonly sentAt: Instant | null;
}

export interface SentNotices {
  readonly items: readonly SentNotice[];
  readonly counts: Readonly<Record<DeliveryState, number>>;
}

const control = (person: Pick<SignedIn, 'positions'>): readonly string[] =>
  person.positions
    .filter(({ rank }) => rank === 'procedure-control' || rank === 'administrator')
    .map(({ unit }) => unit.id);

const notYours = () =>
  new Refusal(
    403,
    'control-needed',
    {
      vi: 'Chỉ cán bộ kiểm soát thủ tục hoặc quản trị viên xem được tin đã gửi.',
      en: 'Only procedure control and administrators see what was sent.',
    },
    {
      mend: {
        vi: 'Hãy nhờ cán bộ kiểm soát của cơ quan bạn.',
        en: 'Ask the procedure-control officer of your committee.',
      },
    },
  );

/**
 * What was sent to the applicants of a committee's one-stops, the latest first.
 * @throws Refusal 403 `control-needed`.
 */
export async function sentNotices(
  { db }: System,
  person: SignedIn,
  state: DeliveryState,
): Promise<SentNotices> {
  const committees = control(person);
  if (committees.length === 0) throw notYours();
  const from = ours(db, committees);
  const [items, counts] = await Promise.all([
    db<SentNotice[]>`
      SELECT n.id, d.code, n.kind, n.channel, n.text, n.parts, n.state, n.tries, n.trouble,
        n.created_at AS "createdAt", n.next_try_at AS "nextTryAt", n.sent_at AS "sentAt"
      ${from} AND n.state = ${state} ORDER BY n.created_at DESC, n.id DESC LIMIT ${MOST}`,
    db<{ state: DeliveryState; count: number }[]>`SELECT n.state, count(*) AS count ${from} GROUP BY n.state`,
  ]);
  const counted = new Map(counts.map((row) => [row.state, row.count]));
  return {
    items,
    counts: Object.fromEntries(deliveryStates.map((each) => [each, counted.get(each) ?? 0])) as Record<
      DeliveryState,
      number
    >,
  };
}

const ours = (db: Queryable, committees: readonly string[]) => db`
  FROM notice n JOIN dossier d ON d.id = n.dossier_id JOIN one_stop o ON o.id = d.one_stop_id
  WHERE n.channel <> 'page' AND o.unit_id = ANY(${committees as string[]}::uuid[])`;

export const retrySchema = z.object({ id: z.uuid() });

/**
 * Tries a message again that was given up, for as long as a new one.
 * @throws Refusal 403 `control-needed`, 404, 409 `not-given-up`.
 */
export const retryNotice: Command<z.infer<typeof retrySchema>, { id: string }> = {
  kind: 'notice.retry',
  input: retrySchema,
  async handle({ id }, { tx, actor, at }) {
    const positions = actor.kind === 'person' ? await positionsOf(tx, actor.personId, dayOf(at)) : [];
    const committees = control({ positions });
    if (committees.length === 0) throw notYours();
    const [notice] = await tx<{ state: DeliveryState }[]>`
      SELECT n.state ${ours(tx, committees)} AND n.id = ${id} FOR UPDATE OF n`;
    if (!notice) throw notFound({ vi: 'tin này', en: 'message' });
    if (notice.state !== 'given-up') {
      throw new Refusal(409, 'not-given-up', {
        vi: 'Tin này đã gửi, hoặc hệ thống vẫn đang tự gửi lại.',
        en: 'This message was sent, or is still being tried.',
      });
    }
    await tx`
      UPDATE notice SET state = 'pending', next_try_at = ${at}, retried_at = ${at}, tries = 0 WHERE id = ${id}`;
    return { id };
  },
};
