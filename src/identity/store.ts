import { batched } from '../kernel/batched.ts';
import type { Queryable, Transaction } from '../kernel/database.ts';
import { dayOf, type Instant } from '../kernel/time.ts';
import { heldPositions } from '../organization/index.ts';
import type { SignedIn } from './model.ts';

export async function insertAccount(
  tx: Transaction,
  account: { id: string; person: string; username: string; passwordHash: string },
): Promise<boolean> {
  const rows = await tx`
    INSERT INTO account (id, person_id, username, password_hash)
    SELECT ${account.id}, id, ${account.username}, ${account.passwordHash} FROM person WHERE slug = ${account.person}
    RETURNING id`;
  return rows.length === 1;
}

export async function accountByName(db: Queryable, username: string) {
  const [account] = await db<{ id: string; personId: string; passwordHash: string }[]>`
    SELECT id, person_id AS "personId", password_hash AS "passwordHash"
    FROM account WHERE username = ${username} AND disabled_at IS NULL`;
  return account ?? null;
}

export async function insertSession(
  db: Queryable,
  session: { tokenSha256: Buffer; accountId: string; createdAt: Instant; expiresAt: Instant },
): Promise<void> {
  await db`DELETE FROM session WHERE expires_at < ${session.createdAt}`;
  await db`INSERT INTO session (token_sha256, account_id, created_at, expires_at)
    VALUES (${session.tokenSha256}, ${session.accountId}, ${session.createdAt}, ${session.expiresAt})`;
}

/** Who signed in with a token and still is, with the positions held on the day; for all who ask at once. */
export const personOfSession = batched(
  async (
    db: Queryable,
    asked: readonly { tokenSha256: Buffer; now: Instant }[],
  ): Promise<(SignedIn | null)[]> => {
    const tokens = asked.map(({ tokenSha256, now }) => ({
      token: tokenSha256.toString('hex'),
      now,
      on: dayOf(now),
    }));
    const people = await db<(SignedIn & { place: number })[]>`
      SELECT p.id AS "personId", p.name AS "personName", ${heldPositions(db, db`p.id`, db`q."on"`)} AS positions, q.place
      FROM ROWS FROM (jsonb_to_recordset(${db.json(tokens)}) AS (token text, now timestamptz, "on" date))
        WITH ORDINALITY AS q(token, now, "on", place)
      JOIN session s ON s.token_sha256 = decode(q.token, 'hex') AND s.expires_at > q.now
      JOIN account a ON a.id = s.account_id AND a.disabled_at IS NULL
      JOIN person p ON p.id = a.person_id`;
    const byPlace = new Map(people.map(({ place, ...person }) => [place, person]));
    return asked.map((_, index) => byPlace.get(index + 1) ?? null);
  },
);

export const deleteSession = (db: Queryable, tokenSha256: Buffer) =>
  db`DELETE FROM session WHERE token_sha256 = ${tokenSha256}`;
