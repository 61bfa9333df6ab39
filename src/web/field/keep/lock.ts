/**
 * What is kept on the device is unreadable without the surveyor's passphrase: a random key seals it, and a key derived
 * from the passphrase wraps that one. All of it is the browser's own Web Crypto.
 */

type Bytes = Uint8Array<ArrayBuffer>;

/** What lies on the device beside the sealed rows. Without the passphrase it opens nothing. */
export interface Lock {
  readonly salt: Bytes;
  readonly iterations: number;
  readonly iv: Bytes;
  readonly wrapped: Bytes;
}

/** OWASP Password Storage Cheat Sheet: at least 600,000 rounds of PBKDF2 with HMAC-SHA-256. */
const ITERATIONS = 600_000;
const IV_BYTES = 12;

const random = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));
const text = new TextEncoder();

/** Vietnamese keyboards compose their letters differently: the same passphrase must be the same bytes. */
const typed = (passphrase: string): Bytes => text.encode(passphrase.normalize('NFKC'));

async function wrapper({ salt, iterations }: Pick<Lock, 'salt' | 'iterations'>, passphrase: string) {
  const base = await crypto.subtle.importKey('raw', typed(passphrase), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['wrapKey', 'unwrapKey'],
  );
}

const unwrap = async (lock: Lock, passphrase: string): Promise<CryptoKey> =>
  crypto.subtle.unwrapKey(
    'raw',
    lock.wrapped,
    await wrapper(lock, passphrase),
    { name: 'AES-GCM', iv: lock.iv },
    'AES-GCM',
    false,
    ['encrypt', 'decrypt'],
  );

/** A new random key under this passphrase. Who forgets the passphrase has lost what was sealed with the key. */
export async function makeLock(passphrase: string): Promise<{ lock: Lock; key: CryptoKey }> {
  const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, [
    'encrypt',
    'decrypt',
  ]);
  const how = { salt: random(16), iterations: ITERATIONS };
  const iv = random(IV_BYTES);
  const wrapped = new Uint8Array(
    await crypto.subtle.wrapKey('raw', fresh, await wrapper(how, passphrase), { name: 'AES-GCM', iv }),
  );
  const lock = { ...how, iv, wrapped };
  // From here on the key cannot be read out of the browser's memory by a script.
  return { lock, key: await unwrap(lock, passphrase) };
}

/** @returns null when it is another passphrase. */
export async function openLock(lock: Lock, passphrase: string): Promise<CryptoKey | null> {
  try {
    return await unwrap(lock, passphrase);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'OperationError') return null;
    throw error;
  }
}

/** @param label where the bytes are kept; sealed bytes that were moved to another place do not open. */
export async function seal(key: CryptoKey, label: string, bytes: Bytes): Promise<Bytes> {
  const iv = random(IV_BYTES);
  const how = { name: 'AES-GCM', iv, additionalData: text.encode(label) };
  const sealed = new Uint8Array(await crypto.subtle.encrypt(how, key, bytes));
  const box = new Uint8Array(IV_BYTES + sealed.length);
  box.set(iv);
  box.set(sealed, IV_BYTES);
  return box;
}

/** @throws DOMException `OperationError` when a bit of it is not as it was sealed. */
export async function unseal(key: CryptoKey, label: string, box: Bytes): Promise<Bytes> {
  const how = { name: 'AES-GCM', iv: box.subarray(0, IV_BYTES), additionalData: text.encode(label) };
  return new Uint8Array(await crypto.subtle.decrypt(how, key, box.subarray(IV_BYTES)));
}
