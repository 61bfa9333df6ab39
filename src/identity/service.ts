import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { brokenConstraint } from '../kernel/database.ts';
import { Refusal } from '../kernel/refusal.ts';
import { addMinutes } from '../kernel/time.ts';
import { type Command, type System, sha256 } from '../ledger/index.ts';
import { accountSchema, type NewAccount, type SignedIn } from './model.ts';
import { accountByName, deleteSession, insertAccount, insertSession, personOfSession } from './store.ts';

/** A working day and its evening; whoever comes back tomorrow signs in again. */
const SESSION_MINUTES = 12 * 60;

export const hashPassword = (password: string): Promise<string> => hash(password);

/** Checked when the name is unknown, so that both answers take as long. */
const decoy = hash('no account has this password');

export const addAccount: Command<NewAccount, { username: string }> = {
  kind: 'identity.add-account',
  input: accountSchema,
  async handle({ person, username, passwordHash }, { tx, newId, record }) {
    const id = newId();
    const added = await insertAccount(tx, { id, person, username, passwordHash }).catch((error) => {
      if (!brokenConstraint(error)) throw error;
      throw new Refusal(409, 'account-exists', {
        vi: `Người này hoặc tên đăng nhập ${username} đã có tài khoản.`,
        en: `This person or the username ${username} already has an account.`,
      });
    });
    if (!added) {
      throw new Refusal(404, 'not-found', { vi: `Không có người ${person}.`, en: `No person ${person}.` });
    }
    const data = { person, username };
    record('registers', [{ stream: id, streamSeq: 1, kind: 'identity.account-added', data }]);
    return { username };
  },
};

/** @returns the token for the session cookie, or null when name and password do not fit together. */
export async function signIn(system: System, username: string, password: string): Promise<string | null> {
  const name = accountSchema.shape.username.safeParse(username);
  const account = name.success ? await accountByName(system.db, name.data) : null;
  const fits = await verify(account?.passwordHash ?? (await decoy), password);
  if (!account || !fits) return null;
  const token = randomBytes(32).toString('base64url');
  const createdAt = system.clock.now();
  await insertSession(system.db, {
    tokenSha256: sha256(token),
    accountId: account.id,
    createdAt,
    expiresAt: addMinutes(createdAt, SESSION_MINUTES),
  });
  return token;
}

export const signOut = (system: System, token: string) => deleteSession(system.db, sha256(token));

/** The person behind a session, with the positions held now: rights end the moment a position does. */
export async function whoIs(system: System, token: string): Promise<SignedIn | null> {
  return personOfSession(system.db, { tokenSha256: sha256(token), now: system.clock.now() });
}
