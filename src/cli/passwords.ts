import { randomInt } from 'node:crypto';
import type { Messages } from './messages.ts';
import { EXIT, Trouble } from './trouble.ts';

/** NIST SP 800-63B-4 asks for eight where a second factor exists and fifteen where none does; no rules of composition. */
const MINIMUM = 12;

/** Without letters and digits that look alike. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Four groups of five, 99 bits: `k7m2p-…`. */
export const newPassword = (): string =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''),
  ).join('-');

/** The first line of what is piped in. @throws Trouble when it is too short. */
export async function readPassword(
  input: AsyncIterable<Buffer | string>,
  { user }: Messages,
): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of input) chunks.push(Buffer.from(chunk));
  const [password = ''] = Buffer.concat(chunks).toString('utf8').normalize('NFC').split(/\r?\n/);
  if ([...password].length < MINIMUM) {
    throw new Trouble(user.shortPassword(MINIMUM), { mend: user.shortPasswordMend, exitCode: EXIT.usage });
  }
  return password;
}
