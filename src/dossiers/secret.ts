import { createHmac, timingSafeEqual } from 'node:crypto';

/** Letters and digits that nobody mistakes for one another, on paper or aloud (Crockford's base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The second secret of a slip: eight characters, 40 bits, made from the installation's key and the dossier, so
 * that it can be printed again and is stored nowhere.
 */
export function slipSecret(key: Buffer, dossierId: string): string {
  const mac = createHmac('sha256', key).update(dossierId).digest();
  const letters = Array.from({ length: 8 }, (_, i) => ALPHABET[mac[i]! % 32]);
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}

/** Small letters, spaces and the usual misreadings (O for 0, I and L for 1) are forgiven. */
export function secretMatches(given: string, secret: string): boolean {
  const plain = (text: string) =>
    Buffer.from(
      text
        .toUpperCase()
        .replace(/[^0-9A-Z]/g, '')
        .replace(/O/g, '0')
        .replace(/[IL]/g, '1'),
    );
  const [a, b] = [plain(given), plain(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * Lets whoever opened the details fetch the result for a while, without the secret standing in an address.
 * `expires`: epoch milliseconds.
 */
export function resultPass(key: Buffer, dossierId: string, expires: number): string {
  const mac = createHmac('sha256', key).update(`result ${dossierId} ${expires}`).digest('base64url');
  return `${expires}.${mac.slice(0, 27)}`;
}

export function resultPassHolds(pass: string, key: Buffer, dossierId: string, nowMs: number): boolean {
  const expires = Number(pass.split('.')[0]);
  if (!(expires > nowMs)) return false;
  const [a, b] = [Buffer.from(pass), Buffer.from(resultPass(key, dossierId, expires))];
  return a.length === b.length && timingSafeEqual(a, b);
}
