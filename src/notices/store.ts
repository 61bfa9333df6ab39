import type { DossierEvent } from '../dossiers/index.ts';
import type { Queryable, Transaction } from '../kernel/database.ts';
import type { Text } from '../kernel/refusal.ts';
import type { Instant } from '../kernel/time.ts';
import type { Channel, CitizenKind, DeliveryState, OfficerKind, WeakChannel } from './model.ts';

export interface NewNotice {
  readonly id: string;
  readonly dossierId: string;
  /** What brought it about: the id of an event, or a level and a day. Told once to each over each channel. */
  readonly cause: string;
  readonly kind: CitizenKind | OfficerKind;
  /** Null: the applicant. */
  readonly personId: string | null;
  readonly channel: Channel;
  readonly subject: Text;
  readonly text: Text;
  /** How many short messages it is paid for as; null on other channels. */
  readonly parts: number | null;
}

/** What was told before is not told again. A page needs nobody to bring it anything. */
export async function insertNotice(tx: Transaction, n: NewNotice, now: Instant): Promise<void> {
  const state: DeliveryState = n.channel === 'page' ? 'sent' : 'pending';
  const rows = await tx`
    INSERT INTO notice (id, dossier_id, cause, kind, person_id, channel, subject, text, parts, state, created_at,
      next_try_at, sent_at)
    VALUES (${n.id}, ${n.dossierId}, ${n.cause}, ${n.kind}, ${n.personId}, ${n.channel}, ${tx.json(n.subject as never)},
      ${tx.json(n.text as never)}, ${n.parts}, ${state}, ${now}, ${n.channel === 'page' ? null : now},
      ${n.channel === 'page' ? now : null})
    ON CONFLICT DO NOTHING RETURNING id`;
  // Pages that are open hear of it when it is committed.
  if (rows.length === 1 && n.personId) await tx`SELECT pg_notify('notice_made', ${n.personId})`;
}

/** From here on events are told. What happened before the first process began stays untold. */
export async function beginTelling(db: Queryable, now: Instant): Promise<void> {
  await db`
    INSERT INTO notice_start (after, at) SELECT coalesce(max(id), 0), ${now} FROM outbox ON CONFLICT DO NOTHING`;
}

export type OutboxEvent = DossierEvent & {
  readonly outboxId: number;
  readonly eventId: string;
  readonly dossierId: string;
  readonly code: string;
  readonly actor: string | null;
  readonly at: Instant;
};

/** What is next to be told, held until the transaction ends; other processes take what is behind it. */
export async function takeUntold(tx: Transaction, limit: number): Promise<OutboxEvent[]> {
  return tx<OutboxEvent[]>`
    SELECT o.id AS "outboxId", e.id AS "eventId", e.stream AS "dossierId", d.code, e.kind, e.data, e.actor, e.at
    FROM outbox o JOIN event e ON e.id = o.event_id JOIN dossier d ON d.id = e.stream
    WHERE o.sent_at IS NULL AND o.id > (SELECT after FROM notice_start) AND o.topic LIKE 'dossier.%'
    ORDER BY o.id LIMIT ${limit} FOR UPDATE OF o SKIP LOCKED`;
}

export async function markTold(tx: Transaction, outboxId: number, now: Instant): Promise<void> {
  await tx`UPDATE outbox SET sent_at = ${now} WHERE id = ${outboxId}`;
}

/** Of the registers nobody is told here. */
export async function passOverOthers(db: Queryable, now: Instant): Promise<void> {
  await db`
    UPDATE outbox SET sent_at = ${now}
    WHERE sent_at IS NULL AND id > (SELECT after FROM notice_start) AND topic NOT LIKE 'dossier.%'`;
}

/** Removes what was told long ago, the oldest first, and what nobody will be told. @returns how many. */
export async function forgetTold(db: Queryable, before: Instant, limit: number): Promise<number> {
  const gone = await db`
    DELETE FROM outbox WHERE id IN (
      SELECT o.id FROM outbox o JOIN event e ON e.id = o.event_id
      WHERE o.sent_at < ${before} OR (o.id <= (SELECT after FROM notice_start) AND e.at < ${before})
      ORDER BY o.id LIMIT ${limit} FOR UPDATE OF o SKIP LOCKED)
    RETURNING id`;
  return gone.length;
}

/** A message that this process is to carry now. */
export interface Claimed {
  readonly id: string;
  readonly dossierId: string;
  readonly code: string;
  readonly personId: string | null;
  readonly channel: WeakChannel;
  readonly subject: Text;
  readonly text: Text;
  /** This one included. */
  readonly tries: number;
  /** The last try has no answer: it may have gone out. */
  readonly unanswered: boolean;
}

/**
 * Takes messages that are due, for as long as the lease. It counts as unanswered until somebody says otherwise: a
 * process that dies while it sends leaves exactly that behind.
 */
export async function claim(
  db: Queryable,
  {
    channels,
    now,
    until,
    limit,
  }: { channels: readonly WeakChannel[]; now: Instant; until: Instant; limit: number },
): Promise<Claimed[]> {
  return db<Claimed[]>`
    WITH due AS (
      SELECT id, unanswered FROM notice
      WHERE state IN ('pending', 'failed') AND channel = ANY(${channels as string[]}) AND next_try_at <= ${now}
      ORDER BY next_try_at, id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    UPDATE notice n SET tries = n.tries + 1, next_try_at = ${until}, unanswered = true
    FROM due, dossier d WHERE n.id = due.id AND d.id = n.dossier_id
    RETURNING n.id, n.dossier_id AS "dossierId", d.code, n.person_id AS "personId", n.channel, n.subject, n.text,
      n.tries, due.unanswered`;
}

export async function markSent(db: Queryable, id: string, now: Instant): Promise<void> {
  await db`
    UPDATE notice SET state = 'sent', sent_at = ${now}, next_try_at = NULL, unanswered = false, trouble = NULL
    WHERE id = ${id}`;
}

/** Unless another process has tried it meanwhile. @param next null: not by itself any more. */
export async function markFailed(
  db: Queryable,
  { id, tries }: Pick<Claimed, 'id' | 'tries'>,
  { next, unanswered, trouble }: { next: Instant | null; unanswered: boolean; trouble: string },
): Promise<void> {
  await db`
    UPDATE notice SET state = ${next ? 'failed' : 'given-up'}, next_try_at = ${next}, unanswered = ${unanswered},
      trouble = ${trouble}
    WHERE id = ${id} AND tries = ${tries} AND state <> 'sent'`;
}

export interface GivenUp {
  readonly id: string;
  readonly dossierId: string;
  readonly code: string;
}

/** Gives up what was made before a moment and is not being tried. */
export async function giveUp(tx: Transaction, before: Instant, now: Instant): Promise<GivenUp[]> {
  return tx<GivenUp[]>`
    WITH old AS (
      SELECT id FROM notice
      WHERE state IN ('pending', 'failed') AND coalesce(retried_at, created_at) < ${before} AND next_try_at <= ${now}
      LIMIT 200 FOR UPDATE SKIP LOCKED)
    UPDATE notice n SET state = 'given-up', next_try_at = NULL, trouble = coalesce(n.trouble, 'not-configured')
    FROM old, dossier d WHERE n.id = old.id AND d.id = n.dossier_id
    RETURNING n.id, n.dossier_id AS "dossierId", d.code`;
}
